"""Values of a session: what the learner can do, what is shown, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol
from unicodedata import normalize

from llm_interview.core.grades import RATINGS, Answer, Grade, Rating, Verdict
from llm_interview.core.questions import Lang, Question, in_lang

Command = Literal[
    "hint", "undo", "suspend", "flag", "language", "accept", "quit", "help", "end", "unknown"
]
Mode = Literal["type", "reveal"]

MAX_HINTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A command instead of an answer or a rating; `end` is the end of input."""

    command: Command
    argument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An answer as typed; empty text is a reveal."""

    text: str
    ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """What is known when a question is put."""

    question: Question
    lang: Lang
    number: int
    total: int
    minutes_left: int | None = None
    mode: Mode = "type"
    lapses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeView:
    """What is known when an answer has been graded; `brief` leaves the model answer out."""

    question: Question
    answer: Answer
    grade: Grade
    brief: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingView:
    """The choice of a rating: days until the card returns (0 = today) for each."""

    suggested: Rating
    days: Mapping[Rating, int]


class Face(Protocol):
    """The learner, as the session sees one. Both calls that wait may raise KeyboardInterrupt."""

    def question(self, view: QuestionView) -> None:
        """Put the question."""

    def answer(self, view: QuestionView) -> Typed | Key:
        """Wait for an answer or a command."""

    def grade(self, view: GradeView) -> None:
        """Show how the answer fared, and the model answer."""

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
        """Cards met for the first time and passed by now, in order."""
        passed = {o.card for o in self.outcomes if o.rating != "again"}
        return tuple(dict.fromkeys(o.card for o in self.outcomes if o.first and o.card in passed))

    @property
    def weak(self) -> tuple[str, ...]:
        """Cards rated again or hard, in order."""
        low = (o.card for o in self.outcomes if o.rating in ("again", "hard"))
        return tuple(dict.fromkeys(low))


_ANSWER_COMMANDS: Mapping[str, Command] = {
    "q": "quit",
    "quit": "quit",
    "u": "undo",
    "s": "suspend",
    "f": "flag",
    "l": "language",
    "h": "help",
    "?": "hint",
    "help": "help",
}


def read_answer(line: str, ms: int) -> Typed | Key:
    """An answer line: `?` asks for a hint, `:x` is a command, all else is an answer."""
    bare = normalize("NFKC", line).strip()
    if bare == "?":
        return Key(command="hint")
    if bare.startswith(":") and len(bare) <= 6 and " " not in bare:
        return Key(command=_ANSWER_COMMANDS.get(bare[1:].lower(), "unknown"), argument=bare)
    return Typed(text=normalize("NFC", line).strip(), ms=ms)


_RATING_COMMANDS: Mapping[str, Command] = {
    "u": "undo",
    "s": "suspend",
    "f": "flag",
    "l": "language",
    "q": "quit",
    "h": "help",
    "?": "help",
}


def read_rating(line: str, suggested: Rating) -> Rating | Key:
    """A rating line: 1-4, a rating's name, empty for the suggestion, or a command."""
    bare = normalize("NFKC", line).strip().lower()
    if not bare:
        return suggested
    if bare in ("1", "2", "3", "4"):
        return RATINGS[int(bare) - 1]
    for name in RATINGS:
        if bare == name:
            return name
    if bare.startswith("!"):
        return Key(command="accept", argument=bare[1:].strip())
    return Key(command=_RATING_COMMANDS.get(bare.removeprefix(":"), "unknown"), argument=bare)


def hint(question: Question, lang: Lang, level: int) -> str:
    """Level 1: a cue of the heaviest point; 2: a cue of each; 3: the points themselves."""
    points = sorted(question.key_points, key=lambda point: (not point.required, -point.weight))
    if level == 1:
        points = points[:1]
    if level >= MAX_HINTS:
        return "\n".join(f"• {in_lang(point.text, lang)}" for point in points)
    return " · ".join(shortest_cue(question, point.id, lang) for point in points)


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
