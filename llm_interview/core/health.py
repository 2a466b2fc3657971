"""What an examination of the learner's data, program and terminal looked at, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from llm_interview.core.errors import Said

Status = Literal["ok", "note", "problem"]
CacheState = Literal["none", "fits", "outdated", "damaged"]
"""Not made yet; good; of other decks or another version, so that the next start makes it anew;
wrong inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at. `message` and `hint` name sentences of the interface, filled in with
    `values`; only a problem has a hint. `unreadable` marks a history that cannot be read."""

    check: str
    status: Status
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    hint: str = ""
    unreadable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemFacts:
    """Python, SQLite, whether YAML is read by its C library, free bytes where the history lies
    (None: unknown), folders that ought to be writable and are not."""

    python: tuple[int, ...]
    sqlite: tuple[int, ...]
    fast_yaml: bool
    free: int | None
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFacts:
    """The history as its files say. `events` counts each event once, `bad` lines that are none
    (as many as they may have been), `recorded` how many were here last. `unreadable` and
    `damaged` name files, `wrong_lines` where and why, `lost` batches that were put aside and not
    put back, `aside` how many other things lie in quarantine; `last` is the latest instant."""

    events: int = 0
    batches: int = 0
    journals: int = 0
    bad: int = 0
    recorded: int = 0
    unreadable: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    wrong_lines: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    aside: int = 0
    last: datetime | None = None
    folder: str = ""

    @property
    def missing(self) -> int:
        """How many events are gone that nobody was told of."""
        return max(0, self.recorded - self.events - self.bad)

    @property
    def readable(self) -> bool:
        """Whether all of it could be read, as it was written."""
        return not (self.unreadable or self.damaged or self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentFacts:
    """The decks: how many cards, errors in them by the way they are told, roots without a card,
    and the compiled library."""

    cards: int
    errors: tuple[Said, ...] = ()
    unread: tuple[str, ...] = ()
    cache: CacheState = "none"
    shipped: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalFacts:
    """Where the conversation takes place; None where there is no terminal to ask. `erases` is
    whether Backspace takes whole letters away before a line editor is there."""

    encoding: str
    columns: int | None = None
    kind: str = ""
    coloured: bool = False
    erases: bool | None = None
    editing: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFacts:
    """The clock, the latest event of the history, and whether the clock is held by hand."""

    now: datetime
    last: datetime | None = None
    held: bool = False
