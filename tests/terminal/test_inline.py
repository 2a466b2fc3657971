"""Inline marks and formulas."""

from __future__ import annotations

import pytest

from llm_interview.core.inline import Inline, parse_inline
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
    ],
)
def test_tex_becomes_one_readable_line(tex: str, line: str) -> None:
    assert readable(tex).replace(" ", "") == line.replace(" ", "")
