"""The daily session: question, answer, grade, rating, next; every step undoable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from llm_interview.app.accepting import (
    accept_answer,
    has_open_points,
    judged_again,
    says_something,
)
from llm_interview.app.asking import Asking
from llm_interview.app.desk import rating_view, suggested_rating
from llm_interview.app.sitting import Sitting
from llm_interview.core.grades import Answer
from llm_interview.core.queue import QueueItem
from llm_interview.core.ratings import Rating
from llm_interview.core.replies import Key
from llm_interview.core.schedule import LEECH_LAPSES
from llm_interview.core.session import (
    HELP,
    Face,
    GradeView,
    Mode,
    RatingView,
    Summary,
    asked_in,
    next_lang,
)

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.langs import Lang
    from llm_interview.core.questions import Question

Revise = Callable[["Question"], "Question"]
"""Opens a card in the learner's editor; gives it as it reads then (the same where it does not)."""


class _Ended(Exception):
    """The learner ended the session, or the input did."""


@dataclass(slots=True)
class Drill:
    """What is said and done in a sitting over a queue of cards; moves the schedule."""

    desk: Desk
    face: Face
    sitting: Sitting
    revise: Revise | None = None
    begun: dict[str, Asking] = field(default_factory=dict)
    lang: Lang = "en"

    def run(self) -> Summary:
        """Ask until the queue, the minutes or the learner's wish to go on ends."""
        sitting, interrupted = self.sitting, False
        try:
            while not sitting.is_over:
                self._card(sitting.next_card())
        except _Ended:
            pass
        except KeyboardInterrupt:
            interrupted = True
        return Summary(outcomes=tuple(sitting.outcomes), interrupted=interrupted)

    def _card(self, card: str) -> None:
        question = self.desk.question(card)
        new = Asking(desk=self.desk, face=self.face, seed=str(self.desk.seed()))
        asking = self.begun.pop(card, new)
        with self._keeping_lines(asking):
            answer = self._answer(question, asking)
        if answer is None:
            return
        graded = asking.judged(answer)
        with self._keeping(graded, asking):
            graded = asking.shown(graded)
        if asking.leaving:
            self._suggested(graded, asking)
            raise _Ended
        self._rate(graded, asking)

    def _answer(self, question: Question, asking: Asking) -> Answer | None:
        """The answer, or None where the card was put away instead."""
        self.lang = self.desk.lang  # another language was for one card
        view = self.sitting.view(question, asked_in(question, self.lang))
        asking.put(view)
        if view.lapses >= LEECH_LAPSES:
            self.face.say("leech", lapses=view.lapses)
        while True:
            reply = asking.reply()
            if isinstance(reply, Answer):
                return reply
            if reply.command == "language":
                self._turn(question, asking)
            elif reply.command == "edit":
                question = self._revised(question, asking)
            elif not self._stay(reply, question.id):
                if asking.lines and reply.command == "undo":
                    self.begun[question.id] = asking  # the card waits behind the one that is back
                return None

    def _revised(self, question: Question, asking: Asking, *, answered: bool = False) -> Question:
        """The question as it reads after the learner has changed it, put again; one that was
        answered and reads as before stands there already."""
        if self.revise is None:
            self.face.say("edit_needs_terminal")
            return question
        new = self.revise(question)
        if new is not question:
            self.desk.library.take_in(new)
        if new is not question or not answered:
            view = self.sitting.view(new, asked_in(new, asking.lang))
            asking.put(replace(view, answered=answered))
        return new

    def _graded_anew(self, graded: GradeView, asking: Asking) -> GradeView:
        """The same answer under the changed card; what was picked among the old options stays."""
        new = self._revised(graded.question, asking, answered=True)
        if new is graded.question:
            return graded
        again = asking.judged(graded.answer) if graded.choice is None else graded
        self.face.grade(again)
        return again

    def _turn(self, question: Question, asking: Asking) -> None:
        """Put the same question in its next language, where it has one."""
        lang = self._other_language(question, asking.lang)
        if lang != asking.lang:
            asking.put(self.sitting.view(question, lang))

    def _other_language(self, question: Question, lang: Lang) -> Lang:
        if len(question.langs) < 2:
            self.face.say("other_language")
            return lang
        self.lang = next_lang(question, lang)
        return self.lang

    def _stay(self, key: Key, card: str) -> bool:
        """Act on a command; False where the card leaves the table."""
        if key.command in ("quit", "end"):
            raise _Ended
        if key.command == "undo":
            return not self.sitting.undo(card)
        if key.command == "suspend":
            self.desk.store.suspend(card)
            self.face.say("suspended", card=card)
            return False
        if key.command == "flag":
            self.desk.store.flag(card)
            self.face.say("flagged", card=card)
        elif key.command == "help":
            self.face.say(HELP.get(self.sitting.mode, "help_answer"))
        else:
            self.face.say("bad_key", key=key.argument or "!")
        return True

    def _rate(self, graded: GradeView, asking: Asking) -> None:
        card, before = graded.question.id, None
        while True:
            view = self._rating_view(graded)
            with self._keeping(graded, asking):
                reply = self._rating(replace(view, again=view == before))
                before = view
                if isinstance(reply, Key) and reply.command in ("accept", "language", "edit"):
                    graded = self._seen_again(graded, asking, reply)
                    continue
            if not isinstance(reply, Key):
                self.sitting.record(asking.rated(graded, reply), reply)
                return
            if reply.command == "end":
                self.sitting.record(asking.rated(graded, view.suggested), view.suggested)
                raise _Ended
            if reply.command == "help":
                self.face.say("help_rating" if view.judged else "help_rating_self")
            elif not self._stay(reply, card):
                return
            elif reply.command == "undo":
                graded = judged_again(self.desk, self.face, graded)

    def _rating_view(self, graded: GradeView) -> RatingView:
        """The choice of a rating; «I was right» where there are words, and a point for them."""
        view = rating_view(self.desk.progress, graded)
        said = has_open_points(graded) and says_something(self.desk, graded)
        return replace(view, judged=view.judged and said)

    def _seen_again(self, graded: GradeView, asking: Asking, key: Key) -> GradeView:
        """The same answer after its wording was accepted, or its card changed or translated."""
        if key.command == "edit":
            return self._graded_anew(graded, asking)
        if key.command == "language":
            self._show_in_other_language(graded)
        elif graded.choice is None:
            grade = accept_answer(self.desk, self.face, graded, key.argument)
            return replace(graded, grade=grade)
        else:
            self.face.say("bad_key", key=key.argument or "!")
        return graded

    @contextmanager
    def _keeping(self, graded: GradeView, asking: Asking) -> Iterator[None]:
        """What was answered is kept with the suggestion when Ctrl-C, a signal or a closed output
        comes before the rating."""
        try:
            yield
        except (KeyboardInterrupt, OSError):
            self._suggested(graded, asking)
            raise

    @contextmanager
    def _keeping_lines(self, asking: Asking) -> Iterator[None]:
        """Lines that were told which points they make are an answer when Ctrl-C, a signal or a
        closed output comes before the last of them."""
        try:
            yield
        except (KeyboardInterrupt, OSError):
            if asking.lines:
                self._suggested(asking.judged(asking.so_far()), asking)
            raise

    def _suggested(self, graded: GradeView, asking: Asking) -> None:
        """Record the answer with the suggested rating."""
        suggested = suggested_rating(graded.answer, graded.grade)
        self.sitting.record(asking.rated(graded, suggested), suggested)

    def _rating(self, view: RatingView) -> Rating | Key:
        reply = self.face.rating(view)
        if isinstance(reply, Key) and reply.command == "quit":
            return Key(command="end")
        return reply

    def _show_in_other_language(self, graded: GradeView) -> None:
        question = graded.question
        lang = self._other_language(question, asked_in(question, self.lang))
        self.face.question(replace(self.sitting.view(question, lang), answered=True))
        # An option is in one language: of a pick the model answer alone is shown.
        text = graded.answer.text if graded.choice is None else ""
        shown = replace(graded.answer, lang=lang, text=text)
        self.face.grade(replace(graded, answer=shown, choice=None))


def drill(  # noqa: PLR0913 - what a session is made of
    desk: Desk,
    face: Face,
    queue: Sequence[QueueItem],
    *,
    minutes: int | None = None,
    mode: Mode = "type",
    revise: Revise | None = None,
    repeats: bool = True,
) -> Summary:
    """Run a session over `queue`. Every rated answer is durable before the next is asked; without
    `revise` cards cannot be changed. What was not known comes back unless `repeats` is False."""
    waiting = list(queue)
    sitting = Sitting(
        desk=desk, face=face, pending=waiting, minutes=minutes, mode=mode, repeats=repeats
    )
    return Drill(desk=desk, face=face, sitting=sitting, revise=revise).run()
