"""A broad formula on a page is boxes, which the browser parts where it has to."""

from __future__ import annotations

import re

import pytest

from llm_interview.export.math_breaks import breakable
from llm_interview.export.mathml import math_parts


def boxes(tex: str) -> str:
    """The boxes as brackets around what each `<math>` element shows."""
    parts = math_parts(tex)
    assert parts is not None
    whole = breakable(parts, "alt")
    markup = whole.removeprefix('<span role="img" aria-label="alt">').removesuffix("</span>")
    markup = markup.replace("<span>", "[").replace("</span>", "]")
    return re.sub(r"<[^>]*>", "", markup.replace("<wbr/>", " "))


@pytest.mark.parametrize(
    ("tex", "found"),
    [
        ("a=b,\\quad c=d,\\qquad e", "[a=b,] [c=d,] [e]"),
        ("a\\,b=c", "[ab=c]"),
        ("a=b=c\\to d", "[a=b =c →d]"),
        ("f(x,y)z=b+c=d", "[f(x,y)z [=b +c] =d]"),
        ("L=a+b-c", "[[L=a +b −c]]"),
        ("L=(a+b)-c=-d", "[[L=(a+b) −c] =−d]"),
        ("f(a=b)", "[f(a=b)]"),
        ("=a", "[=a]"),
        ("\\quad a\\quad", "[a]"),
        ("\\frac{a=b}{c+d}", "[a=bc+d]"),
    ],
)
def test_boxes_end_at_wide_spaces_and_before_relations_and_terms(tex: str, found: str) -> None:
    assert boxes(tex) == found


def test_a_relation_at_the_begin_of_a_line_keeps_its_distance() -> None:
    markup = breakable(math_parts("f(x,y)z=b=c") or [], "")
    assert markup.count('<mo form="infix">=</mo>') == 2


@pytest.mark.parametrize("tex", ["-x=y", "\\frac{-a}{b}+c=d", "\\sqrt{-a}=b"])
def test_a_minus_before_a_number_is_no_sign_between_two(tex: str) -> None:
    assert '<mo form="infix">−</mo>' not in breakable(math_parts(tex) or [], "")


def test_a_formula_has_one_name_for_a_screen_reader() -> None:
    markup = breakable(math_parts("a=b,\\quad c=d+e") or [], "what < it says")
    assert markup.startswith('<span role="img" aria-label="what &lt; it says">')
    assert markup.count("aria-label") == 1
    assert "alttext" not in markup
    assert breakable(math_parts("a=b") or [], "").startswith("<span><span>")
