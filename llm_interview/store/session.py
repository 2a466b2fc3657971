"""One running session's writing: its journal, its answers, and the instants it hands out."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from llm_interview.core.event_lines import encode
from llm_interview.core.review import Event
from llm_interview.store.batches import adopt, seal
from llm_interview.store.device import device_id
from llm_interview.store.durable import journal_faults
from llm_interview.store.journal import Journal
from llm_interview.store.places import Places

_TICK = timedelta(milliseconds=1)
CLOCK_SLACK = timedelta(days=1)
"""How far the clock may stand behind the last event before it is believed again."""


class Session:
    """Appends events durably. Opening it creates the journal; JournalFault where that fails."""

    def __init__(self, places: Places, new_id: Callable[[], str], latest: datetime | None) -> None:
        self._places = places
        self._new_id = new_id
        self._latest = latest
        self._broken: list[Journal] = []
        self.count = 0
        with journal_faults("journal_write"):
            self.dev = device_id(places.data, new_id)
            with contextlib.suppress(OSError):  # a dead session's journal is read where it lies
                adopt(places)
            self._journal = Journal(places.journals, new_id)
        self._answers: Journal | None = None

    def instant(self, now: datetime) -> datetime:
        """The instant of a new event (UTC, milliseconds): now, or just after the latest event
        where the clock stands a little behind it, so that what came later also sorts later."""
        at = to_millisecond(now)
        if self._latest is not None and at <= self._latest <= at + CLOCK_SLACK:
            at = to_millisecond(self._latest) + _TICK
        return at

    def append(self, events: Sequence[Event], answer: str = "") -> None:
        """Keep events, and the typed answer of the first: durable when this returns, or
        JournalFault and nothing was added."""
        lines = b"".join(_line(encode(event)) for event in events)
        typed = _line(_answer(events[0].id, answer)) if answer else b""
        with journal_faults("journal_keep"):
            try:
                self._put(lines, typed)
            except OSError:
                if not self._replace_broken():
                    raise
                self._put(lines, typed)
        self.count += len(events)
        latest = max(event.at for event in events)  # answers from elsewhere are older
        self._latest = max(latest, self._latest or latest)

    def _put(self, lines: bytes, typed: bytes) -> None:
        if typed:
            if self._answers is None:
                self._answers = Journal(self._places.answers, lambda: self._journal.path.stem)
            self._answers.append(typed)
        self._journal.append(lines)

    def _replace_broken(self) -> bool:
        """Go on in new files after a failed sync; the old keep what they acknowledged."""
        files = (self._journal, self._answers)
        if not any(file is not None and file.broken for file in files):
            return False
        if self._answers is not None:
            self._answers.close()
            self._answers = None
        self._broken.append(self._journal)
        self._journal = Journal(self._places.journals, self._new_id)
        return True

    def close(self) -> None:
        """Seal what was written. Where that fails the journals stay, to be sealed by the next
        session."""
        for journal in (*self._broken, self._journal):
            with contextlib.suppress(OSError):
                seal(self._places, journal.path)
            journal.close()
        if self._answers is not None:
            self._answers.close()


def to_millisecond(at: datetime) -> datetime:
    """The instant in UTC, as exact as events are."""
    utc = at.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def _line(text: str) -> bytes:
    """A half character (a lone surrogate from a terminal) becomes a question mark."""
    return text.encode("utf-8", "replace") + b"\n"


def _answer(review: str, answer: str) -> str:
    return json.dumps({"id": review, "answer": answer}, ensure_ascii=False, separators=(",", ":"))
