"""Looking through a history finds what is wrong with it and touches nothing."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from llm_interview.core.health import JournalFacts
from llm_interview.store.verify import verify_history, verify_index

from .learner import Learner


def snapshot_of(home: Path) -> dict[str, tuple[int, str]]:
    return {
        str(path.relative_to(home)): (
            path.stat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        for path in home.rglob("*")
        if path.is_file()
    }


def good(learner: Learner) -> JournalFacts:
    learner.study("a", "b", "c")
    learner.study("d")
    return verify_history(learner.places)


def test_a_learner_who_has_not_started_is_well(learner: Learner) -> None:
    facts = verify_history(learner.places)
    assert facts.readable
    assert (facts.events, facts.batches, facts.last) == (0, 0, None)
    assert verify_index(learner.places, now=lambda: learner.now) == "none"
    assert not learner.home.exists()


def test_a_sound_history_is_counted(learner: Learner) -> None:
    facts = good(learner)
    assert facts.readable
    assert (facts.events, facts.batches, facts.journals, facts.recorded) == (4, 2, 0, 4)
    assert facts.last is not None
    assert facts.last.date() == learner.now.date()


def test_a_running_session_counts_once_also_when_it_is_just_being_sealed(
    learner: Learner,
) -> None:
    good(learner)
    with learner.open() as store:
        store.record_review(card="e", rating="good")
        assert verify_history(learner.places).events == 5
    (batch, *_) = learner.batches()
    learner.places.journals.mkdir(exist_ok=True)
    shutil.copy(batch, learner.places.journals / "still.jsonl")
    assert verify_history(learner.places).events == 5


def test_the_line_being_written_is_no_fault(learner: Learner) -> None:
    good(learner)
    learner.places.journals.mkdir(exist_ok=True)
    (learner.places.journals / "now.jsonl").write_bytes(b'{"v":1,"id"')
    facts = verify_history(learner.places)
    assert facts.readable
    assert facts.wrong_lines == ()


def flip_a_byte(learner: Learner) -> None:
    batch = learner.batches()[0]
    batch.chmod(0o600)
    batch.write_bytes(batch.read_bytes().replace(b"good", b"easy", 1))


def lose_a_file(learner: Learner) -> None:
    learner.batches()[0].unlink()


def put_a_file_in_the_way(learner: Learner) -> None:
    shutil.rmtree(learner.places.batches)
    learner.places.batches.write_text("?")


def spoil_a_journal(learner: Learner) -> None:
    learner.places.journals.mkdir(exist_ok=True)
    (learner.places.journals / "x.jsonl").write_bytes(b"not json\n")


@pytest.mark.parametrize(
    ("harm", "field"),
    [
        (flip_a_byte, "damaged"),
        (lose_a_file, "missing"),
        (put_a_file_in_the_way, "unreadable"),
        (spoil_a_journal, "wrong_lines"),
    ],
)
def test_every_harm_is_found_and_nothing_is_touched(
    learner: Learner, harm: Callable[[Learner], None], field: str
) -> None:
    assert good(learner).readable
    harm(learner)
    before = snapshot_of(learner.home)
    facts = verify_history(learner.places)
    assert getattr(facts, field)
    assert facts.readable == (field == "wrong_lines")
    assert snapshot_of(learner.home) == before


def test_a_file_that_may_not_be_read_is_named(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    good(learner)
    batch = learner.batches()[0]
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path == batch:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    (told,) = verify_history(learner.places).unreadable
    assert told == f"{batch}: Permission denied"


def test_a_batch_put_aside_is_lost_until_a_good_copy_is_back(learner: Learner) -> None:
    good(learner)
    batch = learner.batches()[0]
    content = batch.read_bytes()
    flip_a_byte(learner)
    learner.forget_cache()
    learner.open().progress()
    facts = verify_history(learner.places)
    assert facts.readable
    assert [Path(path).name for path in facts.lost] == [batch.name]
    batch.write_bytes(content)
    facts = verify_history(learner.places)
    assert facts.lost == ()
    assert facts.events == 4


def indexed(learner: Learner) -> Path:
    good(learner)
    with learner.open() as store:
        store.suspend("a")
    learner.open().progress()
    return learner.places.cache / "index.sqlite"


def test_an_index_that_fits_is_told_from_one_that_lies(learner: Learner) -> None:
    index = indexed(learner)
    before = snapshot_of(learner.home)
    assert verify_index(learner.places, now=lambda: learner.now) == "fits"
    assert snapshot_of(learner.home) == before
    with sqlite3.connect(index) as connection:
        connection.execute("DELETE FROM marks")
    connection.close()
    assert verify_index(learner.places, now=lambda: learner.now) == "damaged"


def test_an_index_behind_the_history_still_fits(learner: Learner) -> None:
    index = indexed(learner)
    old = index.read_bytes()
    learner.study("f")
    index.write_bytes(old)
    assert verify_index(learner.places, now=lambda: learner.now) == "fits"


@pytest.mark.parametrize(
    ("content", "state"), [(b"no database at all" * 100, "damaged"), (b"", "damaged")]
)
def test_a_file_that_is_no_index_is_damaged(learner: Learner, content: bytes, state: str) -> None:
    indexed(learner).write_bytes(content)
    assert verify_index(learner.places, now=lambda: learner.now) == state


def test_an_index_of_another_version_is_made_anew_later(learner: Learner) -> None:
    index = indexed(learner)
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
    connection.close()
    assert verify_index(learner.places, now=lambda: learner.now) == "outdated"
