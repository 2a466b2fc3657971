"""The default grader: offline, explained, the same answer always gets the same grade."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from llm_interview.core.calibration import probability
from llm_interview.core.claims import Shape, shape
from llm_interview.core.clauses import mark
from llm_interview.core.evidence import (
    PointEvidence, Wrong, against_features, features, point_evidence, wrong_claims,
)  # fmt: skip
from llm_interview.core.grades import (
    AcceptedWording, Answer, Grade, PointGrade, Status, Verdict, suggest,
)  # fmt: skip
from llm_interview.core.lexicon import Lexicon
from llm_interview.core.matching import Said
from llm_interview.core.prepared import compile_question, wording
from llm_interview.core.questions import Question
from llm_interview.core.text import shown
from llm_interview.core.tokens import tokenize

@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which a point counts: covered, partial, contradicted; a contradiction must
    also reach `lead` times the probability of being covered. Found by scripts/tune_grader.py."""

    covered: float = 0.35
    partial: float = 0.15
    contradicted: float = 0.4
    lead: float = 0.7


THRESHOLDS = Thresholds()
PENALTY = 0.5
"""Share of its weight that a contradicted point takes off the score."""


class OfflineGrader:
    """Judges answers by key points with the glossary alone; see design §5.

    `lexicon` is what `compile_lexicon` made, `prepared` gives a question's compiled form from the
    content cache, or None: then it is compiled on the fly. Never raises, whatever was typed.
    """

    name = "core/1"

    def __init__(
        self,
        lexicon: Mapping[str, Any] | Lexicon,
        prepared: Callable[[str], dict[str, Any] | None],
    ) -> None:
        self._lexicon = lexicon if isinstance(lexicon, Lexicon) else Lexicon(lexicon)
        self._prepared = prepared

    def grade(
        self, question: Question, answer: Answer, accepted: tuple[AcceptedWording, ...] = ()
    ) -> Grade:
        """Grade `answer`; `accepted` are the learner's own wordings for this card."""
        prepared = self._prepared(question.id) or compile_question(question, self._lexicon)
        prepared = self._with_accepted(prepared, accepted)
        text = shown(answer.text)
        found, said, figures = self.evidence(prepared, text)
        points = judge(prepared, found, said, figures, text)
        score = weighted_score(prepared, points)
        verdict = decide(prepared, points, score)
        confidence = probability("sure", sure_features(prepared, points, figures, verdict, score))
        return Grade(
            card=question.id, lang=answer.lang, score=round(score, 4), verdict=verdict,
            confidence=round(confidence, 4), suggested_rating=suggest(verdict, answer.hints), grader=self.name,
            points=tuple(points),
            pitfalls=tuple(sorted({p.pitfall for p in points if p.pitfall})),
        )  # fmt: skip

    def evidence(
        self, prepared: Mapping[str, Any], text: str
    ) -> tuple[list[PointEvidence], Said, Shape]:
        """What `text` (already `shown`) says about each point; used by tuning too."""
        forms = frozenset(prepared["forms"])
        tokens = tokenize(text)
        units = mark(self._lexicon.units(tokens, forms), self._lexicon)
        said = Said(units, self._lexicon)
        figures = shape(units, self._lexicon, prepared, tokens)
        wrong = wrong_claims(prepared, said)
        found = [
            point_evidence(point, said, wrong.get(point["id"], Wrong()))
            for point in prepared["points"]
        ]
        return found, said, figures

    def _with_accepted(
        self, prepared: dict[str, Any], accepted: tuple[AcceptedWording, ...]
    ) -> dict[str, Any]:
        if not accepted:
            return prepared
        points = []
        for point in prepared["points"]:
            own = [
                ["accept", wording(a.text, self._lexicon, prepared["echo"])]
                for a in accepted if a.point == point["id"]
            ]  # fmt: skip
            points.append({**point, "wordings": [*point["wordings"], *(w for w in own if w[1])]})
        return {**prepared, "points": points}


def judge(
    prepared: Mapping[str, Any], found: list[PointEvidence], said: Said, figures: Shape, text: str
) -> list[PointGrade]:
    """Status of every point."""
    sound = probability("sound", figures.features())
    for_rows = features(prepared, found, said, figures, sound)
    against_rows = against_features(found, said, figures, sound)
    grades = []
    for evidence, values, doubts in zip(found, for_rows, against_rows, strict=True):
        value = probability("covered", values)
        against = probability("contradicted", doubts)
        grades.append(point_grade(evidence, value, against, said, text))
    return grades


def point_grade(
    evidence: PointEvidence, value: float, against: float, said: Said, text: str,
    at: Thresholds = THRESHOLDS,
) -> PointGrade:  # fmt: skip
    """Status of one point from the probabilities that it is covered and contradicted."""
    status: Status = (
        "covered" if value >= at.covered else "partial" if value >= at.partial else "missing"
    )
    first, last, pitfall = evidence.best.first, evidence.best.last, None
    if against >= at.contradicted and against > value * at.lead:
        status = "contradicted"
        wrong = evidence.wrong
        if wrong.rank() > evidence.against.strength:
            first, last, pitfall = wrong.first, wrong.last, wrong.pitfall or None
        else:
            first = last = evidence.against.clause
    words = quote(text, said, first, last) if status != "missing" else None
    return PointGrade(id=evidence.id, status=status, similarity=round(value, 4), evidence=words,
                      pitfall=pitfall)  # fmt: skip


def quote(text: str, said: Said, first: int, last: int) -> str | None:
    """The learner's words from the first to the last clause."""
    units = [unit for unit in said.units if first <= unit.clause <= last and unit.is_content]
    if not units:
        return None
    return text[min(u.start for u in units) : max(u.end for u in units)]


def weighted_score(prepared: Mapping[str, Any], points: list[PointGrade]) -> float:
    """Σ weight · (1 covered, ½ partial, 0 missing, minus a penalty contradicted), in 0..1."""
    worth = {"covered": 1.0, "partial": 0.5, "missing": 0.0, "contradicted": -PENALTY}
    weights = [point["weight"] for point in prepared["points"]]
    total = sum(weights) or 1.0
    gained = sum(w * worth[p.status] for w, p in zip(weights, points, strict=True))
    return max(0.0, min(1.0, gained / total))


def decide(prepared: Mapping[str, Any], points: list[PointGrade], score: float) -> Verdict:
    """design §15: all required covered → correct; nothing to build on → incorrect."""
    required = [p for p, k in zip(points, prepared["points"], strict=True) if k["required"]]
    statuses = {point.status for point in required}
    stated = any(point.status == "contradicted" for point in points)
    if statuses <= {"covered"} and not stated:
        return "correct"
    if score < 0.2 or statuses <= {"missing", "contradicted"}:
        return "incorrect"
    if "contradicted" in statuses and "covered" not in statuses:
        return "incorrect"
    return "partial"


def sure_features(
    prepared: Mapping[str, Any], points: list[PointGrade], figures: Shape, verdict: Verdict,
    score: float,
) -> list[float]:  # fmt: skip
    """Values for the model `sure`: how far the decision stands from its thresholds."""
    required = [p for p, k in zip(points, prepared["points"], strict=True) if k["required"]]
    values = [point.similarity for point in required] or [0.0]
    return [
        float(verdict == "correct"), float(verdict == "partial"), float(verdict == "incorrect"),
        min(values), max(values), sum(values) / len(values), score,
        min(abs(value - THRESHOLDS.covered) for value in values), float(len(required)),
        float(sum(p.status == "contradicted" for p in points)),
        min(1.0, figures.count / 30), figures.topic, figures.order,
    ]  # fmt: skip
