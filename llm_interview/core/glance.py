"""Today at a glance: what there is to do, how it stands, what to type next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from llm_interview.core.progress import Progress
from llm_interview.core.queue import (
    CardInfo,
    Limits,
    QueueItem,
    build_queue,
    due_cards,
    expected_seconds,
    next_due,
)

if TYPE_CHECKING:
    from llm_interview.core.readiness import Readiness

DRILL, QUIZ = "llm-interview drill", "llm-interview quiz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """`due` and `new` cards of today's session and the `minutes` they are expected to take, all
    within the day's limits; `waiting`: due cards that the limits leave for another day; `next`:
    when the next card is due, where none is today; `recall`: expected share of the `seen` cards
    recalled today, None without any; `interview_days`: study days until the interview, None where
    none is set or it is over; `command`: what to type next; `readiness`: where the plan for the
    interview leads, None where none runs. With one, `due` and `new` are the cards that it asks,
    and none waits."""

    day: date
    due: int
    new: int
    waiting: int
    minutes: int
    streak: int
    seen: int
    total: int
    recall: float | None
    next: date | None
    interview_days: int | None
    command: str
    readiness: Readiness | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What the plan for an interview says of the day: the cards it asks still, the seconds they
    are expected to take, the day on which it asks again, and where it leads."""

    queue: Sequence[QueueItem]
    seconds: float
    next: date | None
    readiness: Readiness | None


def glance(
    progress: Progress, ids: Sequence[str], limits: Limits, planned: Planned | None = None
) -> Glance:
    """Count over the cards of the library; where a plan runs, over those that it asks today."""
    awake = [id_ for id_ in ids if id_ not in progress.suspended]
    if planned is None:
        queue = build_queue(progress, [CardInfo(id=id_) for id_ in awake], limits)
        seconds = sum(expected_seconds(progress, item.card) for item in queue)
    else:
        queue, seconds = tuple(planned.queue), planned.seconds
    new = sum(item.kind == "new" for item in queue)
    due = len(queue) - new
    open_today = [id_ for id_ in awake if id_ not in progress.buried]
    return Glance(
        day=progress.day,
        due=due,
        new=new,
        waiting=len(due_cards(progress, open_today)) - due if planned is None else 0,
        minutes=int(-(-seconds // 60)),
        streak=progress.streak,
        seen=sum(1 for id_ in ids if id_ in progress.states),
        total=len(ids),
        recall=_recall(progress, ids),
        next=next_due(progress, awake) if planned is None else planned.next,
        interview_days=days_until(progress.settings.get("interview"), progress.day),
        command=DRILL if queue else QUIZ,
        readiness=None if planned is None else planned.readiness,
    )


def _recall(progress: Progress, ids: Sequence[str]) -> float | None:
    parameters, states = progress.kernel.parameters, progress.states
    shares = [states[id_].expected_recall(progress.day, parameters) for id_ in ids if id_ in states]
    return sum(shares) / len(shares) if shares else None


def days_until(setting: object, day: date) -> int | None:
    """Days from `day` to the date of a setting; None where it holds none or one that is past."""
    try:
        left = (date.fromisoformat(str(setting)) - day).days
    except ValueError:
        return None
    return left if left >= 0 else None
