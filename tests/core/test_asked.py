"""An answer to the question of another collection needs the points that question asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from llm_interview.core.evidence import Evidence
from llm_interview.core.glossary import Glossary
from llm_interview.core.grades import Answer, Grade, Verdict, by_reference
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.prepared import compile_question
from llm_interview.core.questions import Asked, KeyPoint, Question

STORED = "Keys and values of earlier tokens are stored."
GROWS = "Memory grows with the length of the context and with the batch."
SAVES = "Each new token is computed alone instead of the whole prefix again."
CACHE = Question(
    id="kv",
    topic="serve",
    front={"en": "What does it keep and what does it cost?"},
    spoken={"en": f"{STORED} {GROWS} {SAVES}"},
    seed_refs=("blog#1", "blog#2"),
    asked=(Asked(ref="blog#2", points=("saves",)),),
    key_points=(
        KeyPoint(id="stored", weight=40, required=True, text={"en": STORED}),
        KeyPoint(id="grows", weight=40, required=True, text={"en": GROWS}),
        KeyPoint(id="saves", weight=20, required=False, text={"en": SAVES}),
    ),
)


@cache
def lexicon() -> Lexicon:
    return Lexicon(compile_lexicon(Glossary(concepts={}, axes=())))


def verdict(question: Question, answer: str) -> str:
    """By a grader that keeps the card compiled, as the content cache does."""
    kept = compile_question(CACHE, lexicon())
    grader = OfflineGrader(lexicon(), lambda _: kept)
    return grader.grade(question, Answer(text=answer, lang="en")).verdict


def required(question: Question) -> list[str]:
    return [point.id for point in question.key_points if point.required]


def test_a_reference_that_asks_for_something_else_requires_other_points() -> None:
    assert required(CACHE.as_asked("blog#2")) == ["saves"]
    assert required(CACHE) == ["stored", "grows"]


def test_a_reference_that_asks_what_the_card_asks_changes_nothing() -> None:
    assert CACHE.as_asked("blog#1") is CACHE
    assert CACHE.as_asked("") is CACHE


def test_what_the_reference_asks_is_enough_for_it_and_not_for_the_card() -> None:
    assert verdict(CACHE.as_asked("blog#2"), SAVES) == "correct"
    assert verdict(CACHE, SAVES) != "correct"


def test_what_the_card_asks_is_not_enough_for_a_reference_that_asks_something_else() -> None:
    assert verdict(CACHE, f"{STORED} {GROWS}") == "correct"
    assert verdict(CACHE.as_asked("blog#2"), f"{STORED} {GROWS}") != "correct"


def test_an_answer_to_either_is_right_where_a_reference_is_named() -> None:
    kept = compile_question(CACHE, lexicon())
    judge = OfflineGrader(lexicon(), lambda _: kept).grade
    for answer, right in ((SAVES, True), (f"{STORED} {GROWS}", True), (STORED, False)):
        said = Answer(text=answer, lang="en")
        assert (by_reference(judge, CACHE, "blog#2", said).verdict == "correct") is right
    once = by_reference(judge, CACHE, "blog#1", Answer(text=STORED, lang="en"))
    assert once == judge(CACHE, Answer(text=STORED, lang="en"))


@pytest.mark.parametrize(
    ("verdict", "confidence", "found"),
    [
        ("incorrect", 0.99, "incorrect"),
        ("incorrect", 0.7, "correct"),
        ("partial", 0.99, "correct"),
    ],
)
def test_what_is_surely_wrong_for_a_reference_is_not_right_by_chance(
    verdict: Verdict, confidence: float, found: Verdict
) -> None:
    def judge(question: Question, answer: Answer) -> Grade:
        own = question is CACHE
        return Grade(
            card=question.id, lang=answer.lang, score=0.5, points=(), grader="test",
            verdict="correct" if own else verdict, confidence=0.8 if own else confidence,
            suggested_rating="good",
        )  # fmt: skip

    said = Answer(text=STORED, lang="en")
    assert by_reference(judge, CACHE, "blog#2", said).verdict == found


def test_a_card_that_words_its_points_once_is_read_once() -> None:
    grader = OfflineGrader(lexicon(), lambda _: None)
    assert grader.evidence(compile_question(CACHE, lexicon()), STORED).plain is None
    first, *others = CACHE.key_points
    worded = replace(first, accept={"en": ("old K and V stay around",)})
    more = replace(CACHE, key_points=(worded, *others))
    both = grader.evidence(compile_question(more, lexicon()), "old K and V stay around")
    assert both.plain is not None
    assert both.points[0].best.window > 0.9 > both.plain.points[0].best.window


def test_an_answer_is_read_once_for_both_though_the_card_is_decoded_anew_each_time() -> None:
    read: list[str] = []

    class Counted(OfflineGrader):
        def evidence(self, prepared: Mapping[str, Any], text: str) -> Evidence:
            read.append(text)
            return super().evidence(prepared, text)

    judge = Counted(lexicon(), lambda _: compile_question(CACHE, lexicon())).grade
    for answer in (SAVES, STORED):
        by_reference(judge, CACHE, "blog#2", Answer(text=answer, lang="en"))
    assert read == [SAVES, STORED]
