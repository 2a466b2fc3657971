"""Book-keeping of what became no card: ranges of lines with a reason."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Sequence

from llm_interview.importing.drafts import Leftover, Reason
from llm_interview.importing.page_lines import Line

SHOWN = 80
"""Characters of a leftover that are shown."""


class Remains:
    """Collects leftovers of one page; neighbours with one reason become one range. What is said
    last of a line holds."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._given: dict[int, tuple[Line, Reason]] = {}

    def give(self, start: int, end: int, reason: Reason) -> None:
        """The lines from index `start` up to `end` are left over."""
        self.give_lines(self._lines[start:end], reason)

    def give_lines(self, lines: Sequence[Line], reason: Reason) -> None:
        """These lines are left over."""
        if not lines:
            return
        self._given |= {line.number: (line, reason) for line in lines if line.text.strip()}

    def leftovers(self) -> tuple[Leftover, ...]:
        """All ranges in the order of the page; a range has nothing in it that was not given."""
        said = sorted({line.number for line in self._lines if line.text.strip()})
        ranges: list[tuple[Line, int, Reason]] = []
        for _, (line, reason) in sorted(self._given.items()):
            near = ranges and bisect(said, ranges[-1][1]) >= bisect_left(said, line.number)
            if near and ranges[-1][2] == reason:
                ranges[-1] = ranges[-1][0], line.number, reason
            else:
                ranges.append((line, line.number, reason))
        return tuple(leftover(first.number, end, why, first.text) for first, end, why in ranges)


def leftover(line: int, end: int, reason: Reason, text: str) -> Leftover:
    """A leftover that shows the start of `text` on one line."""
    flat = " ".join(text[: SHOWN * 4].split())
    shown = flat[:SHOWN] + "…" if len(flat) > SHOWN else flat
    return Leftover(line=line, end=end, reason=reason, text=shown)
