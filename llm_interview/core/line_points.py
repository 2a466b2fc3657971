"""Which key points a single line makes: each by words of its own.

A whole answer is judged as a whole, and what it is taken for lifts its points. In the key-point
drill a line is told what it says and nothing beyond: a second point counts only where the line has
words for it that the first one does not need.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from llm_interview.core.evidence import Evidence, PointEvidence
from llm_interview.core.grades import Grade, PointGrade, suggest
from llm_interview.core.matching import own_share
from llm_interview.core.questions import Question
from llm_interview.core.verdicts import Reading, by_rule, weighted_score

OWN_WORDS = 0.4
"""Share of a further point, without what points before it say, that a line must say. 0.3 to 0.7
were measured: below, a point brings its neighbours along; above, two points in one line are one."""


def made(
    prepared: Mapping[str, Any],
    evidence: Evidence,
    readings: Sequence[Reading],
    points: Sequence[PointGrade],
) -> list[PointGrade]:
    """The points of a line: `covered` only those that it makes, by the reading of the point alone
    and by the judgement of the line (`points`), or word for word."""
    found = zip(prepared["points"], evidence.points, readings, points, strict=True)
    likely = [each for each in found if _is_said(each[2], each[3])]
    likely.sort(key=lambda each: (not each[2].is_exact, -each[2].grade.similarity))
    spent: frozenset[int] = frozenset()
    covered: dict[str, PointGrade] = {}
    for point, shown, reading, _ in likely:
        if not covered or _own_words(point, shown, evidence, spent) >= OWN_WORDS:
            covered[shown.id] = reading.grade
            spent |= shown.units
    return [covered.get(point.id) or _less(point) for point in points]


def _is_said(reading: Reading, point: PointGrade) -> bool:
    alone = reading.grade.status == "covered"
    return alone and (reading.is_exact or point.status == "covered")


def _own_words(
    point: Mapping[str, Any], shown: PointEvidence, evidence: Evidence, spent: frozenset[int]
) -> float:
    """Most that any wording of the point has of words that are not spent."""
    if shown.units <= spent:
        return 0.0
    return max(
        own_share(words, evidence.said, spent, any_polarity=point["any"])
        for _, words in point["wordings"]
    )


def _less(point: PointGrade) -> PointGrade:
    """A point that the line does not make by itself, whatever the whole was taken for; half of it
    only where words of the line say half."""
    if point.status != "covered" and (point.status != "partial" or point.evidence):
        return point
    return replace(point, status="missing", evidence=None)


def gathered_grade(
    question: Question, whole: Grade, points: Sequence[PointGrade], hints: int
) -> Grade:
    """The grade of an answer given point by point: its `points` decide, by the rule of design §15;
    how sure that is and the pitfalls met are those of the `whole`."""
    rule = {"points": [{"required": p.required, "weight": p.weight} for p in question.key_points]}
    score = weighted_score(rule, points)
    verdict = by_rule(rule, points, score)
    return replace(
        whole,
        points=tuple(points),
        score=round(score, 4),
        verdict=verdict,
        suggested_rating=suggest(verdict, hints),
    )
