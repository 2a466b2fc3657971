"""From evidence to probabilities: small boosted trees whose splits come from data.

A model is (start, trees); a tree asks DEPTH questions: (feature, threshold, low, high), low if the
value is at most the threshold, and after the last one low and high are leaves. The sum is a
log-odds. Learned by scripts/tune_grader.py, kept in core.coefficients; evaluating one takes up to
60 µs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp
from typing import Any, TypeAlias

from llm_interview.core.coefficients import MODELS

DEPTH = 3
"""Questions of a tree: all have as many, so that none need be asked whether it is a leaf."""

Tree: TypeAlias = tuple[int, float, Any, Any]


def probability(model: str, values: Sequence[float]) -> float:
    """Probability by model `model` at `values` (in the order of the model's features), in 0..1."""
    start, trees = _kept(model)
    return evaluate(start, trees, values)


def evaluate(start: float, trees: list[Tree], values: Sequence[float]) -> float:
    """Logistic of the sum of the trees' leaves."""
    total = start
    for first, border, left, right in trees:
        feature, threshold, low, high = left if values[first] <= border else right
        feature, threshold, low, high = low if values[feature] <= threshold else high
        total += low if values[feature] <= threshold else high
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def parse(text: str) -> tuple[float, list[Tree]]:
    """The text of a model: the start, then one tree a line in prefix order, each word
    `feature:threshold` or a leaf, with no more than DEPTH questions on the way to any leaf."""
    first, *lines = text.split("\n")
    return float(first), [_tree(iter(line.split()), DEPTH) for line in lines if line]


@cache
def _kept(model: str) -> tuple[float, list[Tree]]:
    return parse(MODELS[model])


def _tree(words: Iterator[str], depth: int) -> Any:  # noqa: ANN401 - a tree, or a leaf at depth 0
    feature, colon, threshold = next(words).partition(":")
    if not colon:
        return _grown(float(feature), depth)
    if not depth:
        raise ValueError(f"a tree asks more than {DEPTH} questions")
    return (int(feature), float(threshold), _tree(words, depth - 1), _tree(words, depth - 1))


def _grown(leaf: float, depth: int) -> Any:  # noqa: ANN401 - as above
    """A tree that comes to `leaf` whatever it asks."""
    return (0, 0.0, *(_grown(leaf, depth - 1),) * 2) if depth else leaf
