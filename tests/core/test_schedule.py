"""One card from its first rating on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.memory import DEFAULT
from llm_interview.core.ratings import RATINGS, Rating
from llm_interview.core.schedule import CardState, Kernel, card_state, replay

from .histories import DAY, DayReview

STEPS = st.lists(st.tuples(st.sampled_from(RATINGS), st.integers(-3, 400)), max_size=25)


def state_after(*steps: tuple[Rating, int], kernel: Kernel | None = None) -> CardState:
    day, reviews = DAY, []
    for rating, later in steps:
        day += timedelta(days=later)
        reviews.append(DayReview(rating=rating, day=day))
    state = card_state(reviews, kernel or Kernel())
    assert state is not None
    return state


def test_a_card_without_reviews_has_no_state() -> None:
    assert card_state([]) is None


@pytest.mark.parametrize(
    ("steps", "phase", "lapses"),
    [
        ([("again", 0)], "learning", 0),
        ([("again", 0), ("again", 0)], "learning", 0),
        ([("again", 0), ("hard", 0)], "review", 0),
        ([("good", 0)], "review", 0),
        ([("good", 0), ("again", 3)], "relearning", 1),
        ([("good", 0), ("again", 3), ("again", 0)], "relearning", 1),
        ([("good", 0), ("again", 3), ("good", 0)], "review", 1),
        ([("good", 0), ("again", 3), ("good", 0), ("again", 1)], "relearning", 2),
    ],
)
def test_a_card_is_learnt_reviewed_and_learnt_again(
    steps: list[tuple[Rating, int]], phase: str, lapses: int
) -> None:
    state = state_after(*steps)
    assert (state.phase, state.lapses) == (phase, lapses)


def test_again_brings_the_card_back_the_same_day() -> None:
    assert state_after(("good", 0), ("again", 3)).due == DAY + timedelta(days=3)


def test_a_card_that_was_just_failed_is_not_called_known_until_it_is_passed() -> None:
    failed = state_after(("good", 0), ("again", 30))
    day = failed.last_day
    assert failed.expected_recall(day) == 0
    assert failed.expected_recall(day + timedelta(days=1)) == failed.retrievability(
        day + timedelta(days=1)
    )
    passed = state_after(("again", 0), ("hard", 0))
    assert passed.expected_recall(passed.last_day) == 1


def test_the_day_of_the_last_miss_is_kept_over_later_passes() -> None:
    assert state_after(("good", 0)).missed_day is None
    missed = state_after(("again", 0), ("again", 3), ("good", 0), ("good", 9))
    assert missed.missed_day == DAY + timedelta(days=3)


def test_a_first_good_brings_it_back_in_two_days() -> None:
    assert state_after(("good", 0)).due == DAY + timedelta(days=2)


def test_a_higher_desired_retention_asks_earlier() -> None:
    steps: list[tuple[Rating, int]] = [("good", 0), ("good", 2), ("good", 10)]
    eager = state_after(*steps, kernel=Kernel(retention=0.95))
    assert eager.due < state_after(*steps).due


def test_a_clock_set_back_moves_neither_the_last_day_nor_the_due_day_back() -> None:
    steady, back = state_after(("good", 0), ("good", 0)), state_after(("good", 0), ("good", -30))
    assert back.last_day == steady.last_day == DAY
    assert back.due == steady.due
    assert back.first_day == DAY - timedelta(days=30)


def test_a_card_at_the_end_of_time_is_due_on_the_last_day() -> None:
    state = card_state([DayReview(rating="easy", day=date.max)])
    assert state is not None
    assert state.due == date.max


@given(STEPS)
def test_whatever_happens_the_state_makes_sense(steps: list[tuple[Rating, int]]) -> None:
    day, reviews = DAY, []
    for rating, later in steps:
        day += timedelta(days=later)
        reviews.append(DayReview(rating=rating, day=day))
    for count, step in enumerate(replay(reviews), start=1):
        state = step.state
        assert 0.001 <= state.memory.stability <= 36500
        assert 1 <= state.memory.difficulty <= 10
        assert state.first_day <= state.last_day <= state.due
        assert state.reps == count >= state.lapses
        assert step.predicted is None or 0 < step.predicted < 1
        assert 0 < state.retrievability(state.due + timedelta(days=1), DEFAULT) <= 1


@given(STEPS)
def test_replaying_step_by_step_ends_where_the_fold_ends(steps: list[tuple[Rating, int]]) -> None:
    reviews = [DayReview(rating=rating, day=DAY + timedelta(days=d)) for rating, d in steps]
    states = [step.state for step in replay(reviews)]
    assert (states[-1] if states else None) == card_state(reviews)
