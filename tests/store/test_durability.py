"""Acknowledged is durable: faults of disk and process, one after another."""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from llm_interview.core.errors import JournalFault
from llm_interview.store import batches, journal, locks
from llm_interview.store.durable import write_all
from llm_interview.store.record import Store

from .learner import Learner


def failing(
    code: int, times: int = 1_000_000, then: Callable[..., None] | None = None
) -> Callable[..., None]:
    """A system call that fails some times, and then does what it should."""
    left = [times]

    def call(*words: object, **named: object) -> None:
        if left[0] > 0:
            left[0] -= 1
            raise OSError(code, os.strerror(code))
        if then is not None:
            then(*words, **named)

    return call


def cards(learner: Learner) -> set[str]:
    with learner.open() as store:
        return set(store.progress().states)


def test_a_full_disk_withholds_the_acknowledgement_and_leaves_no_half_line(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write

    def short(fd: int, data: bytes) -> int:
        """Half of what was asked, then nothing: what a full disk does."""
        if len(data) > 100:
            return real(fd, bytes(data)[:60])
        raise OSError(errno.ENOSPC, "No space left on device")

    with learner.open() as store:
        store.record_review(card="a", rating="good")
        with monkeypatch.context() as full:
            full.setattr(os, "write", short)
            with pytest.raises(JournalFault, match="No space left") as fault:
                store.record_review(card="b", rating="good")
        assert fault.value.exit_code == 4
        (file,) = learner.journals()
        assert file.read_bytes().count(b"\n") == 1
        assert file.read_bytes().endswith(b"\n")
        store.record_review(card="c", rating="good")
    assert cards(learner) == {"a", "c"}


def test_a_short_write_is_written_to_its_end(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data)[:7]))
    learner.study("a", "b")
    assert cards(learner) == {"a", "b"}


