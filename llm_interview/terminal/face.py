"""The learner at a terminal or behind a pipe."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from llm_interview.core.grades import Rating
from llm_interview.core.session import (
    SELF_RATED,
    GradeView,
    Key,
    QuestionView,
    RatingView,
    Typed,
    read_answer,
    read_choice,
    read_rating,
)
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.display import Display
from llm_interview.terminal.line_reader import ReadLine, read_answer_lines
from llm_interview.terminal.screens import (
    grade_screen,
    question_screen,
    rating_screen,
    sentence,
)

if TYPE_CHECKING:
    from llm_interview.terminal.spoken_reader import ReadAloud


class TerminalFace:
    """Shows screens on a display and reads lines; the same for a person and a pipe, which
    differ only in the reader, the prompts and where `saved` is acknowledged. `aloud` reads in mode
    `speak`; a pipe has none: it gives a line there as everywhere."""

    def __init__(
        self,
        display: Display,
        read: ReadLine,
        say: Catalog,
        ticks: Callable[[], float],
        acknowledge: TextIO | None,
    ) -> None:
        self._display = display
        self._read = read
        self._text = say
        self._ticks = ticks
        self._acknowledge = acknowledge
        self.aloud: ReadAloud | None = None

    def question(self, view: QuestionView) -> None:
        """Put the question."""
        self._display.show(question_screen(view, self._text, self._display.width))

    def answer(self, view: QuestionView) -> Typed | Key:
        """Wait for an answer; where nothing is typed, for Enter alone."""
        begun = self._ticks()
        try:
            line = self._line(view)
        except EOFError:
            return Key(command="end")
        ms = round((self._ticks() - begun) * 1000)
        if view.choice is not None:
            return read_choice(line, ms, len(view.choice.options))
        reply = read_answer(line, ms)
        if view.mode in SELF_RATED and isinstance(reply, Typed):
            return Typed(text="", ms=reply.ms)
        return reply

    def _line(self, view: QuestionView) -> str:
        if view.choice is not None:
            return self._read(self._text("prompt_answer"))
        if view.mode == "speak" and self.aloud is not None:
            return self.aloud(self._text, view.seconds)
        prompt = self._text("prompt_answer")
        if view.mode == "points":
            points = len(view.question.key_points)
            prompt = self._text("prompt_points", number=view.said + 1, total=points)
        return read_answer_lines(self._read, prompt)

    def grade(self, view: GradeView) -> None:
        """Show how the answer fared."""
        self._display.show(grade_screen(view, self._text, self._display.width))

    def rating(self, view: RatingView) -> Rating | Key:
        """Wait for a rating or a command."""
        self._display.show(rating_screen(view, self._text, self._display.width))
        try:
            line = self._read(self._text("prompt_rating"))
        except EOFError:
            return Key(command="end")
        return read_rating(line, view.suggested)

    def say(self, key: str, /, **values: object) -> None:
        """Say one sentence."""
        self._display.show(sentence(self._text(key, **values), self._display.width))

    def saved(self, review_id: str) -> None:
        """Acknowledge on the stream for it, once the review is on the disk."""
        if self._acknowledge is not None:
            self._acknowledge.write(f"saved {review_id}\n")
            self._acknowledge.flush()
