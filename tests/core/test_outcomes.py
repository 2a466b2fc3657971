"""What one answer may do to a card, against the memory model a step at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.memory import Memory, Parameters, first, next_memory, retrievability
from llm_interview.core.outcomes import Outcome, Outcomes
from llm_interview.core.pace import Pace
from llm_interview.core.ratings import RATINGS, Rating

from .planning import memories, paces, parameters


def by_the_model(
    memory: Memory | None, rating: Rating, days: int, weights: Parameters
) -> tuple[float, float]:
    """Stability and difficulty after a rating, a miss asked again the same day and rated good."""
    after = next_memory(memory, rating, days, weights) if memory else first(rating, weights)
    if rating == "again":
        after = next_memory(after, "good", 0, weights)
    return (after.stability, after.difficulty)


def memories_of(found: tuple[Outcome, ...]) -> list[object]:
    return [pytest.approx((stability, difficulty)) for _, stability, difficulty in found]


@given(memories, st.integers(1, 500), paces(), parameters())
def test_an_answer_leads_where_the_memory_model_says(
    memory: Memory, days: int, pace: Pace, weights: Parameters
) -> None:
    outcomes = Outcomes(parameters=weights, pace=pace)
    found = outcomes.after(memory.stability, memory.difficulty, days)
    assert [by_the_model(memory, rating, days, weights) for rating in RATINGS] == memories_of(found)


@given(st.floats(0.02, 0.98), paces(), parameters())
def test_a_first_answer_does_too(prior: float, pace: Pace, weights: Parameters) -> None:
    found = Outcomes(parameters=weights, pace=pace).first(prior)
    assert [by_the_model(None, rating, 0, weights) for rating in RATINGS] == memories_of(found)


@given(memories, st.integers(1, 500), st.floats(0.02, 0.98), paces(), parameters())
def test_the_outcomes_are_all_there_are_and_a_miss_is_as_likely_as_forgetting(
    memory: Memory, days: int, prior: float, pace: Pace, weights: Parameters
) -> None:
    outcomes = Outcomes(parameters=weights, pace=pace)
    after = outcomes.after(memory.stability, memory.difficulty, days)
    recall = retrievability(memory.stability, days, weights)
    for found, miss in ((after, 1 - recall), (outcomes.first(prior), 1 - prior)):
        assert found[0][0] == pytest.approx(miss)
        assert sum(chance for chance, _, _ in found) == pytest.approx(1)


@given(memories, st.integers(1, 500), st.floats(0.5, 60), paces(), parameters())
def test_recall_after_one_answer_is_that_of_its_outcomes(
    memory: Memory, days: int, rest: float, pace: Pace, weights: Parameters
) -> None:
    outcomes = Outcomes(parameters=weights, pace=pace)
    found = outcomes.recall_after_one(memory.stability, memory.difficulty, days, rest)
    after = outcomes.after(memory.stability, memory.difficulty, days)
    assert found == pytest.approx(
        sum(chance * retrievability(stability, rest, weights) for chance, stability, _ in after)
    )
