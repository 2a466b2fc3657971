"""Wires `stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.app.statistics import Statistics, statistics
from llm_interview.cli.answers import percent, print_json
from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import catalog, display, open_library, read_history, today
from llm_interview.core.card_json import plain_value
from llm_interview.core.interview import interview_ahead

if TYPE_CHECKING:
    from collections.abc import Mapping

    from llm_interview.core.plan_view import PlanView, Ready
    from llm_interview.core.progress import Progress
    from llm_interview.loader.cached_library import CachedLibrary
    from llm_interview.store.view import View
    from llm_interview.terminal.catalog import Catalog
    from llm_interview.terminal.lines import Screen

WEAKEST = 8
SURELY = 0.95
"""A tag recalled more surely than this is none of the weakest."""


def print_statistics(options: Globals, *, as_json: bool) -> None:
    """The statistics on the screen, or as JSON by the contract."""
    library, store = open_library(options), read_history()
    progress = store.progress(today())
    answered = len(store.answered())
    found = statistics(store.day_totals(), answered, library.summaries(), progress)
    plan = _plan(options, library, store, progress)
    ready = plan.readiness if plan else None
    if as_json:
        print_json({**statistics_json(found), "readiness": _shares(ready)})
        return
    say, screen = catalog(options, progress.settings), display()
    screen.show(statistics_screen(found, say, screen.width))
    if plan is not None and ready is not None:
        from llm_interview.terminal.plan_screen import readiness_screen

        screen.show(readiness_screen(plan.interview, ready, say, screen.width))


def _plan(
    options: Globals, library: CachedLibrary, store: View, progress: Progress
) -> PlanView | None:
    if interview_ahead(progress.settings, progress.day) is None:
        return None
    from llm_interview.cli.plan_views import headline

    return headline(options, library, store, progress)


def _shares(ready: Ready | None) -> Mapping[str, float] | None:
    from llm_interview.core.plan_view import ready_json

    return ready_json(ready)


def statistics_json(found: Statistics) -> dict[str, object]:
    """The numbers by the contract; shares are 0..1 or null."""
    return {
        "schema": 1,
        "reviews": found.reviews,
        "cards_seen": found.cards_seen,
        "retention": {
            "true": _rounded(found.true_recall),
            "expected": _rounded(found.expected_recall),
        },
        "streak": found.streak,
        "days": {day.isoformat(): count for day, count in found.days.items()},
        "forecast": {day.isoformat(): count for day, count in found.forecast.items()},
        "tags": [plain_value(tag) for tag in found.tags],
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def statistics_screen(found: Statistics, say: Catalog, width: int) -> Screen:
    """Counts, recall, two rows of bars, the weakest tags."""
    from llm_interview.terminal.lines import flow
    from llm_interview.terminal.summaries import day_counts, listed, said

    counts = {"reviews": found.reviews, "cards": found.cards_seen}
    recall: tuple[str, dict[str, object]] = ("stats_no_retention", {})
    if found.true_recall is not None:
        shares = {"true": percent(found.true_recall), "expected": percent(found.expected_recall)}
        recall = ("stats_retention", dict(shares))
    facts = [say("stats_reviews", **counts)]
    facts += [say("glance_streak", days=found.streak)] if found.streak else []
    screen = flow([[(fact, "")] for fact in facts], width, (say.separator, "dim"))
    screen += said(say, width, recall)
    screen += listed(say("stats_days", days=len(found.days)), day_counts(found.days, say), width)
    due = sum(found.forecast.values())
    ahead = say("stats_forecast", days=len(found.forecast), cards=due)
    screen += listed(ahead, day_counts(found.forecast, say), width)
    weak = [
        say("stats_tag", tag=tag.tag, percent=percent(tag.recall), cards=tag.seen)
        for tag in found.tags[:WEAKEST]
        if tag.recall is not None and tag.recall < SURELY
    ]
    return screen + listed(say("stats_weakest"), weak, width) if weak else screen
