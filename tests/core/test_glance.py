"""Today at a glance as numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from llm_interview.core.glance import Work, days_until, glance
from llm_interview.core.memory import Memory
from llm_interview.core.next_command import DRILL, QUIZ
from llm_interview.core.progress import Progress, Today
from llm_interview.core.queue import Limits
from llm_interview.core.schedule import CardState

DAY = date(2026, 11, 22)


def known(due_in: int) -> CardState:
    """A card reviewed five days ago."""
    last = DAY - timedelta(days=5)
    return CardState(
        memory=Memory(stability=5.0, difficulty=5.0),
        phase="review",
        due=DAY + timedelta(days=due_in),
        first_day=last,
        last_day=last,
        reps=1,
        lapses=0,
        last_rating="good",
    )


def test_a_new_learner_is_sent_to_the_drill() -> None:
    seen = glance(Progress(day=DAY), ["a", "b"], Limits(new=1))
    assert (seen.due, seen.new, seen.seen, seen.total) == (0, 1, 0, 2)
    assert (seen.recall, seen.next, seen.command) == (None, None, DRILL)
    assert seen.minutes == 2


def test_due_cards_beyond_the_minutes_of_the_day_wait() -> None:
    states = {name: known(0) for name in "abcdefgh"}
    seen = glance(Progress(day=DAY, states=states), list("abcdefgh"), Limits(new=0, minutes=1))
    assert seen.due + seen.waiting == 8
    assert 0 < seen.due < 8


def test_when_the_minutes_are_used_up_there_is_the_quiz() -> None:
    progress = Progress(day=DAY, states={"a": known(0)}, today=Today(ms=60_000))
    seen = glance(progress, ["a"], Limits(minutes=1))
    assert (seen.due, seen.waiting, seen.minutes, seen.command) == (0, 1, 0, QUIZ)


def test_what_is_expected_to_be_recalled_is_ninety_percent_after_one_stability() -> None:
    seen = glance(Progress(day=DAY, states={"a": known(3)}), ["a", "b"], Limits(new=0))
    assert seen.recall == pytest.approx(0.9, abs=0.01)
    assert seen.next == DAY + timedelta(days=3)


def test_a_card_failed_today_is_not_counted_as_recalled() -> None:
    failed = replace(known(0), last_day=DAY, last_rating="again", phase="relearning")
    passed = replace(known(2), last_day=DAY)
    seen = glance(Progress(day=DAY, states={"a": failed, "b": passed}), ["a", "b"], Limits())
    assert seen.recall == pytest.approx(0.5)


def test_suspended_and_buried_cards_are_not_waiting() -> None:
    states = {"a": known(0), "b": known(0)}
    progress = Progress(day=DAY, states=states, suspended=frozenset("a"), buried=frozenset("b"))
    seen = glance(progress, ["a", "b"], Limits())
    assert (seen.due, seen.waiting, seen.next) == (0, 0, DAY + timedelta(days=1))


def test_where_a_plan_runs_its_cards_are_those_of_today() -> None:
    states = {"a": known(0), "b": known(9)}
    planned = Work(due=1, new=1, minutes=2, next=DAY, readiness=None, by_plan=True)
    seen = glance(Progress(day=DAY, states=states), ["a", "b", "c", "d"], Limits(), planned)
    assert (seen.due, seen.new, seen.waiting, seen.minutes) == (1, 1, 0, 2)
    assert (seen.next, seen.command) == (DAY, DRILL)
    done = Work(due=0, new=0, minutes=0, next=DAY + timedelta(days=1), readiness=None)
    seen = glance(Progress(day=DAY, states=states), ["a", "b", "c", "d"], Limits(), done)
    assert (seen.due, seen.new, seen.command) == (0, 0, QUIZ)
    assert seen.next == DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("setting", "days"),
    [("2026-11-24", 2), ("2026-11-22", 0), ("2026-11-21", None), ("soon", None), (None, None)],
)
def test_days_until_the_interview(setting: object, days: int | None) -> None:
    assert days_until(setting, DAY) == days
