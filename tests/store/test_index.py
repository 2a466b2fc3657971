"""The index is the fold, however the history came in and whatever happens to the file."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.event_lines import encode
from llm_interview.core.progress import fold
from llm_interview.core.ratings import RATINGS
from llm_interview.core.review import Event, Review
from llm_interview.core.reviews import MARK_KINDS, Accepted, Alias, Imported, Note, Setting
from llm_interview.store import index_file
from llm_interview.store.batches import batch_path
from tests.core.histories import DAY, head, mark, retraction

from .learner import Learner

IDS = st.integers(0, 12).map(lambda number: f"e{number}")
CARDS = st.sampled_from("abc")
HEADS = st.builds(head, IDS, st.integers(0, 3), st.integers(-3, 3))


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event; ids, instants and cards clash often, retractions hit often."""
    start, card = draw(HEADS), draw(CARDS)
    made: list[Event] = [
        Review(
            **start,
            card=card,
            rating=draw(st.sampled_from(RATINGS)),
            mode=draw(st.sampled_from(["drill", "quiz"])),
            ms=draw(st.integers(0, 9)),
            group=draw(st.sampled_from(["", draw(IDS) + "i"])),
        )
    ] * 4
    made += [
        retraction(start["id"] + "r", draw(IDS), start["n"]),
        retraction(start["id"] + "r", draw(IDS) + "r", start["n"]),
        retraction(start["id"] + "r", draw(IDS) + "i", start["n"]),
        Imported(**start | {"id": start["id"] + "i"}, source="deck.apkg", count=2),
        Alias(**start | {"id": start["id"] + "a"}, old=card, new=draw(CARDS)),
        mark(start["id"] + "m", draw(st.sampled_from(MARK_KINDS)), card, start["n"]),
        Note(**start | {"id": start["id"] + "n"}, card=card, text="x"),
        Accepted(**start | {"id": start["id"] + "w"}, card=card, point="p", lang="en", text="t"),
        Setting(**start | {"id": start["id"] + "s"}, key="retention", value=draw(st.floats(0, 1))),
    ]
    return draw(st.sampled_from(made))


def unique(found: Sequence[Event]) -> list[Event]:
    """Nobody writes two different events under one id at one place of the order."""
    return list({event.order: event for event in found}.values())


def put_batch(learner: Learner, found: Sequence[Event]) -> None:
    content = "".join(encode(event) + "\n" for event in found).encode()
    path = batch_path(learner.places.batches, content, found[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@given(st.lists(events(), max_size=30).map(unique), st.randoms(use_true_random=False))
def test_batches_arriving_in_any_order_come_to_the_fold_of_all_events(
    found: list[Event], chance: random.Random
) -> None:
    with TemporaryDirectory() as folder:
        learner, seen = Learner(Path(folder) / "home"), list[Event]()
        chance.shuffle(found)
        store = learner.open()
        while found:
            size = chance.randint(1, 8)
            part, found = found[:size], found[size:]
            seen += part
            put_batch(learner, [*part, *chance.sample(seen, k=len(seen) // 4)])
            store.close()
            assert store.progress(DAY) == fold(seen, DAY)
        live = store.state_hash()
        store.close()
        learner.forget_cache()
        assert learner.open().state_hash() == live


def test_two_processes_that_read_by_turns_agree(learner: Learner, elsewhere: Learner) -> None:
    here, there = learner.open(), elsewhere.open()
    for number in range(6):
        writer, reader = (here, there) if number % 2 else (there, here)
        writer.record_review(card=f"c{number}", rating="good")
        assert len(reader.progress().states) == number + 1
        assert reader.state_hash() == writer.state_hash()
    here.close()
    there.close()
    assert len(learner.open().progress().states) == 6


@pytest.fixture
def index(learner: Learner) -> Path:
    """The index of a learner with some history."""
    for number in range(3):
        learner.study(*(f"c{number}{card}" for card in "abcdef"))
        learner.later(days=2)
    learner.open().progress()
    return learner.places.cache / "index.sqlite"


def test_any_flipped_bit_is_found_or_does_no_harm(learner: Learner, index: Path) -> None:
    store = learner.open()
    live, content = store.state_hash(), index.read_bytes()
    store.close()
    chance = random.Random(3)
    for _ in range(60):
        damaged = bytearray(content)
        damaged[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        index.write_bytes(damaged)
        with learner.open() as store:
            assert store.state_hash() == live


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_file_that_is_no_index_is_made_anew(
    learner: Learner, index: Path, content: bytes
) -> None:
    live = learner.open().state_hash()
    index.write_bytes(content)
    assert learner.open().state_hash() == live
    assert index.stat().st_size > 10_000


def test_an_index_of_another_version_is_made_anew(
    learner: Learner, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = learner.open().state_hash()
    monkeypatch.setattr(index_file, "FORMAT", "another")
    assert learner.open().state_hash() == live
    with contextlib.closing(sqlite3.connect(index)) as connection:
        assert connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone() == (
            "another",
        )


@pytest.mark.usefixtures("index")
def test_an_index_that_knows_a_lost_batch_is_made_anew(learner: Learner) -> None:
    (learner.places.data / "count").unlink()
    learner.batches()[0].unlink()
    assert len(learner.open().progress().states) == 12


def test_an_index_another_process_holds_is_done_without(
    learner: Learner, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_file, "_BUSY_SECONDS", 0.01)
    size = index.stat().st_size
    learner.study("late")
    with contextlib.closing(sqlite3.connect(index, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        assert len(learner.open().progress().states) == 19
    assert index.stat().st_size >= size


def test_an_index_held_while_it_is_open_is_left_to_the_other(
    learner: Learner, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_file, "_BUSY_SECONDS", 0.01)
    store = learner.open()
    assert len(store.progress().states) == 18
    with contextlib.closing(sqlite3.connect(index, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        store.record_review(card="late", rating="good")
        assert len(store.progress().states) == 19
    store.close()
    assert len(learner.open().progress().states) == 19


def test_a_cache_folder_that_cannot_be_made_is_done_without(learner: Learner) -> None:
    learner.study("a")
    with contextlib.suppress(FileNotFoundError):
        learner.forget_cache()
    if learner.places.cache.is_dir():
        learner.places.cache.rmdir()
    learner.places.cache.write_text("a file where the folder should be")
    assert set(learner.open().progress().states) == {"a"}


def test_a_cache_that_cannot_be_written_is_read_and_completed_in_memory(
    learner: Learner, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = index_file._connect

    def read_only(name: str) -> sqlite3.Connection:
        connection = real(name)
        if name != ":memory:":
            connection.execute("PRAGMA query_only=1")
        return connection

    monkeypatch.setattr(index_file, "_connect", read_only)
    before = index.read_bytes()
    learner.study("late")
    assert len(learner.open().progress().states) == 19
    assert index.read_bytes() == before
