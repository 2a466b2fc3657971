"""Short ways to write a deck for Anki and to look into it."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from llm_interview.core.questions import Question
from llm_interview.core.ratings import Rating
from llm_interview.core.review import Review
from llm_interview.core.schedule import card_state
from llm_interview.export.anki_schedule import Learnt, Schedule

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FIRST = date(2026, 10, 1)


@contextmanager
def opened(package: bytes) -> Iterator[sqlite3.Connection]:
    """The collection inside a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        collection = archive.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(collection)
        yield db


def rows(package: bytes, query: str) -> list[tuple[object, ...]]:
    with opened(package) as db:
        return db.execute(query).fetchall()


def reviewed(card: str, given: Mapping[int, Rating], lang: str = "vi") -> list[Review]:
    """A review on each day counted from FIRST."""
    return [
        Review(
            id=f"{card}-{day}",
            dev="",
            n=number,
            at=datetime(2026, 10, 1, 12, tzinfo=UTC) + timedelta(days=day),
            tz=0,
            day=FIRST + timedelta(days=day),
            card=card,
            rating=rating,
            lang=lang,
            ms=1500,
        )
        for number, (day, rating) in enumerate(given.items())
    ]


def learnt(reviews: Sequence[Review], *, suspended: bool = False) -> Learnt:
    return Learnt(state=card_state(reviews), suspended=suspended, reviews=reviews)


def schedule(**cards: Learnt) -> Schedule:
    return Schedule(cards={name.replace("_", "-"): value for name, value in cards.items()})


def edited(questions: Sequence[Question]) -> list[Question]:
    """The same cards with another English question on the first."""
    first = questions[0]
    return [replace(first, front={**first.front, "en": "Edited?"}), *questions[1:]]
