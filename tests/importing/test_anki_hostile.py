"""Packages made to do harm or broken on the way: refused in a sentence, with little work, and in
little memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.errors import Fault, FileFault
from llm_interview.importing.anki_cards import read_apkg
from tests.effort import calls
from tests.importing.anki_files import database, deck, package
from tests.importing.hostile_packages import BASE, CASES, CHANGE, GOOD, LONG


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
