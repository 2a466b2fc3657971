"""Cards of a sheet: in those of its languages that they have, else in the first of their own."""

from __future__ import annotations

import pytest

from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Formula, Question, Source
from llm_interview.core.sheet_blocks import Heading
from llm_interview.core.sheet_cards import build_card
from llm_interview.terminal.catalog import Catalog


@pytest.mark.parametrize("own", LANGS)
def test_a_card_in_none_of_the_languages_asked_for_comes_whole_in_its_own(own: Lang) -> None:
    question = Question(
        id="own",
        topic="attn",
        front={own: "?"},
        spoken={own: "!"},
        formula=(Formula(id="f", tex="x", plain="x"),),
        sources=(Source(id="s", title="A paper", year=2017),),
    )
    others: tuple[Lang, ...] = tuple(lang for lang in LANGS if lang != own)

    def label(lang: Lang, part: str, /, **values: object) -> str:
        return Catalog(lang)(part, **values)

    card = build_card(question, 1, others, label, answers=True)
    assert [side.lang for side in card.sides] == [own]
    headings = [b for b in (*card.sides[0].blocks, *card.shared) if isinstance(b, Heading)]
    assert [one.text for one in headings] == [label(own, "formula"), label(own, "sources")]
    assert all(set(one.names) == set(others) for one in headings)
