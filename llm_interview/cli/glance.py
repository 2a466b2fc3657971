"""Wires today at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from llm_interview.cli.day_limits import limits
from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import catalog, display, open_library, read_history, today
from llm_interview.core.interview import interview_ahead

if TYPE_CHECKING:
    from llm_interview.core.glance import Glance, Work
    from llm_interview.core.progress import Progress
    from llm_interview.core.queue import Limits
    from llm_interview.loader.cached_library import CachedLibrary
    from llm_interview.store.view import View


def glance(options: Globals, *, as_json: bool) -> None:
    """The day in a few lines, or as JSON. A person's very first start is asked a few things
    instead."""
    from llm_interview.cli.first_run import first_run, is_first_run

    if not as_json and is_first_run() and first_run(options):
        return
    seen, settings = _look(options)
    if as_json:
        from llm_interview.cli.answers import print_json

        print_json(glance_json(seen))
        return
    from llm_interview.terminal.glance_screen import glance_screen

    say, screen = catalog(options, settings), display()
    screen.show(glance_screen(seen, say, screen.width))


def _look(options: Globals) -> tuple[Glance, Mapping[str, object]]:
    from llm_interview.core.glance import glance as look

    library, store = open_library(options), read_history()
    progress = store.progress(today())
    planned = _planned(options, library, store, progress)
    store.close()
    day_limits = limits(progress.settings, None, None)
    return look(progress, library.ids(), day_limits, planned), progress.settings


def _planned(
    options: Globals, library: CachedLibrary, store: View, progress: Progress
) -> Work | None:
    """What the plan for an interview says of today, where one runs."""
    if interview_ahead(progress.settings, progress.day) is None:
        return None
    from llm_interview.cli.plan_views import headline
    from llm_interview.core.glance import Work

    plan = headline(options, library, store, progress, tells=True)
    if plan is None:
        return None
    return Work(
        due=len(plan.today) - plan.new_today,
        new=plan.new_today,
        minutes=plan.minutes_today,
        next=date.fromisoformat(plan.following) if plan.following else None,
        readiness=plan.readiness,
        by_plan=True,
    )


def glance_json(seen: Glance) -> dict[str, object]:
    """The numbers by name; shares are 0..1 or null."""
    return {
        "schema": 1,
        "day": seen.day.isoformat(),
        "due": seen.due,
        "new": seen.new,
        "waiting": seen.waiting,
        "minutes": seen.minutes,
        "streak": seen.streak,
        "seen": seen.seen,
        "total": seen.total,
        "recall": None if seen.recall is None else round(seen.recall, 4),
        "next": seen.next.isoformat() if seen.next else None,
        "interview_days": seen.interview_days,
        "command": seen.command,
        "readiness": _readiness(seen),
    }


def _readiness(seen: Glance) -> Mapping[str, float] | None:
    from llm_interview.core.plan_view import ready_json

    return ready_json(seen.readiness)


def print_due(options: Globals, *, as_json: bool) -> None:
    """How much is due, by the long way; with the usual decks it keeps the numbers for the short."""
    from llm_interview.cli.full_due import answer_in_full

    def read() -> tuple[Sequence[str], Progress, Limits]:
        library, store = open_library(options), read_history()
        progress = store.progress(today())
        store.close()
        return library.ids(), progress, limits(progress.settings, None, None)

    answer_in_full(read, lang=options.ui_lang, as_json=as_json, keep=not options.content)
