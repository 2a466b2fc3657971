"""The index's SQLite file: opened, made anew when it does not fit, or held in memory.

It is a cache. Nothing in it is told apart from what the history says; deleting it changes nothing.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

FORMAT = "4"
_BUSY_SECONDS = 5.0

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE files (num INTEGER PRIMARY KEY, name TEXT UNIQUE, size INTEGER, bad INTEGER);
CREATE TABLE words (num INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE TABLE marks (id PRIMARY KEY, at INTEGER, line TEXT, file INTEGER) WITHOUT ROWID;
CREATE TABLE reviews (
  num INTEGER PRIMARY KEY, id UNIQUE, at INTEGER, dev INTEGER, n INTEGER, tz INTEGER,
  day INTEGER, card INTEGER, rating INTEGER, mode INTEGER, lang INTEGER, text INTEGER,
  suggested INTEGER, grader INTEGER, score REAL, verdict INTEGER, ms INTEGER, hints INTEGER,
  scheduled INTEGER, judge TEXT, grp INTEGER, moves INTEGER, file INTEGER,
  gone INTEGER DEFAULT 0, predicted REAL
)
"""

_INDEXES = """
CREATE INDEX IF NOT EXISTS reviews_card ON reviews (card);
CREATE INDEX IF NOT EXISTS reviews_day ON reviews (day);
CREATE INDEX IF NOT EXISTS reviews_at ON reviews (at);
CREATE INDEX IF NOT EXISTS reviews_grp ON reviews (grp) WHERE grp IS NOT NULL;
CREATE INDEX IF NOT EXISTS reviews_gone ON reviews (num) WHERE gone = 1
"""


def open_index(path: Path | None) -> sqlite3.Connection:
    """The index in a file that can be written; else a copy of it, or an empty one, in memory.

    `path` None asks for memory, as does a folder that is missing and cannot be made.
    """
    if path is None:
        return _in_memory()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return _in_memory()
    for _ in range(2):
        with contextlib.suppress(sqlite3.DatabaseError, OSError):
            return _on_disk(path)
        if _is_busy_or_closed_off(path):
            break
        remove_index(path)
    return _in_memory(path)


def add_indexes(connection: sqlite3.Connection) -> None:
    """Add the orders of reviews where they are missing; after a million rows are in, that is
    several times quicker than before."""
    for statement in _INDEXES.split(";"):
        connection.execute(statement)


def remove_index(path: Path) -> None:
    """Delete the file and what SQLite left beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def _on_disk(path: Path) -> sqlite3.Connection:
    connection = _connect(str(path))
    try:
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        _fit(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _fit(connection: sqlite3.Connection) -> None:
    if _format(connection) is None:
        _make(connection)
    if _format(connection) != FORMAT:
        raise sqlite3.DatabaseError("made by another version")


def _is_busy_or_closed_off(path: Path) -> bool:
    """Whether the file is another's at the moment, or not ours to write: then it stays."""
    try:
        connection = _connect(str(path))
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE probe (x)")
            connection.execute("ROLLBACK")
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        return error.sqlite_errorname.split("_")[1] in ("BUSY", "LOCKED", "READONLY", "CANTOPEN")
    except sqlite3.DatabaseError:
        return False
    return False


def _in_memory(source: Path | None = None) -> sqlite3.Connection:
    connection = _connect(":memory:")
    if source is not None:
        with contextlib.suppress(sqlite3.DatabaseError), _read_only(source) as disk:
            # A copy waits for ever for a file that another holds; a read gives up in time, and
            # keeps the file readable until the copy is done.
            disk.execute("BEGIN")
            disk.execute("SELECT count(*) FROM meta").fetchone()
            disk.backup(connection)
    if _format(connection) != FORMAT:
        connection.close()
        connection = _connect(":memory:")
        _make(connection)
    return connection


@contextlib.contextmanager
def _read_only(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_BUSY_SECONDS)
    try:
        yield connection
    finally:
        connection.close()


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None)
    connection.execute("PRAGMA cache_size=-64000")
    return connection


def _format(connection: sqlite3.Connection) -> str | None:
    """The version written into the file; None for an empty one."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not tables:
        return None
    row = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    return str(row[0]) if row else ""


def _make(connection: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))
