"""Tables that fit the window: the last column gives way and wraps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from llm_interview.terminal.lines import Line, Screen, Span, counted, flow, paragraph

if TYPE_CHECKING:
    from llm_interview.terminal.catalog import Catalog

GAP = 2
NARROWEST = 12
"""Cells of the last column at least; a third of the window where that is more."""


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int,
    say: Catalog | None = None,
    *,
    counts: bool = False,
) -> Screen:
    """Columns left-aligned, the last one wrapped, and none where no row has anything; in a window
    too narrow for that, each row becomes a small block of its own. Where `say` is plain it
    reads "id: x, level: 1" row by row, because a screen reader does not see columns. `counts`:
    the last column is a list of counts, broken between them."""
    if say is not None and say.plain:
        return [line for row in rows for line in _spoken(head, row, width, say)]
    head, rows = _filled(head, rows)
    sizes = [
        max([cell_len(head[n]), *(cell_len(row[n]) for row in rows)]) for n in range(len(head) - 1)
    ]
    left = width - sum(sizes) - GAP * len(sizes)
    if left < max(NARROWEST, width // 3):
        return [line for row in rows for line in _block(head, row, width)]
    screen = _row(head, sizes, left, "title")
    for row in rows:
        screen += _row(row, sizes, left, "", counts=counts)
    return screen


def _filled(
    head: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Head and rows without the columns that are empty in every row."""
    kept = [n for n in range(len(head)) if n == len(head) - 1 or any(row[n] for row in rows)]
    return [head[n] for n in kept], [[row[n] for n in kept] for row in rows]


def _row(
    cells: Sequence[str], sizes: Sequence[int], left: int, style: str, *, counts: bool = False
) -> Screen:
    lead: list[Span] = [
        (cell + " " * (size - cell_len(cell) + GAP), style)
        for cell, size in zip(cells, sizes, strict=False)
    ]
    indent = " " * (sum(sizes) + GAP * len(sizes))
    last = cells[-1]
    body = counted(last, left, style) if counts else paragraph([(last, style)], left)
    first: Line = (*lead, *(body[0] if body else ()))
    return [first, *(((indent, ""), *line) for line in body[1:])]


def _spoken(head: Sequence[str], row: Sequence[str], width: int, say: Catalog) -> Screen:
    """A row in words: what is not there is left out, what has no name stands by itself."""
    named = zip(head, row, strict=False)
    facts = [
        f"{name}{say('colon')}{cell}" if name else cell for name, cell in named if cell.strip("–")
    ]
    return paragraph([(say.separator.join(facts), "")], width, rest="  ")


def _block(head: Sequence[str], row: Sequence[str], width: int) -> Screen:
    facts = [_named(name, cell) for name, cell in zip(head, row[:-1], strict=False) if cell]
    if facts and row[0][:4].isdigit():  # a day that begins the row needs no name
        facts[0] = row[0]
    return [
        *flow([[(fact, "dim")] for fact in facts], width, (" · ", "dim")),
        *paragraph([(row[-1], "")], width, first="  ", rest="  "),
    ]


def _named(name: str, cell: str) -> str:
    """A cell that has no word of its own, a number say, after the name of its column."""
    return cell if any(map(str.isalpha, cell)) else f"{name} {cell}"
