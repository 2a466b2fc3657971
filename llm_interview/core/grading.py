"""The default grader: offline, explained, the same answer always gets the same grade."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from llm_interview.core.calibration import probability
from llm_interview.core.claims import shape
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
from llm_interview.core.grades import Answer, Grade, PointGrade, Status, Verdict, suggest
from llm_interview.core.lexicon import Lexicon
from llm_interview.core.matching import Said
from llm_interview.core.prepared import compile_question, wording
from llm_interview.core.questions import Question
from llm_interview.core.ratings import AcceptedWording
from llm_interview.core.search_text import fold
from llm_interview.core.text import shown
from llm_interview.core.tokens import tokenize
from llm_interview.core.verdicts import (
    VERDICTS,
    Reading,
    by_rule,
    chances,
    choose,
    confidence,
    settle,
    weighted_score,
    whole_features,
)


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
    stated: float = 0.6
    opposed: float = 0.1
    quoted: float = 0.6


THRESHOLDS = Thresholds()
NOTHING = (1.0, 0.0, 0.0)
"""Probabilities of VERDICTS for an answer that says nothing."""


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
        prepared = self._compiled(question, accepted)
        evidence = self.evidence(prepared, shown(answer.text))
        points, verdict, likely, _ = self._judged(prepared, evidence)
        if accepted:
            points, verdict = _by_own_words(prepared, points, verdict, answer.text, accepted)
        return Grade(
            card=question.id,
            lang=answer.lang,
            score=round(weighted_score(prepared, points), 4),
            verdict=verdict,
            confidence=round(confidence(likely, verdict), 4),
            suggested_rating=suggest(verdict, answer.hints),
            grader=self.name,
            points=tuple(points),
            pitfalls=tuple(sorted({p.pitfall for p in points if p.pitfall})),
        )

    def line(
        self, question: Question, text: str, accepted: tuple[AcceptedWording, ...] = ()
    ) -> tuple[PointGrade, ...]:
        """The key points that `text`, one line of an answer, makes by words of its own."""
        from llm_interview.core.line_points import made

        prepared = self._compiled(question, accepted)
        evidence = self.evidence(prepared, shown(text))
        points, verdict, _, readings = self._judged(prepared, evidence)
        if readings:
            points = made(prepared, evidence, readings, points)
        return tuple(_by_own_words(prepared, points, verdict, text, accepted)[0])

    def _compiled(
        self, question: Question, accepted: tuple[AcceptedWording, ...]
    ) -> dict[str, Any]:
        prepared = self._prepared(question.id) or compile_question(question, self._lexicon)
        return self._with_accepted(prepared, accepted)

    def _judged(
        self, prepared: Mapping[str, Any], evidence: Evidence
    ) -> tuple[list[PointGrade], Verdict, Sequence[float], list[Reading]]:
        """Points, verdict, the probabilities of VERDICTS, and what is read of each point (none
        where nothing is said)."""
        said = any(point.is_quoted() for point in evidence.points)
        if not evidence.points or (evidence.figures.says_nothing() and not said):
            return [_missing(point.id) for point in evidence.points], "incorrect", NOTHING, []
        sound = probability("sound", evidence.figures.features())
        readings = read_points(prepared, evidence, sound)
        likely = chances(whole_features(prepared, evidence, readings, sound))
        points, verdict = settle(prepared, readings, choose(prepared, likely, readings))
        return points, verdict, likely, readings

    def evidence(self, prepared: Mapping[str, Any], text: str) -> Evidence:
        """What `text` (already `shown`) says about each point; used by tuning too."""
        tokens = tokenize(text)
        topic = frozenset(prepared["topic"])
        units = self._lexicon.units(tokens, frozenset(prepared["forms"]), topic)
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


def _missing(point: str) -> PointGrade:
    return PointGrade(id=point, status="missing", similarity=0.0)


def _by_own_words(
    prepared: Mapping[str, Any], points: list[PointGrade], verdict: Verdict, text: str,
    accepted: tuple[AcceptedWording, ...],
) -> tuple[list[PointGrade], Verdict]:  # fmt: skip
    """A wording that the learner had accepted covers its point when it is typed again, whatever
    the evidence says: the person was right, and said so."""
    said = fold(text)
    own = {wording.point: wording.text for wording in accepted if fold(wording.text) in said}
    if not own:
        return points, verdict
    points = [
        replace(point, status="covered", similarity=1.0, evidence=own[point.id], pitfall=None)
        if point.id in own
        else point
        for point in points
    ]
    ruled = by_rule(prepared, points, weighted_score(prepared, points))
    return points, max(verdict, ruled, key=VERDICTS.index)


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
        against = 0.0 if point.holds(point.against.clause, point.against.clause) else against
        stated = None if stated and point.holds(stated[1].first, stated[1].last) else stated
    sure = stated[0] if stated else 0.0
    return Reading(
        grade=point_grade(evidence, point, (value, against), stated, at=at),
        row=row,
        contradicted=against,
        stated=sure,
        is_stated=sure >= at.stated,
        is_exact=point.is_exact(),
    )


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
