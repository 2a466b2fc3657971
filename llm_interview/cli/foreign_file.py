"""Reads a file somebody else made: at most so many bytes, and no longer than so many seconds."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from llm_interview.core.errors import FileFault

MAX_BYTES = 10_000_000
SECONDS = 2.0
SECONDS_PER_MB = 2.0


def read_foreign(file: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file, or of standard input for `-`. FileFault for anything else,
    for what is empty, and for more than `most` bytes."""
    raw = sys.stdin.buffer.read(most + 1) if file == "-" else _read_regular(file, most)
    if len(raw) > most:
        said = f"{file}: is larger than {most // 1_000_000} MB"
        raise FileFault(said, "split it; one page or table at a time")
    if not raw.strip():
        raise FileFault(f"{file}: is empty", "nothing was written")
    return raw


def _read_regular(file: str, most: int) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(file, flags | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FileFault(f"{file}: is not a regular file", "name a file, or - for a pipe")
            return opened.read(most + 1)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise FileFault(f"{file}: cannot be read: {reason}", "name another file") from None
    except ValueError as fault:  # a NUL in the name
        raise FileFault(f"{file!r}: cannot be read: {fault}", "name another file") from None


@contextmanager
def in_time(file: str, size: int) -> Iterator[None]:
    """Ends work on `size` bytes that takes far longer than they should with a FileFault (where
    the system has timers). What counts is the time of this process, not that of a busy machine.
    """
    if not hasattr(signal, "setitimer"):  # pragma: no cover - Windows
        yield
        return
    seconds = SECONDS + SECONDS_PER_MB * size / 1_000_000

    def too_late(_signal: int, _frame: FrameType | None) -> NoReturn:
        said = f"{file}: reading it took more than {seconds:.0f} s and was given up"
        raise FileFault(said, "split it, or choose the format with --from")

    before = signal.signal(signal.SIGPROF, too_late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
