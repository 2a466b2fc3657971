r"""TeX → presentation MathML that is safe to place in a page.

The converter's own writer undoes its escaping, so a `<script>` inside `\text{}` would come out
alive; it also understands commands that set links, styles and classes. Here its tree is rewritten
from a list of known elements and attributes instead; whatever is not on it is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from copy import copy
from itertools import groupby
from typing import TYPE_CHECKING

from llm_interview.export.escaping import escape

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_TEX = 2000
"""Longer formulas are shown as TeX: nobody writes them on a board, and time stays bounded."""

# Macros can grow without bound, the others set what only the page may set.
_REFUSED = re.compile(
    r"\\(?:def|newcommand|renewcommand|newenvironment|DeclareMathOperator|require|include|input"
    r"|href|url|class|style|cssId|data|html\w*|unicode|color|textcolor|colorbox|fcolorbox|verb)"
    r"(?![A-Za-z])"
)
_ARITY = {
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2,
    "msubsup": 3, "munderover": 3,
}  # fmt: skip
_GROUPS = frozenset({"mrow", "msqrt", "mstyle", "mpadded", "mphantom", "mtable", "mtr", "mtd"})
_LEAVES = frozenset({"mi", "mn", "mo", "mtext", "mspace"})
_LENGTH = r"[+-]?\d*\.?\d+(?:em|ex|px|pt)?"
_VALUES = {
    **dict.fromkeys(
        ("accent", "displaystyle", "fence", "largeop", "movablelimits", "stretchy"), "true|false"
    ),
    **dict.fromkeys(
        ("width", "height", "depth", "lspace", "voffset", "minsize", "maxsize", "linethickness"),
        _LENGTH,
    ),
    "form": "prefix|infix|postfix",
    "scriptlevel": r"[+-]?\d",
    "columnalign": "left|center|right",
    "columnlines": "(?:none|solid|dashed)(?: (?:none|solid|dashed))*",
    "rowlines": "(?:none|solid|dashed)(?: (?:none|solid|dashed))*",
    "columnspacing": f"{_LENGTH}(?: {_LENGTH})*",
}
# Readers of today know one mathvariant, `normal`; all others are characters of their own.
_LETTERS = {
    "bold": ("MATHEMATICAL BOLD",),
    "double-struck": ("MATHEMATICAL DOUBLE-STRUCK", "DOUBLE-STRUCK"),
    "script": ("MATHEMATICAL SCRIPT", "SCRIPT"),
    "fraktur": ("MATHEMATICAL FRAKTUR", "BLACK-LETTER"),
    "sans-serif": ("MATHEMATICAL SANS-SERIF",),
    "monospace": ("MATHEMATICAL MONOSPACE",),
    "bold-italic": ("MATHEMATICAL BOLD ITALIC", "MATHEMATICAL BOLD"),
    "italic": (),
}
_FUNCTIONS = frozenset({"log", "ln", "lg", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh"})
_NAMES = frozenset({"arg", "dim", "ker", "hom", "deg", "lg", "csc", "sec", "cot", "arctan"})
_SIGNS, _ENDS = frozenset("-−+±∓"), frozenset(")]}|‖⟩⌉⌋!′%…⋯")
_REFERENCE = re.compile("&#x([0-9A-Fa-f]{1,6});")


class _UnknownFormError(Exception):
    """The converter made something that is not on the list."""


def to_mathml(tex: str, *, alt: str = "", block: bool = False) -> str | None:
    """A `<math>` element for `tex`, well-formed and inert; None where it does not convert, so
    that the TeX itself is shown. `alt` is what a reader without MathML shows."""
    parts = math_parts(tex, block=block)
    if parts is None:
        return None
    return math_element(parts, f'display="{"block" if block else "inline"}"', alt)


def math_element(parts: Sequence[str], display: str, alt: str = "") -> str:
    """The `<math>` element around parts of a formula; `display` is an attribute."""
    note = f' alttext="{escape(alt)}"' if alt else ""
    head = f'<math xmlns="http://www.w3.org/1998/Math/MathML" {display}{note}>'
    return f"{head}<mrow>{''.join(parts)}</mrow></math>"


def math_parts(tex: str, *, block: bool = False) -> list[str] | None:
    """The elements that stand side by side in `tex`, limits of sums below them in a `block`; None
    where it does not convert."""
    if not is_plain_tex(tex):
        return None
    from latex2mathml.converter import Converter

    try:
        display = "block" if block else "inline"
        (row,) = Converter(display=display).convert_to_element(tex)
        return list(_spaced(list(_merged(list(row)))))
    except Exception:  # noqa: BLE001 - the converter raises whatever its parser trips over
        return None


def _upright(element: Element, text: str) -> bool:
    r"""A letter that is not slanted. `\mathrm{d}` comes as a reference to the letter d."""
    referred = _REFERENCE.fullmatch(element.text or "") is not None and text.isascii()
    return referred or element.get("mathvariant") == "normal"


def is_plain_tex(tex: str) -> bool:
    """Whether `tex` is a formula of ordinary length without commands that define macros or set
    links, styles and classes; anything that draws TeX may have it."""
    return bool(tex.strip()) and len(tex) <= MAX_TEX and not _REFUSED.search(tex)


def _element(element: Element) -> Iterator[str]:
    tag, variant = element.tag, element.get("mathvariant", "")
    if tag in _LEAVES and not len(element):
        text = _text(element.text or "", variant)
        if tag == "mtext":
            text = text.replace("---", "—").replace("--", "–")
        normal = ' mathvariant="normal"' if tag == "mi" and _upright(element, text) else ""
        yield f"<{tag}{normal}{_attributes(element)}>{escape(text)}</{tag}>"
        return
    found = list(_merged(list(element)))
    if tag in _GROUPS:
        children = list(_spaced(found))
    else:
        children = _of_arity(tag, ["".join(_element(child)) for child in found])
    yield f"<{tag}{_attributes(element)}>{''.join(children)}</{tag}>"


def _of_arity(tag: str, children: list[str]) -> list[str]:
    """As many children as the element takes: a matrix with its brackets is one base."""
    spare = len(children) - _ARITY.get(tag, len(children) + 1)
    if spare < 0 or (spare and tag == "mfrac"):
        raise _UnknownFormError(tag)
    base = "".join(children[: spare + 1])
    return [f"<mrow>{base}</mrow>" if spare else base, *children[spare + 1 :]]


def _spaced(children: list[Element]) -> Iterator[str]:
    """Each child as markup, with a thin space between the name of a function and its argument:
    TeX has one there, MathML does not. A minus after another sign belongs to what follows."""
    for at, child in enumerate(children):
        markup = "".join(_element(child))
        signed = _is_signed(child, children[:at])
        yield markup.replace("<mo>", '<mo form="prefix">', 1) if signed else markup
        after = children[at + 1] if at + 1 < len(children) else None
        if _is_function(child) and after is not None and after.tag not in {"mo", "mspace"}:
            yield '<mspace width="0.1667em"></mspace>'


def _is_signed(child: Element, earlier: list[Element]) -> bool:
    before = next((one for one in reversed(earlier) if one.tag != "mspace"), None)
    if child.tag != "mo" or before is None or before.tag != "mo":
        return False
    sign, end = (_text(one.text or "", "") for one in (child, before))
    return sign in _SIGNS and end not in _ENDS


def _is_function(element: Element) -> bool:
    """Whether it is `log`, or `log` with an index or exponent."""
    base = element[0] if element.tag in {"msub", "msup", "msubsup"} and len(element) else element
    return base.tag == "mi" and base.get("mathvariant") is None and base.text in _FUNCTIONS


def _merged(children: list[Element]) -> Iterator[Element]:
    """Upright letters in a row are one name, for the eye's spacing and for a screen reader."""
    for upright, found in groupby(children, key=_is_upright):
        run = list(found)
        if upright and len(run) > 1:
            name = copy(run[0])
            name.text = "".join(letter.text or "" for letter in run)
            del name.attrib["mathvariant"]  # names are upright anyway
            run = [name]
        yield from run


