"""Formulas as they stand on paper: fractions, sums, roots, cases and matrices over several lines.

What stays on a line is told by `math_text`; here TeX is cut where something stands above something
else. What does not fit a window, or is not understood, is left to the one-line form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from llm_interview.terminal.math_boxes import (
    BAR,
    Box,
    beside,
    fenced,
    fraction,
    over,
    root,
    table,
    text_box,
)
from llm_interview.terminal.math_text import readable, spaced

TALLEST = 11
"""Lines of a formula from which one line says it better."""

NARROW = 4
"""Cells up to which a fraction reads as well on a line: ∂L/∂x, α/r."""

GAP = 3
"""Cells between two formulas that stand side by side."""

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|.", re.DOTALL)
_STACKS = re.compile(
    r"\\(?:d?frac|sum|prod|max|min|sup|binom|sqrt|begin|left|underbrace)(?![A-Za-z])"
)
_LIMITS = {"\\sum": "∑", "\\prod": "∏", "\\max": "max", "\\min": "min", "\\sup": "sup"}
_SIGNS = {
    "\\{": "{", "\\}": "}", "\\|": "‖", "\\lfloor": "⌊", "\\rfloor": "⌋", "\\lceil": "⌈",
    "\\rceil": "⌉", "\\langle": "⟨", "\\rangle": "⟩", "\\lVert": "‖", "\\rVert": "‖",
    "\\lvert": "|", "\\rvert": "|", ".": "",
}  # fmt: skip
_ENDS = frozenset(("", "}", "&", "\\\\", "\\right", "\\end"))
_WIDE = frozenset(("\\quad", "\\qquad"))
_OPENS, _CLOSES = frozenset("([{⟨‖⌈⌊|√"), frozenset(")]}⟩‖⌉⌋|,;")
_FENCES = {"cases": ("{", ""), "bmatrix": ("[", "]"), "pmatrix": ("(", ")"), "matrix": ("", "")}


class NotDrawnError(Exception):
    """TeX that is not understood here."""


def stacked(tex: str, width: int) -> list[str] | None:
    """The lines of a formula as on paper, none wider than `width` cells; None where one line says
    it as well, where it would not fit, or where it is not understood."""
    if not _STACKS.search(tex):
        return None
    reader = _Reader(tex)
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


class _Reader:
    """Reads TeX once from left to right. `worth`: something was found that one line says worse."""

    def __init__(self, tex: str) -> None:
        self._tokens = _TOKEN.findall(tex)
        self._at = 0
        self.worth = False

    def pieces(self) -> list[Box]:
        """The formulas that wide gaps part, at least one. NotDrawnError for one that is
        not understood."""
        found = [self._row()]
        while self._peek() in _WIDE:
            self._next()
            found.append(self._row())
        if self._peek():
            raise NotDrawnError
        return [box for box in found if box.width] or [text_box("")]

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        sign = self._peek()
        if not sign:
            raise NotDrawnError
        self._at += 1
        return sign

    def _row(self, *, gaps: bool = True) -> Box:
        """Everything up to what ends it; `gaps`: wide ones end it too."""
        boxes: list[Box] = []
        flat = ""
        while (sign := self._peek()) not in _ENDS and not (gaps and sign in _WIDE):
            begun = self._at
            box = self._tall()
            if box is None:
                self._at = begun
                flat += self._flat()
                continue
            boxes += [*_told(flat, boxes, tall_next=True), box]
            flat = ""
        return _spaced([*boxes, *_told(flat, boxes)])

    def _flat(self) -> str:
        """The TeX of the next thing that stands on the line, its group or its command with it."""
        sign = self._next()
        return sign if sign != "{" else "{" + self._source() + "}"

    def _source(self) -> str:
        """TeX up to the brace that closes the group that was opened."""
        depth, source = 1, ""
        while True:
            sign = self._next()
            depth += (sign == "{") - (sign == "}")
            if not depth:
                return source
            source += sign

    def _argument(self) -> Box:
        """A group, or a single sign, as a box."""
        while self._peek() == " ":
            self._next()
        if self._peek() != "{":
            return text_box(readable(self._next()))
        self._next()
        return self._closed("}")

    def _closed(self, end: str) -> Box:
        box = self._row(gaps=False)
        if self._next() != end:
            raise NotDrawnError
        return box

    def _tall(self) -> Box | None:
        """What stands over several lines, with its scripts; None where it is on the line."""
        sign = self._peek()
        if sign in _LIMITS:
            return self._operator()
        read = _KINDS.get(sign)
        if read is None:
            return None
        self._next()
        box = read(self)
        # Fences are read as a whole, else what closes them would be met alone.
        return self._scripted(box) if box.height > 1 or sign == "\\left" else None

    def _operator(self) -> Box | None:
        """A sum or the like whose limits are too much for small letters, with them above and
        below."""
        name = self._next()
        while self._peek() == "\\limits":
            self._next()
        lower, upper = self._scripts()
        if not lower or (name in {"\\sum", "\\prod"} and _is_small(lower) and not upper):
            return None
        sign = _LIMITS[name]
        if name not in {"\\sum", "\\prod"} and (_is_small(lower) or len(readable(lower)) == 1):
            return None
        self.worth = True
        boxes = [text_box(readable(upper))] * bool(upper)
        boxes += [text_box(sign), text_box(readable(lower))]
        return over(boxes, len(boxes) - 2)

    def _scripts(self) -> tuple[str, str]:
        """The TeX of what stands below and above; "" for none."""
        found = {"_": "", "^": ""}
        while (mark := self._peek()) in found and not found[mark]:
            self._next()
            found[mark] = self._flat()
        return found["_"], found["^"]

    def _scripted(self, box: Box) -> Box:
        """A box with its scripts, at the right corners of a tall one."""
        lower, upper = self._scripts()
        if box.height == 1:
            scripts = readable("x" + "_" * bool(lower) + lower + "^" * bool(upper) + upper)
            return text_box(box.lines[0] + scripts[1:])
        below, above = readable(lower), readable(upper)
        width = max(text_box(below).width, text_box(above).width)
        blank = [" " * width] * (box.height - 2)
        lines = (_left(above, width), *blank, _left(below, width))
        return beside([box, Box(lines, box.base)])

    def _fraction(self) -> Box:
        box = fraction(self._argument(), self._argument())
        self.worth = self.worth or box.width > NARROW
        return box

    def _choose(self) -> Box:
        self.worth = True
        return fenced("(", over([self._argument(), text_box(" "), self._argument()], 1), ")")

    def _root(self) -> Box:
        inside = self._argument()
        return root(inside) if inside.height > 1 else inside

    def _braced(self) -> Box:
        r"""`\underbrace{a}_{name}`: the name below what it names."""
        self.worth = True
        body = self._argument()
        name, _ = self._scripts()
        brace = "╰" + "─" * (max(body.width, 3) - 2) + "╯"
        return over([body, text_box(brace), text_box(readable(name))], 0)

    def _fences(self) -> Box:
        left = self._fence()
        inside = self._row(gaps=False)
        if self._next() != "\\right":
            raise NotDrawnError
        return fenced(left, inside, self._fence())

    def _fence(self) -> str:
        while self._peek() == " ":
            self._next()
        sign = self._next()
        return _SIGNS.get(sign, sign)

    def _block(self) -> Box:
        r"""`\begin{cases}` and matrices."""
        name = self._name()
        if name not in _FENCES:
            raise NotDrawnError
        rows = [[self._row(gaps=False)]]
        while (sign := self._next()) in ("&", "\\\\"):
            if sign == "&":
                rows[-1].append(self._row(gaps=False))
            elif self._peek() != "\\end":
                rows.append([self._row(gaps=False)])
        if sign != "\\end" or self._name() != name:
            raise NotDrawnError
        self.worth = True
        left, right = _FENCES[name]
        return fenced(left, table(rows), right)

    def _name(self) -> str:
        if self._next() != "{":
            raise NotDrawnError
        return self._source()


_KINDS: dict[str, Callable[[_Reader], Box]] = {
    "\\frac": _Reader._fraction,  # noqa: SLF001 - one table for one reader
    "\\dfrac": _Reader._fraction,  # noqa: SLF001
    "\\binom": _Reader._choose,  # noqa: SLF001
    "\\sqrt": _Reader._root,  # noqa: SLF001
    "\\underbrace": _Reader._braced,  # noqa: SLF001
    "\\left": _Reader._fences,  # noqa: SLF001
    "\\begin": _Reader._block,  # noqa: SLF001
}


_UNARY = re.compile(r"(?:\A|[=≈≤≥<>∝→←⇒(\[{,;] ?)[+-]\Z")
_BINARY = re.compile(r"(?<=[^ ])([+-])\Z")


def _told(tex: str, before: list[Box], *, tall_next: bool = False) -> list[Box]:
    """What stands on the line, the sign of a sum apart from what is tall beside it."""
    text = spaced(readable(tex))
    if text and before and before[-1].height > 1 and text[0] in "+-":
        text = f"{text[0]} {text[1:].lstrip()}"
    elif text and tall_next and not _UNARY.search(text):
        text = _BINARY.sub(r" \1", text)
    return [text_box(text)] if text else []


def _left(text: str, width: int) -> str:
    return text + " " * (width - text_box(text).width)


def _is_small(text: str) -> bool:
    """Whether one line has small letters for it: it takes no brackets there."""
    return not re.search(r"[_^(]", readable(f"x_{text}")[1:])


def _spaced(boxes: list[Box]) -> Box:
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
