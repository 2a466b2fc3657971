"""Puts screens on a stream: through Rich, as text that is never read as markup."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from llm_interview.terminal.lines import Line, measure, plain, told_lines

if TYPE_CHECKING:
    from rich.console import Console

# Legible on black and on white: a contrast of at least 3 with both, which tests/terminal counts.
# A mark or a word says the same as every colour.
STYLES = {
    "dim": "dim",
    "bold": "bold",
    "title": "bold",
    "accent": "magenta",
    "code": "magenta",
    "math": "magenta",
    "command": "bold magenta",
    "struck": "italic",
    "covered": "color(28)",
    "partial": "color(130)",
    "missing": "red",
    "contradicted": "bold red",
    "correct": "bold color(28)",
    "incorrect": "bold red",
}
SIXTEEN = {"covered": "", "partial": "", "correct": "bold"}
"""Styles of a terminal with sixteen colours, whose green and yellow vanish on white."""


class Display:
    """One stream, its width and whether it may be coloured. A `plain` display writes lines of
    words and nothing else: no colour, no bars, no signs that a screen reader spells out."""

    def __init__(self, stream: TextIO, columns: int | None = None, *, plain: bool = False) -> None:
        self.stream = stream
        self.plain = plain
        self._columns = columns

    @property
    def columns(self) -> int:
        """Cells of the window as it is now: a person may change it between two questions."""
        return self._columns or _columns()

    @property
    def rows(self) -> int:
        """Lines of the window as it is now."""
        return shutil.get_terminal_size((80, 24)).lines

    @property
    def width(self) -> int:
        """Cells for text."""
        return measure(self.columns)

    @cached_property
    def coloured(self) -> bool:
        """Colour only for a terminal that has it and a person who did not decline it."""
        declined = os.environ.get("NO_COLOR") or os.environ.get("TERM", "") in ("dumb", "")
        return self.stream.isatty() and not declined and not self.plain

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(
            file=self.stream,
            width=max(self.columns, 500),
            markup=False,
            emoji=False,
            highlight=False,
            force_terminal=True,
        )

    def show(self, screen: Sequence[Line]) -> None:
        """Write the lines of a screen as they are; they are wrapped already."""
        if not self.coloured:
            self.lines(plain(screen).split("\n") if screen else ())
            return
        from rich.text import Text

        styles = STYLES | (SIXTEEN if self._console.color_system == "standard" else {})
        for line in screen:
            text = Text.assemble(*((piece, styles.get(style, "")) for piece, style in line))
            self._console.print(text, no_wrap=True, overflow="ignore", crop=False)

    def write(self, text: str) -> None:
        """Write plain text at once; what the stream cannot encode is replaced."""
        try:
            self.stream.write(text)
        except UnicodeEncodeError:
            encoding = self.stream.encoding or "ascii"
            self.stream.write(text.encode(encoding, "replace").decode(encoding))
        self.stream.flush()

    def tell(self, text: str) -> None:
        """Write a sentence: broken between words for a person, one line for whoever reads a
        pipe."""
        self.lines(told_lines(text, self.columns) if self.stream.isatty() else [text])

    def lines(self, texts: Iterable[str]) -> None:
        """Write plain lines."""
        for text in texts:
            self.write((without_drawing(text) if self.plain else text) + "\n")


_DRAWING = re.compile("[\u2500-\u259f]+ *")
_SIGNS = str.maketrans({"✓": "+", "✔": "+", "✗": "x", "✘": "x", "•": "-", "▸": ">", "…": "..."})


def without_drawing(text: str) -> str:
    """Text without lines, boxes and blocks, and with letters for what is left of signs."""
    return _DRAWING.sub("", text).translate(_SIGNS).rstrip()


def _columns() -> int:
    return shutil.get_terminal_size((80, 24)).columns


def is_terminal() -> bool:
    """A person at both ends: keys come from a terminal and text goes to one."""
    return sys.stdin.isatty() and sys.stdout.isatty()
