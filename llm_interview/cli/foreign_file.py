"""Reads a file somebody else made: at most so many bytes, and no longer than so many seconds."""

from __future__ import annotations

import gc
import os
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from llm_interview.core.errors import FileFault, told
from llm_interview.core.os_reasons import os_reason

MAX_BYTES = 10_000_000
SECONDS = 2.0
SECONDS_PER_MB = 0.2
SECONDS_PER_PACKED_MB = 2.0


def read_foreign(file: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file, or of standard input for `-`. FileFault for anything else,
    for what is empty, and for more than `most` bytes."""
    raw = sys.stdin.buffer.read(most + 1) if file == "-" else _read_regular(file, most)
    if len(raw) > most:
        said = told("is_too_large", path=file, size=most // 1_000_000)
        raise FileFault(said, told("hint_split"))
    if not raw.strip():
        raise FileFault(told("is_empty", path=file), told("hint_nothing_written"))
    return raw


def _read_regular(file: str, most: int) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(file, flags | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FileFault(told("is_not_regular", path=file), told("hint_file_or_pipe"))
            return opened.read(most + 1)
    except OSError as fault:
        said = told("cannot_read", path=file, why=os_reason(fault))
        raise FileFault(said, told("hint_other_file")) from None
    except ValueError as fault:  # a NUL in the name
        said = told("cannot_read", path=repr(file), why=fault)
        raise FileFault(said, told("hint_other_file")) from None


@contextmanager
def no_collector() -> Iterator[None]:
    """In its block nobody looks for circles among objects: a large import makes a million of
    them and no circle, and each look would go through all."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@contextmanager
def in_time(file: str, size: int, *, packed: bool = False) -> Iterator[None]:
    """Ends work on `size` bytes (of a package, which holds more, where `packed`) that takes far
    longer than they should with a FileFault (where the system has timers). What counts is the
    time of this process, not that of a busy machine.
    """
    if not hasattr(signal, "setitimer"):  # pragma: no cover - Windows
        yield
        return
    each = SECONDS_PER_PACKED_MB if packed else SECONDS_PER_MB
    seconds = SECONDS + each * size / 1_000_000

    def too_late(_signal: int, _frame: FrameType | None) -> NoReturn:
        said = told("is_too_slow", path=file, seconds=f"{seconds:.0f}")
        raise FileFault(said, told("hint_split_from"))

    before = signal.signal(signal.SIGPROF, too_late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
