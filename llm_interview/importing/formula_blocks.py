"""Formulas that stand over several lines between marks of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

MAX_FORMULA = 12
"""Lines between the two marks of a formula."""

_CLOSING = {"$$": "$$", "\\[": "\\]", "[": "]"}
_COMMAND = re.compile(r"\\[a-zA-Z]{2}")


def end_of_formula(rows: Sequence[str], at: int) -> int:
    """Where the formula is closed that begins at `at`; 0 where none begins. Brackets that lost
    their backslash are marks around what has commands of TeX."""
    closing = _CLOSING.get(rows[at].strip())
    if closing is None:
        return 0
    near = range(at + 1, min(at + 2 + MAX_FORMULA, len(rows)))
    end = next((i for i in near if rows[i].strip() == closing), 0)
    tex = " ".join(rows[at + 1 : end]).strip()
    known = closing != "]" or _COMMAND.search(tex)
    return end if tex and "$" not in tex and known else 0


def lines_of_formulas(rows: Sequence[str]) -> frozenset[int]:
    """The numbers (from 1) of the lines of all formulas, their marks included."""
    found: set[int] = set()
    at = 0
    while at < len(rows):
        end = end_of_formula(rows, at)
        if end:
            found.update(range(at + 1, end + 2))
        at = max(at, end) + 1
    return frozenset(found)
