"""Anki packages made to do harm or broken on the way, made when they are asked for."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

import zstandard

from tests.importing.anki_files import (
    CARDS,
    COL,
    NOTES,
    Note,
    archive,
    database,
    deck,
    package,
)

STORED = zipfile.ZIP_STORED
GOOD = [Note(["Q?", "A"])]
BASE = database(GOOD)
MODELS, CHANGE = "UPDATE col SET models =", "UPDATE notes SET"
LONG = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, 'g' AS guid,"
    " 1 AS mid, '' AS tags, 'a' AS flds FROM n"
)
FILES_VIEW = (
    "CREATE VIEW notes AS SELECT 1 id, '' guid, 1 mid, '' tags, readfile('/etc/passwd') flds"
)


def linked() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        info = zipfile.ZipInfo("collection.anki2")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        opened.writestr(info, "/etc/passwd")
    return target.getvalue()


def twice() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        opened.writestr("collection.anki2", BASE)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # it is meant
            opened.writestr("collection.anki2", BASE)
    return target.getvalue()


def patched(raw: bytes, mark: bytes, at: int, new: bytes) -> bytes:
    start = raw.rindex(mark) + at
    return raw[:start] + new + raw[start + len(new) :]


def lying(size: int) -> bytes:
    """The directory says the member is small; it is not."""
    raw = package(b"SQLite format 3\0" + b"\0" * 30_000_000)
    at = raw.index(b"PK\x01\x02") + 24
    return raw[:at] + struct.pack("<I", size) + raw[at + 4 :]


def named(name: str) -> bytes:
    return archive({name: BASE, "media": b"{}"})


def damaged(at: int, new: bytes) -> bytes:
    return package(BASE[:at] + new + BASE[at + len(new) :])


def overlapping() -> bytes:
    """The collection is said to lie where another member does."""
    raw = archive({"media": b"x" * 40, "collection.anki2": BASE})
    at = raw.rindex(b"PK\x01\x02") + 42
    return raw[:at] + struct.pack("<I", 0) + raw[at + 4 :]


def quoting() -> bytes:
    """A member that begins within another and goes on through all that follows."""
    raw = archive({"collection.anki2": b"", "media": b"x" * 4000, "more": b"y" * 4000}, STORED)
    at = raw.index(b"PK\x01\x02")
    sizes = struct.pack("<II", raw.index(b"PK\x01\x02") - 60, raw.index(b"PK\x01\x02") - 60)
    return raw[: at + 20] + sizes + raw[at + 28 :]


def crowded() -> bytes:
    return archive({**{f"{n}": b"" for n in range(10_000)}, "collection.anki2": BASE}, STORED)


def crowded_in_secret() -> bytes:
    """The end of the directory says that it has one member; it goes on for twenty thousand."""
    raw = archive({**{f"{n}": b"" for n in range(20_000)}, "collection.anki2": BASE}, STORED)
    return patched(raw, b"PK\x05\x06", 8, b"\x01\0\x01\0")


def views(statement: str) -> Callable[[], bytes]:
    return lambda: package(database(before=[statement]))


def models(text: str) -> Callable[[], bytes]:
    return lambda: package(database(GOOD, after=[f"{MODELS} '{text}'"]))


CASES: Final[Mapping[str, Callable[[], bytes]]] = {
    "nothing but a magic": lambda: b"PK\x03\x04",
    "not a zip": lambda: b"hello " * 100,
    "a zip of zeros": lambda: b"PK\x03\x04" + b"\0" * 1000,
    "truncated in the middle": lambda: deck(*GOOD)[:200],
    "truncated at the end": lambda: deck(*GOOD)[:-10],
    "no collection": lambda: archive({"media": b"{}"}),
    "empty zip": lambda: archive({}),
    "path upwards": lambda: named("../collection.anki2"),
    "absolute path": lambda: named("/collection.anki2"),
    "path with backslashes": lambda: named("..\\collection.anki2"),
    "in a folder": lambda: named("deck/collection.anki2"),
    "other case": lambda: named("Collection.Anki2"),
    "a look-alike name": lambda: named("cоllection.anki2"),
    "a name with a NUL": lambda: named("collection.anki2").replace(b"anki2", b"anki\0"),
    "a folder of that name": lambda: archive({"collection.anki2/": b""}),
    "a symbolic link": linked,
    "twice the same name": twice,
    "zeros without end": lambda: package(b"SQLite format 3\0" + b"\0" * 70_000_000),
    "zeros in a small package": lambda: package(b"\0" * 20_000_000),
    "a size that lies": lambda: lying(100),
    "a size that lies upwards": lambda: lying(0xFFFFFFF0),
    "zstd bomb": lambda: package(
        zstandard.ZstdCompressor().compress(b"\0" * 80_000_000), "collection.anki21b"
    ),
    "zstd with a giant window": lambda: package(
        b"\x28\xb5\x2f\xfd\x00\xf8" + b"\0" * 40, "collection.anki21b"
    ),
    "members that overlap": overlapping,
    "a member that quotes the others": quoting,
    "more than ten thousand members": crowded,
    "more members than it says": crowded_in_secret,
    "a hundred and fifty times its size": lambda: package(
        b"SQLite format 3\0" + (random.Random(3).randbytes(60_000) + b"\0" * 8_900_000)
    ),
    "a device for a name": lambda: named("CON"),
    "a stream of a file": lambda: named("collection.anki2:hidden"),
    "no zstd": lambda: package(BASE, "collection.anki21b"),
    "packed with bzip2": lambda: package(BASE, method=zipfile.ZIP_BZIP2),
    "packed with lzma": lambda: package(BASE, method=zipfile.ZIP_LZMA),
    "encrypted": lambda: patched(package(BASE), b"collection.anki2", -38, b"\x01"),
    "wrong checksum": lambda: patched(package(BASE), b"collection.anki2", -30, b"\x01\x02\x03\x04"),
    "millions of members": lambda: patched(deck(*GOOD), b"PK\x05\x06", 10, b"\xff\xff"),
    "directory beyond the file": lambda: patched(
        deck(*GOOD), b"PK\x05\x06", 16, b"\xff\xff\xff\x7f"
    ),
    "text for a database": lambda: package(b"not a database " * 100),
    "a database of nothing": lambda: package(b"SQLite format 3\0" + b"\0" * 600),
    "half a database": lambda: package(BASE[: len(BASE) // 2]),
    "a schema of noise": lambda: damaged(100, random.Random(7).randbytes(400)),
    "pages of no size": lambda: damaged(16, b"\0\0"),
    "notes are a view": views("CREATE VIEW notes AS " + LONG),
    "notes are a view of a file": views(FILES_VIEW),
    "cards are a view": views(
        "CREATE VIEW cards AS SELECT a.id, b.id nid, 1 did, 0 ord FROM notes a, notes b, notes c"
    ),
    "notes are a virtual table": views("CREATE VIRTUAL TABLE notes USING fts5(guid, mid, flds)"),
    "a column that computes": views(
        f"{NOTES[:-1]}, n text GENERATED ALWAYS AS (hex(zeroblob(400000000))))"
    ),
    "a column that computes in short": views(f"{CARDS[:-1]}, n AS (hex(zeroblob(900000000))))"),
    "no notes": lambda: package(database(after=["DROP TABLE notes"])),
    "no models": lambda: package(database(GOOD, after=["DELETE FROM col"])),
    "models are no JSON": models("{"),
    "models are a list": models("[]"),
    "models without fields": models('{"1": {}}'),
    "models nested without end": models("[" * 200_000),
    "one giant field": lambda: deck(Note(["x" * 9_000_000, "y"])),
    "columns of other names": views("CREATE TABLE notes (a, b)"),
    "no columns in col": views(COL.replace("models", "other")),
}
