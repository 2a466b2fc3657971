"""The plan as JSON: the numbers by name, shares 0..1, the same text for the same history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from llm_interview.core.countdown import Step
    from llm_interview.core.day_plan import DayPlan
    from llm_interview.core.interview import Interview
    from llm_interview.core.readiness import Coverage, Readiness

DIGITS = 4
"""Of shares and gains; beyond them machines may differ."""


def plan_json(plan: DayPlan) -> dict[str, object]:
    """A plan that runs."""
    footing, outlook = plan.footing, plan.outlook
    return {
        **_head(footing.interview, footing.days_left),
        "cards": len(footing.prospects),
        "seen": plan.seen,
        "readiness": readiness_json(outlook.readiness) if outlook else None,
        "today": [_step(step) for step in plan.today],
        "coverage": _coverage(outlook.coverage) if outlook else None,
        "drop": list(outlook.drop) if outlook else [],
    }


def no_plan_json(interview: Interview | None, today: date) -> dict[str, object]:
    """The same fields where none runs: none is set, or its day is over (`days_left` is negative)
    or more than a year ahead."""
    left = None if interview is None else (interview.day - today).days
    empty: Mapping[str, object] = {"readiness": None, "today": [], "coverage": None, "drop": []}
    return {**_head(interview, left), "cards": 0, "seen": 0, **empty}


def readiness_json(found: Readiness) -> Mapping[str, float]:
    """Expected shares, rounded."""
    return {
        "now": round(found.now, DIGITS),
        "if_stopped": round(found.stopped, DIGITS),
        "if_kept": round(found.kept, DIGITS),
        "low": round(found.low, DIGITS),
        "high": round(found.high, DIGITS),
    }


def _head(interview: Interview | None, left: int | None) -> dict[str, object]:
    return {
        "schema": 1,
        "interview": interview.day.isoformat() if interview else None,
        "days_left": left,
        "minutes": interview.minutes if interview else None,
        "filter": interview.cards if interview else None,
    }


def _step(step: Step) -> Mapping[str, object]:
    return {"id": step.card, "seconds": round(step.seconds, 1), "gain": round(step.gain, DIGITS)}


def _coverage(found: Coverage) -> Mapping[str, object]:
    return {"seen": found.seen, "all": found.all, "minutes_for_all": found.minutes_for_all}
