"""The study day: a date that ends when the learner sleeps, not at midnight."""

from __future__ import annotations

from datetime import date, datetime, timedelta

ROLLOVER_HOURS = 4


def study_day(local: datetime, rollover_hours: int = ROLLOVER_HOURS) -> date:
    """Study day of an instant given in local time: its date, yesterday's before the rollover.

    Reads the wall clock, so a night in which the clocks change has one study day like any other.
    """
    if local.hour >= rollover_hours or local.date() == date.min:
        return local.date()
    return local.date() - timedelta(days=1)


def elapsed_days(earlier: date, later: date) -> int:
    """Study days between two reviews; 0 when the clock went backwards."""
    return max(0, (later - earlier).days)


def add_days(day: date, days: int) -> date:
    """`day` + `days` >= 0, stopped at the last date there is."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
