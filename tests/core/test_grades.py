"""Which of the grades that several cards give an answer counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from llm_interview.core.grades import SURE, Grade, Verdict, best_of


def grade(card: str, verdict: Verdict, confidence: float = 0.9) -> Grade:
    return Grade(
        card=card,
        lang="en",
        score=0.0,
        verdict=verdict,
        confidence=confidence,
        suggested_rating="again",
        grader="core/1",
        points=(),
    )


def test_a_passing_grade_of_the_first_card_counts_and_no_other_card_is_asked() -> None:
    def grades() -> Iterator[Grade]:
        yield grade("first", "correct", 0.1)
        pytest.fail("a further card was asked")

    assert best_of(grades()).card == "first"


def test_another_card_counts_where_it_surely_passes_the_answer() -> None:
    assert best_of([grade("first", "partial"), grade("second", "correct", SURE)]).card == "second"


def test_a_doubtful_pass_by_another_card_counts_nothing() -> None:
    doubtful = grade("second", "correct", SURE - 0.01)
    assert best_of([grade("first", "incorrect"), doubtful]).card == "first"


def test_a_better_but_not_passing_grade_of_another_card_counts_nothing() -> None:
    assert best_of([grade("first", "incorrect"), grade("second", "partial")]).card == "first"


def test_no_grade_is_refused() -> None:
    with pytest.raises(ValueError, match="no card"):
        best_of([])
