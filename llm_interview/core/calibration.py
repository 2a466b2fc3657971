"""From evidence to probabilities: small boosted trees whose splits come from data.

A model is (start, trees); a tree is a leaf value, or (feature, threshold, low, high): low if the
value is at most the threshold. The sum is a log-odds. Learned by scripts/tune_grader.py, kept in
core.coefficients; evaluating one takes some 30 µs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp
from typing import TypeAlias

from llm_interview.core.coefficients import MODELS

Tree: TypeAlias = "float | tuple[int, float, Tree, Tree]"


def probability(model: str, values: Sequence[float]) -> float:
    """Probability by model `model` at `values` (in the order of the model's features), in 0..1."""
    start, trees = _kept(model)
    return evaluate(start, trees, values)


def evaluate(start: float, trees: list[Tree], values: Sequence[float]) -> float:
    """Logistic of the sum of the trees' leaves."""
    total = start
    for tree in trees:
        node = tree
        while isinstance(node, tuple):
            node = node[2] if values[node[0]] <= node[1] else node[3]
        total += node
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def parse(text: str) -> tuple[float, list[Tree]]:
    """The text of a model: the start, then one tree a line in prefix order, each word
    `feature:threshold` or a leaf."""
    first, *lines = text.split("\n")
    return float(first), [_tree(iter(line.split())) for line in lines if line]


@cache
def _kept(model: str) -> tuple[float, list[Tree]]:
    return parse(MODELS[model])


def _tree(words: Iterator[str]) -> Tree:
    feature, colon, threshold = next(words).partition(":")
    if not colon:
        return float(feature)
    return (int(feature), float(threshold), _tree(words), _tree(words))
