"""One rated answer: the event nearly every command reads. The rarer ones are in `reviews`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, TypedDict

from llm_interview.core.ratings import Rating

if TYPE_CHECKING:
    from llm_interview.core.judge_grades import JudgeGrade

VERSION = 1
Mode = Literal["drill", "quiz", "mock"]
MODES: tuple[Mode, ...] = ("drill", "quiz", "mock")

Order = tuple[datetime, str, int, str]


class Stamp(TypedDict):
    """The fields of an Event, as one is made from them."""

    id: str
    dev: str
    n: int
    at: datetime
    tz: int
    day: date


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
    `scheduled` says that a quiz or mock answer moves the schedule; a drill's always does. `judge`
    is the second opinion, where one was asked for: it stands beside and decides nothing. `group`
    is the id of the import the answer came with; it stands and goes with that."""

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
    judge: JudgeGrade | None = None
    group: str = ""

    @property
    def moves_schedule(self) -> bool:
        """Whether the memory of the card follows this review."""
        return self.scheduled or self.mode == "drill"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReview:
    """An answer given in another program: `at` in local time with its offset."""

    card: str
    rating: Rating
    at: datetime
    ms: int = 0
    lang: str = "en"


class LineProblem(ValueError):
    """A line that is no event; the text says what is wrong with it."""
