"""The interview as the settings keep it: its day, the minutes a day, the choice of cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from llm_interview.core.errors import UsageFault, told
from llm_interview.core.study_day import add_days

DAY, CARDS, MINUTES = "interview", "interview_cards", "minutes_per_day"
"""The settings a plan is made of."""

SET = "llm-interview plan --interview YYYY-MM-DD"
RESET = "llm-interview config set interview_cards default"
SUSPENDED = "llm-interview list is:suspended"
"""The commands that set a plan, that put all cards into it, and that show those it leaves out."""

DEFAULT_MINUTES, MOST_MINUTES = 20, 24 * 60
"""Minutes a day where none are set, and as many as there are."""

FURTHEST_DAYS = 366
"""Nobody knows so early how a day will be spent, and a plan of many years takes minutes to make."""

_EXAMPLE_DAYS = 28
_MOVING_STATES = ("new", "due", "learning", "review", "relearning", "buried")
_MOVING_KEYS = ("prop", "missed", "lapses")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The study `day` of the interview, the `minutes` of drilling a day until then, and the filter
    that chooses its `cards` (empty for all)."""

    day: date
    minutes: int = DEFAULT_MINUTES
    cards: str = ""


def interview_of(settings: Mapping[str, object]) -> Interview | None:
    """The interview of the settings, past ones too; None where no day is set or it makes no
    sense."""
    try:
        day = date.fromisoformat(str(settings.get(DAY)))
    except ValueError:
        return None
    minutes, cards = settings.get(MINUTES), settings.get(CARDS)
    if not isinstance(minutes, int) or isinstance(minutes, bool):
        minutes = DEFAULT_MINUTES
    return Interview(
        day=day,
        minutes=minutes if 0 < minutes <= MOST_MINUTES else DEFAULT_MINUTES,
        cards=cards if isinstance(cards, str) and cards.strip() else "",
    )


def interview_ahead(settings: Mapping[str, object], today: date) -> Interview | None:
    """The interview a plan runs for: today or within `FURTHEST_DAYS`; None without one."""
    found = interview_of(settings)
    if found is None or not 0 <= (found.day - today).days <= FURTHEST_DAYS:
        return None
    return found


def read_interview_day(text: str, today: date) -> date:
    """The day that is typed, written as at the first start. UsageFault for one that is none, past
    or too far."""
    from llm_interview.core.first_choices import read_date

    day, example = read_date(text), add_days(today, _EXAMPLE_DAYS)
    if day is None:
        raise UsageFault(told("plan_no_day", value=text), told("hint_example", example=example))
    if day < today:
        hint = told("hint_plan_again", example=f"--interview {example}", clear="--clear")
        raise UsageFault(told("plan_past", day=day, today=today), hint)
    if (day - today).days > FURTHEST_DAYS:
        last = add_days(today, FURTHEST_DAYS)
        raise UsageFault(told("plan_far", day=day), told("hint_plan_far", last=last))
    return day


def kept_choice(expression: str) -> str:
    """A filter as it is kept: with the minus that people type before a term, where the command
    line has another in its place."""
    return re.sub("(^|[\\s(])\u2212", r"\1-", expression)


def check_choice(expression: str) -> None:
    """UsageFault for a filter whose cards change with every answer: a plan would lose each card
    that it has just asked."""
    for term in _moving_terms(expression):
        example = "llm-interview plan tier:must --interview …"
        raise UsageFault(told("plan_moving", term=term), told("hint_for_example", example=example))


def _moving_terms(expression: str) -> Iterator[str]:
    from llm_interview.core.filters import split_terms

    for term in split_terms(expression):
        key, _, value = term.lstrip("-\u2212").lower().partition(":")
        moves = key.startswith(_MOVING_KEYS) if ":" in term or "<" in term or ">" in term else False
        if moves or (key == "is" and value in _MOVING_STATES):
            yield term
