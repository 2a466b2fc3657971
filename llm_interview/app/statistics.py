"""What the history says: recall against expectation, streak, forecast, weakest tags."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm_interview.core.card_summary import CardSummary
    from llm_interview.core.progress import Progress
    from llm_interview.store.derived import DayTotals

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


def statistics(
    totals: Mapping[date, DayTotals],
    answered: int,
    cards: Sequence[CardSummary],
    progress: Progress,
) -> Statistics:
    """From the totals of every day with an answer and the number of cards ever answered."""
    day = progress.day
    tested = sum(total.tested for total in totals.values())
    shown = (day - timedelta(n) for n in range(HEAT_DAYS)[::-1])
    return Statistics(
        reviews=sum(total.answers for total in totals.values()),
        cards_seen=answered,
        true_recall=sum(t.passed for t in totals.values()) / tested if tested else None,
        expected_recall=sum(t.expected for t in totals.values()) / tested if tested else None,
        streak=progress.streak,
        days={day: totals[day].answers if day in totals else 0 for day in shown},
        forecast=forecast(progress),
        tags=tag_recall(cards, progress),
    )


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
    recalls = [s.expected_recall(progress.day, progress.kernel.parameters) for s in seen]
    mean = sum(recalls) / len(recalls) if recalls else None
    return TagRecall(tag=tag, cards=len(ids), seen=len(seen), recall=mean)
