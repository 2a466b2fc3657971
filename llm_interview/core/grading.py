"""The default grader: offline, explained, the same answer always gets the same grade."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from llm_interview.core.calibration import probability
from llm_interview.core.claims import Shape, shape
from llm_interview.core.clauses import mark
from llm_interview.core.evidence import (
    Evidence,
    PointEvidence,
    Wrong,
    against_features,
    features,
    point_evidence,
    wrong_claims,
)
from llm_interview.core.grades import (
    AcceptedWording,
    Answer,
    Grade,
    PointGrade,
    Status,
    Verdict,
    suggest,
)  # fmt: skip
from llm_interview.core.lexicon import Lexicon
from llm_interview.core.matching import Said
from llm_interview.core.prepared import compile_question, wording
from llm_interview.core.questions import Question
from llm_interview.core.search_text import fold
from llm_interview.core.text import shown
from llm_interview.core.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which a point counts: covered, partial, contradicted.

    A contradiction must also reach `lead` times the probability of being covered, unless its clause
    is plainly opposed (`opposed`); `stated` is for wrong claims; a wording repeated word for word
    counts as `quoted` at least. Found with scripts/tune_grader.py.
    """

    covered: float = 0.35
    partial: float = 0.15
    contradicted: float = 0.4
    lead: float = 0.7
    stated: float = 0.5
    opposed: float = 0.1
    quoted: float = 0.6


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
        evidence = self.evidence(prepared, shown(answer.text))
        points = _with_own_words(judge(prepared, evidence), answer.text, accepted)
        score = weighted_score(prepared, points)
        verdict = decide(prepared, points, score)
        values = sure_features(prepared, points, evidence.figures, verdict, score)
        return Grade(
            card=question.id,
            lang=answer.lang,
            score=round(score, 4),
            verdict=verdict,
            confidence=round(probability("sure", values), 4),
            suggested_rating=suggest(verdict, answer.hints),
            grader=self.name,
            points=tuple(points),
            pitfalls=tuple(sorted({p.pitfall for p in points if p.pitfall})),
        )

    def evidence(self, prepared: Mapping[str, Any], text: str) -> Evidence:
        """What `text` (already `shown`) says about each point; used by tuning too."""
        tokens = tokenize(text)
        units = self._lexicon.units(tokens, frozenset(prepared["forms"]))
        said = Said(mark(units, self._lexicon), self._lexicon)
        return Evidence(
            text=text,
            said=said,
            figures=shape(units, self._lexicon, prepared, tokens),
            points=[point_evidence(point, said) for point in prepared["points"]],
            wrong=wrong_claims(prepared, said),
        )

    def _with_accepted(
        self, prepared: dict[str, Any], accepted: tuple[AcceptedWording, ...]
    ) -> dict[str, Any]:
        if not accepted:
            return prepared
        points = []
        for point in prepared["points"]:
            own = [
                ["own", wording(a.text, self._lexicon, prepared["echo"])]
                for a in accepted if a.point == point["id"]
            ]  # fmt: skip
            points.append({**point, "wordings": [*point["wordings"], *(w for w in own if w[1])]})
        return {**prepared, "points": points}


def _with_own_words(
    points: list[PointGrade], text: str, accepted: tuple[AcceptedWording, ...]
) -> list[PointGrade]:
    """A wording that the learner had accepted covers its point when it is typed again, whatever
    the evidence says: the person was right, and said so."""
    said = fold(text)
    own = {wording.point: wording.text for wording in accepted if fold(wording.text) in said}
    return [
        replace(point, status="covered", similarity=1.0, evidence=own[point.id], pitfall=None)
        if point.id in own
        else point
        for point in points
    ]


def judge(prepared: Mapping[str, Any], evidence: Evidence) -> list[PointGrade]:
    """Status of every point."""
    sound = probability("sound", evidence.figures.features())
    stated = stated_claims(evidence, sound)
    rows = zip(
        evidence.points,
        features(prepared, evidence, sound),
        against_features(evidence, sound),
        strict=True,
    )
    return [
        point_grade(
            evidence,
            point,
            (probability("covered", values), probability("contradicted", doubts)),
            stated.get(point.id),
        )
        for point, values, doubts in rows
    ]


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
    if point.is_quoted() and not point.is_opposed():
        value = max(value, at.quoted)
    status: Status = (
        "covered" if value >= at.covered else "partial" if value >= at.partial else "missing"
    )
    first, last, pitfall = point.best.first, point.best.last, None
    believed = against >= at.contradicted and against > value * at.lead
    if believed or (point.is_opposed() and against >= at.opposed):
        status, first, last = "contradicted", point.against.clause, point.against.clause
    if stated and stated[0] >= at.stated:
        wrong = stated[1]
        status, first, last = "contradicted", wrong.first, wrong.last
        pitfall = None if wrong.pitfall.startswith("~") else wrong.pitfall
    words = quote(evidence, first, last) if status != "missing" else None
    return PointGrade(
        id=point.id, status=status, similarity=round(value, 4), evidence=words, pitfall=pitfall
    )


def quote(evidence: Evidence, first: int, last: int) -> str | None:
    """The learner's words from the first to the last clause."""
    units = [u for u in evidence.said.units if first <= u.clause <= last and u.is_content]
    if not units:
        return None
    return evidence.text[min(u.start for u in units) : max(u.end for u in units)]


def weighted_score(prepared: Mapping[str, Any], points: list[PointGrade]) -> float:
    """Σ weight · (1 covered, ½ partial, 0 missing, minus a penalty contradicted), in 0..1."""
    worth = {"covered": 1.0, "partial": 0.5, "missing": 0.0, "contradicted": -PENALTY}
    weights: list[float] = [point["weight"] for point in prepared["points"]]
    total = sum(weights) or 1.0
    gained = sum(w * worth[p.status] for w, p in zip(weights, points, strict=True))
    return max(0.0, min(1.0, gained / total))


def decide(prepared: Mapping[str, Any], points: list[PointGrade], score: float) -> Verdict:
    """Design §15: all required covered → correct; nothing to build on → incorrect."""
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
