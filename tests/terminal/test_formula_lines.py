"""Formulas in narrow windows: broken between parts, never inside a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from llm_interview.terminal.formula_lines import formula_screen
from llm_interview.terminal.lines import plain

SCORES = "sᵢⱼ=((x_iW_Q)(x_jW_K)ᵀ)/√dₖ=(xᵢ(W_QW_Kᵀ)xⱼᵀ)/√dₖ,  oᵢ=∑ⱼ softmaxⱼ(sᵢⱼ)x_jW_V"


def lines(text: str, width: int) -> list[str]:
    return plain(formula_screen(text, width)).split("\n")


def test_one_that_fits_is_one_line() -> None:
    assert lines("softmax(QKᵀ/√dₖ)V", 39) == ["softmax(QKᵀ/√dₖ)V"]


def test_it_breaks_after_a_comma_and_before_a_relation() -> None:
    assert lines(SCORES, 39) == [
        "sᵢⱼ=((x_iW_Q)(x_jW_K)ᵀ)/√dₖ",
        "  =(xᵢ(W_QW_Kᵀ)xⱼᵀ)/√dₖ,",
        "  oᵢ=∑ⱼ softmaxⱼ(sᵢⱼ)x_jW_V",
    ]


@pytest.mark.parametrize(
    ("text", "width", "broken"),
    [
        ("PE(pos,2i)=sin(ωᵢpos)+cos(ωᵢpos)", 20, ["PE(pos,2i)", "  =sin(ωᵢpos)", "  +cos(ωᵢpos)"]),
        ("W_Q W_K W_V W_O", 8, ["W_Q W_K", "  W_V", "  W_O"]),
        ("f(x)(y)(z)", 7, ["f(x)(y)", "  (z)"]),
        ("abcdefghij", 6, ["abcdef", "  ghij"]),
        (
            "损失等于所有样本上的平均，再加正则项",
            20,
            ["损失等于所有样本上", "  的平均，再加正则项"],
        ),
    ],
)
def test_where_there_is_no_better_place(text: str, width: int, broken: list[str]) -> None:
    assert lines(text, width) == broken


@given(
    text=st.text(alphabet="xyW_^=+(),; ∑ᵢ/√d注", min_size=1, max_size=90),
    width=st.integers(min_value=8, max_value=90),
)
def test_nothing_is_lost_and_every_line_fits(text: str, width: int) -> None:
    shown = lines(text, width)
    assert "".join("".join(shown).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in shown)
