"""Where a plan leads, kept beside the index: to play all days through takes longer than anything
else about it. A cache: what it was made of stands in it, and deleting it changes nothing."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from llm_interview import __version__
from llm_interview.core.readiness import Coverage, Outlook, Readiness

if TYPE_CHECKING:
    from llm_interview.core.day_plan import Footing

FILE_NAME = "plan.json"
FORMAT = "1"


def made_of(footing: Footing) -> str:
    """All that the outlook of a plan follows from, as text."""
    cards = [
        (
            one.card,
            one.weight,
            one.topic,
            (one.memory.stability, one.memory.difficulty) if one.memory else None,
            one.last,
        )
        for one in footing.prospects
    ]
    pace, priors = footing.pace, sorted(footing.priors.items())
    head = (FORMAT, __version__, footing.goal, footing.day, footing.spent)
    return repr((*head, footing.parameters.weights, pace, priors, cards))


def read_kept(folder: Path, made: str) -> Outlook | Readiness | None:
    """What was kept of a plan made of the same, the whole outlook or its readiness alone."""
    try:
        document = json.loads((folder / FILE_NAME).read_text("utf-8"))
        if document["made_of"] != made:
            return None
        ready = Readiness(**document["readiness"])
        if document["coverage"] is None:
            return ready
        covered = Coverage(**document["coverage"])
        return Outlook(readiness=ready, coverage=covered, drop=tuple(document["drop"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(folder: Path, made: str, found: Outlook | Readiness) -> None:
    """Keep it in place of what was there; where the folder is closed off, nothing is kept."""
    whole = found if isinstance(found, Outlook) else None
    ready = found.readiness if isinstance(found, Outlook) else found
    document = {
        "made_of": made,
        "readiness": _fields(ready),
        "coverage": _fields(whole.coverage) if whole else None,
        "drop": whole.drop if whole else (),
    }
    draft = folder / f"{FILE_NAME}.{os.getpid()}.tmp"
    with suppress(OSError):
        draft.write_text(json.dumps(document), "utf-8")
        draft.replace(folder / FILE_NAME)


def _fields(found: Readiness | Coverage) -> dict[str, object]:
    return {name: getattr(found, name) for name in found.__slots__}
