"""The index: what the whole history comes to, kept beside it so that only new lines are read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from llm_interview.core.progress import kernel_of
from llm_interview.core.review import Event, LineProblem, Review
from llm_interview.core.schedule import Kernel
from llm_interview.core.standing import Standing
from llm_interview.store import index_fold
from llm_interview.store.derived import DamagedError, Derived, dump, load
from llm_interview.store.history import (
    Listing,
    list_history,
    read_batch,
    read_journal,
    settled,
)
from llm_interview.store.index_file import add_indexes, open_index, remove_index
from llm_interview.store.index_load import Loader, count_events, read_standing
from llm_interview.store.index_rows import Words, instant, microseconds, pack_id, reviews_where
from llm_interview.store.places import Places

if TYPE_CHECKING:
    from llm_interview.core.pace import Answers


class UnfitError(Exception):
    """The index says more than the history, or is damaged: it is made anew."""


_UNFIT = (
    *(UnfitError, DamagedError, LineProblem, sqlite3.DatabaseError),
    *(IndexError, KeyError, TypeError, ValueError, OverflowError),
)
"""What reading a damaged file may come to."""

_IN_THE_WAY = ("BUSY", "LOCKED", "READONLY", "CANTOPEN", "FULL", "IOERR", "PERM")
_TRIES = 4


class Index:
    """A view of the history, brought up to date by `refresh`. `warnings` are sentences about
    files that were left out."""

    def __init__(self, places: Places, path: Path | None) -> None:
        self._places = places
        self._path = path
        self._unfit = False
        self.warnings: list[str] = []
        self._open(path)

    def _open(self, path: Path | None) -> None:
        self._connection = open_index(path)
        self._words = Words(self._connection)
        self._generation = -1
        self.standing = Standing()
        self.kernel = Kernel()
        self.derived = Derived()

    def refresh(self) -> None:
        """Read what is new. A file that does not fit is made anew; where another process or the
        disk stands in the way, the index is made in memory. The history decides, never the file.
        """
        for _ in range(_TRIES):
            try:
                self._refresh()
            except FileNotFoundError:
                continue  # sealed between being listed and being read
            except sqlite3.OperationalError as error:
                self._reopen(error.sqlite_errorname.split("_")[1] in _IN_THE_WAY)
            except _UNFIT:
                self._reopen(self._unfit)
            else:
                return
        self._reopen(in_memory=True)
        self._refresh()

    def _reopen(self, in_memory: bool) -> None:  # noqa: FBT001
        self._connection.close()
        if in_memory:
            self._path = None
        elif self._path is not None:
            remove_index(self._path)
            self._unfit = True
        self._open(self._path)

    def _refresh(self) -> None:
        with self._transaction("BEGIN"):
            self._reload()
            listing = list_history(self._places, self._months())
            news = self._news(listing)
        if news:
            with self._transaction("BEGIN IMMEDIATE"):
                self._reload()
                self._take_in(listing)

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self._connection.execute(begin)
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            self._generation = -1
            self._words.forget()
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _take_in(self, listing: Listing) -> None:
        known = self._files()
        loader = Loader(self._connection, self._words)
        for name in sorted(name for names in listing.batches.values() for name in names):
            if name not in known:
                content, warning = read_batch(self._places, name)
                self._warn([warning] if warning else loader.load(name, content, len(content)))
        for name, size in listing.journals.items():
            start = known.get(name, 0)
            content = read_journal(self._places, name, start) if size != start else b""
            if content:
                self._warn(loader.load(name, content, start + len(content)))
        for name in self._vanished(listing, known):
            self._check_covered(name)
            loader.forget(name)
        add_indexes(self._connection)
        self._derive(loader)
        self._put("months", json.dumps(settled(listing.months)))

    def _derive(self, loader: Loader) -> None:
        changes = loader.changes
        if not changes.files:
            return
        cards, days = changes.cards, changes.days
        if changes.marks or self.standing.retracted:
            more_cards, more_days = self._settle()
            cards, days = cards | more_cards, days | more_days
        days |= index_fold.refold_cards(
            self._connection,
            self._words,
            self.derived,
            cards=cards,
            standing=self.standing,
            kernel=self.kernel,
        )
        index_fold.total_days(self._connection, self.derived, days)
        text, checksum = dump(self.derived)
        self._put("derived", text)
        self._put("checksum", checksum)
        self._generation += 1
        self._put("generation", self._generation)

    def _settle(self) -> tuple[set[int], set[int]]:
        """Take new decisions in; the cards and days they touch."""
        before, kernel = self.standing, self.kernel
        self.standing = read_standing(self._connection)
        self.kernel = kernel_of(self.standing.settings)
        changed = index_fold.mark_retracted(self._connection, self.standing.retracted)
        cards, days = index_fold.cards_and_days(self._connection, changed)
        if self.kernel != kernel:
            cards |= index_fold.all_cards(self._connection)
        touched = before.names.items() ^ self.standing.names.items()
        for name in {name for pair in touched for name in pair}:
            cards.add(self._words.number(name))
        return cards, days

    def _reload(self) -> None:
        """Follow another process that has brought the file further."""
        generation = self._get("generation") or 0
        if generation == self._generation:
            return
        if generation:
            self.derived = load(self._get("derived"), self._get("checksum"))
        else:
            self.derived = Derived()
        self._words.forget()
        self.standing = read_standing(self._connection)
        self.kernel = kernel_of(self.standing.settings)
        self._generation = int(str(generation))

    def _months(self) -> dict[str, int]:
        months = json.loads(str(self._get("months") or "{}"))
        return {str(name): int(mtime) for name, mtime in months.items()}

    def _files(self) -> dict[str, int]:
        return dict(self._connection.execute("SELECT name, size FROM files"))

    def _news(self, listing: Listing) -> bool:
        known = self._files()
        grown = any(known.get(name, 0) != size for name, size in listing.journals.items())
        new = any(name not in known for names in listing.batches.values() for name in names)
        if grown or new or self._vanished(listing, known):
            return True
        return not settled(listing.months).items() <= self._months().items()

    def _vanished(self, listing: Listing, known: Mapping[str, int]) -> list[str]:
        """Files read once that are no more: journals sealed since, or batches lost."""
        there = {name for names in listing.batches.values() for name in names}
        unlisted = tuple(f"{month}/" for month in listing.months if month not in listing.batches)
        return [
            name
            for name in known
            if name not in there and name not in listing.journals and not name.startswith(unlisted)
        ]

    def _check_covered(self, name: str) -> None:
        """UnfitError when events of a vanished file lie in no other."""
        row = self._connection.execute(
            "SELECT num FROM files WHERE name = ? AND (num IN (SELECT file FROM reviews) "
            "OR num IN (SELECT file FROM marks))",
            (name,),
        ).fetchone()
        if row is not None:
            raise UnfitError(name)

    def _warn(self, warnings: list[str]) -> None:
        self.warnings += [warning for warning in warnings if warning not in self.warnings]

    def _get(self, key: str) -> object:
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def _put(self, key: str, value: object) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def counts(self) -> tuple[int, int]:
        """(events known, events that bad lines may have been)."""
        return count_events(self._connection)

    def reviews(self, condition: str = "1", values: tuple[object, ...] = ()) -> Iterator[Review]:
        """The standing reviews of a condition (a literal of this package), by their instants."""
        where = f"gone = 0 AND ({condition}) ORDER BY at, n, id"
        return reviews_where(self._connection, self._words, where, values)

    def reviews_of(self, cards: Collection[str]) -> Iterator[Review]:
        """The standing reviews of some names, by their instants."""
        numbers = [number for card in cards if (number := self._words.find(card)) is not None]
        found = [review for number in numbers for review in self.reviews("card = ?", (number,))]
        return iter(sorted(found, key=lambda review: review.order))

    def answered(self) -> set[str]:
        """Present names of the cards with a standing review of any mode."""
        rows = self._connection.execute(
            "SELECT text FROM words WHERE EXISTS "
            "(SELECT 1 FROM reviews WHERE card = words.num AND gone = 0)"
        )
        return {self.standing.name(str(text)) for (text,) in rows}

    def answer_counts(self) -> Answers:
        """How the learner answers: first ratings, counts and times."""
        from llm_interview.store.index_pace import count_answers  # few commands plan

        return count_answers(self._connection, self._words, self.standing)

    def reviews_by_id(self, id_: str) -> Iterator[Review]:
        """The standing review of an id, if there is one."""
        return self.reviews("id = ?", (pack_id(id_),))

    def marks(self) -> Iterator[Event]:
        """Everything but reviews, retracted or not, in no order."""
        rows = self._connection.execute("SELECT line FROM marks WHERE line IS NOT NULL")
        from llm_interview.core.event_lines import decode

        return (decode(str(line)) for (line,) in rows)

    def latest_instant(self, before: datetime) -> datetime | None:
        """The instant of the latest event, retracted or not, up to `before`."""
        value = microseconds(before)
        row = self._connection.execute(
            "SELECT max(at) FROM (SELECT max(at) AS at FROM reviews WHERE at <= ?1 "
            "UNION ALL SELECT max(at) FROM marks WHERE at <= ?1)",
            (value,),
        ).fetchone()
        return None if row[0] is None else instant(row[0])

    def last_review(self) -> Review | None:
        """The standing review that is last in the order of events; those that came with an
        import are parts of it."""
        row = self._connection.execute(
            "SELECT max(at) FROM reviews WHERE gone = 0 AND grp IS NULL"
        ).fetchone()
        reviews = self.reviews("at = ? AND grp IS NULL", (row[0],))
        return max(reviews, key=lambda review: review.order, default=None)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
