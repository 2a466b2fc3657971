"""Rows of the index to derived states: only the cards and days that changed are gone over."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from llm_interview.core.ratings import RATINGS, Rating
from llm_interview.core.schedule import Kernel, replay
from llm_interview.core.standing import Standing
from llm_interview.store.derived import DayTotals, Derived
from llm_interview.store.index_rows import Words, pack_id

_MICRO = 1_000_000
_MANY = 200_000
"""Predictions held in memory at a time: a few dozen MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A row as the schedule needs it."""

    num: int
    day: date
    rating: Rating
    predicted: float | None


_OF_EVENT = (
    "SELECT num FROM reviews WHERE id = ?1 UNION ALL "
    "SELECT num FROM reviews WHERE grp = (SELECT num FROM words WHERE text = ?2)"
)
"""The reviews that an event is, or brought in."""


def mark_retracted(connection: sqlite3.Connection, retracted: Collection[str]) -> set[int]:
    """Bring the column `gone` up to what is taken back; the reviews that changed."""
    wanted = {
        int(row[0])
        for id_ in retracted
        for row in connection.execute(_OF_EVENT, (pack_id(id_), id_))
    }
    present = {int(row[0]) for row in connection.execute("SELECT num FROM reviews WHERE gone = 1")}
    changes = [(1, num) for num in wanted - present] + [(0, num) for num in present - wanted]
    connection.executemany("UPDATE reviews SET gone = ? WHERE num = ?", changes)
    return wanted ^ present


def cards_and_days(
    connection: sqlite3.Connection, reviews: Iterable[int]
) -> tuple[set[int], set[int]]:
    """The cards (as numbered words) and the days (ordinals) of some reviews."""
    rows = [
        connection.execute("SELECT card, day FROM reviews WHERE num = ?", (num,)).fetchone()
        for num in reviews
    ]
    return {row[0] for row in rows}, {row[1] for row in rows}


def all_cards(connection: sqlite3.Connection) -> set[int]:
    """Every card with a review, under every name it had."""
    return {int(row[0]) for row in connection.execute("SELECT DISTINCT card FROM reviews")}


def refold_cards(  # noqa: PLR0913 - the index's parts
    connection: sqlite3.Connection,
    words: Words,
    derived: Derived,
    *,
    cards: Iterable[int],
    standing: Standing,
    kernel: Kernel,
) -> set[int]:
    """Replay cards anew, with all names each had; the days whose predictions changed."""
    names = {words.text(card) for card in cards}
    former = _former_names(standing.names)
    days: set[int] = set()
    predictions: dict[int, float | None] = {}
    for card in sorted({standing.name(name) for name in names}):
        numbers = [words.find(name) for name in former.get(card, (card,))]
        known = [number for number in numbers if number is not None]
        answers = _answers(connection, words, known)
        days |= _refold(derived, card, answers, kernel, predictions)
        if len(predictions) > _MANY:
            _keep(connection, predictions)
    _keep(connection, predictions)
    for name in names - {standing.name(name) for name in names}:
        derived.states.pop(name, None)
    return days


def _former_names(names: Mapping[str, str]) -> dict[str, list[str]]:
    former: dict[str, list[str]] = {}
    for name, present in sorted(names.items()):
        former.setdefault(present, []).append(name)
    return former


def _refold(
    derived: Derived,
    card: str,
    answers: list[_Answer],
    kernel: Kernel,
    predictions: dict[int, float | None],
) -> set[int]:
    """Replay one card; adds to `predictions` by row what changed, and returns those days."""
    state, days = None, set[int]()
    for answer, step in zip(answers, replay(answers, kernel), strict=True):
        state = step.state
        if step.predicted != answer.predicted:
            predictions[answer.num] = step.predicted
            days.add(answer.day.toordinal())
    if state is None:
        derived.states.pop(card, None)
    else:
        derived.states[card] = state
    return days


def _keep(connection: sqlite3.Connection, predictions: dict[int, float | None]) -> None:
    """Write predictions in the order of the rows: cards lie scattered over the whole file."""
    rows = sorted(predictions)
    changes = ((predictions[num], num) for num in rows)
    connection.executemany("UPDATE reviews SET predicted = ? WHERE num = ?", changes)
    predictions.clear()


def _answers(connection: sqlite3.Connection, words: Words, numbers: list[int]) -> list[_Answer]:
    """The standing scheduled reviews of some names, in the order of events."""
    rows = [
        row
        for number in numbers
        for row in connection.execute(
            "SELECT at, dev, n, id, num, day, rating, predicted FROM reviews "
            "WHERE card = ? AND gone = 0 AND moves = 1",
            (number,),
        )
    ]
    rows.sort(key=lambda row: (row[0], words.text(row[1]), row[2], _id_text(row[3])))
    return [
        _Answer(
            num=row[4], day=date.fromordinal(row[5]), rating=RATINGS[row[6] - 1], predicted=row[7]
        )
        for row in rows
    ]


def _id_text(packed: bytes | str) -> str:
    return packed if isinstance(packed, str) else packed.hex()


def total_days(connection: sqlite3.Connection, derived: Derived, days: Collection[int]) -> None:
    """Count some days anew. Expected passes are added up in millionths, so that the order in
    which reviews were read makes no difference."""
    for day in days:
        row = connection.execute(
            "SELECT count(*), sum(ms), count(predicted), "
            "sum(predicted IS NOT NULL AND rating > 1), "
            "sum(CAST(round(predicted * 1000000) AS INTEGER)) "
            "FROM reviews WHERE day = ? AND gone = 0",
            (day,),
        ).fetchone()
        derived.days.pop(date.fromordinal(day), None)
        if row[0]:
            derived.days[date.fromordinal(day)] = DayTotals(
                answers=row[0],
                ms=row[1],
                tested=row[2],
                passed=row[3],
                expected=(row[4] or 0) / _MICRO,
            )
