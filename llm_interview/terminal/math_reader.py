"""TeX → boxes of a formula as on paper, read once from left to right."""

from __future__ import annotations

import re
from collections.abc import Callable

from llm_interview.terminal.math_boxes import (
    Box,
    beside,
    fenced,
    fraction,
    over,
    root,
    table,
    text_box,
)
from llm_interview.terminal.math_spacing import at_left, is_small, on_line, side_by_side
from llm_interview.terminal.math_text import readable

NARROW = 4
"""Cells up to which a fraction reads as well on a line: ∂L/∂x, α/r."""

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|.", re.DOTALL)
_LIMITS = {"\\sum": "∑", "\\prod": "∏", "\\max": "max", "\\min": "min", "\\sup": "sup"}
_SIGNS = {
    "\\{": "{", "\\}": "}", "\\|": "‖", "\\lfloor": "⌊", "\\rfloor": "⌋", "\\lceil": "⌈",
    "\\rceil": "⌉", "\\langle": "⟨", "\\rangle": "⟩", "\\lVert": "‖", "\\rVert": "‖",
    "\\lvert": "|", "\\rvert": "|", ".": "",
}  # fmt: skip
_ENDS = frozenset(("", "}", "&", "\\\\", "\\right", "\\end"))
_WIDE = frozenset(("\\quad", "\\qquad"))
_FENCES = {"cases": ("{", ""), "bmatrix": ("[", "]"), "pmatrix": ("(", ")"), "matrix": ("", "")}


class NotDrawnError(Exception):
    """TeX that is not understood here."""


class FormulaReader:
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
            boxes += [*on_line(flat, boxes, tall_next=True), box]
            flat = ""
        return side_by_side([*boxes, *on_line(flat, boxes)])

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
        if not lower or (name in {"\\sum", "\\prod"} and is_small(lower) and not upper):
            return None
        sign = _LIMITS[name]
        if name not in {"\\sum", "\\prod"} and (is_small(lower) or len(readable(lower)) == 1):
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
        lines = (at_left(above, width), *blank, at_left(below, width))
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


_KINDS: dict[str, Callable[[FormulaReader], Box]] = {
    "\\frac": FormulaReader._fraction,  # noqa: SLF001 - one table for one reader
    "\\dfrac": FormulaReader._fraction,  # noqa: SLF001
    "\\binom": FormulaReader._choose,  # noqa: SLF001
    "\\sqrt": FormulaReader._root,  # noqa: SLF001
    "\\underbrace": FormulaReader._braced,  # noqa: SLF001
    "\\left": FormulaReader._fences,  # noqa: SLF001
    "\\begin": FormulaReader._block,  # noqa: SLF001
}
