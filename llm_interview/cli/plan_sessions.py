"""A day on which a plan for an interview runs: its cards, in its order, within its minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm_interview.core.errors import UsageFault
from llm_interview.core.interview import interview_ahead
from llm_interview.core.study_day import add_days

if TYPE_CHECKING:
    from datetime import date

    from llm_interview.app.desk import Desk
    from llm_interview.core.day_plan import Footing
    from llm_interview.core.glance import Planned
    from llm_interview.core.progress import Progress
    from llm_interview.core.queue import QueueItem
    from llm_interview.core.readiness import Readiness
    from llm_interview.loader.cached_library import CachedLibrary
    from llm_interview.store.view import View
    from llm_interview.terminal.catalog import Catalog
    from llm_interview.terminal.lines import Screen


def plan_at(desk: Desk, *, tells: bool = False) -> Footing | None:
    """The plan that runs beside a session, as `running` has it."""
    return running(desk.library, desk.store, desk.progress, tells=tells)


def running(
    library: CachedLibrary, view: View, progress: Progress, *, tells: bool = False
) -> Footing | None:
    """The plan that runs. None without one, and where its cards cannot be chosen any more: that
    is said where it `tells`, and all goes on without."""
    if interview_ahead(progress.settings, progress.day) is None:
        return None
    from llm_interview.app.interview_plan import running_plan

    try:
        return running_plan(library, view, progress)
    except UsageFault as fault:
        if tells:
            from llm_interview.cli.telling import tell

            tell(fault)
        return None


def readiness_ahead(
    library: CachedLibrary, view: View, progress: Progress
) -> tuple[date, Readiness] | None:
    """The day of the interview and where its plan leads; None where none runs."""
    plan = running(library, view, progress)
    if plan is None:
        return None
    from llm_interview.cli.plan_outlook import readiness_of

    ready = readiness_of(plan)
    return None if ready is None else (plan.interview.day, ready)


def planned_day(plan: Footing, progress: Progress) -> Planned:
    """The plan as today at a glance has it."""
    from llm_interview.cli.plan_outlook import readiness_of
    from llm_interview.core.day_plan import queue_of_steps
    from llm_interview.core.glance import Planned

    steps = plan.of_today(plan.steps())
    ahead = plan_ahead(plan)
    return Planned(
        queue=queue_of_steps(steps, progress),
        seconds=sum(step.seconds for step in steps),
        next=ahead[0] if ahead else None,
        readiness=readiness_of(plan),
    )


def plan_queue(
    plan: Footing, desk: Desk, *, minutes: float | None = None, new: int | None = None
) -> tuple[QueueItem, ...]:
    """What the plan asks of today still; `minutes` and `new` stand for those of the settings."""
    from llm_interview.core.day_plan import queue_of_steps

    return queue_of_steps(plan.of_today(plan.steps(), minutes), desk.progress, new)


def plan_ahead(plan: Footing) -> tuple[date, int] | None:
    """The next study day on which the plan asks cards, today first, and how many; None after the
    last one."""
    left = plan.of_today(plan.steps())
    if left:
        return plan.day, len(left)
    if not plan.days_left:
        return None
    none = frozenset[str]()
    day = add_days(plan.day, 1)
    tomorrow = replace(plan, day=day, spent=0.0, missed=none, buried=none)
    cards = tomorrow.of_today(tomorrow.steps())
    return (day, len(cards)) if cards else None


def plan_line(plan: Footing, cards: int, say: Catalog, width: int) -> Screen:
    """That a session goes by the plan."""
    from llm_interview.terminal.lines import BLANK
    from llm_interview.terminal.screens import sentence

    said = say("plan_drill", cards=cards, date=plan.interview.day)
    return [*sentence(said, width, "dim"), BLANK]
