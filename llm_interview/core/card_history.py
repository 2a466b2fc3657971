"""The past of one card: each answer with what it did to the schedule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from llm_interview.core.review import Review
from llm_interview.core.schedule import CardState, Kernel, advance


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One answer. `interval` (days until the card was due again) and `state` are None where it
    did not move the schedule."""

    review: Review
    interval: int | None = None
    state: CardState | None = None


def history_rows(reviews: Iterable[Review], kernel: Kernel) -> tuple[HistoryRow, ...]:
    """The rows of a card's standing reviews, given in the order of events."""
    rows: list[HistoryRow] = []
    state: CardState | None = None
    for review in reviews:
        if not review.moves_schedule:
            rows.append(HistoryRow(review=review))
            continue
        state = advance(state, review.rating, review.day, kernel)
        interval = (state.due - state.last_day).days
        rows.append(HistoryRow(review=review, interval=interval, state=state))
    return tuple(rows)


def row_json(row: HistoryRow) -> dict[str, object]:
    """One entry of `history --json`."""
    review, state = row.review, row.state
    return {
        "id": review.id,
        "at": review.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "day": review.day.isoformat(),
        "mode": review.mode,
        "lang": review.lang,
        "rating": review.rating,
        "suggested": review.suggested,
        "grader": review.grader or None,
        "score": review.score,
        "verdict": review.verdict or None,
        "judge": review.judge.fields() if review.judge else None,
        "ms": review.ms,
        "hints": review.hints,
        "scheduled": review.moves_schedule,
        "interval": row.interval,
        "due": state.due.isoformat() if state else None,
        "state": state.phase if state else None,
        "stability": round(state.memory.stability, 4) if state else None,
        "difficulty": round(state.memory.difficulty, 4) if state else None,
    }
