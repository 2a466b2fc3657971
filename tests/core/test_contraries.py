"""Who says the contrary of a point with its own words has not made it."""

from __future__ import annotations

from functools import cache

import pytest

from llm_interview.core.clauses import mark
from llm_interview.core.contraries import NEAR, Contrary, by_clauses, contrary
from llm_interview.core.evidence import heard
from llm_interview.core.glossary import Glossary
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.matching import Said
from llm_interview.core.prepared import compile_question, wording
from llm_interview.core.questions import KeyPoint, Question
from llm_interview.core.tokens import read
from llm_interview.core.wordings import as_wording, opened

POINT = "Greedy search keeps one token, beam search keeps several sequences."
SWAPPED = "Beam search keeps one token, greedy search keeps several sequences."
CARD = Question(
    id="search",
    topic="dec",
    front={"en": "How do the two differ?"},
    spoken={"en": POINT},
    key_points=(
        KeyPoint(
            id="keeps",
            weight=100,
            required=True,
            text={"en": POINT},
            contradictions={"en": (SWAPPED,)},
        ),
    ),
)


@cache
def lexicon() -> Lexicon:
    return Lexicon(compile_lexicon(Glossary(concepts={}, axes=())))


def said(text: str) -> Said:
    return Said(mark(lexicon().units(read(text), correct=False), lexicon()), lexicon())


def compared(answer: str, card: Question = CARD) -> Contrary:
    point = opened(compile_question(card, lexicon()))["points"][0]
    heard_ = heard(point, said(answer))
    return contrary(point["contrary"], heard_, said(answer), any_polarity=False)


@pytest.mark.parametrize(
    ("answer", "sign"),
    [
        ("with greedy search you keep one token; with beam search several sequences", 1),
        ("with beam search you keep one token; with greedy search several sequences", -1),
    ],
)
def test_two_things_exchanged_are_nearer_to_the_contrary(answer: str, sign: int) -> None:
    found = compared(answer)
    assert found.share > NEAR
    assert found.rather * sign > 0


def test_an_answer_about_something_else_is_near_to_neither() -> None:
    assert compared("gradients vanish in deep networks") == Contrary()


def test_a_point_without_contradictions_has_no_contrary() -> None:
    plain = Question(
        id="plain",
        topic="",
        front=CARD.front,
        spoken=CARD.spoken,
        key_points=(KeyPoint(id="keeps", weight=100, required=True, text={"en": POINT}),),
    )
    assert compared(SWAPPED, plain) == Contrary()


def test_the_contrary_names_the_clause_that_says_it() -> None:
    found = compared("I studied this. Beam search keeps one token.")
    assert found.clause == 1


def test_a_wording_said_across_clauses_counts_each_of_its_clauses_once() -> None:
    words = as_wording(wording("greedy search keeps one token", lexicon()))
    together, _ = by_clauses(words, said("greedy search keeps one token"), any_polarity=False)
    apart, _ = by_clauses(words, said("greedy search. It keeps one token"), any_polarity=False)
    assert together == pytest.approx(1.0)
    assert 0 < apart < together
