"""Formulas over several lines as values: boxes of text with the line that stands beside others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

BAR = "─"
_FENCES = {
    "(": ("(", "⎛", "⎜", "⎜", "⎝"),
    ")": (")", "⎞", "⎟", "⎟", "⎠"),
    "[": ("[", "⎡", "⎢", "⎢", "⎣"),
    "]": ("]", "⎤", "⎥", "⎥", "⎦"),
    "{": ("{", "⎧", "⎪", "⎨", "⎩"),
    "}": ("}", "⎫", "⎪", "⎬", "⎭"),
    "⌊": ("⌊", "⎢", "⎢", "⎢", "⎣"),
    "⌋": ("⌋", "⎥", "⎥", "⎥", "⎦"),
    "⌈": ("⌈", "⎡", "⎢", "⎢", "⎢"),
    "⌉": ("⌉", "⎤", "⎥", "⎥", "⎥"),
}
"""A fence on one line, and its top, its sides, the middle and the bottom on several."""


@dataclass(frozen=True, slots=True)
class Box:
    """Lines of the same width; `base` is the number of the one that text beside it stands on."""

    lines: tuple[str, ...]
    base: int = 0

    @property
    def width(self) -> int:
        """Cells."""
        return cell_len(self.lines[0])

    @property
    def height(self) -> int:
        """Lines."""
        return len(self.lines)

    @property
    def below(self) -> int:
        """Lines under the base."""
        return self.height - self.base - 1


def text_box(text: str) -> Box:
    """One line."""
    return Box((text,))


def beside(boxes: Iterable[Box]) -> Box:
    """Boxes side by side on one base."""
    row = [box for box in boxes if box.width] or [text_box("")]
    base, below = max(box.base for box in row), max(box.below for box in row)
    columns = [_grown(box, base - box.base, below - box.below) for box in row]
    return Box(tuple("".join(parts) for parts in zip(*columns, strict=True)), base)


def _grown(box: Box, above: int, below: int) -> list[str]:
    blank = " " * box.width
    return [blank] * above + list(box.lines) + [blank] * below


def over(boxes: Sequence[Box], base: int) -> Box:
    """Boxes above one another, each in the middle; the base is that of the box numbered `base`."""
    width = max(box.width for box in boxes)
    lines = [_middle(line, width) for box in boxes for line in box.lines]
    return Box(tuple(lines), sum(box.height for box in boxes[:base]) + boxes[base].base)


def _middle(line: str, width: int) -> str:
    free = width - cell_len(line)
    return " " * (free // 2) + line + " " * (free - free // 2)


def fraction(above: Box, below: Box) -> Box:
    """One box over another with a bar between them."""
    return over([above, text_box(BAR * max(above.width, below.width)), below], 1)


def root(inside: Box) -> Box:
    """A root that reaches over several lines."""
    side = ["│"] * (inside.height - 1) + ["√"]
    lines = ["┌" + BAR * inside.width]
    lines += [mark + line for mark, line in zip(side, inside.lines, strict=True)]
    return Box(tuple(lines), inside.base + 1)


def table(rows: Sequence[Sequence[Box]]) -> Box:
    """Cells in columns, flush left; two rows leave a line between them for the base."""
    widths = [max(row[n].width for row in rows if n < len(row)) for n in range(max(map(len, rows)))]
    drawn = [
        beside(_filled(box, width + 2 * (n < len(widths) - 1)) for n, (box, width) in cells)
        for cells in (list(enumerate(zip(row, widths, strict=False))) for row in rows)
    ]
    width = max(box.width for box in drawn)
    lines: list[str] = []
    for number, box in enumerate(drawn):
        lines += [" " * width] if number and len(drawn) % 2 == 0 else []
        lines += [line + " " * (width - cell_len(line)) for line in box.lines]
    return Box(tuple(lines), len(lines) // 2)


def _filled(box: Box, width: int) -> Box:
    pad = " " * (width - box.width)
    return Box(tuple(line + pad for line in box.lines), box.base)


def fenced(left: str, inside: Box, right: str) -> Box:
    """A box in brackets as tall as it is; "" for none."""
    return beside([_fence(left, inside), inside, _fence(right, inside)])


def _fence(sign: str, beside_it: Box) -> Box:
    height = beside_it.height
    if not sign or height == 1:
        return text_box(sign)
    if sign not in _FENCES:
        return Box(({"|": "│", "‖": "║"}.get(sign, sign),) * height, beside_it.base)
    _, top, side, middle, bottom = _FENCES[sign]
    inner = [middle if n == (height - 1) // 2 else side for n in range(1, height - 1)]
    return Box((top, *inner, bottom), beside_it.base)
