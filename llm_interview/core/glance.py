"""Today at a glance: what there is to do, how it stands, what to type next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from llm_interview.core.next_command import DRILL, QUIZ
from llm_interview.core.progress import Progress
from llm_interview.core.queue import (
    CardInfo,
    Limits,
    build_queue,
    due_cards,
    expected_seconds,
    next_due,
)

if TYPE_CHECKING:
    from llm_interview.core.plan_view import Ready


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """`due` and `new` cards of today's session and the `minutes` they are expected to take, all
    within the day's limits; `waiting`: due cards that the limits leave for another day; `next`:
    when the next card is due, where none is today; `recall`: expected share of the `seen` cards
    recalled today, None without any; `interview_days`: study days until the interview, None where
    none is set or it is over; `command`: what to type next; `by_plan`: whether a plan for the
    interview runs; then `due` and `new` are the cards that it asks, none waits, and `readiness` is
    where it leads (None without a card, and of too many to play its days through at a glance)."""

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
    readiness: Ready | None = None
    by_plan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a day asks still, by the schedule or by the plan for an interview (`due` known ones,
    `new` ones), the minutes that takes, the day on which cards are asked next, and where the plan
    leads."""

    due: int
    new: int
    minutes: int
    next: date | None
    readiness: Ready | None = None
    by_plan: bool = False


def glance(
    progress: Progress, ids: Sequence[str], limits: Limits, planned: Work | None = None
) -> Glance:
    """Count over the cards of the library; where a plan runs, over those that it asks today."""
    awake = [id_ for id_ in ids if id_ not in progress.suspended]
    open_today = [id_ for id_ in awake if id_ not in progress.buried]
    work = planned or _by_schedule(progress, awake, limits)
    return Glance(
        day=progress.day,
        due=work.due,
        new=work.new,
        waiting=0 if planned else len(due_cards(progress, open_today)) - work.due,
        minutes=work.minutes,
        streak=progress.streak,
        seen=sum(1 for id_ in ids if id_ in progress.states),
        total=len(ids),
        recall=_recall(progress, ids),
        next=work.next,
        interview_days=days_until(progress.settings.get("interview"), progress.day),
        command=DRILL if work.due or work.new else QUIZ,
        readiness=work.readiness,
        by_plan=work.by_plan,
    )


def _by_schedule(progress: Progress, awake: Sequence[str], limits: Limits) -> Work:
    """What the plain schedule asks today."""
    queue = build_queue(progress, [CardInfo(id=id_) for id_ in awake], limits)
    new = sum(item.kind == "new" for item in queue)
    seconds = sum(expected_seconds(progress, item.card) for item in queue)
    return Work(
        due=len(queue) - new,
        new=new,
        minutes=int(-(-seconds // 60)),
        next=next_due(progress, awake),
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
