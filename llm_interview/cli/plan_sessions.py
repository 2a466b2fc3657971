"""A day on which a plan for an interview runs: its cards, in its order, within its minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.core.errors import UsageFault
from llm_interview.core.interview import interview_ahead

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.day_plan import Footing
    from llm_interview.core.progress import Progress
    from llm_interview.core.queue import QueueItem
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


def plan_queue(
    plan: Footing, desk: Desk, *, minutes: float | None = None, new: int | None = None
) -> tuple[QueueItem, ...]:
    """What the plan asks of today still; `minutes` and `new` stand for those of the settings."""
    from llm_interview.core.day_plan import queue_of_steps

    return queue_of_steps(plan.of_today(plan.steps(), minutes), desk.progress, new)


def plan_line(plan: Footing, cards: int, say: Catalog, width: int) -> Screen:
    """That a session goes by the plan."""
    from llm_interview.terminal.lines import BLANK
    from llm_interview.terminal.screens import sentence

    said = say("plan_drill", cards=cards, date=plan.interview.day)
    return [*sentence(said, width, "dim"), BLANK]
