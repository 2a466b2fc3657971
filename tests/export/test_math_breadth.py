"""Formulas that are broader than the page are set smaller, as far as that is needed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typst

from llm_interview.export import pdf
from llm_interview.export.math_breadth import breadth
from llm_interview.export.math_tree import math_tree
from llm_interview.export.pdf import sheet_data
from llm_interview.loader.cached_library import CachedLibrary
from tests.export.sheets import make_sheet

ASSETS = Path(pdf.__file__).with_name("assets")
MEASURE = """
#set page(width: 3000pt, height: auto)
#set text(font: data.fonts, size: 10pt)
#show math.equation: set text(font: ("New Computer Modern Math", ..data.fonts))
#context for section in data.sections { for card in section.cards {
for it in card.sides.first().blocks {
  if it.kind == "formula" { for line in it.lines {
    let width = measure(formula(line.math, it.text, block: true)).width
    [#metadata((width.pt() / 10, line.breadth))<em>]
  }}
}}}
"""


def test_no_formula_of_the_shipped_cards_is_broader_than_it_is_taken_for(
    shipped_library: CachedLibrary, tmp_path: Path
) -> None:
    questions = map(shipped_library.question, shipped_library.ids())
    sheet = make_sheet([one for one in questions if one.formula], "en")
    template = (ASSETS / "sheet.typ").read_text("utf-8")
    (tmp_path / "measure.typ").write_text(template.partition("#set document")[0] + MEASURE, "utf-8")
    answer = typst.query(
        str(tmp_path / "measure.typ"),
        "<em>",
        field="value",
        root=str(tmp_path),
        font_paths=[str(ASSETS / "fonts")],
        sys_inputs={"sheet": json.dumps(sheet_data(sheet, "a4"))},
    )
    pairs = json.loads(answer)
    assert len(pairs) > 100
    assert [pair for pair in pairs if pair[0] > pair[1]] == []
    assert sum(real for real, _ in pairs) > 0.8 * sum(taken for _, taken in pairs)


@pytest.mark.parametrize(
    ("tex", "narrower"),
    [
        ("a+b", "a"),
        ("\\frac{a+b}{c}", "\\frac{a}{c}"),
        ("\\sqrt{a+b}", "a+b"),
        ("\\sqrt[3]{a}", "\\sqrt{a}"),
        ("x_{i+1}^2", "x_i"),
        ("\\sum_{i=1}^{n+m+k+l} x", "\\sum_{i} x"),
        ("\\underbrace{a+b}", "a"),
        ("\\text{words and words}", "\\text{words}"),
        ("a\\quad b", "ab"),
        ("\\begin{matrix} a & b \\\\ c & d \\end{matrix}", "a"),
    ],
)
def test_more_signs_are_broader(tex: str, narrower: str) -> None:
    assert breadth(math_tree(tex)) > breadth(math_tree(narrower)) > 0


def test_a_formula_that_has_no_tree_has_some_breadth() -> None:
    assert breadth(math_tree("\\sketch{1/r}")) == 1
