"""Trees as text: every leaf is reached by the questions on its way, at whatever depth it stands."""

from __future__ import annotations

from math import exp

import pytest

from llm_interview.core.calibration import evaluate, parse

SHALLOW, FULL = "0:0.5 -1 2", "1:0.5 0:0.5 1:0.25 1 2 3 0:0.5 4 0:0.75 5 6"


def logistic(total: float) -> float:
    return 1 / (1 + exp(-total))


@pytest.mark.parametrize(
    ("values", "leaves"),
    [
        ((0.5, 0.2), (-1, 1)),
        ((0.5, 0.5), (-1, 2)),
        ((0.6, 0.5), (2, 3)),
        ((0.5, 0.6), (-1, 4)),
        ((0.75, 0.6), (2, 5)),
        ((0.8, 0.6), (2, 6)),
    ],
)
def test_each_value_falls_to_its_leaf_and_a_threshold_to_the_low_side(
    values: tuple[float, float], leaves: tuple[float, float]
) -> None:
    start, trees = parse(f"0.25\n{SHALLOW}\n{FULL}\n7\n")
    assert evaluate(start, trees, values) == logistic(0.25 + sum(leaves) + 7)


def test_a_tree_that_asks_more_than_three_questions_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 3 questions"):
        parse("0\n0:1 0:2 0:3 0:4 1 2 3 4 5")
