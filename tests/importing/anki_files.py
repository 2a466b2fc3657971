"""Anki packages as files come: a small collection in each of Anki's forms."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

NOTES = "CREATE TABLE notes (id integer primary key, guid text, mid integer, tags text, flds text)"
CARDS = "CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer)"
COL = "CREATE TABLE col (id integer primary key, models text)"
REVLOG = (
    "CREATE TABLE revlog (id integer primary key, cid integer, ease integer, factor integer,"
    " time integer, type integer)"
)
FIELDS = "CREATE TABLE fields (ntid integer, ord integer, name text collate unicase)"
BASIC, CLOZE = ("Front", "Back"), ("Text", "Back Extra")


@dataclass(frozen=True)
class Note:
    """A note to write; `cards` are the places of its cards."""

    fields: Sequence[str]
    names: Sequence[str] = BASIC
    tags: str = ""
    cards: Sequence[int] = (0,)


def database(
    notes: Sequence[Note] = (),
    log: Sequence[tuple[int, int, int, int, int, int]] = (),
    *,
    newer: bool = False,
    before: Sequence[str] = (),
    after: Sequence[str] = (),
) -> bytes:
    """A collection: cards of note n (from 1) have ids 10·n + place. `before` replaces tables by
    others of that name, `after` is run at the end."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.create_collation("unicase", lambda a, b: (a > b) - (a < b))
        for statement in before:
            db.execute(statement)
        present = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
        for name, table in (("notes", NOTES), ("cards", CARDS), ("col", COL), ("revlog", REVLOG)):
            if name not in present:
                db.execute(table)
        kinds = {tuple(note.names): at for at, note in enumerate(notes, start=1)}
        _note_types(db, kinds, newer=newer, given="col" in present)
        if "notes" not in present:
            for number, note in enumerate(notes, start=1):
                row = (number, f"g{number}", kinds[tuple(note.names)], note.tags)
                db.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", (*row, _joined(note)))
                cards = [(10 * number + at, number, 1, at) for at in note.cards]
                db.executemany("INSERT INTO cards VALUES (?, ?, ?, ?)", cards)
        db.executemany("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?)", log)
        for statement in after:
            db.execute(statement)
        db.commit()
        return db.serialize()


def _joined(note: Note) -> str:
    return "\x1f".join(note.fields)


def _note_types(
    db: sqlite3.Connection, kinds: Mapping[tuple[str, ...], int], *, newer: bool, given: bool
) -> None:
    if newer:
        db.execute(FIELDS)
        rows = [(kind, at, name) for names, kind in kinds.items() for at, name in enumerate(names)]
        db.executemany("INSERT INTO fields VALUES (?, ?, ?)", rows)
    models = {kind: {"flds": [{"name": name} for name in names]} for names, kind in kinds.items()}
    if not given:
        db.execute("INSERT INTO col VALUES (1, ?)", ("" if newer else json.dumps(models),))


def package(
    collection: bytes, name: str = "collection.anki2", method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    return archive({name: collection, "media": b"{}"}, method)


def archive(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return target.getvalue()


def deck(*notes: Note) -> bytes:
    return package(database(notes))