@pytest.mark.parametrize("answer", ["", "typed"])
def test_after_a_failed_sync_the_session_goes_on_in_a_new_file(
    learner: Learner, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    with learner.open() as store:
        store.record_review(card="a", rating="good", answer=answer)
        monkeypatch.setattr(journal, "sync_data", failing(errno.EIO, times=1))
        store.record_review(card="b", rating="good", answer=answer)
        assert len(learner.journals()) == 2
        assert set(store.progress().states) == {"a", "b"}
    assert learner.journals() == []
    assert cards(learner) == {"a", "b"}
    with learner.open() as store:
        assert [text for _, text in store.answers()] == [answer] * 2 * bool(answer)


def test_a_disk_that_never_syncs_is_said_and_keeps_what_was_acknowledged(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with learner.open() as store:
        store.record_review(card="a", rating="good")
        with monkeypatch.context() as broken:
            broken.setattr(journal, "sync_data", failing(errno.EIO))
            with pytest.raises(JournalFault, match="Cannot keep this answer"):
                store.record_review(card="b", rating="good")
    assert cards(learner) == {"a"}


def test_a_file_that_cannot_even_be_cut_back_is_never_written_again(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = write_all
    with learner.open() as store:
        store.record_review(card="a", rating="good")
        with monkeypatch.context() as broken:
            broken.setattr(os, "ftruncate", failing(errno.EIO))
            broken.setattr(journal, "write_all", failing(errno.EIO, times=1, then=real))
            store.record_review(card="b", rating="good")
        assert len(learner.journals()) == 2
    assert cards(learner) == {"a", "b"}


def test_an_interrupt_in_the_middle_of_a_write_takes_the_line_back(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(fd: int, _: bytes) -> None:
        os.write(fd, b'{"half')
        raise KeyboardInterrupt

    with learner.open() as store:
        store.record_review(card="a", rating="good")
        with monkeypatch.context() as broken:
            broken.setattr(journal, "write_all", interrupted)
            with pytest.raises(KeyboardInterrupt):
                store.record_review(card="b", rating="good")
        store.record_review(card="c", rating="good")
    assert cards(learner) == {"a", "c"}
    assert learner.quarantined() == []


def test_a_home_that_cannot_be_written_is_read_all_the_same(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner.study("a")
    learner.forget_cache()

    def refuse(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, flags, mode, dir_fd=dir_fd)

    real = os.open
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(Path, "mkdir", failing(errno.EROFS))
    with learner.open() as store:
        assert set(store.progress().states) == {"a"}
        with pytest.raises(JournalFault, match="Cannot write your answers: Permission denied"):
            store.record_review(card="b", rating="good")


def test_a_batch_that_cannot_be_sealed_stays_a_journal(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(batches, "put_file", failing(errno.ENOSPC))
        learner.study("a")
    assert len(learner.journals()) == 1
    assert cards(learner) == {"a"}
    learner.study("b")
    assert learner.journals() == []
    assert cards(learner) == {"a", "b"}


def test_a_history_that_cannot_be_read_is_said_in_a_sentence(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner.study("a")
    monkeypatch.setattr(os, "scandir", failing(errno.EIO))
    with pytest.raises(JournalFault, match="Cannot read your history"):
        learner.open().progress()


def test_a_name_that_is_taken_gives_way_to_the_next(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner.study("a")
    held = iter([False, False, True])
    monkeypatch.setattr(journal, "hold", lambda _: next(held, True))
    learner.study("b")
    assert cards(learner) == {"a", "b"}


def test_when_every_name_is_taken_the_learner_is_told(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "hold", lambda _: False)
    with pytest.raises(JournalFault, match="no free name"):
        learner.study("a")


def test_a_file_system_without_locks_still_keeps_answers(
    learner: Learner, elsewhere: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_lock", failing(errno.ENOLCK))
    first = learner.open()
    first.record_review(card="a", rating="good")
    elsewhere.study("b")
    assert len(learner.journals()) == 1, "a journal that may be alive was taken"
    first.close()
    assert cards(learner) == {"a", "b"}


WRITER = """
import os, sys, time
from datetime import UTC, datetime
from llm_interview.core.ids import uuid7
from llm_interview.store.places import find_places
from llm_interview.store.record import open_store

store = open_store(
    find_places(os.environ),
    now=lambda: datetime.now(UTC),
    new_id=lambda: uuid7(time.time_ns() // 1_000_000, os.urandom(10)),
)
for number in range(int(sys.argv[1])):
    review = store.record_review(card=f"{sys.argv[2]}{number}", rating="good", answer="x" * 100)
    print("saved", review.id, flush=True)
if sys.argv[3] == "close":
    store.close()
"""


def writer(count: int, card: str, end: str = "close", limit: int | None = None) -> list[str]:
    """Ids acknowledged by a process that writes reviews; `limit` is its largest file."""

    def restrict() -> None:
        if limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    words = [sys.executable, "-c", WRITER, str(count), card, end]
    root = str(Path(__file__).parent.parent.parent)
    done = subprocess.run(
        words,
        check=False,
        capture_output=True,
        text=True,
        cwd=root,
        preexec_fn=restrict,
    )
    return [line.split()[1] for line in done.stdout.splitlines()]


def ids(store: Store) -> set[str]:
    return {review.id for review in store.reviews()}


def test_a_file_as_large_as_it_may_be_loses_nothing_acknowledged(learner: Learner) -> None:
    acknowledged = writer(100, "c", limit=5_000)
    assert 5 < len(acknowledged) < 100
    with learner.open() as store:
        assert ids(store) == set(acknowledged)
        store.record_review(card="next", rating="good")
    for file in learner.batches():
        assert all(json.loads(line) for line in file.read_text().splitlines())


def test_a_process_that_ends_without_closing_loses_nothing(learner: Learner) -> None:
    acknowledged = writer(5, "c", end="leave")
    assert len(learner.journals()) == 1
    with learner.open() as store:
        assert ids(store) == set(acknowledged)
    learner.study("next")
    assert learner.journals() == []
    with learner.open() as store:
        assert ids(store) > set(acknowledged)


def test_two_terminals_at_once_keep_every_review(learner: Learner) -> None:
    words = [sys.executable, "-c", WRITER, "40"]
    root = str(Path(__file__).parent.parent.parent)
    running = [
        subprocess.Popen([*words, card, "close"], cwd=root, stdout=subprocess.PIPE, text=True)
        for card in ("a", "b")
    ]
    said = [process.communicate()[0] for process in running]
    acknowledged = {line.split()[1] for text in said for line in text.splitlines()}
    with learner.open() as store:
        assert ids(store) == acknowledged
        assert len(acknowledged) == len(store.progress().states) == 80
