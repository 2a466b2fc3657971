"""From evidence to probabilities: logistic models whose coefficients come from data."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from llm_interview.core.coefficients import MODELS


def probability(model: str, values: Sequence[float]) -> float:
    """Logistic model `model` at `values` (order: the model's features), in 0..1."""
    weights = MODELS[model]
    total = weights[0] + sum(w * v for w, v in zip(weights[1:], values, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
