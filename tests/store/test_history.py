"""What lies on the disk may be damaged, doubled, moved or taken away."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from pathlib import Path

import pytest

from llm_interview.core.errors import JournalFault
from llm_interview.core.progress import fold
from llm_interview.store import batches, history

from .learner import NOON, Learner


def cards(learner: Learner) -> set[str]:
    with learner.open() as store:
        return set(store.progress().states)


def leave_a_dead_session(learner: Learner, *cards: str) -> Path:
    """A session whose process died: the journal is there, its lock is free."""
    store = learner.open()
    for card in cards:
        store.record_review(card=card, rating="good")
    assert store._session is not None
    store._session._journal.close()
    return learner.journals()[-1]


def rot(path: Path, place: int = 40) -> None:
    """Turn one bit of a sealed file."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)


def test_a_dead_session_is_read_where_it_lies_and_sealed_by_the_next(learner: Learner) -> None:
    leave_a_dead_session(learner, "a", "b")
    assert cards(learner) == {"a", "b"}
    assert len(learner.journals()) == 1
    learner.study("c")
    assert (len(learner.journals()), len(learner.batches())) == (0, 2)
    assert cards(learner) == {"a", "b", "c"}


def test_a_running_session_is_left_alone_and_seen_by_others(
    learner: Learner, elsewhere: Learner
) -> None:
    with learner.open() as store:
        store.record_review(card="a", rating="good")
        elsewhere.study("b")
        assert len(learner.journals()) == 1
        assert set(store.progress().states) == {"a", "b"}
        store.record_review(card="c", rating="good")
        assert cards(elsewhere) == {"a", "b", "c"}
    assert cards(learner) == {"a", "b", "c"}


def test_a_torn_last_line_is_cut_off_and_kept_with_the_reason(learner: Learner) -> None:
    journal = leave_a_dead_session(learner, "a")
    with journal.open("ab") as file:
        file.write(b'{"v":1,"id":"torn')
    assert cards(learner) == {"a"}
    learner.study("b")
    (torn,) = learner.quarantined()
    assert torn.read_bytes() == b'{"v":1,"id":"torn'
    assert "not finished" in torn.with_name(torn.name + ".reason").read_text()
    assert cards(learner) == {"a", "b"}


def test_a_bad_line_in_a_journal_is_kept_apart_and_the_others_count(learner: Learner) -> None:
    journal = leave_a_dead_session(learner, "a", "b")
    first, second = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(first + b"\0\0\0 damaged\n\n" + second)
    with learner.open() as store:
        assert set(store.progress().states) == {"a", "b"}
        assert "a line is left out" in store.warnings[0]
    learner.study("c")
    assert len(learner.quarantined()) == 1
    assert cards(learner) == {"a", "b", "c"}


def test_an_empty_journal_leaves_nothing_behind(learner: Learner) -> None:
    learner.study("a")
    (learner.places.journals / "01994b2e-0000-7000-8000-000000000000.jsonl").touch()
    learner.study("b")
    assert learner.journals() == []
    assert len(learner.batches()) == 2


def test_a_crash_between_sealing_and_removing_counts_every_review_once(learner: Learner) -> None:
    journal = leave_a_dead_session(learner, "a")
    content = journal.read_bytes()
    learner.study("b")
    journal.write_bytes(content)
    with learner.open() as store:
        assert len(list(store.reviews())) == 2
    learner.study("c")
    assert cards(learner) == {"a", "b", "c"}
    assert len(learner.batches()) == 3


def test_drafts_of_one_who_died_while_sealing_are_swept(learner: Learner) -> None:
    journal = leave_a_dead_session(learner, "a")
    content = journal.read_bytes()
    read = batches.read_lines(content)
    target = batches.batch_path(learner.places.batches, content, read.events[0][0])
    target.parent.mkdir(parents=True)
    target.with_name(f".{target.name}.1.tmp").write_bytes(content[:9])
    learner.study("b")
    assert sorted(path.suffix for path in target.parent.iterdir()) == [".jsonl", ".jsonl"]


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


def test_fewer_events_than_were_recorded_stop_before_anything_is_scheduled(
    learner: Learner,
) -> None:
    learner.study("a", "b")
    learner.study("c")
    lost = next(path for path in learner.batches() if b'"c"' in path.read_bytes())
    content = lost.read_bytes()
    lost.unlink()
    with learner.open() as store:
        with pytest.raises(JournalFault, match="3 events were recorded here and 2 are left"):
            store.progress()
        with pytest.raises(JournalFault, match="half a history"):
            store.record_review(card="d", rating="good")
    assert learner.journals() == []
    lost.write_bytes(content)
    assert cards(learner) == {"a", "b", "c"}
    lost.unlink()
    (learner.places.data / "count").unlink()
    assert cards(learner) == {"a", "b"}


def test_an_emptied_history_is_not_taken_for_a_new_learner(learner: Learner) -> None:
    learner.study("a")
    for batch in learner.batches():
        batch.unlink()
    with learner.open() as store, pytest.raises(JournalFault, match="0 are left"):
        store.progress()


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


def test_the_device_survives_a_file_system_without_links(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    learner.study("a")
    assert len((learner.places.data / "device").read_text().strip()) == 16


def test_nothing_in_the_cache_is_needed(learner: Learner) -> None:
    learner.study("a", "b")
    with learner.open() as store:
        live = store.state_hash()
    with contextlib.closing(sqlite3.connect(learner.places.cache / "index.sqlite")) as index:
        index.execute("DELETE FROM meta")
        index.commit()
    with learner.open() as store:
        assert store.state_hash() == live
