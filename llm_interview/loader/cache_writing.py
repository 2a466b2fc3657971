"""Writing the compiled library: every card encoded and prepared for the grader."""

from __future__ import annotations

import json
import math
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llm_interview.core.library import Library
from llm_interview.core.questions import Question
from llm_interview.core.search_text import search_text
from llm_interview.loader.cache_file import (
    FORMAT,
    HEAD,
    UnfitCacheError,
    crc,
    open_read_only,
    packed,
    read_meta,
    unpacked,
)
from llm_interview.loader.codec import encode
from llm_interview.loader.decks import Progress, no_progress

_TABLES = f"""
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE card({HEAD.replace("position", "position INTEGER PRIMARY KEY", 1)}, crc INTEGER);
CREATE TABLE body(id TEXT PRIMARY KEY, question BLOB, prepared BLOB, crc INTEGER);
"""
_INSERT = f"INSERT INTO card VALUES ({', '.join('?' * (HEAD.count(',') + 2))})"  # noqa: S608 - marks

QUICK, SMALL = 1, 9
"""Levels of packing: where somebody waits, and for a file that is shipped."""


def dump(value: object) -> str:
    """Compact JSON with characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How many seconds a build may spend on preparing cards for the grader, who is told of the
    cards done, before each, and in all, and in which compiled libraries of earlier some may be
    prepared already."""

    seconds: float = math.inf
    progress: Progress = no_progress
    earlier: tuple[Path, ...] = ()


def write_tables(
    connection: sqlite3.Connection,
    library: Library,
    signature: str,
    roots: tuple[str, ...],
    pace: Pace | None = None,
) -> None:
    """Fill an empty database with `library`. Paths are stored relative to `roots`.

    When the time of `pace` is over, no more cards are prepared for the grader: nobody waits at a
    first start for what is wanted one card at a time. Where nobody waits, the bodies are packed
    small.
    """
    level = QUICK if pace else SMALL
    pace = pace or Pace()
    until = time.monotonic() + pace.seconds
    lexicon = compile_lexicon(library)
    made = {key: said for path in pace.earlier for key, said in _made(path, dump(lexicon)).items()}
    connection.executescript(_TABLES)
    with connection:
        for key, value in _meta(library, signature, lexicon):
            connection.execute("INSERT INTO meta VALUES (?,?,?)", (key, value, crc(key, value)))
        for position, question in enumerate(library.questions):
            pace.progress(position, len(library.questions))
            head = _head(position, question, roots)
            connection.execute(_INSERT, (*head, crc(*head)))
            body = dump({**encode(question), "path": ""})
            late = time.monotonic() > until
            prepared = made.get((question.id, body)) or dump(
                {} if late else compile_question(question, lexicon)
            )
            row = (question.id, packed(body, level), packed(prepared, level))
            connection.execute("INSERT INTO body VALUES (?,?,?,?)", (*row, crc(*row)))


def _made(path: Path, lexicon: str) -> dict[tuple[str, str], str]:
    """What the compiled library at `path` has prepared, by id and text of the card. Nothing where
    it is of another version or lexicon, or damaged."""
    if not path.is_file():
        return {}
    try:
        with closing(open_read_only(path)) as stored:
            if (read_meta(stored, "format"), read_meta(stored, "lexicon")) != (FORMAT, lexicon):
                return {}
            rows = stored.execute("SELECT id, question, prepared, crc FROM body").fetchall()
        found = {
            (card, unpacked(question)): unpacked(prepared)
            for card, question, prepared, sum_ in rows
            if crc(card, question, prepared) == sum_
        }
    except (sqlite3.Error, UnfitCacheError):
        return {}
    return {key: prepared for key, prepared in found.items() if prepared != dump({})}


def _meta(library: Library, signature: str, lexicon: object) -> Iterator[tuple[str, str]]:
    yield "format", FORMAT
    yield "signature", signature
    yield "ids", dump([question.id for question in library.questions])
    yield "lexicon", dump(lexicon)
    for name in ("glossary", "problems", "ref_owners", "paths", "topics", "overridden", "unread"):
        yield name, dump(encode(getattr(library, name)))


def _head(position: int, question: Question, roots: tuple[str, ...]) -> tuple[str | int, ...]:
    root, path = relative(question.path, roots)
    return (
        position,
        question.id,
        question.topic,
        dump(question.tags),
        question.kind,
        question.difficulty,
        question.tier,
        dump(question.langs),
        dump(question.seed_refs),
        dump(question.front),
        root,
        path,
        question.line,
        question.fingerprint,
        search_text(question),
    )


def relative(path: str, roots: tuple[str, ...]) -> tuple[int, str]:
    """Number of the root and the path below it; a root that is a file has an empty path below."""
    for number in reversed(range(len(roots))):
        if path == roots[number]:
            return number, ""
        if path.startswith(roots[number] + os.sep):
            return number, path[len(roots[number]) + 1 :]
    return -1, path


def compile_lexicon(library: Library) -> dict[str, Any]:
    """The glossary as the grader wants it; see core.lexicon."""
    from llm_interview.core import lexicon  # only builds need the grader

    return dict(lexicon.compile_lexicon(library.glossary))


def compile_question(question: Question, lexicon: Mapping[str, Any]) -> dict[str, Any]:
    """The question as the grader wants it; see core.prepared."""
    from llm_interview.core import prepared  # only builds need the grader

    return dict(prepared.compile_question(question, dict(lexicon)))


def keep_prepared(path: Path, signature: str, card: str, prepared: Mapping[str, Any]) -> bool:
    """Add what the grader made of one card to the compiled library at `path`: in a copy that takes
    its place, since the file itself is never changed. False if there is none of these decks, or
    it cannot be written: then it is made again when wanted."""
    copy = sqlite3.connect(":memory:")
    try:
        with closing(open_read_only(path)) as stored:
            if read_meta(stored, "format") != FORMAT or read_meta(stored, "signature") != signature:
                return False
            stored.backup(copy)
        (question,) = copy.execute("SELECT question FROM body WHERE id = ?", (card,)).fetchone()
        made = packed(dump(prepared), QUICK)
        update = "UPDATE body SET prepared = ?, crc = ? WHERE id = ?"
        copy.execute(update, (made, crc(card, question, made), card))
        copy.commit()
        return save(copy, path)
    except (sqlite3.Error, UnfitCacheError, TypeError):
        return False
    finally:
        copy.close()


def save(connection: sqlite3.Connection, target: Path) -> bool:
    """Write the database to `target` in one step; False if the place cannot be written."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = sqlite3.connect(temporary)
        try:
            copy.execute("PRAGMA synchronous=OFF")
            connection.backup(copy)
        finally:
            copy.close()
        temporary.replace(target)
    except (OSError, sqlite3.Error):
        with suppress(OSError):
            temporary.unlink()
        return False
    return True
