"""Long screens in pages of a window, so that nothing scrolls away before it was read."""

from __future__ import annotations

from rich.cells import cell_len

from llm_interview.terminal.lines import Line, Screen

LEAST = 3
"""Lines of a page in the smallest window."""

HEADINGS = ("bold", "title")


def next_page(screen: Screen, rows: int, columns: int, keep: int) -> tuple[Screen, Screen]:
    """The page of `screen` that fits into a window of `rows` lines as it is now, and what is left
    for the next: below the page stands the prompt of one line, below the last one `keep` lines.
    Ends of paragraphs and of items are preferred; no page begins with a blank line."""
    screen = screen[: 1 + max((place for place, line in enumerate(screen) if line), default=0)]
    if len(screen) < 2 or _fitting(screen, columns, max(LEAST, rows - keep)) == len(screen):
        return screen, []  # a line that is broader than the whole window cannot be parted
    fits = _fitting(screen, columns, max(LEAST, rows - 1))
    end = _end(screen, max(1, min(fits, len(screen) - 1)))
    return screen[:end], _begun(screen[end:])


def _fitting(lines: Screen, columns: int, rows: int) -> int:
    """How many lines fit into so many rows; one that was made for a wider window takes several."""
    taken = 0
    for number, line in enumerate(lines):
        taken += max(1, -(-sum(cell_len(text) for text, _ in line) // columns))
        if taken > rows:
            return number
    return len(lines)


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
