"""One question on the table: what the learner does until the answer is whole, in every mode."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from llm_interview.core.grades import Answer, Verdict
from llm_interview.core.ratings import Rating
from llm_interview.core.replies import Key, Typed
from llm_interview.core.session import SELF_RATED, Face, GradeView, QuestionView

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.app.pointwise import PointLines
    from llm_interview.core.langs import Lang
    from llm_interview.core.questions import Question

SELF_GRADER = "self/1"
_SCORES: dict[Rating, tuple[Verdict, float]] = {
    "again": ("incorrect", 0.0),
    "hard": ("partial", 0.5),
    "good": ("correct", 1.0),
    "easy": ("correct", 1.0),
}


@dataclass(slots=True)
class Asking:
    """A question from being put to being answered. In mode `points` the answer grows line by line
    in `told`; `hints` counts for each point. `leaving` where the session ends with this answer."""

    desk: Desk
    face: Face
    seed: str = ""
    view: QuestionView = field(init=False)
    told: PointLines | None = None
    leaving: bool = False
    hints: dict[str, int] = field(default_factory=dict)
    ms: int = 0
    picked: int | None = None

    @property
    def lang(self) -> Lang:
        """The language the question stands in."""
        return self.view.lang

    @property
    def lines(self) -> tuple[str, ...]:
        """What was typed so far in mode `points`."""
        return tuple(self.told.lines) if self.told else ()

    @property
    def said(self) -> frozenset[str]:
        """The key points that those lines make."""
        return frozenset(self.told.earned) if self.told else frozenset()

    def put(self, view: QuestionView) -> None:
        """Show the question, now or again (in another language)."""
        self.view = self._with_mode(view)
        if view.mode == "points":
            self._retold(view.question)
        self.face.question(self.view)

    def _retold(self, question: Question) -> None:
        """Begin the lines, or read those there are anew where the card has changed."""
        from llm_interview.app.pointwise import PointLines

        before, told = self.lines, self.told
        if told is None or told.question is not question:
            self.told = PointLines(desk=self.desk, question=question)
            for line in before:
                self.told.take(line)
        self.view = replace(self.view, said=len(self.said))

    def _with_mode(self, view: QuestionView) -> QuestionView:
        if view.mode == "choice":
            from llm_interview.app.choosing import choice_for

            choice = choice_for(self.desk, view.question, view.lang, self.seed)
            if choice is None:
                self.face.say("no_choice")
                return replace(view, mode="type")
            return replace(view, choice=choice)
        if view.mode == "speak":
            from llm_interview.core.settings import value_of

            seconds = value_of("speak_seconds", self.desk.progress.settings)
            return replace(view, seconds=cast("int", seconds))
        return view

    def reply(self) -> Answer | Key:
        """Wait until the answer is whole, or for a command that is not about hints."""
        while True:
            reply = self.face.answer(self.view)
            if isinstance(reply, Typed):
                answer = self._typed(reply)
                if answer is not None:
                    return answer
            elif reply.command in ("end", "quit") and self.lines:
                self.leaving = True
                return self.so_far()
            elif reply.command != "hint":
                return reply
            elif self.view.mode in ("type", "points"):
                self._hint()
            else:
                self.face.say("bad_key", key="?")

    def _typed(self, typed: Typed) -> Answer | None:
        self.ms += typed.ms
        if self.view.choice is not None:
            self.picked = int(typed.text) - 1 if typed.text else None
            picked = None if self.picked is None else self.view.choice.options[self.picked]
            return self._answer(picked.text if picked else "")
        if self.told is None:
            return self._answer(typed.text)
        if typed.text:
            from llm_interview.core.hints import next_point

            self._line(self.told, typed.text)
            if next_point(self.view.question, self.said) is not None:
                return None
        return self.so_far()

    def so_far(self) -> Answer:
        """The lines of mode `points` as one answer."""
        return self._answer("\n".join(self.lines))

    def _answer(self, text: str) -> Answer:
        hints = max(self.hints.values(), default=0)
        return Answer(text=text, lang=self.view.lang, ms=self.ms, hints=hints)

    def _line(self, told: PointLines, text: str) -> None:
        """Take one more line and say which points it made."""
        fresh = told.take(text)
        self.view = replace(self.view, said=len(self.said))
        if fresh:
            # A point said over two lines is quoted from both.
            answer = self._answer("\n".join(told.lines))
            self.face.earned(self.view.question, answer, fresh)
        else:
            self.face.say(f"point_{told.instead(text)}")

    def _hint(self) -> None:
        """One more hint to the most valuable open point; in mode `points` to the next one where
        all of that has been told."""
        from llm_interview.core.hints import MAX_HINTS, hint, next_point

        question, told = self.view.question, set(self.said)
        if self.view.mode == "points":
            told |= {point for point, given in self.hints.items() if given >= MAX_HINTS}
        point = next_point(question, told)
        if point is None or self.hints.get(point.id, 0) >= MAX_HINTS:
            self.face.say("no_more_hints")
            return
        level = self.hints.get(point.id, 0) + 1
        self.hints[point.id] = level
        self.face.say("hint", level=level, text=hint(question, point, self.view.lang, level))

    def judged(self, answer: Answer) -> GradeView:
        """How the answer fared."""
        question, choice = self.view.question, self.view.choice
        if choice is None:
            told = self.told
            grade = told.grade(answer) if told and told.lines else self.desk.judge(question, answer)
            note, lines = self._note(), self.lines
            return GradeView(question=question, answer=answer, grade=grade, note=note, lines=lines)
        from llm_interview.core.choices import choice_grade

        grade = choice_grade(question, choice, self.picked, answer.lang)
        return GradeView(
            question=question,
            answer=answer,
            grade=grade,
            choice=choice,
            picked=self.picked,
            note=self._note(),
        )

    def shown(self, view: GradeView, *, rated: bool = True) -> GradeView:
        """Show how the answer fared; then, where a judge is asked, its opinion beside that."""
        opinions = self.desk.opinions
        waiting = opinions.begin(view) if opinions else None
        self.face.grade(view)
        if opinions is None or waiting is None:
            return view
        return opinions.heard(self.face, view, waiting, rated=rated)

    def _note(self) -> str:
        return self.desk.progress.notes.get(self.view.question.id, "")

    def rated(self, view: GradeView, rating: Rating) -> GradeView:
        """What is recorded with `rating`: where the machine had nothing to judge, the learner's
        word is the grade."""
        if self.view.mode not in SELF_RATED or view.answer.text:
            return view
        verdict, score = _SCORES[rating]
        told = replace(view.grade, verdict=verdict, score=score, confidence=1.0)
        return replace(view, grade=replace(told, suggested_rating=rating, grader=SELF_GRADER))
