"""The schedule of one card: a fold over its standing reviews."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from llm_interview.core.memory import (
    DEFAULT,
    DEFAULT_RETENTION,
    Memory,
    Parameters,
    first,
    interval,
    next_memory,
    retrievability,
)
from llm_interview.core.ratings import Rating
from llm_interview.core.study_day import add_days, elapsed_days

Phase = Literal["learning", "review", "relearning"]

LEECH_LAPSES = 8
"""Lapses from which on a card is a leech, as in Anki."""


class Rated(Protocol):
    """What the schedule needs of a review."""

    @property
    def rating(self) -> Rating: ...  # noqa: D102
    @property
    def day(self) -> date: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Kernel:
    """What history is replayed under: weights and desired retention, both settings."""

    parameters: Parameters = DEFAULT
    retention: float = DEFAULT_RETENTION


PLAIN = Kernel()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """Where a card stands. A new card has no state. `first_day`, `last_day` and `due` are study
    days; `lapses` counts `again` on a card that had been learnt; `missed_day` is that of the last
    `again`, None without any."""

    phase: Phase
    memory: Memory
    first_day: date
    last_day: date
    due: date
    reps: int
    lapses: int
    last_rating: Rating
    missed_day: date | None = None

    def retrievability(self, day: date, parameters: Parameters = DEFAULT) -> float:
        """Predicted recall 0..1 on a study day."""
        elapsed = elapsed_days(self.last_day, day)
        return retrievability(self.memory.stability, elapsed, parameters)

    def expected_recall(self, day: date, parameters: Parameters = DEFAULT) -> float:
        """What to tell a person: as `retrievability`, but 0 on the day of an `again` that no pass
        has followed. The memory model counts whole days, so it would say 1 there."""
        if self.last_rating == "again" and self.last_day == day:
            return 0.0
        return self.retrievability(day, parameters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One review replayed: the state after it, and the recall predicted before it (None for a
    first or a same-day review, which tell nothing about forgetting)."""

    state: CardState
    predicted: float | None


def replay(reviews: Iterable[Rated], kernel: Kernel = PLAIN) -> Iterable[Step]:
    """The steps of a card's reviews, given in the order of events."""
    state: CardState | None = None
    for review in reviews:
        predicted = None
        if state is not None and review.day > state.last_day:
            predicted = state.retrievability(review.day, kernel.parameters)
        state = advance(state, review.rating, review.day, kernel)
        yield Step(state=state, predicted=predicted)


def card_state(reviews: Iterable[Rated], kernel: Kernel = PLAIN) -> CardState | None:
    """The state after all `reviews`, in the order of events; None without any."""
    state: CardState | None = None
    for review in reviews:
        state = advance(state, review.rating, review.day, kernel)
    return state


def advance(
    state: CardState | None, rating: Rating, day: date, kernel: Kernel = PLAIN
) -> CardState:
    """The state after one more rating on a study day."""
    if state is None:
        return _first_state(rating, day, kernel)
    # A clock that went backwards must not pull the card's last day back with it: the next
    # interval would count days that were never lived.
    last_day = max(day, state.last_day)
    elapsed = elapsed_days(state.last_day, day)
    memory = next_memory(state.memory, rating, elapsed, kernel.parameters)
    return CardState(
        phase=_phase(state.phase, rating),
        memory=memory,
        first_day=min(day, state.first_day),
        last_day=last_day,
        due=_due(memory, rating, last_day, kernel),
        reps=state.reps + 1,
        lapses=state.lapses + (state.phase == "review" and rating == "again"),
        last_rating=rating,
        missed_day=last_day if rating == "again" else state.missed_day,
    )


def _first_state(rating: Rating, day: date, kernel: Kernel) -> CardState:
    memory = first(rating, kernel.parameters)
    return CardState(
        phase=_phase(None, rating),
        memory=memory,
        first_day=day,
        last_day=day,
        due=_due(memory, rating, day, kernel),
        reps=1,
        lapses=0,
        last_rating=rating,
        missed_day=day if rating == "again" else None,
    )


def _phase(before: Phase | None, rating: Rating) -> Phase:
    """Learning until the first pass, relearning from a lapse to the next pass."""
    if rating != "again":
        return "review"
    return "learning" if before in (None, "learning") else "relearning"


def _due(memory: Memory, rating: Rating, day: date, kernel: Kernel) -> date:
    """The same day after `again`: the card comes back within the session."""
    if rating == "again":
        return day
    return add_days(day, interval(memory.stability, kernel.retention, kernel.parameters))
