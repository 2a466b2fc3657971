"""The interview as the settings keep it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.errors import UsageFault
from llm_interview.core.interview import (
    FURTHEST_DAYS,
    Interview,
    check_choice,
    interview_ahead,
    interview_of,
    kept_choice,
    read_interview_day,
)

TODAY = date(2026, 11, 22)


def settings(**others: object) -> dict[str, object]:
    return {"interview": "2026-12-12", **others}


def test_the_settings_make_the_interview() -> None:
    kept = settings(minutes_per_day=30, interview_cards="tier:must")
    found = Interview(day=date(2026, 12, 12), minutes=30, cards="tier:must")
    assert interview_of(kept) == found
    assert interview_of(settings()) == Interview(day=date(2026, 12, 12), minutes=20)


@pytest.mark.parametrize("day", [None, "soon", 12, "2026-02-30"])
def test_without_a_day_there_is_none(day: object) -> None:
    assert interview_of({"interview": day, "minutes_per_day": 30}) is None


@pytest.mark.parametrize("minutes", [None, 0, -5, 1441, 10**400, True, "many", 2.5])
def test_minutes_that_make_no_sense_are_those_of_a_first_start(minutes: object) -> None:
    found = interview_of(settings(minutes_per_day=minutes, interview_cards=["x"]))
    assert found is not None
    assert (found.minutes, found.cards) == (20, "")


def test_a_blank_choice_is_none() -> None:
    found = interview_of(settings(interview_cards=" "))
    assert found is not None
    assert not found.cards


@pytest.mark.parametrize(
    ("days", "runs"),
    [(-1, False), (0, True), (1, True), (FURTHEST_DAYS, True), (FURTHEST_DAYS + 1, False)],
)
def test_a_plan_runs_up_to_the_day_and_for_a_year_at_most(days: int, runs: bool) -> None:  # noqa: FBT001
    kept = {"interview": (TODAY + timedelta(days=days)).isoformat()}
    assert (interview_ahead(kept, TODAY) is not None) is runs


@pytest.mark.parametrize("text", ["2026-12-12", "2026/12/12", "2026年12月12日", " 2026.12.12 "])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_interview_day(text, TODAY) == date(2026, 12, 12)


@pytest.mark.parametrize(
    ("text", "said", "way_out"),
    [
        ("2026-02-30", "no day", "2026-12-20"),
        ("tomorrow", "no day", "2026-12-20"),
        ("12/12/2026", "no day", "2026-12-20"),
        ("2026-11-21", "past", "--clear"),
        ("2027-12-12", "too far", "2027-11-23"),
    ],
)
def test_other_days_are_refused_with_a_way_out(text: str, said: str, way_out: str) -> None:
    with pytest.raises(UsageFault) as caught:
        read_interview_day(text, TODAY)
    assert said in caught.value.sentence
    assert way_out in caught.value.hint


@given(day=st.dates(), today=st.dates())
def test_any_day_is_taken_or_refused(day: date, today: date) -> None:
    try:
        taken = read_interview_day(day.isoformat(), today)
    except UsageFault:
        assert not 0 <= (day - today).days <= FURTHEST_DAYS
    else:
        assert taken == day


@pytest.mark.parametrize(
    "expression",
    ["is:new", "tag:rag -is:due", "prop:r<0.8", "lapses>3", "missed:7d", "(is:review)"],
)
def test_a_choice_that_moves_with_every_answer_is_refused(expression: str) -> None:
    with pytest.raises(UsageFault, match="changes with every answer"):
        check_choice(expression)


@pytest.mark.parametrize(
    "expression",
    ["tier:must", "tag:rag or topic:attn", "-is:suspended is:flagged", "missed tokens", '"is:new"'],
)
def test_a_choice_that_stands_is_taken(expression: str) -> None:
    check_choice(expression)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u2212is:suspended", "-is:suspended"),
        ("tag:rag \u2212(level:3)", "tag:rag -(level:3)"),
        ("(\u2212tag:rag or x\u2212y)", "(-tag:rag or x\u2212y)"),
    ],
)
def test_a_minus_is_kept_as_it_was_typed(typed: str, kept: str) -> None:
    assert kept_choice(typed) == kept
