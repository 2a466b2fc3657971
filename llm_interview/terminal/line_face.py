"""The learner who is told sentences and types lines, at a terminal or behind a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from llm_interview.terminal.lines import clipped, paragraph
from llm_interview.terminal.screens import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from llm_interview.core.errors import Fault
    from llm_interview.terminal.catalog import Catalog
    from llm_interview.terminal.display import Display
    from llm_interview.terminal.line_reader import ReadLine
    from llm_interview.terminal.lines import Screen

LEAVES = (":q", ":quit")

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

    pauses = False
    """Whether a person sits before a window: what does not fit into it waits for Enter."""

    _left = False
    _spoken = False
    _unread = 0

    def say(self, key: str, /, **values: object) -> None:
        """Say one sentence; of a wrong key that is a whole line, the beginning."""
        self._spoken = True
        if "key" in values:
            values["key"] = clipped(str(values["key"]), LONGEST_KEY)
        self._display.show(sentence(self._text(key, **values), self._display.width))

    def fault(self, fault: Fault) -> None:
        """Say what went wrong beside the session."""
        from llm_interview.terminal.fault_words import fault_words

        for line in fault_words(fault, self._text.lang):
            self._display.show(paragraph([(line.strip(), "dim")], self._display.width))

    def saved(self, review_id: str) -> None:
        """Acknowledge on the stream for it, once the review is on the disk."""
        if self._acknowledge is not None:
            self._acknowledge.write(f"saved {review_id}\n")
            self._acknowledge.flush()

    def ready(self, lines: int) -> None:
        """Wait for Enter where `lines` more, what follows below included, would push what was not
        read yet out of the window."""
        if self.pauses and self._unread and self._unread + lines > self._display.rows:
            self._waits_for_enter("prompt_next")
        self._unread = 0

    def page_through(self, screen: Screen, keep: int = 1) -> None:
        """Show a screen page by page with room for `keep` lines below the last; what is left where
        the input ends is not shown."""
        if not self.pauses:
            self._display.show(screen)
            return
        rest = self._page(screen, keep)
        while rest and self._waits_for_enter("prompt_page"):
            rest = self._page(rest, keep)

    def _page(self, screen: Screen, keep: int) -> Screen:
        """Show what the window as it is now has room for; gives what is left."""
        from llm_interview.terminal.pages import next_page

        page, rest = next_page(screen, self._display.rows, self._display.columns, keep)
        self._display.show(page)
        self._unread += len(page)
        return rest

    def _waits_for_enter(self, key: str) -> bool:
        """Wait for Enter alone; what else is typed is told to be no key here. False at the end of
        input, and where the person leaves."""
        self._unread = 0
        try:
            while line := self.keys(self._text(key)).strip():
                typed = normalize("NFKC", line).lower()
                if typed in LEAVES:
                    self._left = True
                    break
                self.say(self._told_at_enter(typed), key=line)
        except EOFError:
            self._left = True
        return not self._left

    def _told_at_enter(self, _: str) -> str:
        """The sentence about what was typed where only Enter counts."""
        return "enter_alone"
