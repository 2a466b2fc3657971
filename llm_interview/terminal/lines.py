"""Styled text as plain values: a screen is a list of lines, a line a tuple of spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from llm_interview.terminal.wrap import wrap

Span = tuple[str, str]
"""Text and the name of its style ("" for plain)."""

Line = tuple[Span, ...]
Screen = list[Line]

BLANK: Line = ()

MAX_COLUMNS = 88
"""Longer lines are hard to read; a wider window gets margins."""


def measure(columns: int) -> int:
    """Width of text in a window of `columns` cells."""
    return max(20, min(columns - 1, MAX_COLUMNS))


def paragraph(
    spans: Sequence[Span], width: int, *, first: str = "", rest: str = "", lead_style: str = ""
) -> Screen:
    """Wrap `spans` to `width` cells; `first` leads the first line, `rest` the others."""
    if cell_len(first) > cell_len(rest or first):  # a lead of words is a part of the text
        spans, first = [(first, lead_style), *spans], ""
    spans = [(piece.replace("\t", "    "), style) for piece, style in spans]
    text = "".join(piece for piece, _ in spans)
    lines: Screen = []
    for number, (start, end) in enumerate(wrap(text, width - len(rest or first))):
        lead = first if number == 0 else rest
        body = cut(spans, start, end)
        lines.append((((lead, lead_style),) if lead else ()) + body)
    return lines


def told_lines(text: str, columns: int) -> list[str]:
    """A sentence broken between words for a window of `columns`, its indent kept. What has no
    space and is wider than a line, a path say, stays whole: the terminal breaks it so that it can
    be copied."""
    bare = text.lstrip()
    indent = text[: len(text) - len(bare)]
    lines: list[str] = []
    at = 0
    for start, end in wrap(bare, measure(columns) - 2 * len(indent)):
        if lines and at == start and bare[start - 1 : start + 1].isascii():
            lines[-1] += bare[start:end]
        else:
            lines.append((2 * indent if lines else indent) + bare[start:end])
        at = end
    return lines


def fault_lines(texts: Iterable[str], columns: int) -> list[str]:
    """The lines of a fault broken between words for a window of `columns`, further lines
    indented like a hint."""
    broken: Screen = []
    for text in texts:
        indent = text[: len(text) - len(text.lstrip())]
        broken += paragraph([(text.strip(), "")], measure(columns), first=indent, rest="  ")
    return plain(broken).split("\n")


def clipped(text: str, width: int) -> str:
    """The beginning of `text` that fits on one line, with … where something was left out."""
    start, end = wrap(text, width)[0]
    if end == len(text):
        return text
    start, end = wrap(text, width - 1)[0]
    return text[start:end] + "…"


def flow(items: Sequence[Sequence[Span]], width: int, gap: Span) -> Screen:
    """Lay whole items side by side with `gap` between them, as many on a line as fit; only an
    item wider than a line is broken."""
    lines: Screen = []
    line: Line = ()
    for item in items:
        longer = (*line, gap, *item) if line else tuple(item)
        if line and _cells(longer) > width:
            lines.append(line)
            longer = tuple(item)
        line = longer
    broken = [part for whole in (*lines, line) for part in _fitted(whole, width)]
    return broken if items else []


def parts(text: str, separator: str, width: int, style: str = "dim") -> Screen:
    """Facts on one line with `separator` between them, in a narrow window on several, none of
    them broken where it fits on a line."""
    items = [[(part, style)] for part in text.split(separator)]
    return flow(items, width, (separator, style))


_AFTER_COMMA = re.compile("(?<=，)|(?<=,) |(?:(?<=：)|(?<=:) )(?=[^,，]*[,，])")


def counted(text: str, width: int, style: str = "") -> Screen:
    """Counts in one sentence, in a narrow window on several lines, each broken after a comma: a
    number stays with what was counted."""
    if cell_len(text) <= width:
        return [((text, style),)]
    if " · " in text:
        return parts(text, " · ", width, style)
    items = [[(item, style)] for item in _AFTER_COMMA.split(text)]
    return flow(items, width, ("" if "，" in text else " ", style))


def _fitted(line: Line, width: int) -> Screen:
    return [line] if _cells(line) <= width else paragraph(line, width)


def _cells(line: Sequence[Span]) -> int:
    return sum(cell_len(text) for text, _ in line)


def cut(spans: Sequence[Span], start: int, end: int) -> Line:
    """The part of `spans` between two offsets of their joined text."""
    pieces: list[Span] = []
    at = 0
    for text, style in spans:
        low, high = max(start - at, 0), min(end - at, len(text))
        if low < high:
            pieces.append((text[low:high], style))
        at += len(text)
    return tuple(pieces)


def plain(screen: Iterable[Line]) -> str:
    """The text of a screen without styles, one line each."""
    return "\n".join("".join(text for text, _ in line) for line in screen)
