"""Formulas as they stand on paper: fractions, sums, roots, cases and matrices over several lines.

What stays on a line is told by `math_text`; `math_reader` cuts TeX where something stands above
something else. What does not fit a window, or is not understood, is left to the one-line form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from llm_interview.terminal.math_boxes import Box, beside, text_box
from llm_interview.terminal.math_reader import FormulaReader, NotDrawnError

TALLEST = 11
"""Lines of a formula from which one line says it better."""

GAP = 3
"""Cells between two formulas that stand side by side."""

_STACKS = re.compile(
    r"\\(?:d?frac|sum|prod|max|min|sup|binom|sqrt|begin|left|underbrace)(?![A-Za-z])"
)


def stacked(tex: str, width: int) -> list[str] | None:
    """The lines of a formula as on paper, none wider than `width` cells; None where one line says
    it as well, where it would not fit, or where it is not understood."""
    if not _STACKS.search(tex):
        return None
    reader = FormulaReader(tex)
    try:
        pieces = reader.pieces()
    except (NotDrawnError, RecursionError):
        return None
    fits = max(box.width for box in pieces) <= width
    if not fits or not reader.worth or max(box.height for box in pieces) > TALLEST:
        return None
    return [line.rstrip() for row in _rows(pieces, width) for line in row.lines]


def _rows(pieces: list[Box], width: int) -> Iterator[Box]:
    """Formulas side by side, as many as fit; tall ones with a line between the rows."""
    row = pieces[0]
    for piece in pieces[1:]:
        if row.width + GAP + piece.width <= width:
            row = beside([row, text_box(" " * GAP), piece])
            continue
        yield row
        yield from [text_box("")] if row.below and piece.base else []
        row = piece
    yield row
