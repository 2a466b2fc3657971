"""How several questions went together: counts by verdict, and the mean score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from llm_interview.core.grades import Grade, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How some questions went: counts by verdict, and the mean score 0..1."""

    asked: int
    correct: int
    partial: int
    incorrect: int
    score: float


def score_of(grades: Sequence[Grade]) -> Score:
    """Counts and the mean; a score of 0 for nothing."""
    verdicts: Counter[Verdict] = Counter(grade.verdict for grade in grades)
    mean = sum(grade.score for grade in grades) / len(grades) if grades else 0.0
    return Score(
        asked=len(grades),
        correct=verdicts["correct"],
        partial=verdicts["partial"],
        incorrect=verdicts["incorrect"],
        score=round(mean, 4),
    )


def weakest_first(groups: Mapping[str, Sequence[Grade]]) -> dict[str, Score]:
    """The score of each group, the lowest first; equals by name."""
    scores = {name: score_of(grades) for name, grades in groups.items()}
    return dict(sorted(scores.items(), key=lambda item: (item[1].score, item[0])))
