"""Where a broad formula may go on on the next line of a page whose breadth nobody knows.

The browser or e-reader decides: what belongs together is a box, which is parted only where it is
broader than the page. Formulas that wide spaces part are the outer boxes, the sides of relations
are within them, and terms within these.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from llm_interview.export.escaping import escape
from llm_interview.export.math_lines import DEEPER, RELATIONS
from llm_interview.export.mathml import math_element

_SIGN = re.compile(r"<mo([^>]*)>([^<]+)</mo>")
_WIDE = re.compile(r'<mspace width="[12]em"></mspace>')
_TERMS = frozenset("+−-")
_FEW = 3
_INLINE = 'display="inline" displaystyle="true"'


def breakable(parts: Sequence[str], alt: str) -> str:
    """The elements of a formula as boxes of `<math>` elements. A screen reader is told `alt` of
    the whole, like of a picture: of the boxes it would read one after another."""
    found = []
    for formula in _formulas(parts):
        sides = []
        for side in _sides(formula):
            terms = [math_element(term, _INLINE) for term in _before(_TERMS, side)]
            sides.append(terms[0] if len(terms) == 1 else _box(terms))
        found.append(_box(sides))
    name = f' role="img" aria-label="{escape(alt)}"' if alt else ""
    return f"<span{name}>{' '.join(found)}</span>"


def _box(inner: Sequence[str]) -> str:
    return f"<span>{'<wbr/>'.join(inner)}</span>"


def _formulas(parts: Sequence[str]) -> Iterator[list[str]]:
    formula: list[str] = []
    for part in parts:
        if not _WIDE.fullmatch(part):
            formula.append(part)
        elif formula:
            yield formula
            formula = []
    if formula:
        yield formula


def _sides(formula: Sequence[str]) -> list[list[str]]:
    """What relations part. A left side of a few signs stays with what it equals."""
    sides = list(_before(RELATIONS, formula))
    if len(sides) > 1 and len(sides[0]) <= _FEW:
        sides[:2] = [sides[0] + sides[1]]
    return sides


def _before(signs: Collection[str], parts: Sequence[str]) -> Iterator[list[str]]:
    """What stands before each of these signs that is in no brackets and not the first. Where one
    begins an element it would stand close to what follows, unless it is told where it is."""
    piece: list[str] = []
    depth = 0
    for part in parts:
        found = _SIGN.fullmatch(part)
        sign = found[2] if found else ""
        depth += DEEPER.get(sign, 0)
        if sign in signs and depth == 0 and piece and "prefix" not in part:
            yield piece
            piece = [part.replace("<mo>", '<mo form="infix">')]
        else:
            piece.append(part)
    yield piece
