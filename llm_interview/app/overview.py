"""How much there is to do on a study day, and when it goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from llm_interview.core.progress import Progress
from llm_interview.core.queue import (
    Limits,
    due_cards,
    expected_seconds,
    kind_of,
    new_cards,
    next_due,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """`due`: all cards due today or before, of which `learning` are being (re)learnt; `new`: new
    cards today still takes, of `unseen` in all; `next`: the first study day from today on with a
    card due; `minutes`: what due and new cards are expected to take; `streak` in study days."""

    day: date
    due: int
    new: int
    learning: int
    unseen: int
    next: date | None
    minutes: int
    streak: int


def overview(progress: Progress, ids: Iterable[str], limits: Limits | None = None) -> Overview:
    """Count over the cards of the library; suspended ones and those buried today are out."""
    limits = limits or Limits()
    awake = [id_ for id_ in ids if id_ not in progress.suspended]
    open_today = [id_ for id_ in awake if id_ not in progress.buried]
    due = due_cards(progress, open_today)
    new = new_cards(progress, open_today)[: new_left(progress, limits)]
    seconds = sum(expected_seconds(progress, card) for card in (*due, *new))
    return Overview(
        day=progress.day,
        due=len(due),
        new=len(new),
        learning=sum(1 for card in due if kind_of(progress, card) == "learning"),
        unseen=len(new_cards(progress, awake)),
        next=next_due(progress, awake),
        minutes=round(seconds / 60 + 0.5) if seconds else 0,
        streak=progress.streak,
    )


def new_left(progress: Progress, limits: Limits) -> int:
    """New cards the day still takes."""
    return max(0, limits.new - progress.today.new)


def due_by_day(progress: Progress, ids: Iterable[str]) -> list[tuple[date, int, int]]:
    """For each due day: cards of the library due on it, and those of them being learnt."""
    cards: Counter[date] = Counter()
    learning: Counter[date] = Counter()
    for id_ in ids:
        state = progress.states.get(id_)
        if state is not None and id_ not in progress.suspended:
            cards[state.due] += 1
            learning[state.due] += state.phase != "review"
    return [(day, cards[day], learning[day]) for day in sorted(cards)]


def buried_counts(progress: Progress, ids: Sequence[str]) -> tuple[int, int, int]:
    """Of the cards buried today: new ones, due ones, and those of the due being learnt."""
    buried = [id_ for id_ in ids if id_ in progress.buried and id_ not in progress.suspended]
    due = due_cards(progress, buried)
    learning = sum(1 for card in due if kind_of(progress, card) == "learning")
    return len(new_cards(progress, buried)), len(due), learning


def due_fields(seen: Overview) -> Mapping[str, int | str | None]:
    """The numbers of `due --json`, in their order."""
    return {
        "due": seen.due,
        "new": seen.new,
        "learning": seen.learning,
        "next": seen.next.isoformat() if seen.next else None,
        "day": seen.day.isoformat(),
        "unseen": seen.unseen,
    }
