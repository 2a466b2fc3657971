"""Wires today at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from llm_interview.cli.day_limits import limits
from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import catalog, display, open_library, read_history, today

if TYPE_CHECKING:
    from llm_interview.core.glance import Glance, Planned
    from llm_interview.core.progress import Progress
    from llm_interview.core.queue import Limits
    from llm_interview.core.readiness import Readiness
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
    planned = _planned(library, store, progress)
    store.close()
    day_limits = limits(progress.settings, None, None)
    return look(progress, library.ids(), day_limits, planned), progress.settings


def _planned(library: CachedLibrary, view: View, progress: Progress) -> Planned | None:
    """What the plan for an interview says of today, where one runs."""
    from llm_interview.core.interview import interview_ahead

    if interview_ahead(progress.settings, progress.day) is None:
        return None
    from llm_interview.cli.plan_sessions import planned_day, running

    plan = running(library, view, progress, tells=True)
    return None if plan is None else planned_day(plan, progress)


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
        "readiness": None if seen.readiness is None else _readiness(seen.readiness),
    }


def _readiness(found: Readiness) -> Mapping[str, float]:
    from llm_interview.core.plan_json import readiness_json

    return readiness_json(found)


def print_due(options: Globals, *, as_json: bool) -> None:
    """How much is due, by the long way; with the usual decks it keeps the numbers for the short."""
    from llm_interview.cli.full_due import answer_in_full

    def read() -> tuple[Sequence[str], Progress, Limits]:
        library, store = open_library(options), read_history()
        progress = store.progress(today())
        store.close()
        return library.ids(), progress, limits(progress.settings, None, None)

    answer_in_full(read, lang=options.ui_lang, as_json=as_json, keep=not options.content)
