"""What the history says: recall against expectation, streak, forecast, weakest tags."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from llm_interview.core.schedule import CardState, Kernel, advance

if TYPE_CHECKING:
    from llm_interview.core.card_summary import CardSummary
    from llm_interview.core.progress import Progress
    from llm_interview.core.review import Review

HEAT_DAYS, FORECAST_DAYS = 28, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRecall:
    """One tag: cards, cards seen, and the mean predicted recall of those seen."""

    tag: str
    cards: int
    seen: int
    recall: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """All that `stats` shows. Recall is over reviews a day or more after the one before."""

    reviews: int
    cards_seen: int
    true_recall: float | None
    expected_recall: float | None
    streak: int
    days: Mapping[date, int]
    forecast: Mapping[date, int]
    tags: Sequence[TagRecall]
    modes: Mapping[str, int]


def statistics(
    reviews: Iterable[Review],
    cards: Sequence[CardSummary],
    progress: Progress,
) -> Statistics:
    """Fold the standing reviews once."""
    counts: Counter[date] = Counter()
    modes: Counter[str] = Counter()
    seen: set[str] = set()
    recall = _Recall(progress.kernel)
    day = progress.day
    for review in reviews:
        counts[review.day] += 1
        modes[review.mode] += 1
        seen.add(review.card)
        if review.moves_schedule:
            recall.add(review)
    return Statistics(
        reviews=sum(counts.values()),
        cards_seen=len(seen),
        true_recall=recall.true,
        expected_recall=recall.expected,
        streak=progress.streak,
        days={day - timedelta(n): counts[day - timedelta(n)] for n in range(HEAT_DAYS)[::-1]},
        forecast=forecast(progress),
        tags=tag_recall(cards, progress),
        modes=dict(modes),
    )


class _Recall:
    """Predicted against actual recall, replaying each card's memory."""

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel
        self._states: dict[str, CardState] = {}
        self._passed = self._asked = 0
        self._predicted = 0.0

    def add(self, review: Review) -> None:
        state = self._states.get(review.card)
        if state is not None and review.day > state.last_day:
            self._asked += 1
            self._passed += review.rating != "again"
            self._predicted += state.retrievability(review.day, self._kernel.parameters)
        self._states[review.card] = advance(state, review.rating, review.day, self._kernel)

    @property
    def true(self) -> float | None:
        return self._passed / self._asked if self._asked else None

    @property
    def expected(self) -> float | None:
        return self._predicted / self._asked if self._asked else None


def forecast(progress: Progress) -> dict[date, int]:
    """Cards due on each of the next days; what is overdue counts today."""
    day = progress.day
    due: Counter[date] = Counter()
    for card, state in progress.states.items():
        if card not in progress.suspended:
            due[max(state.due, day)] += 1
    return {day + timedelta(n): due[day + timedelta(n)] for n in range(FORECAST_DAYS)}


def tag_recall(cards: Sequence[CardSummary], progress: Progress) -> list[TagRecall]:
    """Every tag, weakest known first, unseen ones last."""
    members: dict[str, list[str]] = defaultdict(list)
    for card in cards:
        for tag in card.tags:
            members[tag].append(card.id)
    rows = [_tag(tag, ids, progress) for tag, ids in members.items()]
    return sorted(rows, key=lambda row: (row.recall is None, row.recall or 0.0, row.tag))


def _tag(tag: str, ids: Sequence[str], progress: Progress) -> TagRecall:
    seen = [progress.states[card] for card in ids if card in progress.states]
    recalls = [s.retrievability(progress.day, progress.kernel.parameters) for s in seen]
    mean = sum(recalls) / len(recalls) if recalls else None
    return TagRecall(tag=tag, cards=len(ids), seen=len(seen), recall=mean)
