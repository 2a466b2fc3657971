"""TeX as MathML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_interview.export.mathml import MAX_TEX, to_mathml
from llm_interview.loader.cached_library import CachedLibrary
from tests.effort import grows_no_faster_than_its_size
from tests.export.long_formulas import LONG
from tests.export.page_reader import KNOWN, read_page


def inner(tex: str) -> str:
    math = to_mathml(tex)
    assert math is not None, tex
    return math.partition(">")[2].removesuffix("</math>")


def test_every_shipped_formula_converts_without_a_stray_command(
    shipped_library: CachedLibrary,
) -> None:
    questions = map(shipped_library.question, shipped_library.ids())
    formulas = [formula for question in questions for formula in question.formula if formula.tex]
    assert len(formulas) > 200
    for formula in formulas:
        math = to_mathml(formula.tex, alt=formula.plain, block=True)
        assert math is not None, formula.tex
        text = "".join(ET.fromstring(math).itertext())  # noqa: S314 - our own markup
        assert "\\" not in text, formula.tex


def test_upright_letters_are_one_name() -> None:
    assert inner(r"\mathrm{diag}(p)").startswith("<mrow><mrow><mi>diag</mi></mrow>")


def test_a_single_upright_letter_says_so() -> None:
    assert '<mi mathvariant="normal">d</mi>' in inner(r"\mathrm{d}x")


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\mathbb{R}", "ℝ"),
        (r"\mathbb{RE}", "ℝ"),
        (r"\mathbf{1}", "𝟏"),
        (r"\mathbf{xW}", "𝐱"),
        (r"\mathcal{L}", "ℒ"),
        (r"\mathcal{DB}", "ℬ"),
        (r"\mathfrak{g}", "𝔤"),
        (r"\mathsf{A}", "𝖠"),
        (r"\boldsymbol{\mu}", "𝝁"),
    ],
)
def test_letters_of_another_kind_are_characters_of_their_own(tex: str, shown: str) -> None:
    assert shown in inner(tex)


def test_a_matrix_with_brackets_can_carry_an_exponent() -> None:
    tree = ET.fromstring(inner(r"\begin{bmatrix}a\\b\end{bmatrix}^{\top}"))  # noqa: S314
    power = next(tree.iter("msup"))
    assert len(power) == 2


def test_dashes_in_words_are_those_of_tex() -> None:
    assert "<mtext>word–word</mtext>" in inner(r"\text{word--word}")


SPACE = '<mspace width="0.1667em"></mspace>'


@pytest.mark.parametrize(
    ("tex", "spaces"),
    [
        (r"\log P", 1), (r"\log_2 N", 1), (r"\cos^2 x", 1), (r"\log(x)", 0), (r"x_{\log}", 0),
        (r"\log", 0), (r"\log + 1", 0),
    ],
)  # fmt: skip
def test_a_function_stands_apart_from_an_argument_without_brackets(tex: str, spaces: int) -> None:
    assert inner(tex).count(SPACE) == spaces


def test_known_names_without_a_backslash() -> None:
    assert "<mi>arg</mi>" in inner(r"\arg x")


@pytest.mark.parametrize(
    "tex",
    [
        "", "  ", r"\frac{1}", r"\unknown x", r"\left(", r"x^", "x_1_2", r"\begin{array}",
        r"\def\x{\x\x}\x", r"\newcommand{\x}{1}\x", r"\href{https://a.example}{x}",
        r"\class{a}{x}", r"\style{a}{x}", "{" * 1500, "x" * (MAX_TEX + 1), r"\text{&#x110000;}",
    ],
)  # fmt: skip
def test_what_does_not_convert_is_left_to_be_shown_as_tex(tex: str) -> None:
    assert to_mathml(tex) is None


def test_the_plain_form_stands_in_for_a_reader_without_mathml() -> None:
    assert 'alttext="a &lt; &quot;b&quot;"' in str(to_mathml("a<b", alt='a < "b"'))


def test_attributes_that_are_no_plain_length_are_dropped() -> None:
    assert inner(r"\hspace{1em}").count('width="1em"') == 1
    assert "position" not in inner(r"\hspace{position}x")


PIECES = st.sampled_from((
    "\\frac ", "\\sqrt ", "\\text{", "\\mathrm{", "\\mathbf{", "\\left(", "\\right)", "{", "}",
    "^", "_", "&", "\\\\", "\\sum", "\\begin{matrix}", "\\end{matrix}", "\\arg ", "\\hat ",
    "\\href{", "\\class{", "\\color{", "\\not", "\\over", "\\binom", "'", "x", "12", "<", ">",
    "&#x3c;", '"', "=", "%", "$", " ",
))  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
def test_any_tex_gives_known_elements_or_nothing(tex: str) -> None:
    math = to_mathml(tex, alt=tex)
    if math is None:
        return
    tree = ET.fromstring(math)  # noqa: S314 - our own markup
    assert {node.tag.rpartition("}")[2] for node in tree.iter()} <= KNOWN.keys()
    assert read_page(math).alive == []


@pytest.mark.parametrize("shape", LONG)
def test_the_work_of_a_formula_grows_no_faster_than_its_length(shape: str) -> None:
    tex, most = LONG[shape]
    assert len(tex(most)) <= MAX_TEX
    assert grows_no_faster_than_its_size(lambda n: to_mathml(tex(n)), most // 4)


@pytest.mark.parametrize("tex", ["a=-b", "\\{0,-\\infty\\}", "a\\times -b", "f(-x)", "a,\\,-b"])
def test_a_minus_after_another_sign_stands_close_to_what_it_negates(tex: str) -> None:
    assert '<mo form="prefix">−</mo>' in (to_mathml(tex) or "")


@pytest.mark.parametrize("tex", ["a-b", "(a)-b", "x!-1", "|a|-b", "a_i-b", "\\frac{a}{b}-c"])
def test_a_minus_after_a_value_stands_between_two(tex: str) -> None:
    assert "<mo>−</mo>" in (to_mathml(tex) or "")
