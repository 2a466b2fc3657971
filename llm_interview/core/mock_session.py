"""Values of a mock interview: what is put to the learner, what came of it, and its scores."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from llm_interview.core.grades import Answer, Grade, Status
from llm_interview.core.ratings import Rating
from llm_interview.core.scores import Score, score_of, weakest_first

if TYPE_CHECKING:
    from llm_interview.core.langs import Lang
    from llm_interview.core.mock_plan import MockPlan, PlannedQuestion
    from llm_interview.core.questions import Question
    from llm_interview.core.replies import Key, Typed

Ending = Literal["done", "time", "left", "interrupted"]
"""All was asked; the minutes were over; the learner or the input ended it; Ctrl-C did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MockView:
    """What is known when something is asked: the question (a follow-up is one, too) and the
    time for it, both in seconds."""

    question: Question
    lang: Lang
    planned: PlannedQuestion
    number: int
    total: int
    seconds: int
    left: int
    follow_up: bool = False


class MockFace(Protocol):
    """The learner, as the interview sees one. `answer` may raise KeyboardInterrupt."""

    def plan(self, plan: MockPlan, seed: int) -> None:
        """Show what is coming."""

    def ask(self, view: MockView) -> None:
        """Put a question."""

    def answer(self, view: MockView) -> Typed | Key:
        """Wait for an answer or a command, with the clock in sight."""

    def say(self, key: str, /, **values: object) -> None:
        """Say one sentence of the catalogue."""

    def saved(self, review_id: str) -> None:
        """Acknowledge: the review is on the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A question as asked, its answer and grade, and the seconds it had."""

    question: Question
    answer: Answer
    grade: Grade
    seconds: int

    @property
    def over_ms(self) -> int:
        """Milliseconds beyond the time it had."""
        return max(0, self.answer.ms - self.seconds * 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class MockAnswer:
    """One planned question with what was answered; `returns` are the days until the drill asks
    it (0 = today), None where this answer moved no schedule."""

    planned: PlannedQuestion
    reply: Reply
    review: str
    rating: Rating
    returns: int | None
    follow_ups: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MockResult:
    """All that an interview found out."""

    plan: MockPlan
    seed: int
    answers: tuple[MockAnswer, ...]
    ending: Ending

    @property
    def whole(self) -> Score:
        """The score over all main questions."""
        return score_of([answer.reply.grade for answer in self.answers])

    @property
    def follow_ups(self) -> Score:
        """The score over all follow-ups."""
        return score_of([r.grade for answer in self.answers for r in answer.follow_ups])

    @property
    def topics(self) -> Mapping[str, Score]:
        """The score of each topic, weakest first."""
        grades: dict[str, list[Grade]] = defaultdict(list)
        for answer in self.answers:
            grades[answer.planned.topic].append(answer.reply.grade)
        return weakest_first(grades)

    @property
    def points(self) -> Mapping[Status, int]:
        """Key points of the main questions by how they fared."""
        every = (point.status for a in self.answers for point in a.reply.grade.points)
        return Counter(every)

    @property
    def ms(self) -> int:
        """Time spent on answers and follow-ups."""
        replies = [r for a in self.answers for r in (a.reply, *a.follow_ups)]
        return sum(reply.answer.ms for reply in replies)

    @property
    def late(self) -> int:
        """Answers that took longer than they had."""
        return sum(r.over_ms > 0 for a in self.answers for r in (a.reply, *a.follow_ups))

    @property
    def missed(self) -> tuple[str, ...]:
        """Cards that were not answered right, worst first."""
        low = [a for a in self.answers if a.reply.grade.verdict != "correct"]
        ranked = sorted(low, key=lambda answer: answer.reply.grade.score)
        return tuple(answer.planned.card for answer in ranked)
