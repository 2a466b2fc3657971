"""Wires today at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from llm_interview.cli.answers import percent
from llm_interview.cli.options import Globals
from llm_interview.cli.sessions import limits
from llm_interview.cli.wiring import catalog, display, open_library, read_history, today
from llm_interview.terminal.summaries import said

if TYPE_CHECKING:
    from llm_interview.app.overview import Overview
    from llm_interview.core.progress import Progress
    from llm_interview.core.queue import Limits
    from llm_interview.loader.cached_library import CachedLibrary


def _look(options: Globals) -> tuple[CachedLibrary, Progress, Overview]:
    from llm_interview.app.overview import overview

    library, store = open_library(options), read_history()
    progress = store.progress(today())
    day_limits = limits(dict(progress.settings), None, None)
    return library, progress, overview(progress, library.ids(), day_limits)


def glance(options: Globals) -> None:
    """Due, new, minutes, streak, and the command to type next."""
    library, progress, seen = _look(options)
    say, screen = catalog(options, progress.settings), display()
    known = [
        state.retrievability(progress.day, progress.kernel.parameters)
        for state in progress.states.values()
    ]
    streak = {"days": progress.streak, "seen": len(known), "total": len(library)}
    lines = said(
        say,
        screen.width,
        ("glance_due", {"due": seen.due, "new": seen.new, "minutes": seen.minutes}),
        ("glance_streak", streak),
    )
    if known:
        share = percent(sum(known) / len(known))
        lines += said(say, screen.width, ("glance_known", {"percent": share}))
    command = "llm-interview drill" if seen.due or seen.new else "llm-interview quiz"
    screen.show(lines + said(say, screen.width, ("glance_type", {"command": command})))


def print_due(options: Globals, *, as_json: bool) -> None:
    """How much is due, by the long way; with the usual decks it keeps the numbers for the short."""
    from llm_interview.cli.full_due import answer_in_full

    def read() -> tuple[Sequence[str], Progress, Limits]:
        library, store = open_library(options), read_history()
        progress = store.progress(today())
        store.close()
        return library.ids(), progress, limits(dict(progress.settings), None, None)

    answer_in_full(read, lang=options.ui_lang, as_json=as_json, keep=not options.content)
