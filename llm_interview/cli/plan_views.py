"""The plan as it is shown, made anew or as it was kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from llm_interview.cli.fast_due import content_roots
from llm_interview.cli.wiring import places
from llm_interview.core.interview import interview_ahead
from llm_interview.loader.signature import content_signature
from llm_interview.store.folders import folders
from llm_interview.store.plan_cache import PlanCache

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from llm_interview.cli.options import Globals
    from llm_interview.core.day_plan import Footing
    from llm_interview.core.plan_view import PlanView
    from llm_interview.core.progress import Progress
    from llm_interview.loader.cached_library import CachedLibrary
    from llm_interview.store.view import View

MANY = 3000
"""Cards from which the days are played through only for who asks for the plan itself: with so
many that takes more than half a second."""

TITLES = 6
"""Cards to leave whose questions are kept with the plan."""

SPOKEN = ("ui_lang", "lang", "plain")
"""Settings without which nothing can be said."""


def plan_cache(
    options: Globals, day: date, library: CachedLibrary | None = None
) -> PlanCache | None:
    """Where the plan of a study day is kept, made of the decks as they are, or as a `library`
    found them; None with decks of --content, which may change unseen."""
    if options.content:
        return None
    data, _, _ = folders(os.environ)
    if library is not None:
        return PlanCache(places().cache, data, library.signature, day.isoformat())
    shipped, own = content_roots(data)
    roots = (shipped, own) if Path(own).is_dir() else (shipped,)  # as a library has them
    return PlanCache(places().cache, data, content_signature(roots), day.isoformat())


def view_made(footing: Footing, *, whole: bool) -> PlanView:
    """The plan made anew: all of it, or as much as the headline needs, in a part of the time."""
    from llm_interview.core.plan_view import view_of

    if whole:
        return view_of(footing, footing.outlook(), None)
    return view_of(footing, None, footing.readiness() if len(footing.prospects) < MANY else None)


def headline(
    options: Globals,
    library: CachedLibrary,
    store: View,
    progress: Progress,
    *,
    tells: bool = False,
) -> PlanView | None:
    """The plan with its readiness, the rest of it only where that is kept; None where none runs
    (as `running` has it, which `tells`)."""
    if interview_ahead(progress.settings, progress.day) is None:
        return None
    cache = plan_cache(options, progress.day, library)
    kept = cache.read() if cache else None
    if kept is not None:
        return kept[0]
    from llm_interview.cli.plan_sessions import running

    progress = store.progress(progress.day)  # what came in before the look
    footing = running(library, store, progress, tells=tells)
    if footing is None:
        return None
    view = view_made(footing, whole=False)
    keep_view(cache, view, library, progress.settings)
    return view


def keep_view(
    cache: PlanCache | None,
    view: PlanView,
    library: CachedLibrary,
    settings: Mapping[str, object],
) -> dict[str, Any]:
    """Keep a plan with what is shown beside it; decks with faults are told of every time, so that
    nothing is kept of them."""
    beside: dict[str, Any] = {
        "settings": {key: settings[key] for key in SPOKEN if key in settings},
        "titles": _titles(library, (view.drop or ())[:TITLES]),
    }
    sound = not any(problem.severity == "error" for problem in library.problems)
    if cache is not None and sound:
        cache.keep(view, beside)
    return beside


def _titles(library: CachedLibrary, cards: Sequence[str]) -> dict[str, dict[str, str]]:
    """The questions of these cards in every language they have."""
    if not cards:
        return {}
    chosen = (card for card in library.summaries() if card.id in cards)
    return {card.id: {str(lang): text for lang, text in card.front.items()} for card in chosen}
