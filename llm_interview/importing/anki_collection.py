"""Reads a collection somebody else made: plain tables only, in memory, with a budget.

A database is a program as well as data: views, virtual tables, generated columns and triggers
run when they are read. Only ordinary tables are, and only their columns.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from llm_interview.core.errors import FileFault, told

TABLES = frozenset(("col", "notes", "cards", "revlog", "fields"))
MAX_VALUE = 8_000_000
MAX_SQL = 50_000
STEPS, ROUNDS = 100_000, 600
"""A query ends after STEPS × ROUNDS instructions of SQLite's machine; a full collection of 64 MB
takes a tenth of them."""
MAX_ROWS = 200_000

_HEAD = b"SQLite format 3\x00"
_COMPUTED = re.compile(r"\bgenerated\b|\bas\s*\(", re.IGNORECASE)
_WAL = slice(18, 20)
_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ))
_CHECK = told("hint_anki_check")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnkiNote:
    """A note: the names of its fields and their HTML, its tags, its cards as (place, id)."""

    names: tuple[str, ...]
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    cards: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnkiAnswer:
    """An answer of the log: card, instant and time taken in ms, rating 1..4."""

    card: int
    at: int
    ease: int
    ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """What an import takes from a collection."""

    notes: tuple[AnkiNote, ...]
    answers: tuple[AnkiAnswer, ...]


def read_collection(content: bytes, shown: str) -> Collection:
    """Notes and answers of a collection. FileFault for anything that is none, or does more than
    hold data."""
    if not content.startswith(_HEAD) or len(content) < 512:
        raise FileFault(told("anki_no_database", path=shown), _CHECK)
    with _faults(shown), closing(sqlite3.connect(":memory:")) as db:
        _load(db, content)
        present = _plain_tables(db, shown)
        _restrict(db)
        names = _field_names(db, present)
        cards = _cards(db)
        return Collection(notes=tuple(_notes(db, names, cards)), answers=tuple(_answers(db)))


@contextmanager
def _faults(shown: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as fault:
        if "interrupted" in str(fault):
            raise FileFault(told("anki_too_slow", path=shown), _CHECK) from None
        raise FileFault(told("anki_unreadable", path=shown, why=fault), _CHECK) from None
    except (sqlite3.Error, sqlite3.Warning, UnicodeError) as fault:
        said = told("anki_collection_damaged", path=shown, why=fault)
        raise FileFault(said, _CHECK) from None
    except (
        *(ValueError, TypeError, KeyError, AttributeError),
        *(OverflowError, RecursionError, MemoryError),
    ):
        raise FileFault(told("anki_strange", path=shown), _CHECK) from None


def _load(db: sqlite3.Connection, content: bytes) -> None:
    """Into memory. A write-ahead log would be a file beside it: the file alone is read."""
    patched = bytearray(content)
    patched[_WAL] = b"\x01\x01"
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE)
    db.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, MAX_SQL)
    db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    db.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)
    rounds = iter(range(ROUNDS))
    db.set_progress_handler(lambda: int(next(rounds, None) is None), STEPS)
    # Names of note types are sorted by it; nothing here compares them.
    db.create_collation("unicase", lambda a, b: (a > b) - (a < b))
    db.deserialize(bytes(patched))
    _defend(db)
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA cell_size_check = ON")
    db.execute("PRAGMA mmap_size = 0")
    db.execute("PRAGMA query_only = ON")


def _defend(db: sqlite3.Connection) -> None:
    """No statement may change the schema behind SQLite's back, where Python can say so (3.12)."""
    defensive = getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE", None)
    if defensive is not None:
        db.setconfig(defensive, True)  # type: ignore[attr-defined,unused-ignore]


def _plain_tables(db: sqlite3.Connection, shown: str) -> set[str]:
    rows = db.execute("SELECT name, type, sql FROM sqlite_master").fetchmany(1000)
    present = set()
    for name, kind, sql in rows:
        if str(name).lower() not in TABLES:
            continue
        text = str(sql)
        plain = kind == "table" and re.match(r"create\s+table\b", text, re.IGNORECASE)
        if not plain or _COMPUTED.search(text):
            said = told("anki_no_plain", path=shown, name=name)
            raise FileFault(said, told("hint_anki_runs"))
        present.add(str(name))
    missing = {"notes", "cards", "col"} - present
    if missing:
        raise FileFault(told("anki_no_table", path=shown, name=min(missing)), _CHECK)
    return present


def _restrict(db: sqlite3.Connection) -> None:
    """From here on only columns of the tables are read: no function, no other statement."""

    def allow(action: int, table: str | None, *_rest: str | None) -> int:
        known = action != sqlite3.SQLITE_READ or table in TABLES
        return sqlite3.SQLITE_OK if action in _ALLOWED and known else sqlite3.SQLITE_DENY

    db.set_authorizer(allow)


def _field_names(db: sqlite3.Connection, present: set[str]) -> Mapping[str, tuple[str, ...]]:
    """Names of fields by note type: a table of their own in newer collections, JSON in others."""
    found: dict[str, list[str]] = {}
    if "fields" in present:
        for kind, name in _rows(db, "SELECT ntid, name FROM fields ORDER BY ntid, ord"):
            found.setdefault(str(kind), []).append(str(name))
        return {kind: tuple(names) for kind, names in found.items()}
    (models,) = db.execute("SELECT models FROM col").fetchone()
    for kind, model in json.loads(models).items():
        found[str(kind)] = [str(field["name"]) for field in model["flds"]]
    return {kind: tuple(names) for kind, names in found.items()}


def _cards(db: sqlite3.Connection) -> Mapping[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for card, note, place in _rows(db, "SELECT id, nid, ord FROM cards"):
        if isinstance(note, int) and isinstance(place, int) and isinstance(card, int):
            found.setdefault(note, []).append((place, card))
    return found


def _notes(
    db: sqlite3.Connection,
    names: Mapping[str, tuple[str, ...]],
    cards: Mapping[int, list[tuple[int, int]]],
) -> Iterator[AnkiNote]:
    for note, kind, tags, fields in _rows(db, "SELECT id, mid, tags, flds FROM notes ORDER BY id"):
        yield AnkiNote(
            names=names.get(str(kind), ()),
            fields=tuple(str(fields).split("\x1f")),
            tags=tuple(str(tags).split()),
            cards=tuple(sorted(cards.get(int(str(note)), []))),
        )


def _answers(db: sqlite3.Connection) -> Iterator[AnkiAnswer]:
    """Answers that moved the schedule: neither cramming (type 3 without an ease) nor what Anki
    logs when a person sets a day."""
    try:
        rows = list(_rows(db, "SELECT id, cid, ease, factor, time, type FROM revlog ORDER BY id"))
    except sqlite3.DatabaseError as fault:
        if "no such table" not in str(fault):
            raise
        return
    for at, card, ease, factor, ms, kind in rows:
        numbers = all(isinstance(value, int) for value in (at, card, ease, factor, ms, kind))
        if numbers and ease in {1, 2, 3, 4} and (kind in {0, 1, 2} or (kind == 3 and factor)):
            yield AnkiAnswer(card=card, at=at, ease=ease, ms=max(0, ms))


def _rows(db: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    for count, row in enumerate(db.execute(query)):
        if count >= MAX_ROWS:
            raise ValueError("more rows than a deck has")
        yield row
