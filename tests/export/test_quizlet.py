"""Two columns pasted into Quizlet's import box, as it reads them when nothing is changed there:
a new line between cards, a tab between term and definition, everything else as it is written."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_interview.core.inline import parse_inline
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Question
from llm_interview.export.quizlet_tsv import to_quizlet_tsv
from llm_interview.loader.cached_library import CachedLibrary
from tests.export.sheets import filled, make_sheet

LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What a browser or an editor may take for the end of a line besides the line feed."""


def pasted(data: bytes) -> list[tuple[str, str]]:
    """Term and definition of each card; no quotation mark and no backslash means anything."""
    text = data.decode()
    assert not text.startswith("\ufeff")
    assert text.endswith("\n")
    cards = [tuple(line.split("\t")) for line in text.removesuffix("\n").split("\n")]
    assert {len(card) for card in cards} == {2}
    return [(term, definition) for term, definition in cards]


def bare(text: str) -> str:
    return "".join(run.text for run in parse_inline(text))


@pytest.mark.parametrize("lang", LANGS)
def test_every_shipped_card_is_one_term_with_its_definition(
    lang: Lang, shipped_library: CachedLibrary
) -> None:
    questions = [shipped_library.question(name) for name in shipped_library.ids()]
    cards = pasted(to_quizlet_tsv(make_sheet(questions, lang)))
    assert len(cards) == len(questions)
    terms = {term for term, _ in cards}
    for question in questions:
        assert bare(question.front[lang]) in terms
    for term, definition in cards:
        for side in (term, definition):
            assert side
            assert side == side.strip()
        assert not [
            c for c in term + definition if c in LINE_ENDS or unicodedata.category(c) == "Cc"
        ]


def test_the_definition_is_the_answer_then_the_points_then_the_formulas(
    small_deck: tuple[Question, ...],
) -> None:
    question = small_deck[0]
    for lang in LANGS:
        ((_, definition),) = pasted(to_quizlet_tsv(make_sheet([question], lang)))
        points = [definition.index(bare(point.text[lang])) for point in question.key_points]
        formulas = [definition.index(f"[{one.plain}]") for one in question.formula]
        places = [definition.index(bare(question.spoken[lang])), *points, *formulas]
        assert places == sorted(places)
        assert places[0] == 0


def test_languages_follow_one_another_card_by_card(small_deck: tuple[Question, ...]) -> None:
    cards = pasted(to_quizlet_tsv(make_sheet(small_deck[:1], "zh", "en", "vi")))
    langs: tuple[Lang, ...] = ("zh", "en", "vi")
    assert [term for term, _ in cards] == [bare(small_deck[0].front[lang]) for lang in langs]


def test_tabs_and_line_ends_in_a_card_part_nothing(small_deck: tuple[Question, ...]) -> None:
    torn = f"one\ttwo\nthree{''.join(f'{end}x' for end in LINE_ENDS)}"
    card = replace(small_deck[0], front={"en": torn}, spoken={"en": torn})
    ((term, definition),) = pasted(to_quizlet_tsv(make_sheet([card], "en")))
    assert term.startswith("one two three")
    assert definition.startswith("one two three")
    assert not set(term + definition) & set(LINE_ENDS)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_whatever_is_written_is_one_card_a_language(text: str) -> None:
    assert len(pasted(to_quizlet_tsv(make_sheet([filled(text)])))) == len(LANGS)
