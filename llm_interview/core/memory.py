"""FSRS-6: how fast one card is forgotten, and when to ask it again.

Formulas: open-spaced-repetition, FSRS-6 (21 weights), as in fsrs-rs 0.9 and py-fsrs 6.3. Time is
counted in whole study days, never in fractions of 24 hours: flooring timestamps takes next-day
reviews for same-day ones and worsens the prediction a good deal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, floor

from llm_interview.core.ratings import RATINGS, Rating

DEFAULT_WEIGHTS = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
WEIGHT_BOUNDS = (
    *((0.001, 100.0),) * 4,
    *((1.0, 10.0), (0.001, 4.0), (0.001, 4.0), (0.0, 0.75), (0.0, 4.5), (0.0, 0.8)),
    *((0.001, 3.5), (0.001, 5.0), (0.001, 0.25), (0.001, 0.9), (0.0, 4.0), (0.0, 1.0)),
    *((1.0, 6.0), (0.0, 2.0), (0.0, 2.0), (0.0, 0.8), (0.1, 0.8)),
)
"""Lowest and highest of each weight, as py-fsrs and fsrs-rs bound them when they fit."""

DEFAULT_RETENTION = 0.9
MIN_STABILITY, MAX_STABILITY = 0.001, 36500.0
MIN_INTERVAL, MAX_INTERVAL = 1, 36500

GRADE = {rating: place for place, rating in enumerate(RATINGS, start=1)}
"""The rating as the formulas count it: again 1, hard 2, good 3, easy 4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """`stability`: days until recall falls to 90 %, 0.001..36500; `difficulty`: 1..10."""

    stability: float
    difficulty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """The 21 weights, and what the formulas need of them again and again. ValueError when they
    are not 21 numbers within their bounds, where no formula can leave the range of floats."""

    weights: tuple[float, ...] = DEFAULT_WEIGHTS
    decay: float = field(init=False)
    factor: float = field(init=False)
    easy_difficulty: float = field(init=False)
    lapse_divisor: float = field(init=False)
    pass_factor: float = field(init=False)

    def __post_init__(self) -> None:
        w = self.weights
        bounded = zip(w, WEIGHT_BOUNDS, strict=False)
        if len(w) != len(WEIGHT_BOUNDS) or not all(low <= x <= high for x, (low, high) in bounded):
            raise ValueError("FSRS-6 takes 21 weights within their bounds")
        derived = {
            "decay": -w[20],
            "factor": 0.9 ** (-1 / w[20]) - 1,
            "easy_difficulty": _raw_difficulty(w, 4),
            "lapse_divisor": exp(w[17] * w[18]),
            "pass_factor": exp(w[8]),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)


def _raw_difficulty(w: tuple[float, ...], grade: int) -> float:
    return w[4] - exp(w[5] * (grade - 1)) + 1


DEFAULT = Parameters()


def first(rating: Rating, parameters: Parameters = DEFAULT) -> Memory:
    """Memory after the first rating of a card: S0(G) = w[G-1], D0(G) = w4 - e^(w5(G-1)) + 1."""
    grade = GRADE[rating]
    return Memory(
        stability=_clamp_stability(parameters.weights[grade - 1]),
        difficulty=_clamp_difficulty(_raw_difficulty(parameters.weights, grade)),
    )


def next_memory(
    memory: Memory, rating: Rating, elapsed_days: int, parameters: Parameters = DEFAULT
) -> Memory:
    """Memory after a later rating, `elapsed_days` >= 0 study days after the one before."""
    grade = GRADE[rating]
    if elapsed_days < 1:
        stability = stability_same_day(memory.stability, grade, parameters)
    else:
        recall = retrievability(memory.stability, elapsed_days, parameters)
        change = stability_after_lapse if grade == 1 else stability_after_pass
        stability = change(memory, grade, recall, parameters)
    return Memory(
        stability=_clamp_stability(stability),
        difficulty=next_difficulty(memory.difficulty, grade, parameters),
    )


def retrievability(
    stability: float, elapsed_days: float, parameters: Parameters = DEFAULT
) -> float:
    """Predicted recall 0..1 after `elapsed_days`: R = (1 + f·t/S)^(-w20)."""
    return float((1 + parameters.factor * elapsed_days / stability) ** parameters.decay)


def interval(
    stability: float,
    desired_retention: float = DEFAULT_RETENTION,
    parameters: Parameters = DEFAULT,
) -> int:
    """Whole days until recall falls to `desired_retention` (inside 0..1), half rounded up,
    1..36500."""
    days = stability / parameters.factor * (desired_retention ** (1 / parameters.decay) - 1)
    whole = floor(min(float(days), MAX_INTERVAL) + 0.5)
    return max(MIN_INTERVAL, min(MAX_INTERVAL, whole))


def next_difficulty(difficulty: float, grade: int, parameters: Parameters = DEFAULT) -> float:
    """D' = w7·D0(easy, unclamped) + (1-w7)·(D - w6(G-3)·(10-D)/9), within 1..10."""
    w = parameters.weights
    moved = difficulty - w[6] * (grade - 3) * (10 - difficulty) / 9
    return _clamp_difficulty(w[7] * parameters.easy_difficulty + (1 - w[7]) * moved)


def stability_after_pass(
    memory: Memory, grade: int, recall: float, parameters: Parameters = DEFAULT
) -> float:
    """S(1 + e^w8·(11-D)·S^-w9·(e^((1-R)w10) - 1)·[w15 if hard]·[w16 if easy])."""
    w = parameters.weights
    bonus = w[15] if grade == GRADE["hard"] else w[16] if grade == GRADE["easy"] else 1.0
    surprise = exp((1 - recall) * w[10]) - 1
    ease = parameters.pass_factor * (11 - memory.difficulty)
    return float(memory.stability * (1 + ease * memory.stability ** -w[9] * surprise * bonus))


def stability_after_lapse(
    memory: Memory, _grade: int, recall: float, parameters: Parameters = DEFAULT
) -> float:
    """min(w11·D^-w12·((S+1)^w13 - 1)·e^((1-R)w14), S/e^(w17·w18))."""
    w, s = parameters.weights, memory.stability
    kept = w[11] * memory.difficulty ** -w[12] * ((s + 1) ** w[13] - 1) * exp((1 - recall) * w[14])
    return float(min(kept, s / parameters.lapse_divisor))


def stability_same_day(stability: float, grade: int, parameters: Parameters = DEFAULT) -> float:
    """S·e^(w17(G-3+w18))·S^-w19; a pass (hard, good, easy) never lowers it."""
    w = parameters.weights
    growth = float(exp(w[17] * (grade - 3 + w[18])) * stability ** -w[19])
    return stability * (growth if grade == 1 else max(growth, 1.0))


def _clamp_stability(stability: float) -> float:
    return max(MIN_STABILITY, min(MAX_STABILITY, stability))


def _clamp_difficulty(difficulty: float) -> float:
    return max(1.0, min(10.0, difficulty))
