"""Long screens in pages of a window, so that nothing scrolls away before it was read."""

from __future__ import annotations

from llm_interview.terminal.lines import Line, Screen

LEAST = 3
"""Lines of a page in the smallest window."""

HEADINGS = ("bold", "title")


def pages(screen: Screen, rows: int, keep: int) -> list[Screen]:
    """`screen` in pages for a window of `rows` lines: below each stands the prompt of one line,
    below the last `keep` lines. Ends of paragraphs and of items are preferred; no page begins
    with a blank line."""
    room, last = max(LEAST, rows - 1), max(LEAST, rows - keep)
    found: list[Screen] = []
    rest = list(screen)
    while len(rest) > last:
        end = _end(rest, min(room, len(rest) - 1))
        found.append(rest[:end])
        rest = _begun(rest[end:])
    return [*found, rest]


def _end(lines: Screen, limit: int) -> int:
    """Where a page ends: before the last blank line of its second half, but not after a heading,
    else before the last item that begins there, else where it is full."""
    late = range(limit // 2 + 1, limit + 1)
    blanks = [place for place in late if not lines[place] and not _is_heading(lines[place - 1])]
    items = [place for place in late if _is_inside(lines[place - 1]) > _is_inside(lines[place])]
    return (blanks or items or [limit])[-1]


def _is_heading(line: Line) -> bool:
    """Whether what follows belongs to a line: a title, or the end of a question."""
    return any(style in HEADINGS for _, style in line)


def _is_inside(line: Line) -> bool:
    """Whether a line goes on with an item: it is indented."""
    return bool(line) and line[0][0].startswith("  ")


def _begun(lines: Screen) -> Screen:
    first = next((place for place, line in enumerate(lines) if line), len(lines))
    return lines[first:]


def without_blanks(screen: Screen) -> list[Line]:
    """A screen for a window that has no lines to spare."""
    return [line for line in screen if line]
