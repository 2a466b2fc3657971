"""Files that only grow: what was appended and acknowledged is on the disk."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from llm_interview.store.durable import (
    FILE_MODE,
    NEW_FILE,
    make_dirs,
    sync_data,
    sync_dir,
    write_all,
)
from llm_interview.store.locks import hold

_TRIES = 8


class Journal:
    """One session's file of lines, written by one process alone, whose lock says it is alive.

    `broken` is set once the file must not be written again: after a failed sync the system may
    report success for pages it has thrown away.
    """

    __slots__ = ("_fd", "_size", "broken", "path")

    def __init__(self, folder: Path, new_id: Callable[[], str]) -> None:
        make_dirs(folder)
        self.path, self._fd = _create(folder, new_id)
        self._size = 0
        self.broken = False
        sync_dir(folder)

    def write(self, lines: bytes) -> None:
        """Put whole lines behind the last, not yet durably. OSError: nothing was added."""
        try:
            write_all(self._fd, lines)
        except BaseException:
            self._cut_back()
            raise

    def sync(self, length: int) -> None:
        """Make the last `length` bytes written durable, and acknowledge them. OSError: they are
        taken back, and the file is broken."""
        try:
            sync_data(self._fd)
        except BaseException:
            self.broken = True
            self._cut_back()
            raise
        self._size += length

    def append(self, lines: bytes) -> None:
        """Write and sync."""
        self.write(lines)
        self.sync(len(lines))

    def close(self) -> None:
        """Give up the file and its lock; whole lines in it stay good."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _cut_back(self) -> None:
        """Cut off what was not acknowledged; where even that fails, the torn line stays last."""
        try:
            os.ftruncate(self._fd, self._size)
        except OSError:
            self.broken = True


def _create(folder: Path, new_id: Callable[[], str]) -> tuple[Path, int]:
    """A new locked file. Another process may take it for a dead session's between its creation
    and its lock; then there is a next name."""
    for _ in range(_TRIES):
        path = folder / f"{new_id()}.jsonl"
        with contextlib.suppress(FileExistsError):
            fd = os.open(path, NEW_FILE | os.O_APPEND, FILE_MODE)
            if hold(fd):
                return path, fd
            os.close(fd)
    raise OSError(f"no free name in {folder}")
