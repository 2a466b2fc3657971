"""Events made up for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypedDict

from llm_interview.core.ratings import Rating
from llm_interview.core.review import Review
from llm_interview.core.reviews import CardMark, MarkKind, Retraction

DAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReview:
    """What the schedule needs of a review."""

    rating: Rating
    day: date


class Head(TypedDict):
    id: str
    dev: str
    n: int
    at: datetime
    tz: int
    day: date


def head(name: str, minute: int, days: int = 0) -> Head:
    """An event's head: `minute`s after noon, `days` after the first day."""
    at = datetime(2026, 11, 22, 12, tzinfo=UTC) + timedelta(days=days, minutes=minute)
    day = DAY + timedelta(days=days)
    return {"id": name, "dev": "00000000000000aa", "n": minute, "at": at, "tz": 0, "day": day}


def review(name: str, card: str, rating: Rating, minute: int = 0, days: int = 0) -> Review:
    return Review(**head(name, minute, days), card=card, rating=rating, ms=1000)


def retraction(name: str, of: str, minute: int = 0) -> Retraction:
    return Retraction(**head(name, minute), of=of)


def mark(name: str, kind: MarkKind, card: str, minute: int = 0, days: int = 0) -> CardMark:
    return CardMark(**head(name, minute, days), kind=kind, card=card)
