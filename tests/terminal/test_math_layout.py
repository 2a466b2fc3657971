"""Formulas as on paper: what stands above what, where one line is enough, and that nothing is
lost."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from llm_interview.core.questions import Formula
from llm_interview.loader.cached_library import CachedLibrary
from llm_interview.terminal.card_screens import formulas_screen
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.lines import plain
from llm_interview.terminal.math_layout import TALLEST, stacked
from llm_interview.terminal.math_text import readable

MEAN = r"\mu=\frac{1}{d}\sum_{j=1}^{d}x_j"
DRAWN = [
    (
        r"p_i=\frac{\exp(z_i/T)}{\sum_j \exp(z_j/T)},\quad T>0",
        """
      exp(zᵢ/T)
pᵢ = ────────────,   T > 0
     ∑ⱼ exp(zⱼ/T)
""",
    ),
    (
        r"L=-\sum_{t=2}^{n}\log p(x_t\mid x_{<t})",
        """
      n
L = - ∑  log p(xₜ|x_<t)
     t=2
""",
    ),
    (
        r"M_{ij}=\begin{cases}0 & j\le i\\ -\infty & j>i\end{cases}",
        """
      ⎧0   j ≤ i
Mᵢⱼ = ⎨
      ⎩-∞  j > i
""",
    ),
    (
        r"x=\begin{bmatrix}E\\S\\P\end{bmatrix}^{\top}y",
        """
    ⎡E⎤ᵀ
x = ⎢S⎥  y
    ⎣P⎦
""",
    ),
    (
        r"r(x)=\sqrt{\frac1d\sum_{i=1}^{d}x_i^2+\epsilon}",
        """
       ┌───────────
       │1  d
r(x) = │─  ∑  xᵢ²+ε
       √d i=1
""",
    ),
    (
        r"\underbrace{2n^2d}_{QK^{\top}}+\underbrace{8nd^2}_{\text{projections}}",
        """
2n²d +    8nd²
╰──╯      ╰──╯
QKᵀ    projections
""",
    ),
    (
        r"o=\mathrm{softmax}\!\left(\frac{q_i\cdot k_j}{\sqrt{d_k}}+m\right)^2V",
        """
            ⎛qᵢ·kⱼ    ⎞2
o = softmax ⎜───── + m⎟  V
            ⎝ √dₖ     ⎠
""",
    ),
    (
        r"1-\binom{n-c}{k}",
        """
    ⎛n-c⎞
1 - ⎜   ⎟
    ⎝ k ⎠
""",
    ),
    (
        r"a=\arg\max_{i\le N}r(x),\qquad b=\frac{bytes}{n+1}-\left[x\right]^2",
        """
                        bytes
a = arg max r(x),   b = ───── - [x]²
        i≤N              n+1
""",
    ),
]


@pytest.mark.parametrize(("tex", "drawn"), DRAWN, ids=range(len(DRAWN)))
def test_what_is_above_something_stands_above_it(tex: str, drawn: str) -> None:
    assert "\n".join(stacked(tex, 60) or []) == drawn.strip("\n")


def test_two_formulas_that_do_not_fit_beside_each_other_stand_below_each_other() -> None:
    tex = r"a=\frac{one+two}{three},\quad b=\frac{four+five}{six}"
    beside, below = stacked(tex, 40), stacked(tex, 16)
    assert beside is not None
    assert below is not None
    assert len(beside) == 3
    first, second = below[: below.index("")], below[below.index("") + 1 :]
    assert first == ["    one+two", "a = ───────,", "     three"]
    assert second == ["    four+five", "b = ─────────", "       six"]


@pytest.mark.parametrize(
    "tex",
    [
        r"W'=W_0+\frac{\alpha}{r}BA",
        r"\frac{\partial L}{\partial x}=p-y",
        r"E=mc^2",
        r"\sum_i x_i",
        r"\max_\theta f",
        r"\frac{a+b+c}{\sqrt{d}",
        r"\left(\frac{a+b+c}{d}",
        r"\begin{array}{c}a\end{array}",
        r"\begin{cases}a",
        r"a}\frac{b+c+d}{e}",
        r"\frac",
        r"\begin",
    ],
)
def test_one_line_where_that_says_as_much_or_the_tex_is_not_understood(tex: str) -> None:
    assert stacked(tex, 80) is None


def test_one_line_where_it_would_not_fit() -> None:
    tex = DRAWN[0][0]
    assert stacked(tex, 17) is None
    assert stacked(tex, 18) is not None
    assert stacked(r"\frac{a" * 12 + "b}{c}" + "}{d}" * 11, 80) is None


def test_a_screen_reader_gets_lines_and_a_narrow_window_too() -> None:
    formulas = [Formula(id="f", tex=MEAN, plain=""), Formula(id="g", tex="", plain="x = 1")]
    drawn = plain(formulas_screen(formulas, "en", Catalog("en"), 60)).split("\n")
    assert drawn == ["    1  d", "μ = ─  ∑  xⱼ", "    d j=1", "", "x = 1"]
    told = plain(formulas_screen(formulas, "en", Catalog("en", plain=True), 60)).split("\n")
    assert told == ["μ = (1/d)∑ⱼ₌₁^d xⱼ", "x = 1"]
    assert plain(formulas_screen(formulas, "en", Catalog("en"), 11)).split("\n")[-1] == "x = 1"


def test_words_and_legend_stand_in_the_language_of_the_card() -> None:
    formula = Formula(
        id="f",
        tex=r"x=1\ \text{if } n>0",
        plain="",
        words=({"en": "if", "vi": "nếu", "zh": "若"},),
        legend={"en": "n = hits", "vi": "n là số kết quả", "zh": "n 是命中数"},
    )
    shown = plain(formulas_screen([formula], "vi", Catalog("en"), 15)).split("\n")
    assert shown == ["x = 1 nếu n > 0", "  n là số kết", "  quả"]
    shown = plain(formulas_screen([formula], "zh", Catalog("en"), 20)).split("\n")
    assert shown == ["x = 1 若 n > 0", "  n 是命中数"]


def signs(text: str) -> Counter[str]:
    """Letters and figures, small ones as large ones."""
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


@pytest.mark.parametrize("width", [39, 79])
def test_every_shipped_formula_keeps_its_letters_and_fits(
    shipped_library: CachedLibrary, width: int
) -> None:
    questions = map(shipped_library.question, shipped_library.ids())
    formulas = [formula.tex for question in questions for formula in question.formula]
    drawn = [(tex, lines) for tex in formulas if (lines := stacked(tex, width))]
    assert len(drawn) > (30 if width < 79 else 80)
    for tex, lines in drawn:
        line = readable(tex).replace("C(", "(")  # a choice is C(n, k) on a line
        assert signs("".join(lines)) == signs(line), tex
        assert max(map(cell_len, lines)) <= width
        assert len(lines) <= 2 * TALLEST + 1


PARTS = (
    r"\frac", "{", "}", "a+b+c", r"\sqrt", r"\left(", r"\right)", r"\begin{cases}", "&", r"\\",
    r"\end{cases}", "^", "_", r"\sum", r"\max", r"\quad", r"\underbrace", "{x}", " ", r"\binom",
    "注",
)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join), st.integers(1, 90))
def test_whatever_is_written_is_drawn_within_its_width_or_left_alone(tex: str, width: int) -> None:
    lines = stacked(tex, width)
    assert lines is None or all(cell_len(line) <= width for line in lines)
