"""Gradient-boosted trees for log loss (Friedman 2001), small and without dependencies."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TypeAlias

BINS = 24
Node: TypeAlias = "float | tuple[int, int, Node, Node]"
"""A leaf, or (feature, highest bin that goes low, low, high)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the trees grow: `least` is the weight a leaf must hold, `share` the rows a tree sees."""

    trees: int = 90
    depth: int = 3
    rate: float = 0.1
    share: float = 0.6
    least: float = 15.0


@dataclass(slots=True)
class Grower:
    """The rows in bins, and the slopes of the loss that the next tree has to fit."""

    shape: Shape
    binned: list[list[int]]
    sizes: list[int]
    weights: Sequence[float]
    gradient: list[float]
    hessian: list[float]

    def grow(self, rows: list[int], depth: int) -> Node:
        """A tree of at most `depth` splits on the given rows."""
        split = self._best_split(rows) if depth else None
        if split is None:
            slope = sum(self.gradient[i] for i in rows)
            curve = sum(self.hessian[i] for i in rows) + 1.0
            return round(self.shape.rate * slope / curve, 4)
        feature, at = split
        low = [i for i in rows if self.binned[i][feature] <= at]
        high = [i for i in rows if self.binned[i][feature] > at]
        return (feature, at, self.grow(low, depth - 1), self.grow(high, depth - 1))

    def _best_split(self, rows: list[int]) -> tuple[int, int] | None:
        best_gain, best = 1e-6, None
        for feature in range(len(self.sizes)):
            for at, gain in self._gains(rows, feature):
                if gain > best_gain:
                    best_gain, best = gain, (feature, at)
        return best

    def _gains(self, rows: list[int], feature: int) -> list[tuple[int, float]]:
        """What each place to split a feature gains."""
        sums = [[0.0, 0.0, 0.0] for _ in range(self.sizes[feature])]
        for i in rows:
            cell = sums[self.binned[i][feature]]
            cell[0] += self.gradient[i]
            cell[1] += self.hessian[i]
            cell[2] += self.weights[i]
        slope, curve, weight = (sum(cell[k] for cell in sums) for k in range(3))
        low = [0.0, 0.0, 0.0]
        out = []
        for at, cell in enumerate(sums[:-1]):
            low = [a + b for a, b in zip(low, cell, strict=True)]
            if min(low[2], weight - low[2]) >= self.shape.least:
                gain = low[0] ** 2 / (low[1] + 1) - slope**2 / (curve + 1)
                out.append((at, gain + (slope - low[0]) ** 2 / (curve - low[1] + 1)))
        return out


def boost(
    rows: Sequence[Sequence[float]],
    targets: Sequence[float],
    weights: Sequence[float],
    shape: Shape,
) -> str:
    """Train on rows → targets (0..1) and return the model as core.calibration reads it."""
    chance = random.Random(7)
    edges = [_edges([row[f] for row in rows]) for f in range(len(rows[0]))]
    binned = [[_bin(value, edges[f]) for f, value in enumerate(row)] for row in rows]
    mean = sum(w * t for w, t in zip(weights, targets, strict=True)) / sum(weights)
    start = log(mean / (1 - mean))
    scores = [start] * len(rows)
    lines = [f"{start:.3f}"]
    for _ in range(shape.trees):
        chosen = [i for i in range(len(rows)) if chance.random() < shape.share]
        p = [1 / (1 + exp(-max(-30.0, min(30.0, s)))) for s in scores]
        gradient = [w * (t - q) for w, t, q in zip(weights, targets, p, strict=True)]
        hessian = [w * q * (1 - q) for w, q in zip(weights, p, strict=True)]
        sizes = [len(edge) + 1 for edge in edges]
        tree = Grower(shape, binned, sizes, weights, gradient, hessian).grow(chosen, shape.depth)
        lines.append(_text(tree, edges))
        scores = [score + _leaf(tree, row) for score, row in zip(scores, binned, strict=True)]
    return "\n".join(lines)


def _edges(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return sorted({round(ordered[len(ordered) * k // BINS], 4) for k in range(1, BINS)})


def _bin(value: float, edges: list[float]) -> int:
    low, high = 0, len(edges)
    while low < high:
        middle = (low + high) // 2
        if value <= edges[middle]:
            high = middle
        else:
            low = middle + 1
    return low


def _leaf(tree: Node, row: list[int]) -> float:
    while isinstance(tree, tuple):
        tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
    return tree


def _text(tree: Node, edges: list[list[float]]) -> str:
    if isinstance(tree, tuple):
        feature, at, low, high = tree
        return f"{feature}:{edges[feature][at]:g} {_text(low, edges)} {_text(high, edges)}"
    return f"{tree:g}"
