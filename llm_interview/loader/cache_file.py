"""The compiled library as one SQLite file: where its rows are and how they are trusted.

Every row carries a CRC-32 of its text, because a flipped bit inside a page is not an error to
SQLite. The file is written complete under another name and renamed, and never changed after.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from pathlib import Path

from llm_interview import __version__

FORMAT = f"19/{__version__}"
"""Raise the number whenever tables, codec or loading rules change."""

HEAD = (
    "position, id, topic, tags, kind, difficulty, tier, langs, seed_refs, front, root, path, line,"
    " fingerprint, folded"
)
SELECT_HEADS = f"SELECT {HEAD}, crc FROM card ORDER BY position"  # noqa: S608 - names from above


class UnfitCacheError(Exception):
    """The file is not a compiled library of this version and these decks, or is damaged."""


def crc(*parts: object) -> int:
    """CRC-32 of texts, numbers and packed texts, as stored beside them."""
    return zlib.crc32("\x1f".join(map(_legible, parts)).encode("utf-8", "surrogatepass"))


def _legible(part: object) -> str:
    return part.decode("latin-1") if isinstance(part, bytes) else str(part)


def packed(text: str, level: int) -> bytes:
    """A long text as it is stored: a card and what the grader made of it shrink to a fifth."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), level)


def unpacked(stored: bytes) -> str:
    """The text that was `packed`; UnfitCacheError if the bytes are not what was written."""
    try:
        return zlib.decompress(stored).decode("utf-8", "surrogatepass")
    except (zlib.error, TypeError, ValueError) as error:
        raise UnfitCacheError("body") from error


def absolute(root: int, path: str, roots: tuple[str, ...]) -> str:
    """The path `relative` was given, for where the roots are now."""
    if root < 0 or root >= len(roots):
        return path
    return f"{roots[root]}{os.sep}{path}" if path else roots[root]


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open a file that nobody changes: no locks, no journal, works on a read-only disk."""
    quoted = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(f"file:{quoted}?mode=ro&immutable=1", uri=True)


def read_meta(connection: sqlite3.Connection, key: str) -> str:
    """One text of the meta table; UnfitCacheError if it is missing or damaged."""
    row = connection.execute("SELECT value, crc FROM meta WHERE key = ?", (key,)).fetchone()
    if row is None or crc(key, row[0]) != row[1]:
        raise UnfitCacheError(key)
    return str(row[0])
