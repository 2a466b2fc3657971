"""The learner in a mock interview: at a terminal or behind a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from llm_interview.core.replies import Key, Typed, read_answer
from llm_interview.terminal.line_face import LineFace
from llm_interview.terminal.line_reader import read_answer_lines
from llm_interview.terminal.lines import BLANK
from llm_interview.terminal.mock_screens import ask_screen, clock, plan_screen

if TYPE_CHECKING:
    from llm_interview.core.mock_plan import MockPlan
    from llm_interview.core.mock_session import MockView
    from llm_interview.terminal.lines import Screen

SHOW_CLOCK = ":t"


class TerminalMockFace(LineFace):
    """Shows screens and reads lines. The clock stands before the prompt of every line and is
    counted anew only when one is asked for: nothing on the screen moves by itself."""

    def plan(self, plan: MockPlan, seed: int) -> None:
        """Show what is coming."""
        self._display.show(plan_screen(plan, seed, self._text, self._display.width))

    def ask(self, view: MockView) -> None:
        """Put a question."""
        self._display.show(ask_screen(view, self._text, self._display.width))

    def answer(self, view: MockView) -> Typed | Key:
        """Wait for an answer or a command; `:t` only shows the clock again."""
        begun = self._ticks()

        def spent() -> float:
            return self._ticks() - begun

        def read(prompt: str) -> str:
            while True:
                line = self._read(f"{clock(view.seconds - int(spent()))} {prompt}")
                if normalize("NFKC", line).strip() != SHOW_CLOCK:
                    return line

        try:
            line = read_answer_lines(read, self._text("prompt_answer"), self.fault)
        except EOFError:
            return Key(command="end")
        return read_answer(line, round(spent() * 1000))

    def read_sheet(self, sheet: Screen) -> None:
        """Show the score sheet page by page. After the end of input or Ctrl-C the rest comes at
        once, because it stands nowhere else; Ctrl-C is passed on then."""
        if not self.pauses:
            self._display.show(sheet)
            return
        rest = self._page(sheet, 1)
        try:
            while rest and self._waits_for_enter("prompt_page"):
                rest = self._page(rest, 1)
        finally:
            if rest:
                self._display.show([BLANK, *rest])
