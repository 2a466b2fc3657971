"""Looks through the decks and their compiled form without writing anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from llm_interview.core.health import CacheState, ContentFacts
from llm_interview.loader import cache_file
from llm_interview.loader.compiled import compiled, open_compiled
from llm_interview.loader.library import load_library
from llm_interview.loader.signature import signed_files


def verify_content(roots: Sequence[Path], *, shipped: Path, cache: Path) -> ContentFacts:
    """Look at every row of the compiled library; where it does not tell of these decks, read
    them as a first start would."""
    if not signed_files(shipped):
        return ContentFacts(cards=0, shipped=str(shipped))
    state = verify_cache(*compiled(roots, shipped, cache))
    kept = open_compiled(roots, shipped=shipped, cache=cache) if state == "fits" else None
    if kept is not None:
        cards, problems, unread = len(kept), kept.problems, kept.unread
    else:
        library = load_library(roots, shipped=shipped)
        cards, problems, unread = len(library.questions), library.problems, library.unread
    return ContentFacts(
        cards=cards,
        errors=tuple(problem.sentence for problem in problems if problem.severity == "error"),
        unread=tuple(map(str, unread)),
        cache=state,
        shipped=str(shipped),
    )


def verify_cache(path: Path, signature: str) -> CacheState:
    """Whether a compiled library is of these decks, and every row of it as it was written."""
    if not path.is_file():
        return "none"
    try:
        with closing(cache_file.open_read_only(path)) as connection:
            made = {"format": cache_file.FORMAT, "signature": signature}
            fits = all(cache_file.read_meta(connection, key) == made[key] for key in made)
            return _rows(connection) if fits else "outdated"
    except (sqlite3.Error, cache_file.UnfitCacheError, ValueError):
        return "damaged"


def _rows(connection: sqlite3.Connection) -> CacheState:
    if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
        return "damaged"
    for query in (
        "SELECT key, value, crc FROM meta",
        cache_file.SELECT_HEADS,
        "SELECT id, question, prepared, crc FROM body",
    ):
        if any(cache_file.crc(*row[:-1]) != row[-1] for row in connection.execute(query)):
            return "damaged"
    return "fits"
