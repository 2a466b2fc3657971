"""What the index derives of the reviews: card states and totals by day, kept as one text whose
checksum tells a damaged cache from a good one."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from datetime import date

from llm_interview.core.memory import GRADE, Memory
from llm_interview.core.ratings import RATINGS
from llm_interview.core.schedule import CardState, Phase

PHASES: tuple[Phase, ...] = ("learning", "review", "relearning")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTotals:
    """A study day's standing answers of every mode: how many, their milliseconds; and of those
    that tested memory after a day or more, how many, how many passed, and the passes expected."""

    answers: int
    ms: int
    tested: int
    passed: int
    expected: float


@dataclass(slots=True, kw_only=True)
class Derived:
    """States by the present name of the card, totals by study day."""

    states: dict[str, CardState] = field(default_factory=dict)
    days: dict[date, DayTotals] = field(default_factory=dict)


class DamagedError(ValueError):
    """The text is not the one that was written."""


def dump(derived: Derived) -> tuple[str, int]:
    """The text, the same for the same content, and its checksum."""
    states = {card: _state_list(state) for card, state in sorted(derived.states.items())}
    days = {day.toordinal(): _day_list(total) for day, total in sorted(derived.days.items())}
    text = json.dumps([states, days], separators=(",", ":"))
    return text, zlib.crc32(text.encode())


def load(text: object, checksum: object) -> Derived:
    """The content of a text; DamagedError when the checksum does not fit."""
    if not isinstance(text, str) or zlib.crc32(text.encode("utf-8", "replace")) != checksum:
        raise DamagedError("the derived states do not fit their checksum")
    states, days = json.loads(text)
    return Derived(
        states={card: _list_state(row) for card, row in states.items()},
        days={date.fromordinal(int(day)): _list_day(row) for day, row in days.items()},
    )


def _state_list(state: CardState) -> list[float]:
    return [
        PHASES.index(state.phase),
        state.memory.stability,
        state.memory.difficulty,
        state.first_day.toordinal(),
        state.last_day.toordinal(),
        state.due.toordinal(),
        state.reps,
        state.lapses,
        GRADE[state.last_rating],
        state.missed_day.toordinal() if state.missed_day else 0,
    ]


def _list_state(row: list[int]) -> CardState:
    return CardState(
        phase=PHASES[row[0]],
        memory=Memory(stability=row[1], difficulty=row[2]),
        first_day=date.fromordinal(row[3]),
        last_day=date.fromordinal(row[4]),
        due=date.fromordinal(row[5]),
        reps=row[6],
        lapses=row[7],
        last_rating=RATINGS[row[8] - 1],
        missed_day=date.fromordinal(row[9]) if row[9] else None,
    )


def _day_list(total: DayTotals) -> list[float]:
    return [total.answers, total.ms, total.tested, total.passed, total.expected]


def _list_day(row: list[int]) -> DayTotals:
    return DayTotals(answers=row[0], ms=row[1], tested=row[2], passed=row[3], expected=row[4])
