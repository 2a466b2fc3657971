"""Sealed sessions: each counts once, and one that rotted hurts no other."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from llm_interview.core.errors import JournalFault
from llm_interview.core.progress import fold
from llm_interview.store import batches, history
from tests.store.left_behind import cards, rot

from .learner import NOON, Learner


def test_a_rotten_batch_goes_to_quarantine_and_hurts_no_other(learner: Learner) -> None:
    learner.study("a")
    learner.later(days=1)
    learner.study("b")
    learner.forget_cache()
    first = next(path for path in learner.batches() if b'"a"' in path.read_bytes())
    rot(first)
    with learner.open() as store:
        assert set(store.progress().states) == {"b"}
        assert "not those it was sealed with" in store.warnings[0]
    (bad,) = learner.quarantined()
    assert bad.name == first.name
    assert not first.exists()
    learner.study("c")
    assert cards(learner) == {"b", "c"}


def test_every_single_bit_of_a_batch_is_guarded(learner: Learner) -> None:
    learner.study("a")
    (batch,) = learner.batches()
    content = batch.read_bytes()
    for place in range(len(content)):
        damaged = bytearray(content)
        damaged[place] ^= 1 << place % 8
        batch.unlink(missing_ok=True)
        batch.write_bytes(damaged)
        name = str(batch.relative_to(learner.places.data))
        assert history.read_batch(learner.places, name)[0] == b""


def test_a_rotten_batch_that_cannot_be_moved_is_left_out(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner.study("a")
    learner.study("b")
    learner.forget_cache()
    rot(learner.batches()[0])

    def refuse(*_: object) -> Path:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(history, "move_aside", refuse)
    with learner.open() as store, pytest.raises(JournalFault, match="recorded here"):
        store.progress()
    with learner.open() as store:
        assert "it was left out" in store.warnings[0]


def test_foreign_files_are_passed_over(learner: Learner) -> None:
    learner.study("a")
    month = learner.batches()[0].parent
    (month / "notes.txt").write_text("mine")
    (month / "sync-conflict.jsonl").write_text("theirs")
    (learner.places.batches / "README").write_text("mine")
    (learner.places.batches / "2026" / "file").write_text("mine")
    (learner.places.journals / ".hidden.jsonl").write_text("mine")
    learner.forget_cache()
    with learner.open() as store:
        assert set(store.progress().states) == {"a"}
        assert store.warnings == ()


def test_a_batch_that_cannot_be_read_is_named(learner: Learner) -> None:
    learner.study("a")
    learner.study("b")
    learner.forget_cache()
    batch = learner.batches()[0]
    batch.unlink()
    batch.mkdir()
    with learner.open() as store:
        assert "cannot be read" in store.warnings[0]


def test_batches_of_another_device_are_added_in_any_order(learner: Learner, tmp_path: Path) -> None:
    other = Learner(tmp_path / "laptop")
    other.chance.seed(99)
    learner.study("a", "b")
    learner.later(hours=1)
    other.now = learner.now
    with other.open() as store:
        store.record_review(card="a", rating="again")
        store.suspend("b")
    for source, target in ((other, learner), (learner, other)):
        for batch in source.batches():
            place = target.places.data / batch.relative_to(source.places.data)
            if not place.exists():
                place.write_bytes(batch.read_bytes())
    with learner.open() as here, other.open() as there:
        assert here.state_hash() == there.state_hash()
        assert here.progress(NOON.date()) == there.progress(NOON.date())
        assert here.progress().states["a"].phase == "relearning"


def test_the_oldest_journal_form_is_read_for_ever(learner: Learner, root: Path) -> None:
    """`tests/journals/v1.jsonl` holds every event of version 1 and some of a later one."""
    content = (root / "tests" / "journals" / "v1.jsonl").read_bytes()
    read = batches.read_lines(content)
    assert read.bad == ()
    place = batches.batch_path(learner.places.batches, content, read.events[0][0])
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    with learner.open() as store:
        progress = store.progress(NOON.date())
        assert progress == fold((event for event, _ in read.events), NOON.date())
        assert {card: state.phase for card, state in progress.states.items()} == {
            "attn-scaling-sqrt-dk": "review",
            "kv-cache": "relearning",
        }
        assert progress.suspended == {"rope"}
        assert progress.flagged == {"kv-cache"}
        (answer,) = store.reviews("mqa")
        assert answer.judge is not None
        assert (answer.verdict, answer.judge.verdict) == ("correct", "partial")
        assert len(progress.wordings("kv-cache")) == 3
        store.undo()
        assert len(store.progress(NOON.date()).wordings("kv-cache")) == 1


def test_a_file_sealed_between_listing_and_reading_is_found_again(
    learner: Learner, elsewhere: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = elsewhere.open()
    store.record_review(card="a", rating="good")
    real = history.read_journal
    sealed: list[bool] = []

    def late(*words: object) -> bytes:
        if not sealed:
            sealed.append(True)
            store.close()
        return real(*words)  # type: ignore[arg-type]

    monkeypatch.setattr("llm_interview.store.index.read_journal", late)
    assert cards(learner) == {"a"}
