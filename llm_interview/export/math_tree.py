"""TeX → a tree of fractions, roots and scripts with strings at its leaves, for a typesetter that
is handed data only. It is read off the checked MathML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from llm_interview.export.mathml import to_mathml

Tree = list[object]

MAX_DEPTH = 24
_NS = "{http://www.w3.org/1998/Math/MathML}"
_SPACES = {"1em": 1.0, "2em": 2.0, "0.1667em": 0.1667, "0.2222em": 0.2222, "0.2778em": 0.2778}
_LIMITS = frozenset("∑∏⋃⋂∐⨁⨂")
_LIMIT_NAMES = frozenset(("max", "min", "lim", "sup", "inf", "argmax", "argmin", "arg"))
_ACCENTS = {
    "^": "\u0302",
    "~": "\u0303",
    "¯": "\u0304",
    "‾": "\u0304",
    "→": "\u20d7",
    "˙": "\u0307",
}
_SIGNS = {"-": "−", "~": "∼", "*": "∗"}
_BRACES = frozenset("⏟")
_OPENING, _CLOSING = frozenset("([{|‖⟨⌊⌈"), frozenset(")]}|‖⟩⌋⌉")


class _NoTreeError(Exception):
    """The formula holds something a tree does not."""


def math_tree(tex: str) -> Tree | None:
    """The tree of a formula; None where it has none, so that its plain form is shown."""
    markup = to_mathml(tex)
    if markup is None:
        return None
    try:
        return _row(list(ET.fromstring(markup)), 0)  # noqa: S314 - our own, from a list of elements
    except (_NoTreeError, ET.ParseError):
        return None


def _tree(element: ET.Element, depth: int) -> Tree:
    tag, children = element.tag.removeprefix(_NS), list(element)
    if depth > MAX_DEPTH:
        raise _NoTreeError(tag)
    if not children and tag in {"mi", "mn", "mo", "mtext", "mspace"}:
        return _leaf(tag, element)
    if tag in {"mrow", "mstyle", "mpadded"}:
        return _row(children, depth)
    if tag == "mtable":
        return ["table", [_cells(row, depth + 1) for row in children]]
    inner = [_tree(child, depth + 1) for child in children]
    match tag, inner:
        case "mfrac", [top, bottom] if element.get("linethickness") is None:
            return ["frac", top, bottom]
        case "mfrac", [top, bottom]:  # a binomial: one above the other
            return ["table", [[top], [bottom]]]
        case "msqrt", _:
            return ["sqrt", _joined(inner)]
        case "mroot", [base, index]:
            return ["root", base, index]
        case _:
            return _attached(tag, children, inner)


def _cells(row: ET.Element, depth: int) -> list[Tree]:
    return [_row(list(cell), depth + 1) for cell in row]


def _attached(tag: str, children: Sequence[ET.Element], inner: Sequence[Tree]) -> Tree:
    mark = (children[-1].text or "").strip() if children else ""
    match tag, list(inner):
        case "mover", [base, _] if mark in _ACCENTS:
            return ["accent", base, _ACCENTS[mark]]
        case "munder", [base, _] if mark in _BRACES:
            return ["underbrace", base]
        case (("msub" | "munder"), [base, below]):
            return ["attach", base, below, None, _has_limits(tag, children[0])]
        case (("msup" | "mover"), [base, above]):
            return ["attach", base, None, above, _has_limits(tag, children[0])]
        case (("msubsup" | "munderover"), [base, below, above]):
            return ["attach", base, below, above, _has_limits(tag, children[0])]
        case _:
            raise _NoTreeError(tag)


def _has_limits(tag: str, base: ET.Element) -> bool:
    text = (base.text or "").strip()
    return tag.startswith(("munder", "mover")) or text in _LIMITS or text in _LIMIT_NAMES


def _row(children: Sequence[ET.Element], depth: int) -> Tree:
    inner = [_tree(child, depth + 1) for child in children]
    ends = (children[0], children[-1]) if len(children) > 2 else ()
    if ends and _stretches(ends[0], _OPENING) and _stretches(ends[1], _CLOSING):
        return ["fence", inner]
    return _joined(list(_fenced(children, inner)))


def _stretches(element: ET.Element, signs: frozenset[str]) -> bool:
    return element.get("stretchy") == "true" and (element.text or "") in signs


def _fenced(children: Sequence[ET.Element], inner: Sequence[Tree]) -> Iterator[Tree]:
    """The trees of a row; a table takes the brackets beside it along, at its height."""
    texts = [child.text or "" for child in children]
    at = 0
    while at < len(inner):
        start = at + (texts[at] in _OPENING)
        if start < len(inner) and inner[start][0] == "table":
            stop = start + 1 + (start + 1 < len(inner) and texts[start + 1] in _CLOSING)
            yield ["fence", list(inner[at:stop])]
            at = stop
        else:
            yield inner[at]
            at += 1


def _joined(inner: list[Tree]) -> Tree:
    """One tree of several; none at all is an empty text."""
    return inner[0] if len(inner) == 1 else ["row", inner]


def _leaf(tag: str, element: ET.Element) -> Tree:
    text = (element.text or "").strip()
    if tag == "mspace":
        return ["space", _SPACES.get(element.get("width", ""), 0.2)]
    if tag == "mtext" or not text:
        return ["text", element.text or ""]
    if tag == "mi" and len(text) > 1:
        return ["name", text]
    if tag == "mi" and element.get("mathvariant") == "normal":
        return ["upright", text]
    if tag == "mn" or len(text) > 1:
        return ["text", text]
    return ["symbol", _SIGNS.get(text, text)]
