"""What an Anki package may make the program do besides reading it: nothing."""

from __future__ import annotations

import io
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from llm_interview.core.errors import Fault, FileFault
from llm_interview.importing import anki_collection
from llm_interview.importing.anki_cards import read_apkg
from tests.importing.anki_files import Note, deck
from tests.importing.hostile_packages import BASE, CASES, GOOD

_QUIET = ("object.", "code.", "import", "marshal.", "sys.", "gc.", "cpython.", "compile", "exec")
_heard: list[tuple[str, tuple[object, ...]]] = []
_listening = False


def _hear(event: str, args: tuple[object, ...]) -> None:
    if _listening and not event.startswith(_QUIET):
        _heard.append((event, args))


@pytest.fixture(scope="module", autouse=True)
def _ear() -> None:
    sys.addaudithook(_hear)  # for good: a hook cannot be taken back


@pytest.fixture
def heard() -> Iterator[list[tuple[str, tuple[object, ...]]]]:
    """What the program asks the system for, from here on."""
    global _listening  # noqa: PLW0603 - a hook has no other place to look at
    read_apkg(deck(*GOOD), "deck")  # what is loaded once is not counted
    _heard.clear()
    _listening = True
    yield _heard
    _listening = False


def evil() -> bytes:
    """A good deck among members that would lie anywhere if they were unpacked."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as opened:
        for name in (
            "../../up",
            "/abs",
            "..\\up",
            "CON",
            "NUL.txt",
            "a:b",
            "Collection.Anki2",
            "x/",
        ):
            opened.writestr(name, b"owned")
        link = zipfile.ZipInfo("link")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        opened.writestr(link, "/etc/passwd")
        opened.writestr("collection.anki2", BASE)
        opened.writestr("media", '{"0": "../../evil.png", "1": "/etc/passwd"}')
    return target.getvalue()


def test_no_file_is_opened_and_no_database_but_in_memory(
    heard: list[tuple[str, tuple[object, ...]]],
) -> None:
    assert [one.question for one in read_apkg(evil(), "deck").found.drafts] == ["Q?"]
    for make in CASES.values():
        raw = make()
        _heard.clear()
        with suppress(Fault):
            read_apkg(raw, "deck")
        names = {event for event, _ in heard}
        assert {
            name for name in names if name.startswith(("open", "os.", "socket.", "subp"))
        } == set()
        assert {args[0] for event, args in heard if event == "sqlite3.connect"} <= {":memory:"}


def test_what_lies_beside_the_collection_is_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    read_apkg(evil(), "deck")
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "a", inner]


def test_a_query_that_takes_too_many_steps_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = deck(*(Note([f"Q {n}?", "A"]) for n in range(2_000)))
    assert len(read_apkg(raw, "deck").found.drafts) == 2_000
    monkeypatch.setattr(anki_collection, "STEPS", 100)
    monkeypatch.setattr(anki_collection, "ROUNDS", 20)
    with pytest.raises(FileFault, match=r"deck\.apkg: ") as caught:
        read_apkg(raw, "deck.apkg")
    assert "too long" in caught.value.sentence


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM notes",
        "CREATE TABLE x (a)",
        "ATTACH ':memory:' AS other",
        "PRAGMA writable_schema = ON",
        "SELECT load_extension('x')",
        "SELECT hex(flds) FROM notes",
        "SELECT name FROM sqlite_master",
        "SELECT * FROM pragma_table_info('notes')",
    ],
)
def test_nothing_but_columns_of_the_tables_can_be_read(statement: str) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        anki_collection._load(db, BASE)
        anki_collection._restrict(db)
        assert db.execute("SELECT flds FROM notes").fetchall() == [("Q?\x1fA",)]
        with pytest.raises(sqlite3.Error):
            db.execute(statement).fetchall()


def test_the_limits_of_the_database_are_set() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        anki_collection._load(db, BASE)
        for name, value in (("trusted_schema", 0), ("cell_size_check", 1), ("query_only", 1)):
            assert db.execute(f"PRAGMA {name}").fetchone() == (value,)
        assert db.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == anki_collection.MAX_VALUE
        assert db.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0


def test_the_schema_is_defended_where_python_offers_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, bool]] = []

    class Connection:
        """Of Python 3.12 or later."""

        def setconfig(self, name: int, on: bool) -> None:  # noqa: FBT001 - as sqlite3 has it
            asked.append((name, on))

    monkeypatch.setattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE", 1010, raising=False)
    anki_collection._defend(Connection())  # type: ignore[arg-type]
    monkeypatch.delattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE")
    anki_collection._defend(Connection())  # type: ignore[arg-type]
    assert asked == [(1010, True)]
