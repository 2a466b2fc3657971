"""Spaces in a formula over several lines, where text and what is tall would touch."""

from __future__ import annotations

import re

from llm_interview.terminal.math_boxes import BAR, Box, beside, text_box
from llm_interview.terminal.math_text import readable, spaced

_OPENS, _CLOSES = frozenset("([{⟨‖⌈⌊|√"), frozenset(")]}⟩‖⌉⌋|,;")
_UNARY = re.compile(r"(?:\A|[=≈≤≥<>∝→←⇒(\[{,;] ?)[+-]\Z")
_BINARY = re.compile(r"(?<=[^ ])([+-])\Z")


def on_line(tex: str, before: list[Box], *, tall_next: bool = False) -> list[Box]:
    """What stands on the line, the sign of a sum apart from what is tall beside it."""
    text = spaced(readable(tex))
    if text and before and before[-1].height > 1 and text[0] in "+-":
        text = f"{text[0]} {text[1:].lstrip()}"
    elif text and tall_next and not _UNARY.search(text):
        text = _BINARY.sub(r" \1", text)
    return [text_box(text)] if text else []


def at_left(text: str, width: int) -> str:
    """The text with blanks up to that many cells."""
    return text + " " * (width - text_box(text).width)


def is_small(text: str) -> bool:
    """Whether one line has small letters for it: it takes no brackets there."""
    return not re.search(r"[_^(]", readable(f"x_{text}")[1:])


def side_by_side(boxes: list[Box]) -> Box:
    """Boxes beside each other with a space where text and a tall box would touch."""
    row: list[Box] = []
    for box in boxes:
        if row and _apart(row[-1], box):
            row.append(text_box(" "))
        row.append(box)
    return beside(row)


def _apart(left: Box, right: Box) -> bool:
    before, after = left.lines[left.base], right.lines[right.base][:1]
    if before[-1:] in _OPENS or after in _CLOSES or (before[-1:] == " " and left.height == 1):
        return False
    if _UNARY.search(before):
        return after == BAR  # a minus would make the bar longer
    return left.height > 1 or right.height > 1
