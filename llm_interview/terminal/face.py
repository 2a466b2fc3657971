"""The learner at a terminal or behind a pipe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from unicodedata import normalize

from llm_interview.core.ratings import RATINGS, Rating
from llm_interview.core.replies import Key, Typed, read_answer, read_choice, read_rating
from llm_interview.core.session import SELF_RATED, GradeView, QuestionView, RatingView
from llm_interview.terminal.line_face import LineFace
from llm_interview.terminal.line_reader import read_answer_lines
from llm_interview.terminal.lines import BLANK
from llm_interview.terminal.screens import (
    judged_part,
    points_screen,
    question_screen,
    rating_screen,
    rows_to_rate,
    told_part,
)

if TYPE_CHECKING:
    from llm_interview.core.grades import Answer, PointGrade
    from llm_interview.core.questions import Question
    from llm_interview.core.review import Event
    from llm_interview.terminal.spoken_reader import ReadAloud


BARE_KEYS = frozenset("hlusfeq")
"""Letters that are keys at a rating; at an answer a colon stands before them."""


def _takes_words(view: QuestionView) -> bool:
    """Whether the machine judges the learner's own words."""
    return view.choice is None and view.mode not in SELF_RATED


class TerminalFace(LineFace):
    """Shows screens on a display and reads lines; the same for a person and a pipe, which
    differ only in the readers, the prompts and where `saved` is acknowledged. `aloud` reads in mode
    `speak`, and a pipe has none: it gives a line there as everywhere. `hurry` tells whether Enter
    was pressed where nothing is asked."""

    rates = True
    """Whether a rating follows the answer."""

    aloud: ReadAloud | None = None
    hurry: Callable[[], bool] | None = None
    _words = True

    def question(self, view: QuestionView) -> None:
        """Put the question."""
        screen = question_screen(view, self._text, self._display.width)
        if self._spoken and screen[0]:  # apart from what was said of another card, or of this one
            screen = [BLANK, *screen]
        self._spoken = True
        self.ready(len(screen) + 1)
        if self.pauses and len(screen) >= self._display.rows:
            from llm_interview.terminal.pages import without_blanks

            screen = without_blanks(screen)
        self._display.show(screen)

    def answer(self, view: QuestionView) -> Typed | Key:
        """Wait for an answer; where nothing is typed, for Enter alone."""
        begun = self._ticks()
        self._unread = 0
        self._words = _takes_words(view)
        if self._left:
            return Key(command="end")
        try:
            line = self._line(view)
        except EOFError:
            return Key(command="end")
        ms = round((self._ticks() - begun) * 1000)
        if view.choice is not None:
            return read_choice(line, ms, len(view.choice.options))
        reply = read_answer(line, ms)
        if isinstance(reply, Key):
            return reply
        if view.mode in SELF_RATED:
            return Typed(text="", ms=reply.ms)
        return reply

    def _line(self, view: QuestionView) -> str:
        if view.mode == "speak" and self.aloud is not None:
            return self.aloud(self._text, view.seconds)
        prompt = self._text("prompt_answer")
        if view.mode == "points":
            points = len(view.question.key_points)
            prompt = self._text("prompt_points", number=view.said + 1, total=points)
        while True:
            line = self._read_whole(view, prompt)
            told = self._told_of_key(view, normalize("NFKC", line).strip())
            if self.aloud is None or told is None:
                return line
            self.say(told, key=line.strip())  # a key of the rating; an answer is longer

    def _read_whole(self, view: QuestionView, prompt: str) -> str:
        if view.choice is not None:
            return self.keys(prompt)
        return read_answer_lines(self._read, prompt, self.fault)

    def _told_of_key(self, view: QuestionView, line: str) -> str | None:
        """The sentence about a key of the rating that was typed as an answer; None for others."""
        if line in BARE_KEYS:
            return "colon_key"
        if _takes_words(view) and line.startswith("!") and not line[1:].strip(" 0123456789"):
            return "key_at_rating" if self.rates else "bad_key"
        return None

    def _told_at_enter(self, typed: str) -> str:
        reply = read_rating(typed, "good", self._rating_names())
        command = reply.command if isinstance(reply, Key) else "rate"
        keys = self.rates and command != "unknown" and (command != "accept" or self._words)
        return "key_at_rating" if keys else super()._told_at_enter(typed)

    def earned(self, question: Question, answer: Answer, points: Sequence[PointGrade]) -> None:
        """Show the key points that the last line of the answer made, with its words."""
        screen = points_screen(question, answer, points, self._text, self._display.width)
        self._display.show(screen)

    def grade(self, view: GradeView) -> None:
        """Show how the answer fared. A grade that the model answer would push out of the window
        is left standing until Enter, and what is longer than the window comes page by page; the
        end of input there ends the session."""
        say, width = self._text, self._display.width
        judged, told = judged_part(view, say, width), told_part(view, say, width)
        rating = rows_to_rate(say, width)
        if not self.pauses or len(judged) + len(told) + rating <= self._display.rows:
            self._display.show([*judged, *told])
            self._unread = len(judged) + len(told)
            return
        if judged and told:
            self.page_through(judged)
            if self._left or not self._waits_for_enter("prompt_more"):
                return
            told = told_part(view, say, self._display.width)  # the window may be another by now
        self.page_through(told or judged, rating)

    def waits(self, place: str, seconds: float) -> bool:
        """Say who is waited for; False where the learner has left."""
        if not self._left:
            key = "judge_waiting" if self.hurry is None else "judge_waiting_enter"
            self.say(key, place=place, seconds=f"{seconds:g}")
            self.hurries()  # an Enter that was pressed before this is none
        return not self._left

    def hurries(self) -> bool:
        """Whether the person pressed Enter while waiting."""
        return self.hurry is not None and self.hurry()

    def opinion(self, view: GradeView, *, rated: bool) -> None:
        """Show the judge's opinion beside the grade."""
        from llm_interview.terminal.judge_screen import opinion_screen

        self._display.show(opinion_screen(view, self._text, self._display.width, rated=rated))

    def undone(self, event: Event) -> None:
        """Say what was taken back."""
        from llm_interview.terminal.action_words import action_words

        self.say("undone", what=action_words(event, self._text))

    def rating(self, view: RatingView) -> Rating | Key:
        """Wait for a rating or a command."""
        if self._left:
            return Key(command="end")
        self._display.show(rating_screen(view, self._text, self._display.width))
        self._unread = 0
        try:
            line = self.keys(self._text("prompt_rating"))
        except EOFError:
            return Key(command="end")
        return read_rating(line, view.suggested, self._rating_names())

    def _rating_names(self) -> dict[str, Rating]:
        """The ratings by their names on the screen."""
        return {self._text(f"rating_{rating}"): rating for rating in RATINGS}
