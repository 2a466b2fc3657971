"""Which cards to ask in a session, and in which order; the same for the same history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from llm_interview.core.progress import Progress
from llm_interview.core.study_day import add_days

Kind = Literal["new", "learning", "review"]

SIBLING_DISTANCE = 5
"""Cards between two that share a seed reference, where there are enough others."""

AGAIN_DISTANCE = 5
"""Cards between an `again` and its return in the session, where there are enough others."""

NEW_SECONDS, PASS_SECONDS, FAIL_SECONDS = 80.0, 30.0, 70.0
"""Seconds a card takes; `scheduling` measured them on typed answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardInfo:
    """What the queue needs of a question; a sequence of them is in curriculum order."""

    id: str
    siblings: tuple[str, ...] = ()
    """The seed references of the question: cards that share one are siblings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one study day may take, over all its sessions; minutes None is without limit."""

    new: int = 10
    reviews: int = 100
    minutes: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """A card to ask, and whether it is new, being (re)learnt, or due for review."""

    card: str
    kind: Kind


def build_queue(
    progress: Progress, infos: Sequence[CardInfo], limits: Limits | None = None
) -> tuple[QueueItem, ...]:
    """The session: due cards, most forgotten first, with new ones in curriculum order spread
    among them, siblings apart, within what the day's limits leave. `infos` are the chosen cards;
    suspended and buried ones stay out."""
    limits = limits or Limits()
    open_ids = [info.id for info in infos if not _put_off(progress, info.id)]
    due = due_cards(progress, open_ids)[: max(0, limits.reviews - progress.today.reviews)]
    new = new_cards(progress, open_ids)[: max(0, limits.new - progress.today.new)]
    shares = {info.id: frozenset(info.siblings) for info in infos}
    apart = _keep_siblings_apart(_interleave(due, new), shares)
    items = tuple(QueueItem(card=card, kind=kind_of(progress, card)) for card in apart)
    return _within_minutes(items, progress, limits)


def due_cards(progress: Progress, ids: Iterable[str]) -> list[str]:
    """The cards due on the progress's day, lowest retrievability first, ties by id."""
    parameters, day = progress.kernel.parameters, progress.day
    states = progress.states
    due = [id_ for id_ in ids if id_ in states and states[id_].due <= day]
    recall = {id_: states[id_].retrievability(day, parameters) for id_ in due}
    return sorted(due, key=lambda id_: (recall[id_], id_))


def new_cards(progress: Progress, ids: Iterable[str]) -> list[str]:
    """The cards never asked, in the order given."""
    return [id_ for id_ in ids if id_ not in progress.states]


def kind_of(progress: Progress, card: str) -> Kind:
    """New, learning (also relearning) or review."""
    state = progress.states.get(card)
    if state is None:
        return "new"
    return "review" if state.phase == "review" else "learning"


def reinsert(
    waiting: Sequence[QueueItem], card: str, distance: int = AGAIN_DISTANCE
) -> tuple[QueueItem, ...]:
    """The rest of the session with a card rated `again` put back, `distance` cards ahead or at
    the end; a card that waits already moves there."""
    rest = [item for item in waiting if item.card != card]
    place = min(distance, len(rest))
    return (*rest[:place], QueueItem(card=card, kind="learning"), *rest[place:])


def expected_seconds(progress: Progress, card: str) -> float:
    """Seconds a card will take: by its chance of being recalled; a new one its first showing."""
    state = progress.states.get(card)
    if state is None:
        return NEW_SECONDS
    recall = state.retrievability(progress.day, progress.kernel.parameters)
    return recall * PASS_SECONDS + (1 - recall) * FAIL_SECONDS


def _put_off(progress: Progress, card: str) -> bool:
    return card in progress.suspended or card in progress.buried


def _interleave(due: Sequence[str], new: Sequence[str]) -> list[str]:
    """New cards spread evenly among the due ones; each list keeps its order."""
    places = [((place + 1) / (len(due) + 1), 0, card) for place, card in enumerate(due)]
    places += [((place + 1) / (len(new) + 1), 1, card) for place, card in enumerate(new)]
    return [card for _, _, card in sorted(places, key=lambda item: item[:2])]


def _keep_siblings_apart(cards: Sequence[str], shares: dict[str, frozenset[str]]) -> list[str]:
    """The same cards, each time the first that has no sibling among the last few asked."""
    waiting, asked = list(cards), list[str]()
    while waiting:
        recent = frozenset[str]().union(*(shares[card] for card in asked[-SIBLING_DISTANCE:]))
        place = next((i for i, card in enumerate(waiting) if not shares[card] & recent), 0)
        asked.append(waiting.pop(place))
    return asked


def _within_minutes(
    items: tuple[QueueItem, ...], progress: Progress, limits: Limits
) -> tuple[QueueItem, ...]:
    """As many of the first items as the day's minutes are expected to hold."""
    if limits.minutes is None:
        return items
    left = limits.minutes * 60 - progress.today.ms / 1000
    for place, item in enumerate(items):
        if left <= 0:
            return items[:place]
        left -= expected_seconds(progress, item.card)
    return items


def next_due(progress: Progress, ids: Iterable[str]) -> date | None:
    """The first study day, from today on, on which one of the cards is due; None without any."""
    return min(_due_days(progress, ids), default=None)


def coming(progress: Progress, ids: Iterable[str]) -> tuple[date, int] | None:
    """The first study day, from today on, on which cards are due, and how many are due on it."""
    days = Counter(_due_days(progress, ids))
    day = min(days, default=None)
    return None if day is None else (day, days[day])


def _due_days(progress: Progress, ids: Iterable[str]) -> list[date]:
    """Of each card that was met and is not suspended: the day on which it can be asked."""
    states, tomorrow = progress.states, add_days(progress.day, 1)
    return [
        max(states[id_].due, tomorrow if id_ in progress.buried else progress.day)
        for id_ in ids
        if id_ in states and id_ not in progress.suspended
    ]
