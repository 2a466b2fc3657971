"""Gradient-boosted trees for log loss, learned with LightGBM and written as text.

Needs the dependency group `tune` (`pip install --group tune`); the program itself only reads the
text, see llm_interview/core/calibration.py.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import lightgbm
import numpy as np

from llm_interview.core.calibration import evaluate, parse

FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the trees grow; `least` is the number of rows a leaf must hold, `rate` what a tree adds
    of what it found."""

    trees: int = 90
    least: int = 15
    rate: float = 0.1


@dataclass(slots=True)
class Table:
    """What one model learns from, row by row; rows of weight 0 are only estimated."""

    rows: list[Sequence[float]] = field(default_factory=list)
    targets: list[float] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    def add(self, row: Sequence[float], group: str, *, hit: bool, weight: float) -> None:
        """One more row."""
        self.rows.append(row)
        self.targets.append(float(hit))
        self.weights.append(weight)
        self.groups.append(group)


def boost(table: Table, chosen: list[int], shape: Shape) -> str:
    """The model of the chosen rows as text; the same rows always give the same text."""
    data = lightgbm.Dataset(
        np.array([table.rows[i] for i in chosen], float),
        np.array([table.targets[i] for i in chosen]),
        weight=np.array([table.weights[i] for i in chosen]),
    )
    settings = {
        "objective": "binary",
        "max_depth": 3,
        "num_leaves": 8,
        "learning_rate": shape.rate,
        "min_data_in_leaf": shape.least,
        "lambda_l2": 1.0,
        "max_bin": 24,
        "bagging_fraction": 0.6,
        "bagging_freq": 1,
        "seed": 1,
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 2,
        "verbose": -1,
    }
    trees = lightgbm.train(settings, data, shape.trees).dump_model()["tree_info"]
    return "\n".join(["0", *(_text(tree["tree_structure"]) for tree in trees)])


def crossed(table: Table, shape: Shape) -> tuple[list[float], str]:
    """(estimates by models trained on the other folds of groups, the model trained on all)."""
    names = sorted(set(table.groups))
    random.Random(1).shuffle(names)
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    useful = [i for i, weight in enumerate(table.weights) if weight]
    estimates = [0.0] * len(table.rows)
    for number in range(FOLDS):
        judge = reader(boost(table, [i for i in useful if fold[table.groups[i]] != number], shape))
        for i, name in enumerate(table.groups):
            if fold[name] == number:
                estimates[i] = judge(table.rows[i])
    return estimates, boost(table, useful, shape)


def reader(text: str) -> Callable[[Sequence[float]], float]:
    """A model's text as a function."""
    start, trees = parse(text)
    return lambda values: evaluate(start, trees, values)


def _text(node: dict[str, Any]) -> str:
    if "leaf_value" in node:
        return f"{node['leaf_value']:.4g}"
    split = f"{node['split_feature']}:{node['threshold']:.6g}"
    return f"{split} {_text(node['left_child'])} {_text(node['right_child'])}"
