"""Packages made to do harm or broken on the way: refused in a sentence, with little work, and in
little memory."""

from __future__ import annotations

import io
import os
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.errors import Fault, FileFault
from llm_interview.importing.anki_cards import read_apkg
from tests.effort import calls
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
        with pytest.warns(UserWarning, match="Duplicate"):
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
    "a schema of noise": lambda: damaged(100, os.urandom(400)),
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


def test_there_are_forty_hostile_packages() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_package_is_refused_in_a_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fault = refused(CASES[name]())
    assert isinstance(fault, FileFault)
    assert fault.sentence.startswith("deck.apkg: ")
    assert "\n" not in fault.sentence
    assert fault.hint
    assert list(tmp_path.iterdir()) == []


def refused(raw: bytes) -> Fault:
    with pytest.raises(Fault) as caught:
        read_apkg(raw, "deck.apkg")
    return caught.value


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_package_is_refused_before_much_was_done_with_it(name: str) -> None:
    raw = CASES[name]()
    refused(raw)  # what is loaded once is not counted
    assert calls(lambda: refused(raw)) < 2_000
    tracemalloc.start()
    refused(raw)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 64_000_000


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON notes BEGIN DELETE FROM notes; END",
        "CREATE VIEW other AS " + LONG,
        "CREATE TABLE other (y, x GENERATED ALWAYS AS (hex(zeroblob(400000000))))",
        "CREATE INDEX i ON notes (length(flds))",
    ],
)
def test_what_lies_beside_the_tables_is_not_run(statement: str) -> None:
    raw = package(database(GOOD, after=[statement]))
    assert [one.question for one in read_apkg(raw, "deck").found.drafts] == ["Q?"]


@pytest.mark.parametrize("value", ["X'00FF'", "NULL", "1.5", "'{{c1::'"])
def test_values_of_other_kinds_are_taken_for_text(value: str) -> None:
    change = ", ".join(f"{name} = {value}" for name in ("flds", "tags"))
    raw = package(database(GOOD, after=[f"{CHANGE} {change}"]))
    assert read_apkg(raw, "deck").found.drafts == ()


def sentence(raw: bytes) -> str:
    """What is said of a package; nothing where it can be read all the same."""
    try:
        read_apkg(raw, "deck.apkg")
    except FileFault as fault:
        return fault.sentence
    return "deck.apkg: "


@given(st.binary(max_size=300), st.integers(0, len(deck(*GOOD))))
def test_noise_anywhere_in_a_package_ends_in_a_sentence(noise: bytes, at: int) -> None:
    raw = deck(*GOOD)
    assert sentence(raw[:at] + noise + raw[at + len(noise) :]).startswith("deck.apkg: ")


@given(st.binary(min_size=1, max_size=64), st.integers(0, len(BASE) - 64))
def test_noise_anywhere_in_a_collection_ends_in_a_sentence(noise: bytes, at: int) -> None:
    broken = BASE[:at] + noise + BASE[at + len(noise) :]
    assert sentence(package(broken)).startswith("deck.apkg: ")
