"""New lines of the history into the index."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from llm_interview.core.review import Event, Review
from llm_interview.core.standing import Standing
from llm_interview.store.batches import read_lines
from llm_interview.store.index_rows import (
    INSERT,
    Words,
    microseconds,
    pack_id,
    review_row,
    reviews_where,
)


@dataclass(slots=True)
class Changes:
    """What loading touched: rows of reviews, cards (numbered words), days (ordinals), and
    whether anything but reviews came."""

    cards: set[int] = field(default_factory=set)
    days: set[int] = field(default_factory=set)
    marks: bool = False
    files: bool = False


class Loader:
    """Puts the lines of files into the tables, each event once."""

    def __init__(self, connection: sqlite3.Connection, words: Words) -> None:
        self._connection = connection
        self._words = words
        self.changes = Changes()

    def load(self, name: str, content: bytes, size: int) -> list[str]:
        """Add a file's new whole lines; `size` is how far the file has then been read. Returns
        what is wrong with lines that are no events."""
        read = read_lines(content)
        # A bad line counts as all the events it may have been: a lost newline joins two.
        bad = sum(max(1, line.count(b'"kind"')) for line, _ in read.bad)
        num = self._file(name, size, bad)
        for event, line in read.events:
            if isinstance(event, Review):
                self._add_review(event, num)
            else:
                self._add_mark(event, line, num)
        self.changes.files = True
        return [f"{name}: a line is left out: {reason}" for _, reason in read.bad]

    def forget(self, name: str) -> None:
        """A file is gone, and its events are known from another."""
        self._connection.execute("DELETE FROM files WHERE name = ?", (name,))
        self.changes.files = True

    def _file(self, name: str, size: int, bad: int) -> int:
        self._connection.execute(
            "INSERT INTO files (name, size, bad) VALUES (?, ?, ?) ON CONFLICT (name) "
            "DO UPDATE SET size = excluded.size, bad = bad + excluded.bad",
            (name, size, bad),
        )
        row = self._connection.execute("SELECT num FROM files WHERE name = ?", (name,))
        return int(row.fetchone()[0])

    def _add_review(self, review: Review, file: int) -> None:
        row = review_row(review, self._words, file)
        if not self._connection.execute(INSERT, row).rowcount and not self._known(review, file):
            self._connection.execute(INSERT, row)
        self.changes.cards.add(self._words.number(review.card))
        self.changes.days.add(review.day.toordinal())

    def _known(self, review: Review, file: int) -> bool:
        """Whether the review is kept as it stands already; of two that differ under one id
        (nobody writes such), the later in order is kept."""
        key = (pack_id(review.id),)
        kept = next(reviews_where(self._connection, self._words, "id = ?", key))
        if kept.order >= review.order:
            self._connection.execute("UPDATE reviews SET file = ? WHERE id = ?", (file, *key))
            return True
        self.changes.cards.add(self._words.number(kept.card))
        self.changes.days.add(kept.day.toordinal())
        self._connection.execute("DELETE FROM reviews WHERE id = ?", key)
        return False

    def _add_mark(self, event: Event, line: bytes, file: int) -> None:
        from llm_interview.core.reviews import Unknown

        text = None if isinstance(event, Unknown) else line.decode()
        self._connection.execute(
            "INSERT INTO marks VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "file = excluded.file, at = max(at, excluded.at), "
            "line = iif(excluded.at > at, excluded.line, line)",
            (pack_id(event.id), microseconds(event.at), text, file),
        )
        self.changes.marks = True


def read_standing(connection: sqlite3.Connection) -> Standing:
    """What stands of the marks in the index. LineProblem where the index is damaged."""
    rows = connection.execute("SELECT line FROM marks WHERE line IS NOT NULL").fetchall()
    if not rows:
        return Standing()
    from llm_interview.core.event_lines import decode
    from llm_interview.core.settling import settle

    return settle(decode(str(line)) for (line,) in rows)


def count_events(connection: sqlite3.Connection) -> tuple[int, int]:
    """(events known, events that bad lines may have been)."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM reviews) + (SELECT count(*) FROM marks), "
        "(SELECT coalesce(sum(bad), 0) FROM files)"
    ).fetchone()
    return int(row[0]), int(row[1])
