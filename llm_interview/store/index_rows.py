"""Reviews as rows of the index and back; words that repeat stand once, as numbers."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from llm_interview.core.memory import GRADE
from llm_interview.core.ratings import RATINGS
from llm_interview.core.review import Mode, Review

if TYPE_CHECKING:
    from llm_interview.core.judge_grades import JudgeGrade

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_UUID_LENGTH = 36

FIELDS = (
    "id, at, dev, n, tz, day, card, rating, mode, lang, text, suggested, grader, score, verdict, "
    "ms, hints, scheduled, judge, grp"
)
INSERT = (
    f"INSERT INTO reviews ({FIELDS}, moves, file) VALUES ({', '.join('?' * 22)}) "  # noqa: S608
    "ON CONFLICT (id) DO NOTHING"
)
SELECT = f"SELECT {FIELDS} FROM reviews"  # noqa: S608 - the names of columns stand above

Row = tuple[object, ...]


class Words:
    """Texts and their numbers, remembered on both ways."""

    __slots__ = ("_by_num", "_by_text", "_connection")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._by_text: dict[str, int] = {}
        self._by_num: dict[int, str] = {}

    def forget(self) -> None:
        """After a transaction was taken back."""
        self._by_text.clear()
        self._by_num.clear()

    def number(self, text: str) -> int:
        """The number of a text, given to it now if it is the first time."""
        if text not in self._by_text:
            self._connection.execute(
                "INSERT INTO words (text) VALUES (?) ON CONFLICT DO NOTHING", (text,)
            )
            row = self._connection.execute("SELECT num FROM words WHERE text = ?", (text,))
            self._by_text[text] = int(row.fetchone()[0])
        return self._by_text[text]

    def find(self, text: str) -> int | None:
        """The number of a text, None if it has none."""
        row = self._connection.execute("SELECT num FROM words WHERE text = ?", (text,)).fetchone()
        return None if row is None else int(row[0])

    def text(self, num: int) -> str:
        """The text of a number."""
        if num not in self._by_num:
            self._by_num |= dict(self._connection.execute("SELECT num, text FROM words"))
        return self._by_num[num]


def pack_id(id_: str) -> bytes | str:
    """16 bytes for an id in the usual form, any other as it is."""
    if len(id_) == _UUID_LENGTH:
        with contextlib.suppress(ValueError):
            packed = bytes.fromhex(id_.replace("-", ""))
            if unpack_id(packed) == id_:
                return packed
    return id_


def unpack_id(packed: bytes | str) -> str:
    """The id again."""
    if isinstance(packed, str):
        return packed
    text = packed.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def microseconds(at: datetime) -> int:
    """Microseconds since 1970."""
    return (at - _EPOCH) // _MICROSECOND


def instant(at: int) -> datetime:
    """The instant again."""
    return _EPOCH + timedelta(microseconds=at)


def review_row(review: Review, words: Words, file: int) -> Row:
    """The values of `INSERT`."""
    return (
        pack_id(review.id),
        microseconds(review.at),
        words.number(review.dev),
        review.n,
        review.tz,
        review.day.toordinal(),
        words.number(review.card),
        GRADE[review.rating],
        words.number(review.mode),
        words.number(review.lang),
        words.number(review.text),
        GRADE[review.suggested] if review.suggested else None,
        words.number(review.grader),
        review.score,
        words.number(review.verdict),
        review.ms,
        review.hints,
        review.scheduled,
        _judge_text(review),
        words.number(review.group) if review.group else None,
        review.moves_schedule,
        file,
    )


def row_review(row: tuple[int, ...], words: Words) -> Review:
    """The review of a row of `SELECT`."""
    return Review(
        id=unpack_id(cast("bytes | str", row[0])),
        at=instant(row[1]),
        dev=words.text(row[2]),
        n=row[3],
        tz=row[4],
        day=date.fromordinal(row[5]),
        card=words.text(row[6]),
        rating=RATINGS[row[7] - 1],
        mode=cast("Mode", words.text(row[8])),
        lang=words.text(row[9]),
        text=words.text(row[10]),
        suggested=RATINGS[row[11] - 1] if row[11] else None,
        grader=words.text(row[12]),
        score=row[13],
        verdict=words.text(row[14]),
        ms=row[15],
        hints=row[16],
        scheduled=bool(row[17]),
        judge=_judge(row[18]) if row[18] else None,
        group=words.text(row[19]) if row[19] else "",
    )


def _judge_text(review: Review) -> str | None:
    return None if review.judge is None else json.dumps(review.judge.fields())


def _judge(text: int) -> JudgeGrade | None:
    from llm_interview.core.judge_grades import read_judge  # few reviews have one

    return read_judge(json.loads(str(text)))


def reviews_where(
    connection: sqlite3.Connection, words: Words, condition: str, values: Row = ()
) -> Iterator[Review]:
    """The reviews of a condition (a literal of this package), as they come."""
    for row in connection.execute(f"{SELECT} WHERE {condition}", values):
        yield row_review(row, words)
