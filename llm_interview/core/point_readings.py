"""What the models say of each key point by itself, and the learner's words that say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from llm_interview.core.calibration import probability
from llm_interview.core.evidence import (
    SAME,
    Evidence,
    PointEvidence,
    against_features,
    features,
)
from llm_interview.core.grades import PointGrade, Status
from llm_interview.core.verdicts import Reading
from llm_interview.core.wrong_claims import NEARBY, Wrong


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which a point counts: covered, partial, contradicted.

    A contradiction must also reach `lead` times the probability of being covered, unless its clause
    is plainly opposed (`opposed`); `stated` is for wrong claims; a wording repeated word for word
    counts as `quoted` at least. Found with scripts/tune_grader.py.
    """

    covered: float = 0.3
    partial: float = 0.15
    contradicted: float = 0.4
    lead: float = 0.7
    stated: float = 0.85
    opposed: float = 0.04
    quoted: float = 0.6


THRESHOLDS = Thresholds()


def read_points(prepared: Mapping[str, Any], evidence: Evidence, sound: float) -> list[Reading]:
    """What the models say of every point by itself."""
    stated = stated_claims(evidence, sound)
    rows = zip(
        evidence.points,
        features(prepared, evidence, sound),
        against_features(evidence, sound),
        strict=True,
    )
    return [
        reading(
            evidence,
            point,
            (row, probability("covered", row), probability("contradicted", doubts)),
            stated.get(point.id),
        )
        for point, row, doubts in rows
    ]


def reading(
    evidence: Evidence,
    point: PointEvidence,
    judged: tuple[Sequence[float], float, float],
    stated: tuple[float, Wrong] | None,
    *,
    at: Thresholds = THRESHOLDS,
) -> Reading:
    """A point's grade with what it rests on; `judged`: its features, the chances that it is covered
    and contradicted."""
    row, value, against = judged
    if point.is_exact():
        against = 0.0 if _is_within(point) else against
        stated = None if stated and point.holds(stated[1].first, stated[1].last) else stated
    sure = stated[0] if stated else 0.0
    return Reading(
        grade=point_grade(evidence, point, (value, against), stated, at=at),
        row=row,
        contradicted=against,
        stated=sure,
        is_stated=sure >= at.stated or point.is_rejected(),
        is_exact=point.is_exact(),
    )


def _is_within(point: PointEvidence) -> bool:
    """Whether all that speaks against a point lies in the clauses that say it; a contrary wording
    speaks against it where none of its right wordings is clearly nearer."""
    against = {point.against.clause}
    if point.contrary.rather < SAME:
        against.add(point.contrary.clause)
    clauses = against - {-1}
    return all(point.holds(clause, clause) for clause in clauses)


def stated_claims(evidence: Evidence, sound: float) -> dict[str, tuple[float, Wrong]]:
    """Point id → (probability, wrong claim) of the wrong claim about it most surely stated."""
    most: dict[str, tuple[float, Wrong]] = {}
    for wrong in evidence.wrong:
        value = probability("stated", wrong.features(sound))
        if value > most.get(wrong.point, (0.0, wrong))[0]:
            most[wrong.point] = (value, wrong)
    return most


def point_grade(
    evidence: Evidence,
    point: PointEvidence,
    chances: tuple[float, float],
    stated: tuple[float, Wrong] | None,
    *,
    at: Thresholds = THRESHOLDS,
) -> PointGrade:
    """Status of one point from the chances that it is covered and contradicted, and the wrong claim
    about it that is most surely stated."""
    value, against = chances
    if point.is_quoted() and (point.is_exact() or not point.is_opposed()):
        value = max(value, at.quoted)
    status: Status = (
        "covered" if value >= at.covered else "partial" if value >= at.partial else "missing"
    )
    (first, last), pitfall = point.place(), None
    believed = against >= at.contradicted and against > value * at.lead
    opposed = point.is_opposed() and against >= at.opposed
    if believed or opposed or point.is_rejected():
        status, first, last = "contradicted", point.against.clause, point.against.clause
    if stated and stated[0] >= at.stated:
        wrong = stated[1]
        status, first, last = "contradicted", wrong.first, wrong.last
        pitfall = None if wrong.pitfall.startswith("~") else wrong.pitfall
    words = quote(evidence, first, last) if status != "missing" else None
    return PointGrade(
        id=point.id, status=status, similarity=round(value, 4), evidence=words, pitfall=pitfall
    )


def worded(evidence: Evidence, points: Sequence[PointGrade]) -> list[PointGrade]:
    """`points` as the whole answer was judged, with the learner's words nearest to each that the
    judgement of the whole raised; no words where none come near."""
    return [_worded(evidence, *each) for each in zip(evidence.points, points, strict=True)]


def _worded(evidence: Evidence, shown: PointEvidence, point: PointGrade) -> PointGrade:
    near = max(shown.best.window, shown.groups.window) >= NEARBY
    if point.status == "missing" or (point.evidence and (near or point.status == "contradicted")):
        return point
    return replace(point, evidence=quote(evidence, *shown.place()) if near else None)


def quote(evidence: Evidence, first: int, last: int) -> str | None:
    """The learner's words from the first to the last clause."""
    units = [u for u in evidence.said.units if first <= u.clause <= last and u.is_content]
    if not units:
        return None
    return evidence.text[min(u.start for u in units) : max(u.end for u in units)]
