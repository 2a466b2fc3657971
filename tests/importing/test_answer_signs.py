"""What a page writes in signs of its own is readable on a card."""

from __future__ import annotations

import pytest

from tests.importing.reading import found, pairs

PAGE = """
    1. What is a mask?

    {}

    2. What is a head?

    One attention.
"""


def answer(form: str, *rows: str) -> str:
    """The answer of a page that has these lines in it."""
    page = PAGE.format("\n    ".join(rows))
    return found(form, page).drafts[0].answer


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (["Scores are", "$$", r"\frac{QK^T}{\sqrt{d}}", "$$"], r"$\frac{QK^T}{\sqrt{d}}$"),
        (
            ["Scores are", "[", r"\log \sigma(x)", r"+ \sum_i y", "]"],
            r"$\log \sigma(x) + \sum_i y$",
        ),
        (["Scores are", r"$$ \alpha_i $$"], r"$\alpha_i$"),
        ([r"Scores are \( \alpha_i \) here."], r"Scores are $\alpha_i$ here."),
        ([r"Scores are \[ \alpha_i \] here."], r"Scores are $\alpha_i$ here."),
        (["Lists stay:", "[", "1, 2, 3", "]"], "[\n1, 2, 3\n]"),
    ],
)
@pytest.mark.parametrize("form", ["text", "md"])
def test_formulas_stand_between_single_signs(form: str, rows: list[str], shown: str) -> None:
    assert shown in answer(form, *rows)


def test_backslashes_of_formulas_are_no_escapes_of_markdown() -> None:
    shown = answer("md", r"Sizes are $\mathbb{R}^{d\_k}$ and \*so\* on.")
    assert shown == r"Sizes are $\mathbb{R}^{d\_k}$ and *so* on."


@pytest.mark.parametrize("form", ["text", "md"])
def test_tables_keep_their_cells_without_rules(form: str) -> None:
    rows = ["| Name | Size |", "|:---|---:|", "| small | 1 \\| 2 |"]
    assert answer(form, *rows) == "Name | Size\nsmall | 1 | 2"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It hides positions.[1][12]", "It hides positions."),
        ("It hides[^note] positions.", "It hides positions."),
        ("挡住一些位置。[3]", "挡住一些位置。"),
        ("The entry mask[1] is one.", "The entry mask[1] is one."),
        ("It hides<br>positions &amp; more, <u>always</u>.", "It hides positions & more, always."),
        ("It hides. ![mask (new)](https://example.org/a_(b).png)", "It hides."),
    ],
)
@pytest.mark.parametrize("form", ["text", "md"])
def test_marks_of_notes_breaks_and_pictures_are_gone(form: str, text: str, shown: str) -> None:
    assert answer(form, text) == shown


def test_code_keeps_all_its_signs() -> None:
    shown = answer("md", "```", "cost = '$$5$$' | a[1] &amp; <br>", "|---|", "```")
    assert shown == "```\ncost = '$$5$$' | a[1] &amp; <br>\n|---|\n```"


def test_questions_are_readable_too() -> None:
    page = PAGE.format("It hides.").replace("a mask?", "a mask $$m$$?[^1]")
    assert pairs("md", page)[0][1] == "What is a mask $m$?"


def test_slanted_words_of_markdown_stand_upright_and_bold_ones_stay() -> None:
    shown = answer("md", "A _mask_ is *no* **head**, not my_own_name, 2*3*4, `_x_` nor $a_i b_i$.")
    assert shown == "A mask is no **head**, not my_own_name, 2*3*4, `_x_` nor $a_i b_i$."
