"""What lies on the disk may be damaged, doubled, moved or taken away."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3

import pytest

from llm_interview.core.errors import JournalFault
from llm_interview.store import batches
from tests.store.left_behind import cards, leave_a_dead_session

from .learner import Learner


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
