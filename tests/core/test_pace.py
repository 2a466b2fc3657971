"""The learner's own seconds and ratings, and what they knew beforehand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.pace import (
    OWN_FROM,
    START,
    Answers,
    Pace,
    Timed,
    pace_of,
    priors_of,
)
from llm_interview.core.ratings import RATINGS, Rating


def answers(
    counts: dict[Rating, int], seconds: dict[Rating, float], first: Timed | None = None
) -> Answers:
    timed = {
        rating: Timed(answers=count, ms=round(1000 * count * seconds[rating]))
        for rating, count in counts.items()
        if rating in seconds
    }
    return Answers(first_ratings={}, first=first or Timed(), later=counts, later_timed=timed)


def test_fewer_than_a_hundred_reviews_say_nothing_yet() -> None:
    slow: dict[Rating, float] = {"good": 200.0}
    assert pace_of(answers({"good": OWN_FROM - 1}, slow)) == START
    assert pace_of(answers({"good": OWN_FROM}, slow)) != START


def test_many_reviews_give_the_learners_own_seconds() -> None:
    counts: dict[Rating, int] = {"again": 1000, "hard": 1000, "good": 8000, "easy": 1000}
    seconds: dict[Rating, float] = {"again": 50.0, "hard": 24.0, "good": 18.0, "easy": 12.0}
    pace = pace_of(answers(counts, seconds, Timed(answers=1000, ms=45_000_000)))
    assert pace.pass_seconds == pytest.approx(18, abs=0.1)
    assert pace.fail_seconds == pytest.approx(50 + 18, abs=0.2), "the re-test is a pass"
    assert pace.new_seconds == pytest.approx(45, abs=0.5)
    assert (pace.hard, pace.good, pace.easy) == pytest.approx((0.1, 0.8, 0.1), abs=0.01)


def test_answers_without_a_time_leave_the_seconds_to_start_from() -> None:
    pace = pace_of(answers({"again": 500, "good": 500}, {}))
    assert (pace.new_seconds, pace.pass_seconds, pace.fail_seconds) == (80, 30, 70)


def test_three_slow_answers_decide_nothing() -> None:
    counts: dict[Rating, int] = {"again": 3, "good": 97}
    pace = pace_of(answers(counts, {"again": 290.0, "good": 30.0}))
    assert pace.fail_seconds < 140


@given(
    st.fixed_dictionaries({rating: st.integers(0, 10_000) for rating in RATINGS}),
    st.fixed_dictionaries({rating: st.floats(0, 600) for rating in RATINGS}),
)
def test_a_pace_is_one_a_plan_can_be_made_of(
    counts: dict[Rating, int], seconds: dict[Rating, float]
) -> None:
    pace = pace_of(answers(counts, seconds))
    assert min(pace.new_seconds, pace.pass_seconds, pace.fail_seconds) > 0
    assert min(pace.hard, pace.good, pace.easy) >= 0
    assert pace.hard + pace.good + pace.easy == pytest.approx(1)


def test_a_review_takes_the_longer_the_likelier_it_is_missed() -> None:
    pace = Pace()
    assert [pace.review_seconds(recall) for recall in (1.0, 0.5, 0.0)] == [30, 50, 70]


def test_what_was_known_of_a_topic_counts_for_its_other_cards() -> None:
    topics = {"a": "rag", "b": "rag", "c": "rag", "d": "attn", "e": "eval"}
    firsts: dict[str, Rating] = {"a": "good", "b": "again", "d": "hard", "gone": "easy"}
    assert priors_of(firsts, topics) == {"attn": 2 / 3, "rag": 2 / 4}
