"""What the learner did: immutable events, and the line of JSON each of them is.

State is a fold over the set of events; nothing is ever changed, only added.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from llm_interview.core.grades import Rating

VERSION = 1
Mode = Literal["drill", "quiz", "mock"]
MODES: tuple[Mode, ...] = ("drill", "quiz", "mock")
MarkKind = Literal["suspend", "unsuspend", "bury", "flag", "unflag"]
MARK_KINDS: tuple[MarkKind, ...] = ("suspend", "unsuspend", "bury", "flag", "unflag")

Order = tuple[datetime, str, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every event carries: a UUIDv7, the device (16 hex), its place `n` in the session's
    file, the instant (UTC), the local offset in minutes and the study day it happened on."""

    id: str
    dev: str
    n: int
    at: datetime
    tz: int
    day: date

    @property
    def order(self) -> Order:
        """The one order of all devices: (at, dev, n, id)."""
        return (self.at, self.dev, self.n, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Event):
    """One rated answer. `text` is the fingerprint of the wording that was asked, `score` 0..1 and
    `verdict` the grader's summary (empty when none graded), `ms` the time to answer.
    `scheduled` says that a quiz or mock answer moves the schedule; a drill's always does."""

    card: str
    rating: Rating
    mode: Mode = "drill"
    lang: str = "en"
    text: str = ""
    suggested: Rating | None = None
    grader: str = ""
    score: float | None = None
    verdict: str = ""
    ms: int = 0
    hints: int = 0
    scheduled: bool = False

    @property
    def moves_schedule(self) -> bool:
        """Whether the memory of the card follows this review."""
        return self.scheduled or self.mode == "drill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction(Event):
    """Takes the event `of` back. Retracting a retraction is the redo."""

    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardMark(Event):
    """Suspend, unsuspend, bury (for its study day), flag or unflag a card."""

    kind: MarkKind
    card: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias(Event):
    """The card `old` is called `new` from now on; its history goes with it."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(Event):
    """The learner's "I was right": wording that counts for a key point from then on."""

    card: str
    point: str
    lang: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Event):
    """What the learner wrote beside a card; the last note stands."""

    card: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Event):
    """A setting; `value` is any JSON value, None puts the default back."""

    key: str
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Event):
    """An event of a newer version: moves nothing here, `line` is passed on as it came."""

    kind: str
    line: str


UNDOABLE = (Review, CardMark, Accepted, Note)
"""What `undo` takes back: what the learner did to cards, not settings or renames."""
