"""Line breaking for mixed Han and Latin text, measured in terminal cells.

Rules (as Unicode UAX #14 and GB/T 15834 ask): a Latin word is never split while it fits on a
line of its own; no line starts with closing punctuation or ends with an opening bracket.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

NEVER_START = frozenset("，。、；：？！）】》〉」』〕”’…—·,.;:?!)]}%％°~～")
JOINTS = "-/_=·"
NEVER_END = frozenset("（【《〈「『〔“‘([{#$￥")


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break `text` into lines of at most `width` cells; returns (start, end) slices without
    the spaces at the break. A newline always breaks. `width` below 2 counts as 2."""
    width = max(2, width)
    if "\n" not in text and text == text.strip(" ") and cell_len(text) <= width:
        return [(0, len(text))]
    lines: list[tuple[int, int]] = []
    at = 0
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(text, at, at + len(paragraph), width)
        at += len(paragraph) + 1
    return lines


def _wrap_paragraph(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    line_start, line_end = -1, start
    for begin, stop in _units(text, start, end, width):
        if line_start < 0:
            line_start = begin
        elif cell_len(text[line_start:stop]) > width:
            lines.append((line_start, line_end))
            line_start = begin
        line_end = stop
    return [*lines, (line_start, line_end) if line_start >= 0 else (start, start)]


def _units(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Runs that stay together, without the spaces between them."""
    begin = start
    while begin < end:
        if text[begin] == " ":
            begin += 1
            continue
        stop = begin + 1
        while stop < end and not _may_break(text[stop - 1], text[stop]):
            stop += 1
        yield from _fit(text, begin, stop, width)
        begin = stop


def _may_break(before: str, after: str) -> bool:
    if after == " " or before == " ":
        return True
    if cell_len(after) == 0 or after in NEVER_START or before in NEVER_END:
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(char: str) -> bool:
    return cell_len(char) == 2


def _fit(text: str, begin: int, stop: int, width: int) -> Iterator[tuple[int, int]]:
    """Cut a run that is wider than a whole line: after a hyphen or the like where there is one."""
    while cell_len(text[begin:stop]) > width:
        cut = begin + 1
        while cell_len(text[begin : cut + 1]) <= width:
            cut += 1
        joint = max(text.rfind(mark, begin + 1, cut) for mark in JOINTS) + 1
        cut = joint if joint > begin + 1 else cut
        yield begin, cut
        begin = cut
    yield begin, stop
