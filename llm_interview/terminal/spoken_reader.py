"""Answering aloud: a countdown that Enter stops."""

from __future__ import annotations

import os
import select
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.cells import cell_len

from llm_interview.terminal.line_reader import tidy

if TYPE_CHECKING:
    from llm_interview.terminal.catalog import Catalog
    from llm_interview.terminal.display import Display

CALM = 5
"""Seconds between two looks at the countdown, until the last so many."""

ReadAloud = Callable[["Catalog", int], str]
"""Gives the person so many seconds to speak; returns the line that ended it, EOFError at the end
of input."""


def timed_reader(display: Display, ticks: Callable[[], float], keys: int = 0) -> ReadAloud:
    """A reader for a terminal whose keys come from descriptor `keys`. It counts down on one line
    and then waits: nobody is cut off, and a late Enter is not taken for a rating. A plain display
    says the time once, because every change would be read aloud."""

    def read(say: Catalog, seconds: int) -> str:
        if display.plain:
            display.lines([say("speak_left", seconds=seconds)])
            return _line(keys)
        try:
            return counted_down(say, seconds)
        except (KeyboardInterrupt, EOFError):
            with suppress(OSError, ValueError):  # the window may be closed
                display.write("\n")  # what is said next begins a line
            raise

    def counted_down(say: Catalog, seconds: int) -> str:
        begun, shown = ticks(), 0
        while True:
            left = max(0, seconds - int(ticks() - begun))
            text = say("speak_left", seconds=left) if left else say("speak_over")
            display.write("\r" + text.ljust(len(text) + shown - cell_len(text)))
            shown = cell_len(text)
            if not left or _is_key(keys, pause(left) - (ticks() - begun) % 1):
                return _line(keys)

    return read


def pause(left: int) -> int:
    """Whole seconds until the countdown says something new."""
    return 1 if left <= CALM else (left - 1) % CALM + 1


def _is_key(keys: int, seconds: float) -> bool:
    """Whether a whole line was typed before the time was over."""
    return bool(select.select([keys], [], [], max(0.0, seconds))[0])


def _line(keys: int) -> str:
    """One line; a terminal never gives more than one at a time."""
    from llm_interview.terminal.keyboard import await_hang_up

    try:
        typed = os.read(keys, 65_536)
    except OSError:  # so a closed window reads
        typed = b""
    if not typed:
        await_hang_up()
        raise EOFError
    return tidy(typed.decode("utf-8", "replace").rstrip("\r\n"))
