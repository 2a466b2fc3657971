"""Looking through decks and their compiled form."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from llm_interview.loader.cache import build_shipped, cache_path, open_library
from llm_interview.loader.compiled import compiled
from llm_interview.loader.verify import verify_cache, verify_content

DECK = "- q: What is a token?\n  a: A piece of text with an id.\n"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "basics.yaml").write_text(DECK, "utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path, shipped: Path) -> Path:
    open_library((), shipped=shipped, cache=tmp_path / "cache")
    return tmp_path / "cache"


def test_sound_decks_are_counted_and_nothing_is_made(tmp_path: Path, shipped: Path) -> None:
    facts = verify_content((), shipped=shipped, cache=tmp_path / "none")
    assert (facts.cards, facts.errors, facts.unread, facts.cache) == (1, (), (), "none")
    assert not (tmp_path / "none").exists()


def test_a_compiled_library_fits_until_a_deck_changes(shipped: Path, cache: Path) -> None:
    assert verify_content((), shipped=shipped, cache=cache).cache == "fits"
    (shipped / "more.yaml").write_text(DECK.replace("token", "model"), "utf-8")
    assert verify_content((), shipped=shipped, cache=cache).cache == "outdated"


@pytest.mark.parametrize("table", ["meta", "card", "body"])
def test_a_changed_row_is_damage(shipped: Path, cache: Path, table: str) -> None:
    path, signature = compiled((), shipped, cache)
    column = {"meta": "value", "card": "front", "body": "question"}[table]
    where = "WHERE key = 'ids'" if table == "meta" else ""
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE {table} SET {column} = {column} || ' ' {where}")  # noqa: S608
    connection.close()
    assert verify_cache(path, signature) == "damaged"


def test_bytes_that_are_no_library_are_damage(shipped: Path, cache: Path) -> None:
    path, signature = compiled((), shipped, cache)
    path.write_bytes(b"\xff" * 5000)
    assert verify_cache(path, signature) == "damaged"


def test_the_ready_made_library_of_a_package_is_looked_through_too(
    tmp_path: Path, shipped: Path
) -> None:
    build_shipped(shipped, shipped / "library.sqlite")
    path, signature = compiled((), shipped, tmp_path)
    assert path.parent == shipped
    assert verify_cache(path, signature) == "fits"
    own = tmp_path / "own.yaml"
    own.write_text(DECK, "utf-8")
    assert compiled((own,), shipped, tmp_path)[0] == cache_path(tmp_path, (shipped, own))


def test_errors_and_unreadable_decks_are_named(tmp_path: Path, shipped: Path) -> None:
    bad, gone = tmp_path / "bad.yaml", tmp_path / "gone.yaml"
    bad.write_text("- q: a\n  a: b\n  q: c\n", "utf-8")
    facts = verify_content((bad, gone), shipped=shipped, cache=tmp_path)
    assert "bad.yaml:3:3" in str(facts.errors[0])
    assert str(gone) in facts.unread
    open_library((bad, gone), shipped=shipped, cache=tmp_path)
    compiled_too = verify_content((bad, gone), shipped=shipped, cache=tmp_path)
    assert compiled_too == replace(facts, cache="fits")


def test_a_program_without_its_decks_has_no_cards(tmp_path: Path) -> None:
    facts = verify_content((), shipped=tmp_path / "nothing", cache=tmp_path)
    assert (facts.cards, facts.shipped) == (0, str(tmp_path / "nothing"))
