"""The mock interview: a plan, a clock, follow-ups on what was missed, grades only at the end.

What it does to the schedule: an answer here is unaided recall, like a drill's, and the learner
reads the model answer afterwards. So a card that is known already counts as reviewed, right or
wrong: to record failures alone would teach the scheduler that everything is forgotten. A card
never met before counts only where it was not answered right, so that the drill brings it back
(the same day after an `again`); answered right it stays new, because a good answer must not use
up the day's new cards. Follow-ups are no cards and leave no review.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

from llm_interview.app.desk import suggested_rating
from llm_interview.core.grades import Answer
from llm_interview.core.mock_plan import MockPlan, PlannedQuestion, Wish, plan_mock
from llm_interview.core.mock_session import (
    Ending,
    MockAnswer,
    MockFace,
    MockResult,
    MockView,
    Reply,
)
from llm_interview.core.replies import Typed
from llm_interview.core.session import GradeView, asked_in, next_lang

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.card_summary import CardSummary
    from llm_interview.core.questions import Question


def mock_plan(cards: Sequence[CardSummary], wish: Wish, seed: int) -> MockPlan:
    """A plan that depends on the cards, the wish and the seed alone."""
    pile = sorted(cards, key=lambda card: card.id)
    Random(seed).shuffle(pile)  # noqa: S311 - a repeatable order, no secret
    return plan_mock(pile, wish)


class _Left(Exception):
    """The learner left the interview, or the input ended."""


@dataclass(slots=True)
class Mock:
    """One interview over a plan."""

    desk: Desk
    face: MockFace
    plan: MockPlan
    seed: int
    answers: list[MockAnswer] = field(default_factory=list)
    started: float = 0.0

    def run(self) -> MockResult:
        """Ask until the plan or the minutes end, or the learner does."""
        self.face.plan(self.plan, self.seed)
        self.started = self.desk.ticks()
        try:
            ending: Ending = self._questions()
        except _Left:
            ending = "left"
        except KeyboardInterrupt:
            ending = "interrupted"
        return MockResult(
            plan=self.plan, seed=self.seed, answers=tuple(self.answers), ending=ending
        )

    def _questions(self) -> Ending:
        for number, planned in enumerate(self.plan.questions, 1):
            if self._left() <= 0:
                return "time"
            self._question(number, planned)
        return "done"

    def _left(self) -> int:
        return round(self.plan.limit - (self.desk.ticks() - self.started))

    def _question(self, number: int, planned: PlannedQuestion) -> None:
        begun = self.desk.ticks()
        question = self.desk.question(planned.card)
        view = MockView(
            question=question,
            lang=asked_in(question, self.desk.lang),
            planned=planned,
            number=number,
            total=len(self.plan.questions),
            seconds=planned.seconds,
            left=self._left(),
        )
        reply = self._reply(view)
        self.answers.append(self._kept(planned, reply))
        if reply.answer.text:
            self._follow_ups(view, reply, begun)

    def _reply(self, view: MockView) -> Reply:
        answer = self._answer(view)
        grade = self.desk.judge(view.question, answer)
        return Reply(question=view.question, answer=answer, grade=grade, seconds=view.seconds)

    def _answer(self, view: MockView) -> Answer:
        """The answer; _Left where the learner leaves instead."""
        self.face.ask(view)
        spent = 0
        while True:
            seconds = view.seconds - spent // 1000
            begun = self.desk.ticks()
            reply = self.face.answer(replace(view, seconds=seconds))
            if isinstance(reply, Typed):
                return Answer(text=reply.text, lang=view.lang, ms=spent + reply.ms)
            spent += round((self.desk.ticks() - begun) * 1000)
            if reply.command in ("quit", "end"):
                raise _Left
            if reply.command == "language":
                view = self._turned(view)
            elif reply.command == "hint":
                self.face.say("mock_no_hints")
            elif reply.command == "help":
                self.face.say("mock_help")
            else:
                self.face.say("bad_key", key=reply.argument or reply.command)

    def _turned(self, view: MockView) -> MockView:
        """The same question in its next language."""
        if len(view.question.langs) < 2:
            self.face.say("other_language")
            return view
        turned = replace(view, lang=next_lang(view.question, view.lang))
        self.face.ask(turned)
        return turned

    def _kept(self, planned: PlannedQuestion, reply: Reply) -> MockAnswer:
        """The answer, durable in the history."""
        rating = suggested_rating(reply.answer, reply.grade)
        known = planned.card in self.desk.progress.states
        scheduled = known or reply.grade.verdict != "correct"
        review = self.desk.record(
            GradeView(question=reply.question, answer=reply.answer, grade=reply.grade),
            rating,
            suggested=rating,
            mode="mock",
            scheduled=scheduled,
        )
        self.face.saved(review.id)
        return MockAnswer(
            planned=planned,
            reply=reply,
            review=review.id,
            rating=rating,
            returns=self._days_until(planned.card) if scheduled else None,
        )

    def _days_until(self, card: str) -> int:
        """Days until the drill asks a card that has a schedule."""
        return max(0, (self.desk.progress.states[card].due - self.desk.day).days)

    def _follow_ups(self, view: MockView, main: Reply, begun: float) -> None:
        """A chain of follow-ups while the question's own time lasts and the learner has
        something to say."""
        from llm_interview.core.follow_ups import as_question, next_follow_up

        asked: list[str] = []
        planned, card = view.planned, view.question
        while len(asked) < planned.follow_ups and self._in_time(planned, begun):
            follow = next_follow_up(card, main.grade.points, asked)
            if follow is None:
                return
            asked.append(follow.id)
            question: Question = as_question(card, follow)
            reply = self._reply(
                replace(
                    view,
                    question=question,
                    lang=asked_in(question, main.answer.lang),
                    seconds=planned.follow_up_seconds,
                    left=self._left(),
                    follow_up=True,
                )
            )
            last = self.answers[-1]
            self.answers[-1] = replace(last, follow_ups=(*last.follow_ups, reply))
            if not reply.answer.text:
                return

    def _in_time(self, planned: PlannedQuestion, begun: float) -> bool:
        return self.desk.ticks() - begun < planned.whole_seconds and self._left() > 0


def mock(desk: Desk, face: MockFace, plan: MockPlan, seed: int) -> MockResult:
    """Hold the interview. Whatever ends it, what was answered is kept and scored."""
    return Mock(desk, face, plan, seed).run()
