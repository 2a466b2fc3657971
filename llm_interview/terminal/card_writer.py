"""The person who writes a card: an editor, and a question where something was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from llm_interview.core.os_reasons import os_reason
from llm_interview.terminal.editors import Editor, run_editor
from llm_interview.terminal.fault_words import in_words
from llm_interview.terminal.lines import BLANK, Screen, paragraph
from llm_interview.terminal.screens import sentence

if TYPE_CHECKING:
    from llm_interview.core.problems import Problem
    from llm_interview.terminal.catalog import Catalog
    from llm_interview.terminal.display import Display
    from llm_interview.terminal.line_reader import ReadLine

Decision = Literal["again", "keep", "discard", "leave", "interrupt"]
MOST_FINDINGS = 20
_STYLES = {"error": "incorrect", "warning": "partial", "advice": "dim"}
_KEYS: dict[str, Decision] = {"e": "again", "k": "keep", "d": "discard"}


class CardWriter:
    """An editor and a conversation; without `read` nobody can be asked, so that only what is
    free of errors is kept."""

    def __init__(
        self, editor: Editor, display: Display, say: Catalog, read: ReadLine | None
    ) -> None:
        self._editor, self._display, self._say, self._read = editor, display, say, read
        self._run: Callable[[list[str]], int] = run_editor

    def edit(self, path: Path, line: int) -> bool:
        """Open the file; False where the editor ended with an error."""
        try:
            return self._run(self._editor.command(path, line)) == 0
        except OSError as fault:
            reason = in_words(os_reason(fault), self._say.lang)
            failed = self._editor.words[0] + self._say("colon") + reason
            self._display.show(sentence(failed, self._display.width))
            return False

    def decide(self, problems: Sequence[Problem]) -> Decision:
        """Show the findings and ask; advice alone is shown, not asked about."""
        self._display.show(findings_screen(problems, self._say, self._display.width))
        worst = {found.severity for found in problems}
        if self._read is None:
            return "leave" if "error" in worst else "keep"
        if worst <= {"advice"}:
            return "keep"
        return self._asked(self._read, "again" if "error" in worst else "keep")

    def _asked(self, read: ReadLine, usual: Decision) -> Decision:
        keys = self._say(f"write_keys_{usual}")
        while True:
            self._display.show(sentence(keys, self._display.width, "dim"))
            try:
                line = normalize("NFKC", read(self._say("prompt_write"))).strip().lower()
            except EOFError:
                return "leave"
            except KeyboardInterrupt:
                return "interrupt"
            if not line:
                return usual
            if line in _KEYS:
                return _KEYS[line]
            self._display.show(sentence(self._say("bad_key", key=line), self._display.width))


def finding_lines(found: Problem, place: str, say: Catalog, width: int) -> Screen:
    """One finding: where, its code, how grave it is in a word, because colours may be off."""
    grave = say(f"severity_{found.severity}") + say("colon")
    said = in_words(found.said, say.lang)
    body = [(f"{place} {found.code} ", ""), (grave, _STYLES[found.severity]), (said, "")]
    return paragraph(body, width, rest="  ")


def findings_screen(problems: Sequence[Problem], say: Catalog, width: int) -> Screen:
    """The findings of one file by line, the gravest in colour."""
    if not problems:
        return []
    screen: Screen = [BLANK, *paragraph([(say("write_findings"), "title")], width)]
    for found in problems[:MOST_FINDINGS]:
        screen += finding_lines(found, f"{found.line}:{found.column}", say, width)
    more = len(problems) - MOST_FINDINGS
    if more > 0:
        screen += paragraph([(say("write_more", count=more), "dim")], width)
    return screen
