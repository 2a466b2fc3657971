"""Where a plan leads, played through once as long as nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.cli.wiring import places
from llm_interview.core.readiness import Outlook, Readiness
from llm_interview.store.plan_cache import keep, made_of, read_kept

if TYPE_CHECKING:
    from llm_interview.core.day_plan import Footing


def outlook_of(footing: Footing) -> Outlook | None:
    """The whole outlook; None where no card is chosen."""
    folder, made = places().cache, made_of(footing)
    kept = read_kept(folder, made)
    if isinstance(kept, Outlook):
        return kept
    found = footing.outlook()
    if found is not None:
        keep(folder, made, found)
    return found


def readiness_of(footing: Footing) -> Readiness | None:
    """Readiness alone, which takes a part of the time; None where no card is chosen."""
    folder, made = places().cache, made_of(footing)
    kept = read_kept(folder, made)
    if kept is not None:
        return kept.readiness if isinstance(kept, Outlook) else kept
    found = footing.readiness()
    if found is not None:
        keep(folder, made, found)
    return found
