"""The default grader: offline, explained, the same answer always gets the same grade."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from llm_interview.core.calibration import probability
from llm_interview.core.claims import shape
from llm_interview.core.clauses import mark
from llm_interview.core.denials import denies
from llm_interview.core.directions import goes_along
from llm_interview.core.evidence import Evidence, Heard, heard, point_evidence, without_extras
from llm_interview.core.grades import Answer, Grade, PointGrade, Verdict, suggest
from llm_interview.core.lexicon import Lexicon
from llm_interview.core.matching import Said
from llm_interview.core.point_readings import read_points, worded
from llm_interview.core.prepared import compile_question, required_by, term_weight, wording
from llm_interview.core.questions import Question
from llm_interview.core.ratings import AcceptedWording
from llm_interview.core.roles import keeps
from llm_interview.core.search_text import fold
from llm_interview.core.subjects import about, profile
from llm_interview.core.text import shown
from llm_interview.core.tokens import tokenize
from llm_interview.core.verdicts import (
    VERDICTS,
    Reading,
    by_rule,
    chances,
    choose,
    confidence,
    mixed,
    settle,
    weighted_score,
    whole_features,
)
from llm_interview.core.word_pairs import sides_with
from llm_interview.core.wordings import as_wording, opened
from llm_interview.core.wrong_claims import wrong_claims

KEPT = 2
"""Compiled questions that are kept: a card's own, and the same asked by a reference."""
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
        self._heard: tuple[Any, Any, Evidence] | None = None
        self._lately: deque[tuple[Question, dict[str, Any]]] = deque(maxlen=KEPT)

    def grade(
        self, question: Question, answer: Answer, accepted: tuple[AcceptedWording, ...] = ()
    ) -> Grade:
        """Grade `answer`; `accepted` are the learner's own wordings for this card."""
        prepared = self._compiled(question, accepted)
        evidence = self._hear(prepared, answer.text, accepted)
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

    def admits_nothing_known(self, question: Question, text: str) -> bool:
        """Whether `text` only says that its writer does not know."""
        evidence = self.evidence(self._compiled(question, ()), shown(text))
        return evidence.figures.only_admits()

    def _hear(
        self, prepared: dict[str, Any], text: str, accepted: tuple[AcceptedWording, ...]
    ) -> Evidence:
        """The evidence of `text`; that of the last answer is kept, for a question that is asked by
        reference is judged twice and mostly only other points are required."""
        points = [{**point, "required": None} for point in prepared["points"]]
        # By value: the library decodes a card anew each time it is asked.
        card, said = (prepared["id"], points, prepared["wrong"]), (text, accepted)
        if self._heard is None or self._heard[:2] != (card, said):
            self._heard = card, said, self.evidence(prepared, shown(text))
        evidence = self._heard[2]
        for reading in filter(None, (evidence, evidence.plain)):
            for point, asked in zip(reading.points, prepared["points"], strict=True):
                point.required = asked["required"]
        return evidence

    def _compiled(
        self, question: Question, accepted: tuple[AcceptedWording, ...]
    ) -> dict[str, Any]:
        return self._with_accepted(self._opened(question), accepted)

    def _opened(self, question: Question) -> dict[str, Any]:
        """The compiled question; the last ones are kept, for files hold many answers to each."""
        for known, made in self._lately:
            if known == question:
                return made
        prepared = self._prepared(question.id) or compile_question(question, self._lexicon)
        made = opened({**required_by(question, prepared), "by_reference": ()})
        self._lately.appendleft((question, made))
        return made

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
        by_texts, plain = evidence.plain is None, list[Reading]()
        values = whole_features(prepared, evidence, readings, sound)
        likely = chances(values, by_texts=by_texts)
        if evidence.plain is not None:
            plain = read_points(prepared, evidence.plain, sound)
            values = whole_features(prepared, evidence.plain, plain, sound)
            others = chances(values, by_texts=True)
            likely = mixed(likely, others)
        points, verdict = settle(
            prepared, readings, choose(prepared, likely, readings, sound, plain)
        )
        return worded(evidence, points), verdict, likely, readings

    def evidence(self, prepared: Mapping[str, Any], text: str) -> Evidence:
        """What `text` (already `shown`) says about each point; used by tuning too."""
        prepared = opened(prepared)
        tokens = tokenize(text)
        topic = prepared["topic"] | prepared["more"]
        units = self._lexicon.units(tokens, prepared["forms"], topic)
        said = Said(mark(units, self._lexicon), self._lexicon)
        figures = shape(units, self._lexicon, prepared, tokens)
        by_point = [heard(point, said) for point in prepared["points"]]
        found = zip(prepared["points"], by_point, strict=True)
        whole = Evidence(
            text=text,
            said=said,
            figures=figures,
            points=[point_evidence(point, said, wordings) for point, wordings in found],
            wrong=wrong_claims(prepared, said),
            kept=keeps(prepared["roles"], units, self._lexicon, self._weigh),
            along=goes_along(prepared["directions"], units, self._lexicon, self._weigh),
            beside=sides_with(prepared["pairs"], units),
            denied=denies(prepared["denied"], topic, units, self._lexicon, self._weigh),
            about=about(prepared["about"], profile(said.by_term), len(said.by_term)),
        )
        whole.plain = _plain(prepared, whole, by_point)
        return whole

    def _weigh(self, term: str) -> float:
        return term_weight(term, self._lexicon)

    def _with_accepted(
        self, prepared: dict[str, Any], accepted: tuple[AcceptedWording, ...]
    ) -> dict[str, Any]:
        if not accepted:
            return prepared
        points = []
        for point in prepared["points"]:
            own = [
                ("own", as_wording(wording(a.text, self._lexicon, prepared["echo"])))
                for a in accepted if a.point == point["id"]
            ]  # fmt: skip
            own = [(kind, words) for kind, words in own if words.words]
            points.append({**point, "wordings": [*point["wordings"], *own]})
        return {**prepared, "points": points}


def _plain(
    prepared: Mapping[str, Any], whole: Evidence, by_point: Sequence[Sequence[Heard]]
) -> Evidence | None:
    """What the answer shows by the texts of the points alone; None where there is nothing else."""
    if not prepared["more"]:
        return None
    points = [
        point_evidence(
            without_extras(point), whole.said, [one for one in wordings if one.kind != "accept"]
        )
        for point, wordings in zip(prepared["points"], by_point, strict=True)
    ]
    figures = replace(whole.figures, topic=whole.figures.plain_topic)
    return replace(whole, figures=figures, points=points, wrong=[])


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
