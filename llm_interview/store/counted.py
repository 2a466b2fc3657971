"""How many events were here last: a history that shrank is not scheduled on in silence."""

from __future__ import annotations

import contextlib

from llm_interview.core.errors import JournalFault, told
from llm_interview.store.durable import put_file
from llm_interview.store.places import Places
from llm_interview.store.quarantine import lines_set_aside


def recorded_count(places: Places) -> int:
    """The count last recorded; 0 when none was, or it is no number."""
    try:
        return max(0, int((places.data / "count").read_text(encoding="ascii")))
    except (OSError, ValueError):
        return 0


def record_count(places: Places, count: int) -> None:
    """Remember how many events there are; not being able to is no reason to stop."""
    with contextlib.suppress(OSError):
        put_file(places.data / "count", f"{count}\n".encode())


def check_count(places: Places, counts: tuple[int, int]) -> None:
    """JournalFault when events are missing that nobody was told of: found events, bad lines
    (the second count) and quarantined batches together are fewer than were recorded."""
    recorded = recorded_count(places)
    found, bad = counts
    if found + bad >= recorded or found + bad + lines_set_aside(places.quarantine) >= recorded:
        return
    hint = told("hint_events_missing", folder=places.batches, count=places.data / "count")
    raise JournalFault(told("events_missing", recorded=recorded, found=found), hint)
