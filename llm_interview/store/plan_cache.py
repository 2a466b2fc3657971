"""The plan as it was shown last, kept beside the index while nothing that it was made of changes:
to play all days through takes longer than everything else about it. A cache: deleting it changes
nothing."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from llm_interview import __version__
from llm_interview.core.plan_view import PlanView, from_fields, to_fields
from llm_interview.store.summary import history_signature, look

FILE_NAME = "plan.json"
FORMAT = "2"


def sealed(kept: dict[str, Any]) -> dict[str, Any]:
    """What is kept, with its checksum: a damaged one is as good as none."""
    return {**kept, "sum": crc32(json.dumps(kept).encode())}


class PlanCache:
    """The kept plan of a `day` (ISO), made of the decks that have the signature `content` and of
    the history below `data`."""

    __slots__ = ("_data", "_history", "_looked", "_made_of", "_path")

    def __init__(self, folder: Path, data: str, content: str, day: str) -> None:
        self._path = folder / FILE_NAME
        self._data = data
        self._made_of = [FORMAT, __version__, content, day]
        # Before the history is read, so that what changes meanwhile is noticed next time.
        self._looked = look()
        self._history = history_signature(data, self._looked)

    def read(self) -> tuple[PlanView, dict[str, Any]] | None:
        """The plan and what was kept beside it; None where something has changed."""
        try:
            found = json.loads(self._path.read_text("utf-8"))
            kept = {name: part for name, part in found.items() if name != "sum"}
            if sealed(kept) != found or kept["made_of"] != self._made_of:
                return None
            if kept["history"] != history_signature(self._data, kept["looked"]):
                return None
            return from_fields(kept["plan"]), dict(kept["beside"])
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, view: PlanView, beside: dict[str, Any]) -> None:
        """Keep a plan in place of the last one; not where the folder is closed off."""
        kept = {
            "made_of": self._made_of,
            "looked": self._looked,
            "history": self._history,
            "plan": to_fields(view),
            "beside": beside,
        }
        draft = self._path.with_name(f"{FILE_NAME}.{os.getpid()}.tmp")
        with suppress(OSError):
            draft.write_text(json.dumps(sealed(kept)), "utf-8")
            draft.replace(self._path)
