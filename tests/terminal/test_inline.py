"""Inline marks and formulas."""

from __future__ import annotations

import re

import pytest

from llm_interview.core.inline import Inline, parse_inline
from llm_interview.loader.cached_library import CachedLibrary
from llm_interview.terminal.inline import spans
from llm_interview.terminal.math_text import readable


def test_bold_works_beside_full_width_punctuation() -> None:
    assert parse_inline("**粗体：**后") == (Inline("粗体：", "bold"), Inline("后"))


def test_a_price_is_not_a_formula() -> None:
    assert parse_inline("it costs $5 or $ 6") == (Inline("it costs $5 or $ 6"),)


def test_a_mark_without_a_partner_is_text() -> None:
    assert parse_inline("2 ** 3 `x") == (Inline("2 ** 3 `x"),)


def test_markup_of_the_terminal_library_is_text() -> None:
    assert spans("[batch, seq] [/INST] :key:") == [("[batch, seq] [/INST] :key:", "")]


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\frac{QK^{\top}}{\sqrt{d_k}}", "QKᵀ/√dₖ"),
        (r"W_0 + \frac{\alpha}{r}BA", "W₀ + (α/r)BA"),
        (r"\mathrm{Var}(q\cdot k)=d_k", "Var(q·k)=dₖ"),
        (r"x^{2} \le 10^{-8}", "x² ≤ 10⁻⁸"),
        (r"\mathbb{R}^{d_{out}\times r}", "ℝ^(dₒᵤₜ×r)"),
        (r"\unknown{x", "unknownx"),
        (r"E_{ij}\sim\mathcal{N}(0,1)", "Eᵢⱼ∼N(0,1)"),
        (r"\mathbb{R}^{V\times d}", "ℝ^(V×d)"),
        (r"h^{(\ell-1)}", "h^(ℓ-1)"),
        (r"\theta\leftarrow\theta-\eta", "θ ← θ-η"),
        (r"\sigma\bigl(x\bigr)", "σ(x)"),
        (r"\alpha\,N\sum_{i=1}^{N}f_i\,P_i", "αN∑ᵢ₌₁^N fᵢPᵢ"),
        (r"\frac1d\sum_{j=1}^{d}x_j", "(1/d)∑ⱼ₌₁^d xⱼ"),
        (r"\frac{b}{2}\cdot\frac{F}{BW}", "b/2·F/BW"),
        (r"\hat m_t \succ \overline{g}", "m̂ₜ ≻ g̅"),
        (r"\frac{\partial L}{\partial x}", "∂L/∂x"),
        (
            r"\begin{cases}V d & \text{tied}\\ 2 V d & \text{untied}\end{cases}",
            "{Vd,tied;2Vd,untied}",
        ),
        (r"\begin{bmatrix}E\\S\end{bmatrix}^{\top}", "[E;S]ᵀ"),
        (r"\underbrace{2}_{\text{weight}}+\underbrace{x_{1}}_{\mathrm{b}}", "2[weight]+x₁[b]"),
        (r"1-\binom{n-c}{k}\Big/\binom{n}{k}", "1-C(n-c,k)/C(n,k)"),
        (r"\#\{\text{cited}\} \Rightarrow \mathbb{1}[c>0]", "#{cited}⇒𝟙[c>0]"),
        (r"\mathrm{KL}(p\,\|\,q)", "KL(p‖q)"),
        (r"\underbrace{never closed", "never closed"),
    ],
)
def test_tex_becomes_one_readable_line(tex: str, line: str) -> None:
    assert readable(tex).replace(" ", "") == line.replace(" ", "")


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\lVert q\rVert\lVert k\rVert", "‖q‖‖k‖"),
        (r"\lceil n/b\rceil", "⌈n/b⌉"),
        (r"\langle a, b\rangle", "⟨a, b⟩"),
    ],
)
def test_an_opening_bracket_stands_close_to_what_it_opens(tex: str, line: str) -> None:
    assert readable(tex) == line


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\frac{n}{6d}", "n/(6d)"),
        (r"\frac{6(a-b)}{2(c-d)}", "(6(a-b))/(2(c-d))"),
        (r"\log\frac{\pi_\theta(y)}{q(y)}-b", "log(π_θ(y)/q(y))-b"),
        (r"\frac{\pi^{*}(y)}{|y|^{\alpha}}", "π^*(y)/|y|^α"),
        (r"\frac{\partial h_{k+1}}{\partial h_{k-1}}", "∂hₖ₊₁/∂hₖ₋₁"),
        (r"\frac{\partial L}{\partial \hat w}", "∂L/∂ŵ"),
    ],
)
def test_a_fraction_on_one_line_has_the_brackets_it_needs_and_no_others(
    tex: str, line: str
) -> None:
    assert readable(tex) == line


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\left.\frac{\partial c}{\partial b}\right|_{\text{direct}}", "∂c/∂b|_direct"),
        (r"P(y\mid x_{<t})", "P(y|x_<t)"),
        (r"M=1\iff j\le i", "M=1 ⇔ j≤i"),
        (r"X\to Q \rightarrow Y", "X → Q → Y"),
        (r"A\cup B\subseteq C", "A∪B⊆C"),
        (r"P(\text{all } k \text{ facts})", "P(all k facts)"),
        (r"x_iW_Q+W_1q+N_sD_s", "xᵢW_Q+W₁q+NₛDₛ"),
        (r"\widehat{acc}", "âĉĉ"),
        (r"\text{word--pos}", "word–pos"),
        (r"h_{[\mathrm{CLS}]}", "h_[CLS]"),
        ("d_model and x_12", "d_model and x_12"),
    ],
)
def test_signs_stand_where_a_person_writes_them(tex: str, line: str) -> None:
    assert readable(tex) == line


def test_a_function_stands_apart_from_the_letters_beside_it() -> None:
    assert readable(r"\beta\log p+\cos\pi x") == "β log p+cos π x"


def test_no_command_is_left_in_the_formulas_of_the_shipped_cards(
    shipped_library: CachedLibrary,
) -> None:
    questions = map(shipped_library.question, shipped_library.ids())
    formulas = [formula.tex for question in questions for formula in question.formula]
    assert len(formulas) > 100
    left = re.compile(r"begin|end(cases|[pb]?matrix)|frac|underbrace|overline|math(bb|rm|cal)|"
                      r"arrow|bigl|\b(hat|tilde) |succ|binom|iff|[&\\]")  # fmt: skip
    assert [line for line in map(readable, formulas) if left.search(line)] == []