def _is_upright(element: Element) -> bool:
    text = element.text or ""
    upright = element.tag == "mi" and element.get("mathvariant") == "normal"
    return upright and len(text) == 1 and text.isalpha()


def _attributes(element: Element) -> str:
    kept = (
        (name, value)
        for name, value in sorted(element.items())
        if name in _VALUES and re.fullmatch(_VALUES[name], value)
    )
    return "".join(f' {name}="{value}"' for name, value in kept)


def _text(text: str, variant: str) -> str:
    if text.startswith("\\"):
        if text[1:] not in _NAMES:
            raise _UnknownFormError(text)
        return text[1:]
    plain = _REFERENCE.sub(lambda hit: chr(int(hit[1], 16)), text)
    families = _LETTERS.get(variant)
    return "".join(_styled(char, families) for char in plain) if families else plain


def _styled(char: str, families: tuple[str, ...]) -> str:
    """`char` as a letter or digit of the first family that has it."""
    name = unicodedata.name(char, "")
    for plain, styled in (("LATIN ", ""), ("GREEK ", ""), ("", "")):
        if not name.startswith(plain):
            continue
        rest = name.removeprefix(plain).replace("LETTER ", "")
        for family in families:
            try:
                return unicodedata.lookup(f"{family} {styled}{rest}")
            except KeyError:
                continue
    return char
