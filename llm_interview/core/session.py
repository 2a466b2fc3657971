"""Values of a session: what the learner can do, what is shown, what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, get_args

from llm_interview.core.grades import Answer, Grade, PointGrade, Verdict
from llm_interview.core.langs import Lang, in_lang
from llm_interview.core.questions import Question
from llm_interview.core.ratings import Rating
from llm_interview.core.replies import Key, Typed

if TYPE_CHECKING:
    from llm_interview.core.choices import Choice
    from llm_interview.core.errors import Fault
    from llm_interview.core.judgements import Judgement
    from llm_interview.core.review import Event

Mode = Literal["type", "reveal", "choice", "points", "speak"]
MODES: tuple[Mode, ...] = get_args(Mode)
SELF_RATED: tuple[Mode, ...] = ("reveal", "speak")
"""Modes in which the machine has nothing to judge."""
HELP: Mapping[Mode, str] = {
    "choice": "help_choice",
    "points": "help_points",
    "speak": "help_speak",
    "reveal": "help_reveal",
}
"""Sentence that explains a mode, where it is not the usual one."""
SPEAK_SECONDS = 30
"""Time to answer aloud, where no setting says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """What is known when a question is put: in mode `choice` the options, in `points` how many
    key points have been said, in `speak` the seconds to answer in. One that was `answered` is
    only shown once more."""

    question: Question
    lang: Lang
    number: int
    total: int
    minutes_left: int | None = None
    mode: Mode = "type"
    lapses: int = 0
    choice: Choice | None = None
    said: int = 0
    seconds: int = SPEAK_SECONDS
    answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeView:
    """What is known when an answer has been graded; `brief` leaves the model answer out. Of a
    `choice`, `picked` is the place of the option that was taken (0-based). `note` is the
    learner's own; `judgement` a second opinion on the same answer; `lines` those it was given in,
    in mode `points`."""

    question: Question
    answer: Answer
    grade: Grade
    brief: bool = False
    choice: Choice | None = None
    picked: int | None = None
    note: str = ""
    judgement: Judgement | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingView:
    """The choice of a rating: days until the card returns (0 = today) for each; none where the
    answer does not move the schedule. `judged` where the learner may overrule the grader. One that
    is asked `again` has its keys on the screen already."""

    suggested: Rating
    days: Mapping[Rating, int]
    judged: bool = True
    again: bool = False


class Face(Protocol):
    """The learner, as the session sees one. What waits may raise KeyboardInterrupt."""

    def question(self, view: QuestionView) -> None:
        """Put the question."""

    def answer(self, view: QuestionView) -> Typed | Key:
        """Wait for an answer or a command."""

    def earned(self, question: Question, answer: Answer, points: Sequence[PointGrade]) -> None:
        """Show the key points that the last line of the answer made."""

    def grade(self, view: GradeView) -> None:
        """Show how the answer fared, and the model answer."""

    def waits(self, place: str, seconds: float) -> bool:
        """Say that the judge at `place` is waited for; False where the learner has left."""

    def hurries(self) -> bool:
        """Whether the learner would rather go on than wait."""

    def opinion(self, view: GradeView, *, rated: bool) -> None:
        """Show the judge's opinion beside the grade; where the answer is `rated` by the learner,
        what both suggest."""

    def fault(self, fault: Fault) -> None:
        """Say what went wrong beside the session, which goes on."""

    def undone(self, event: Event) -> None:
        """Say what was taken back."""

    def rating(self, view: RatingView) -> Rating | Key:
        """Wait for a rating or a command."""

    def say(self, key: str, /, **values: object) -> None:
        """Say one sentence of the catalogue."""

    def saved(self, review_id: str) -> None:
        """Acknowledge: the review is on the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One recorded answer of a session."""

    card: str
    review: str
    lang: Lang
    rating: Rating
    grade: Grade
    first: bool
    ms: int


_WEAK: tuple[Rating, ...] = ("again", "hard")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What came of a session."""

    outcomes: tuple[Outcome, ...]
    interrupted: bool = False

    def count(self, verdict: Verdict) -> int:
        """How many answers were judged so."""
        return sum(outcome.grade.verdict == verdict for outcome in self.outcomes)

    @property
    def minutes(self) -> int:
        """Time spent on answers, in minutes, rounded up."""
        return -(-sum(outcome.ms for outcome in self.outcomes) // 60_000)

    @property
    def learned(self) -> tuple[str, ...]:
        """Cards met for the first time and good or easy by now, in order."""
        last = self._last_ratings
        new = dict.fromkeys(outcome.card for outcome in self.outcomes if outcome.first)
        return tuple(card for card in new if last[card] not in _WEAK)

    @property
    def weak(self) -> tuple[str, ...]:
        """Cards whose last rating is again or hard, in order: none of them is also learned."""
        return tuple(card for card, rating in self._last_ratings.items() if rating in _WEAK)

    @property
    def _last_ratings(self) -> Mapping[str, Rating]:
        return {outcome.card: outcome.rating for outcome in self.outcomes}


def shortest_cue(question: Question, point_id: str, lang: Lang) -> str:
    """The shortest thing to remember a key point by; its text where it has no cue."""
    point = next(point for point in question.key_points if point.id == point_id)
    cues = point.cues.get(lang) or ()
    return min(cues, key=len) if cues else in_lang(point.text, lang)


def next_lang(question: Question, lang: Lang) -> Lang:
    """The language after `lang` among those the question has."""
    langs = question.langs
    return langs[(langs.index(lang) + 1) % len(langs)] if lang in langs else langs[0]


def asked_in(question: Question, wanted: Lang) -> Lang:
    """The wanted language where the question has it, else its first."""
    return wanted if wanted in question.langs else question.langs[0]
