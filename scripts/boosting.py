"""Gradient-boosted trees for log loss (Friedman 2001), small and without dependencies."""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import exp, log
from typing import Any

BINS = 24
Rows = Sequence[Sequence[float]]


def boost(
    rows: Rows, targets: Sequence[float], weights: Sequence[float], *,
    trees: int = 90, depth: int = 3, rate: float = 0.1, share: float = 0.6, least: float = 15.0,
) -> str:  # fmt: skip
    """Train on rows → targets (0..1) and return the model as core.calibration reads it."""
    chance = random.Random(7)
    edges = [_edges([row[f] for row in rows]) for f in range(len(rows[0]))]
    binned = [[_bin(value, edges[f]) for f, value in enumerate(row)] for row in rows]
    mean = sum(w * t for w, t in zip(weights, targets, strict=True)) / sum(weights)
    start = log(mean / (1 - mean))
    scores = [start] * len(rows)
    lines = [f"{start:.3f}"]
    for _ in range(trees):
        chosen = [i for i in range(len(rows)) if chance.random() < share]
        p = [1 / (1 + exp(-max(-30.0, min(30.0, s)))) for s in scores]
        gradient = [w * (t - q) for w, t, q in zip(weights, targets, p, strict=True)]
        hessian = [w * q * (1 - q) for w, q in zip(weights, p, strict=True)]
        tree = _grow(chosen, binned, edges, gradient, hessian, depth, rate, least, weights)
        lines.append(_text(tree))
        for i, row in enumerate(rows):
            node = tree
            while isinstance(node, tuple):
                node = node[2] if row[node[0]] <= node[1] else node[3]
            scores[i] += node
    return "\n".join(lines)


def _edges(values: list[float]) -> list[float]:
    ordered = sorted(values)
    picked = {round(ordered[len(ordered) * k // BINS], 4) for k in range(1, BINS)}
    return sorted(picked)


def _bin(value: float, edges: list[float]) -> int:
    low, high = 0, len(edges)
    while low < high:
        middle = (low + high) // 2
        if value <= edges[middle]:
            high = middle
        else:
            low = middle + 1
    return low


def _grow(
    chosen: list[int], binned: list[list[int]], edges: list[list[float]], gradient: list[float],
    hessian: list[float], depth: int, rate: float, least: float, weights: Sequence[float],
) -> Any:  # fmt: skip
    total_g = sum(gradient[i] for i in chosen)
    total_h = sum(hessian[i] for i in chosen) + 1.0
    best_gain, best = 1e-6, None
    for feature in range(len(edges)) if depth else ():
        size = len(edges[feature]) + 1
        sums_g, sums_h, sums_w = [0.0] * size, [0.0] * size, [0.0] * size
        for i in chosen:
            at = binned[i][feature]
            sums_g[at] += gradient[i]
            sums_h[at] += hessian[i]
            sums_w[at] += weights[i]
        left_g = left_h = left_w = 0.0
        all_w = sum(sums_w)
        for at in range(size - 1):
            left_g += sums_g[at]
            left_h += sums_h[at]
            left_w += sums_w[at]
            if left_w < least or all_w - left_w < least:
                continue
            right_g, right_h = total_g - left_g, total_h - 1.0 - left_h
            gain = left_g**2 / (left_h + 1) + right_g**2 / (right_h + 1) - total_g**2 / total_h
            if gain > best_gain:
                best_gain, best = gain, (feature, at)
    if best is None:
        return round(rate * total_g / total_h, 4)
    feature, at = best
    low = [i for i in chosen if binned[i][feature] <= at]
    high = [i for i in chosen if binned[i][feature] > at]
    rest = (binned, edges, gradient, hessian, depth - 1, rate, least, weights)
    return (feature, edges[feature][at], _grow(low, *rest), _grow(high, *rest))


def _text(tree: Any) -> str:
    if isinstance(tree, tuple):
        return f"{tree[0]}:{tree[1]:g} {_text(tree[2])} {_text(tree[3])}"
    return f"{tree:g}"
