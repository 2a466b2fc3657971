"""The learner who is told sentences and types lines, at a terminal or behind a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.terminal.lines import clipped
from llm_interview.terminal.screens import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from llm_interview.terminal.catalog import Catalog
    from llm_interview.terminal.display import Display
    from llm_interview.terminal.line_reader import ReadLine

LONGEST_KEY = 24
"""Cells of a wrong key that are said back."""


class LineFace:
    """What every kind of session says alike. `read` reads answers, and `keys` whatever is no answer
    where it is set to another reader; `acknowledge` is the stream that hears of reviews once they
    are on the disk."""

    def __init__(
        self,
        display: Display,
        read: ReadLine,
        say: Catalog,
        ticks: Callable[[], float],
        acknowledge: TextIO | None,
    ) -> None:
        self._display = display
        self._read = read
        self.keys = read
        self._text = say
        self._ticks = ticks
        self._acknowledge = acknowledge

    def say(self, key: str, /, **values: object) -> None:
        """Say one sentence; of a wrong key that is a whole line, the beginning."""
        if "key" in values:
            values["key"] = clipped(str(values["key"]), LONGEST_KEY)
        self._display.show(sentence(self._text(key, **values), self._display.width))

    def saved(self, review_id: str) -> None:
        """Acknowledge on the stream for it, once the review is on the disk."""
        if self._acknowledge is not None:
            self._acknowledge.write(f"saved {review_id}\n")
            self._acknowledge.flush()
