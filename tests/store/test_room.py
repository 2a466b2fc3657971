"""Before a session asks anything: whether its answers could be kept."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from llm_interview.core.errors import JournalFault
from llm_interview.store.durable import expect_room
from tests.store.learner import Learner


def facts(free: int, flag: int = 0) -> SimpleNamespace:
    return SimpleNamespace(f_bavail=free, f_frsize=1, f_flag=flag)


def test_a_home_that_is_not_there_yet_has_the_room_of_the_folder_above(tmp_path: Path) -> None:
    expect_room(tmp_path / "not" / "yet")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("may", "found", "code"),
    [
        (True, facts(10), errno.ENOSPC),
        (False, facts(10**9, os.ST_RDONLY), errno.EROFS),
        (False, facts(10**9), errno.EACCES),
    ],
)
def test_a_disk_that_takes_nothing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, may: object, found: SimpleNamespace, code: int
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: may)
    monkeypatch.setattr(os, "statvfs", lambda _: found)
    with pytest.raises(OSError, match=os.strerror(code)) as refused:
        expect_room(tmp_path)
    assert refused.value.errno == code


def test_a_system_that_does_not_count_room_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "statvfs")
    expect_room(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        expect_room(tmp_path)


def test_the_store_says_it_as_when_it_cannot_write(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _: facts(0))
    with learner.open() as store, pytest.raises(JournalFault, match="Cannot write your answers"):
        store.expect_room()
