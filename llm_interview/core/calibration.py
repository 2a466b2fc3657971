"""From evidence to probabilities: small boosted trees whose splits come from data.

A model is (start, trees); a tree is a leaf value, or (feature, threshold, low, high): low if the
value is at most the threshold. The sum is a log-odds. Learned by scripts/tune_grader.py, kept in
core.coefficients; evaluating one takes some 30 µs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp
from typing import Any, cast

from llm_interview.core.coefficients import MODELS


def probability(model: str, values: Sequence[float]) -> float:
    """Probability by model `model` at `values` (in the order of the model's features), in 0..1."""
    start, trees = _parsed(model)
    return logistic(start + sum(_leaf(tree, values) for tree in trees))


def logistic(log_odds: float) -> float:
    """1 / (1 + e^-x), safe far out."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))


@cache
def _parsed(model: str) -> tuple[float, list[Any]]:
    """The text of a model: one tree a line in prefix order, `feature:threshold` or a leaf."""
    first, *lines = MODELS[model].split("\n")
    return float(first), [_tree(iter(line.split())) for line in lines if line]


def _tree(words: Any) -> Any:
    word: str = next(words)
    feature, colon, threshold = word.partition(":")
    if not colon:
        return float(feature)
    return (int(feature), float(threshold), _tree(words), _tree(words))


def _leaf(tree: Any, values: Sequence[float]) -> float:
    while isinstance(tree, tuple):
        tree = tree[2] if values[tree[0]] <= tree[1] else tree[3]
    return cast("float", tree)
