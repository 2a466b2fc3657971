"""The plan as JSON: the numbers by name, shares 0..1, the same text for the same history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from llm_interview.core.plan_view import ready_json

if TYPE_CHECKING:
    from datetime import date

    from llm_interview.core.interview import Interview
    from llm_interview.core.plan_view import Covered, PlanView


def plan_json(view: PlanView) -> dict[str, object]:
    """A plan that runs."""
    return {
        "schema": 1,
        "interview": view.interview,
        "days_left": view.days_left,
        "minutes": view.minutes,
        "filter": view.filter,
        "cards": view.cards,
        "seen": view.seen,
        "readiness": ready_json(view.readiness),
        "today": [
            {"id": id_, "seconds": seconds, "gain": gain} for id_, seconds, gain in view.today
        ],
        "coverage": _coverage(view.coverage),
        "drop": list(view.drop or ()),
    }


def no_plan_json(interview: Interview | None, today: date) -> dict[str, object]:
    """The same fields where none runs: none is set, or its day is over (`days_left` is negative)
    or more than a year ahead."""
    empty: Mapping[str, object] = {"readiness": None, "today": [], "coverage": None, "drop": []}
    return {
        "schema": 1,
        "interview": interview.day.isoformat() if interview else None,
        "days_left": None if interview is None else (interview.day - today).days,
        "minutes": interview.minutes if interview else None,
        "filter": interview.cards if interview else None,
        "cards": 0,
        "seen": 0,
        **empty,
    }


def _coverage(found: Covered | None) -> Mapping[str, object] | None:
    if found is None:
        return None
    seen, every, enough = found
    return {"seen": seen, "all": every, "minutes_for_all": enough}
