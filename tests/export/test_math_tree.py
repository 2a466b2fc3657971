"""Formulas as trees of strings."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.export.math_tree import MAX_DEPTH, math_tree


@pytest.mark.parametrize(
    ("tex", "tree"),
    [
        ("x", ["symbol", "x"]),
        (r"\frac{a}{b}", ["frac", ["symbol", "a"], ["symbol", "b"]]),
        (r"\sqrt{d}", ["sqrt", ["symbol", "d"]]),
        ("x_i^2", ["attach", ["symbol", "x"], ["symbol", "i"], ["text", "2"], False]),
        (r"\hat{y}", ["accent", ["symbol", "y"], "\u0302"]),
        ("a-b", ["row", [["symbol", "a"], ["symbol", "−"], ["symbol", "b"]]]),
    ],
)
def test_simple_formulas_become_trees(tex: str, tree: object) -> None:
    assert math_tree(tex) == tree


def test_a_matrix_takes_its_brackets_along() -> None:
    tree = math_tree(r"A\begin{pmatrix}a&b\\c&d\end{pmatrix}")
    assert "fence" in json.dumps(tree)
    assert json.dumps(tree).count('"symbol"') == 7


def test_a_sum_carries_its_limits_below_and_above() -> None:
    tree = math_tree(r"\sum_{i=1}^{n} x")
    assert '"∑"' in json.dumps(tree, ensure_ascii=False)
    assert "true" in json.dumps(tree)


@pytest.mark.parametrize("tex", ["", r"\href{x}{y}", r"\frac{a}", "x" * 5000])
def test_what_does_not_convert_has_no_tree(tex: str) -> None:
    assert math_tree(tex) is None


def test_what_is_nested_too_deeply_has_no_tree() -> None:
    assert math_tree(r"\sqrt{" * MAX_DEPTH * 2 + "x" + "}" * MAX_DEPTH * 2) is None


@given(st.text(alphabet=r"ab1+^_{}\frac()[]|sqrt text,# $", max_size=40))
def test_any_tex_gives_a_tree_of_strings_or_none(tex: str) -> None:
    tree = math_tree(tex)
    assert tree is None or json.loads(json.dumps(tree)) == tree
