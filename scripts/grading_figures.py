"""Figures of a grader: pairs of (label, judged) and scores to numbers."""

from __future__ import annotations

from collections import defaultdict

LABELS = {"incorrect": 0, "partial": 1, "correct": 2}


def agreement(pairs: list[tuple[int, int]]) -> float:
    """Share of (label, judged) pairs that agree."""
    return sum(a == b for a, b in pairs) / len(pairs)


def macro_f1(pairs: list[tuple[int, int]]) -> float:
    """Mean F1 over the three labels of (label, judged) pairs."""
    scores = []
    for label in range(3):
        hit = sum(a == b == label for a, b in pairs)
        wanted, given = sum(a == label for a, _ in pairs), sum(b == label for _, b in pairs)
        scores.append(2 * hit / (wanted + given) if wanted + given else 1.0)
    return sum(scores) / 3


def kappa(pairs: list[tuple[int, int]]) -> float:
    """Quadratic weighted kappa (Cohen 1968) of (label, judged) pairs."""
    n = len(pairs)
    seen = sum((a - b) ** 2 for a, b in pairs) / n
    chance = sum((a - b) ** 2 for a, _ in pairs for _, b in pairs) / n**2
    return 1 - seen / chance if chance else 1.0


def auc(scored: list[tuple[bool, float]]) -> float:
    """Area under the ROC curve: the chance that a pass outranks a fail."""
    good = [value for passed, value in scored if passed]
    bad = [value for passed, value in scored if not passed]
    wins = sum((g > b) + 0.5 * (g == b) for g in good for b in bad)
    return wins / (len(good) * len(bad)) if good and bad else 1.0


def calibration_error(sure: list[tuple[float, bool]]) -> float:
    """Expected calibration error, ten equal bins."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for value, hit in sure:
        bins[min(9, int(value * 10))].append((value, hit))
    return sum(
        abs(sum(v for v, _ in part) - sum(h for _, h in part)) for part in bins.values()
    ) / len(sure)
