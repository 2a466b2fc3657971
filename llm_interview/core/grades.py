"""Answers and the machine's judgement of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from llm_interview.core.langs import Lang
from llm_interview.core.ratings import RATINGS, AcceptedWording, Rating

if TYPE_CHECKING:
    from llm_interview.core.questions import Question

Status = Literal["covered", "partial", "missing", "contradicted"]
Verdict = Literal["correct", "partial", "incorrect"]
ORDER: tuple[Verdict, ...] = ("incorrect", "partial", "correct")
"""The verdicts from the worst to the best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the learner typed, in which language the question stood, and how long it took."""

    text: str
    lang: Lang
    ms: int = 0
    hints: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PointGrade:
    """How one key point fared. `evidence` is the learner's own words that earned or
    contradicted it; `pitfall` the id of the misconception stated, if one was."""

    id: str
    status: Status
    similarity: float
    evidence: str | None = None
    pitfall: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The judgement of one answer. score, confidence and similarity lie in 0..1."""

    card: str
    lang: Lang
    score: float
    verdict: Verdict
    confidence: float
    suggested_rating: Rating
    grader: str
    points: tuple[PointGrade, ...]
    pitfalls: tuple[str, ...] = ()


class Grader(Protocol):
    """Judges an answer to a question; never raises whatever was typed."""

    name: str

    def grade(
        self, question: Question, answer: Answer, accepted: tuple[AcceptedWording, ...] = ()
    ) -> Grade:
        """Grade `answer`; `accepted` are the learner's own wordings for this card."""
        ...

    def line(
        self, question: Question, text: str, accepted: tuple[AcceptedWording, ...] = ()
    ) -> tuple[PointGrade, ...]:
        """The key points that one line of an answer makes by words of its own."""
        ...

    def admits_nothing_known(self, question: Question, text: str) -> bool:
        """Whether an answer only says that its writer does not know."""
        ...


SURE = 0.95
"""Confidence from which an answer is wrong whatever else was meant: long answers to something else
met the card's own question by chance."""


def by_reference(
    judge: Callable[[Question, Answer], Grade], question: Question, ref: str, answer: Answer
) -> Grade:
    """The grade of an answer to the reference `ref`, or to the card's own question where it answers
    that better: who asks by a reference may have either in mind, but not what is surely wrong."""
    asked = question.as_asked(ref)
    grade = judge(asked, answer)
    is_surely_wrong = grade.verdict == "incorrect" and grade.confidence >= SURE
    if asked is question or is_surely_wrong:
        return grade
    return max(grade, judge(question, answer), key=lambda each: ORDER.index(each.verdict))


def suggest(verdict: Verdict, hints: int) -> Rating:
    """Rating for a verdict, capped by hints (1 → good, 2 → hard, 3 → again). Easy is never
    suggested: only the person knows that it was."""
    base = {"incorrect": 0, "partial": 1, "correct": 2}[verdict]
    return RATINGS[min(base, {0: 2, 1: 2, 2: 1}.get(hints, 0))]
