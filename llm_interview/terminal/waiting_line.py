"""A line that tells a person what takes long, and is gone when it is done."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from threading import Event, Lock, Thread
from types import TracebackType
from typing import TextIO

AFTER = 0.5
"""Seconds that nothing is said: what ends before was not long."""
EVERY = 0.25
"""Seconds between two looks at the clock."""


class WaitingLine:
    """While its block runs: `words` and the seconds that passed, on one line of a terminal.

    Whatever ends the block, an interrupt as well, takes the line away before anything else is
    written. In plain form the words stand once, on a line that stays.
    """

    def __init__(
        self,
        stream: TextIO,
        words: str,
        *,
        ticks: Callable[[], float],
        seconds: Callable[[int], str],
        plain: bool = False,
    ) -> None:
        self._stream, self._words, self._plain = stream, words, plain
        self._ticks, self._seconds = ticks, seconds
        self._ended, self._pen, self._shown = Event(), Lock(), ""

    def __enter__(self) -> None:
        """Begin to wait."""
        Thread(target=self._tell, args=(self._ticks(),), daemon=True).start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line away; nothing is written after that."""
        self._ended.set()
        with self._pen:
            if self._shown and not self._plain:
                self._write("\r\x1b[K")

    def _tell(self, start: float) -> None:
        pause = AFTER
        while not self._ended.wait(pause):
            self._draw(int(self._ticks() - start))
            if self._plain:
                return
            pause = EVERY

    def _draw(self, seconds: int) -> None:
        end = f" {self._seconds(seconds)}" if seconds and not self._plain else ""
        text = f"{self._words}\n" if self._plain else f"\r\x1b[K{self._fitting(end)}{end}"
        with self._pen:
            if text != self._shown and not self._ended.is_set():
                self._shown = text
                self._write(text)

    def _fitting(self, end: str) -> str:
        """The words, cut where they and `end` would not fit: a second line could not be erased."""
        from rich.cells import cell_len, set_cell_size

        room = shutil.get_terminal_size((80, 24)).columns - 1 - cell_len(end)
        fits = cell_len(self._words) <= room
        return self._words if fits else set_cell_size(self._words, max(room, 0))

    def _write(self, text: str) -> None:
        """A terminal that has gone ends the waiting, not the work."""
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            self._ended.set()
