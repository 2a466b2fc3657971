"""A formula that is broader than the page, on several lines rather than in tiny signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llm_interview.export.math_breadth import breadth
from llm_interview.export.math_tree import Tree

_WIDE = 1.0
"""em of a space that parts formulas of their own."""
RELATIONS = frozenset("=≈≃≡≤≥≪≫∝→⇒⇔")
DEEPER = {**dict.fromkeys("([{⟨⌊⌈", 1), **dict.fromkeys(")]}⟩⌋⌉", -1)}


def formula_lines(tree: Tree | None, room: float) -> list[Tree]:
    """The formula as lines of at most `room` em, as far as it can be parted: at wide spaces, then
    before relations. No line for no formula."""
    match tree:
        case None:
            return []
        case ["row", list(parts)] if breadth(tree) > room:
            pieces = _parted(parts)
            return [line for piece in pieces for line in _packed(piece, room)]
        case _:
            return [tree]


def _parted(parts: Sequence[Tree]) -> Iterator[list[Tree]]:
    piece: list[Tree] = []
    for part in parts:
        if _is_wide(part) and piece:
            yield piece
            piece = []
        elif not _is_wide(part):
            piece.append(part)
    if piece:
        yield piece


def _is_wide(part: Tree) -> bool:
    match part:
        case ["space", (int() | float()) as em]:
            return em >= _WIDE
        case _:
            return False


def _packed(piece: Sequence[Tree], room: float) -> Iterator[Tree]:
    """As many steps on a line as there is room for."""
    line: list[Tree] = []
    for step in _steps(piece):
        if line and breadth(["row", [*line, *step]]) > room:
            yield ["row", line]
            line = []
        line = [*line, *step]
    yield ["row", line]


def _steps(piece: Sequence[Tree]) -> Iterator[list[Tree]]:
    """Parts before each relation that stands in no brackets."""
    step: list[Tree] = []
    depth = 0
    for part in piece:
        sign = str(part[1]) if part[0] == "symbol" else ""
        depth += DEEPER.get(sign, 0)
        if sign in RELATIONS and depth == 0 and step:
            yield step
            step = []
        step.append(part)
    yield step
