"""Our own notes for Anki as a table come back as whole cards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.langs import LANGS
from llm_interview.core.questions import Question
from llm_interview.export.anki_tsv import to_anki_tsv
from llm_interview.importing.own_table import HEADINGS
from llm_interview.terminal.catalog import Catalog
from tests.export.sheets import make_sheet, small_deck
from tests.importing.reading import found

PARTS = {
    "key_points": "points",
    "pitfall": "pitfalls",
    "follow_ups": "follow_ups",
    "example": "example",
    "formula": "formula",
    "sources": "sources",
}


@pytest.fixture(scope="module")
def deck() -> tuple[Question, ...]:
    return small_deck()


def back(*questions: Question, **changes: tuple[str, str]) -> list[Any]:
    """The cards that an import finds; `changes` are made to the table before."""
    table = to_anki_tsv(make_sheet(questions)).decode()
    for old, new in changes.values():
        assert old in table
        table = table.replace(old, new)
    return [draft.card for draft in found("csv", table).drafts]


def test_parts_are_called_so_in_sheets() -> None:
    now = {Catalog(lang)(word): part for lang in LANGS for word, part in PARTS.items()}
    assert now.items() <= HEADINGS.items()  # which knows the words of earlier versions too
    assert set(HEADINGS.values()) == set(PARTS.values())


def test_a_card_comes_back_once_with_all_its_languages(deck: tuple[Question, ...]) -> None:
    first, second = back(*deck)
    question = deck[0]
    assert (first["id"], first["topic"], tuple(first["tags"])) == (
        *(question.id, question.topic, question.tags),
    )
    assert first["question"] == question.front
    assert first["answer"] == question.spoken
    assert first["key_points"] == [
        {"text": dict(point.text), "required": True} for point in question.key_points
    ]
    assert first["pitfalls"] == [
        {"wrong": dict(one.wrong), "right": dict(one.right)} for one in question.pitfalls
    ]
    assert first["follow_ups"] == [
        {"q": dict(one.q), "a": dict(one.a)} for one in question.follow_ups
    ]
    assert (second["question"], second["answer"]) == (deck[1].front, deck[1].spoken)


def test_a_star_that_no_legend_explains_belongs_to_the_point(deck: tuple[Question, ...]) -> None:
    (point,) = deck[0].key_points
    starred = replace(point, required=False, text=dict.fromkeys(LANGS, "★ of the show"))
    (card,) = back(replace(deck[0], key_points=(starred,)))
    assert card["key_points"] == [{"text": dict.fromkeys(LANGS, "★ of the show")}]


def test_a_follow_up_answered_in_two_lines_keeps_both(deck: tuple[Question, ...]) -> None:
    (follow,) = deck[0].follow_ups
    long = replace(follow, a=dict.fromkeys(LANGS, "One.\nTwo."))
    (card,) = back(replace(deck[0], follow_ups=(long,)))
    assert card["follow_ups"][0]["a"] == dict.fromkeys(LANGS, "One.\nTwo.")


def test_a_table_with_rows_of_somebody_else_is_read_as_any_other(
    deck: tuple[Question, ...],
) -> None:
    cards = back(*deck, another=("rank-metric:zh", "guid of Anki"))
    assert cards == [{}, {}, {}, {}]


def test_questions_only_leaves_nothing_to_draft(deck: tuple[Question, ...]) -> None:
    table = to_anki_tsv(make_sheet(deck, answers=False)).decode()
    read = found("csv", table)
    assert read.drafts == ()
    assert {left.reason for left in read.leftovers} == {"no_answer"}


PIECES = (
    "<b>Key points</b>",
    "<small>★ must say</small>",
    "1. ★ a",
    "2. b",
    "★",
    "<b>Watch out</b>",
)
MORE = ("→ right", "✗ wrong", "<b>Follow-ups</b>", "said", "<b>Why?</b>", "<b>Sources</b>", "", "x")


@given(
    st.lists(st.sampled_from((*PIECES, *MORE)), min_size=1), st.sampled_from(("", "topic::a", "t"))
)
def test_whatever_was_made_of_the_lines_is_one_card(lines: list[str], tags: str) -> None:
    answer = "<br>".join(["said", *lines])
    head = "#separator:tab\n#html:true\n#columns:Front\tBack\ttags\tid\n#tags column:3\n"
    table = f"{head}#guid column:4\nWhat?\t{answer}\t{tags}\tcard:en\n"
    (draft,) = found("csv", table).drafts
    card: Any = draft.card
    assert (card["id"], card["question"]) == ("card", {"en": "What?"})
    assert card["answer"]["en"].startswith("said")
    assert len(card.get("key_points", ())) <= len(lines)
