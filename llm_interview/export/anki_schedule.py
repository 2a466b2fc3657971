"""Where the learner stands, as rows of Anki's tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from llm_interview.core.memory import GRADE
from llm_interview.core.review import Review
from llm_interview.core.schedule import CardState, Kernel, replay

EPOCH = date(2010, 1, 1)
"""Day 0 of the collection in the file; due days count from it."""

_NEW, _REVIEW, _SUSPENDED = 0, 2, -1
_LEARNT = 0
_KINDS: Mapping[str, int] = {"learning": _LEARNT, "review": 1, "relearning": 2}
_LONGEST = 600_000
_MILLISECOND = timedelta(milliseconds=1)
_EASE = 2500
"""Permille; where FSRS is off in Anki its old scheduler goes on with its own default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What the history says of one card: where it stands (None: new), and its standing reviews
    that moved the schedule, oldest first."""

    state: CardState | None = None
    suspended: bool = False
    reviews: Sequence[Review] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What `--with-schedule` adds: the kernel it was computed under, and the cards by id."""

    kernel: Kernel = field(default_factory=Kernel)
    cards: Mapping[str, Learnt] = field(default_factory=dict)


CardRow = tuple[int, int, int, int, int, int, int, str]
"""type, queue, due, interval, ease, repetitions, lapses, data."""

ReviewRow = tuple[int, int, int, int, int, int, int]
"""id (ms), rating 1..4, interval, interval before, difficulty 100..1100, ms, kind."""


def card_row(learnt: Learnt, kernel: Kernel) -> CardRow | None:
    """What Anki keeps of a card that was answered; None for a new one. One whose last answer was
    `again` is due on that day, with the shortest interval Anki knows."""
    state = learnt.state
    if state is None:
        return None
    return (
        _REVIEW,
        _SUSPENDED if learnt.suspended else _REVIEW,
        (state.due - EPOCH).days,
        _days(state),
        _EASE,
        state.reps,
        state.lapses,
        _memory(state, learnt, kernel),
    )


def new_queue(learnt: Learnt) -> int:
    """The queue of a card that was never answered."""
    return _SUSPENDED if learnt.suspended else _NEW


def review_rows(learnt: Learnt, kernel: Kernel) -> Iterator[tuple[str, ReviewRow]]:
    """The log of a card with the language of each answer; the schedule can be replayed from it.
    Ids are the milliseconds of the answers."""
    before, kind = 0, _LEARNT
    for review, step in zip(learnt.reviews, replay(learnt.reviews, kernel), strict=True):
        days, hard = _days(step.state), round(100 + (step.state.memory.difficulty - 1) / 9 * 1000)
        at, ms = _millis(review.at), min(review.ms, _LONGEST)
        yield review.lang, (at, GRADE[review.rating], days, before, hard, ms, kind)
        before, kind = days, _KINDS[step.state.phase]


def _days(state: CardState) -> int:
    return max(1, (state.due - state.last_day).days)


def _memory(state: CardState, learnt: Learnt, kernel: Kernel) -> str:
    """Stability and difficulty as FSRS in Anki (23.10 and later) stores them, with the decay and
    the last answer (later versions still)."""
    found: dict[str, float | int] = {
        "s": round(state.memory.stability, 4),
        "d": round(state.memory.difficulty, 3),
        "dr": kernel.retention,
        "decay": round(-kernel.parameters.decay, 4),
    }
    if learnt.reviews:
        found["lrt"] = _millis(learnt.reviews[-1].at) // 1000
    return json.dumps(found, separators=(",", ":"))


def _millis(at: datetime) -> int:
    return (at.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // _MILLISECOND
