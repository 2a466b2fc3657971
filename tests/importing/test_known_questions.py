"""When two questions are one, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.importing.cards import Drafted, to_cards
from llm_interview.importing.drafts import Draft, Found
from llm_interview.importing.known_questions import (
    KnownQuestions,
    Place,
    question_key,
    twins,
    without,
)

HERE = Place(card="mask", at="old.yaml:3")


def drafted(*questions: str) -> Drafted:
    """Cards that ask these, each with its line."""
    drafts = [Draft(line=n, question=q, answer=f"So {n}.") for n, q in enumerate(questions, 1)]
    return to_cards(Found(drafts=tuple(drafts)), name="new", lang=None)


def known(*questions: str) -> KnownQuestions:
    """A library of one card that asks these."""
    there = KnownQuestions()
    there.add(questions, HERE)
    return there


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is a mask?", "what is  a MASK"),
        ("What’s a mask?", "What's a mask"),
        ("Why divide by √d_k?", "Why divide by √d_k"),
        ("Hoá đơn là gì?", "Hóa đơn là gì"),
        ("Mô hình là gì?", "Mo\u0302 hi\u0300nh là gì ?"),
        ("什么是注意力？", "什麼是注意力"),
        ("什么是ＬＬＭ？", "什么是LLM?"),
        ("“Mask” là gì?", "Mask là gì?"),
    ],
)
def test_signs_case_width_and_tone_places_make_no_other_question(one: str, other: str) -> None:
    assert question_key(one) == question_key(other)
    assert [twin.place for twin in twins(drafted(other), known(one))] == [HERE]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is C?", "What is C++?"),
        ("What is A search?", "What is A* search?"),
        ("Má là gì?", "Mà là gì?"),
        ("What is a mask?", "What is the mask for?"),
        ("什么是注意力？", "什么是自注意力？"),
    ],
)
def test_other_words_and_other_tones_do(one: str, other: str) -> None:
    assert question_key(one) != question_key(other)
    assert twins(drafted(other), known(one)) == ()


@given(st.text(min_size=1, max_size=60))
def test_a_question_is_always_known_again(question: str) -> None:
    cards = drafted(question)
    assert len(twins(cards, known(question))) == len(cards.cards)


@given(st.lists(st.sampled_from(["Token?", "Mask!", "Là gì?", "为什么？", "So"]), max_size=8))
def test_no_draft_is_lost_when_those_that_are_there_are_left_out(questions: list[str]) -> None:
    cards = drafted(*questions)
    found = twins(cards, known("mask", "为什么"))
    kept = without(cards, found)
    assert len(kept.cards) + len(found) == len(cards.cards) == len(kept.lines) + len(found)
    assert {twin.line for twin in found} <= {left.line for left in kept.leftovers}
    assert twins(kept, known("mask", "为什么")) == ()


def test_a_whole_card_is_known_by_each_of_its_languages() -> None:
    card = {"id": "m", "topic": "t", "question": {"en": "A new one?", "vi": "Mặt nạ là gì?"}}
    found = Found(drafts=(Draft(line=7, card={**card, "answer": {"en": "So.", "vi": "Vậy."}}),))
    whole = to_cards(found, name="new", lang=None)
    twin = twins(whole, known("mặt nạ là gì"))[0]
    assert (twin.line, twin.id, twin.question) == (7, "m", "Mặt nạ là gì?")
    assert twin.mark == "The same question: mask (old.yaml:3)"


def test_the_first_card_that_asks_is_named() -> None:
    there = known("Why?")
    there.add(["Why"], Place(card="later", at="b.yaml:1"))
    assert [twin.place.card for twin in twins(drafted("why"), there)] == ["mask"]
