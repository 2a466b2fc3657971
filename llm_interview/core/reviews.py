"""What the learner did: immutable events, and the line of JSON each of them is.

State is a fold over the set of events; nothing is ever changed, only added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from llm_interview.core.review import Event, Review

MarkKind = Literal["suspend", "unsuspend", "bury", "flag", "unflag"]
MARK_KINDS: tuple[MarkKind, ...] = ("suspend", "unsuspend", "bury", "flag", "unflag")


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
    """The learner's "I was right": wording that counts for a key point from then on. Where one
    answer was right on several points, `group` of the others is the id of the first."""

    card: str
    point: str
    lang: str
    text: str
    group: str = ""


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
class Imported(Event):
    """Answers given in another program came in: `count` reviews whose `group` is the id of this
    event. Taking it back takes all of them back."""

    source: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Event):
    """An event of a newer version: moves nothing here, `line` is passed on as it came."""

    kind: str
    line: str


UNDOABLE = (Review, CardMark, Accepted, Note, Imported)
"""What `undo` takes back: what the learner did to cards, not settings or renames."""
