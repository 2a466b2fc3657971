"""One question on the table: what the learner does until the answer is whole, in every mode."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from llm_interview.core.grades import Answer, Grade, Verdict
from llm_interview.core.langs import in_lang
from llm_interview.core.ratings import Rating
from llm_interview.core.replies import Key, Typed
from llm_interview.core.session import SELF_RATED, Face, GradeView, QuestionView

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.langs import Lang

SELF_GRADER = "self/1"
_SCORES: dict[Rating, tuple[Verdict, float]] = {
    "again": ("incorrect", 0.0),
    "hard": ("partial", 0.5),
    "good": ("correct", 1.0),
    "easy": ("correct", 1.0),
}


@dataclass(slots=True)
class Asking:
    """A question from being put to being answered. In mode `points` the answer grows line by
    line: `lines` as typed, `said` the key points they make; `hints` counts for each point."""

    desk: Desk
    face: Face
    seed: str = ""
    view: QuestionView = field(init=False)
    lines: list[str] = field(default_factory=list)
    said: set[str] = field(default_factory=set)
    hints: dict[str, int] = field(default_factory=dict)
    ms: int = 0
    picked: int | None = None

    @property
    def lang(self) -> Lang:
        """The language the question stands in."""
        return self.view.lang

    def put(self, view: QuestionView) -> None:
        """Show the question, now or again (in another language)."""
        self.view = self._with_mode(view)
        self.face.question(self.view)

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
        return replace(view, said=len(self.said))

    def reply(self) -> Answer | Key:
        """Wait until the answer is whole, or for a command that is not about hints."""
        while True:
            reply = self.face.answer(self.view)
            if isinstance(reply, Typed):
                answer = self._typed(reply)
                if answer is not None:
                    return answer
            elif reply.command == "end" and self.lines:
                return self._answer("\n".join(self.lines))
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
        if self.view.mode != "points":
            return self._answer(typed.text)
        if typed.text:
            from llm_interview.core.hints import next_point

            self._line(typed.text)
            if next_point(self.view.question, self.said) is not None:
                return None
        return self._answer("\n".join(self.lines))

    def _answer(self, text: str) -> Answer:
        hints = max(self.hints.values(), default=0)
        return Answer(text=text, lang=self.view.lang, ms=self.ms, hints=hints)

    def _line(self, text: str) -> None:
        """Take one more line and say which points it made."""
        self.lines.append(_whole(text))
        grade = self.desk.judge(self.view.question, self._answer("\n".join(self.lines)))
        covered = {point.id for point in grade.points if point.status == "covered"}
        fresh = covered - self.said
        self.said |= covered
        self.view = replace(self.view, said=len(self.said))
        for point in self.view.question.key_points:
            if point.id in fresh:
                self.face.say("point_said", text=in_lang(point.text, self.view.lang))
        if not fresh:
            self.face.say(f"point_{_nearest(grade, text)}")

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
            grade = self.desk.judge(question, answer)
            return GradeView(question=question, answer=answer, grade=grade, note=self._note())
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


def _whole(line: str) -> str:
    """A line as a sentence, so that two points on two lines are not read as one."""
    from llm_interview.core.locales import is_han

    if line[-1:] in ".!?;,。！？；，…":
        return line
    return line + ("。" if any(map(is_han, line)) else ".")


def _nearest(grade: Grade, line: str) -> str:
    """What a line that makes no new point does instead: contradict one, say half of one, or
    nothing."""
    from llm_interview.core.search_text import fold

    words = fold(line)
    met = {
        point.status
        for point in grade.points
        if point.evidence and (fold(point.evidence) in words or words in fold(point.evidence))
    }
    return next((status for status in ("contradicted", "partial") if status in met), "missing")
