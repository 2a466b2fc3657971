"""Reading lines: from a person with real line editing, or from a pipe."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TextIO
from unicodedata import normalize

from llm_interview.core.errors import Fault

MAX_ANSWER = 200_000
"""Characters of one answer that are kept; a longer paste is cut."""

MORE = ". "
"""The prompt of an answer's further lines."""

TellLines = Callable[[int], None]
"""Tells of so many lines that are kept and no longer on the screen."""

ReadLine = Callable[[str], str]
"""Shows a prompt and returns a line without its newline; EOFError at the end of input."""

ReadMore = Callable[[], str]

TellFault = Callable[[Fault], None]
"""Tells what went wrong beside the answer."""


def tidy(line: str) -> str:
    """NFC, without what a terminal may slip in: lone surrogates and control characters. Line
    breaks, which only a paste has, stay."""
    whole = line.encode("utf-8", "replace").decode("utf-8")[:MAX_ANSWER]
    whole = whole.replace("\r\n", "\n").replace("\r", "\n")
    return normalize("NFC", "".join(char for char in whole if char in "\t\n" or _is_text(char)))


def _is_text(char: str) -> bool:
    return char >= " " and not "\x7f" <= char <= "\x9f"


def person_reader(*, plain: bool = False) -> ReadLine:
    """A reader of keys and short words at a terminal: nothing to recall, and neither what was
    pressed before the prompt stood there nor a paste of several lines is taken for a key."""
    from llm_interview.terminal.keyboard import Keyboard, drop_typed_ahead, is_more_coming

    keyboard = Keyboard(plain=plain)

    def read(prompt: str) -> str:
        drop_typed_ahead()
        line = tidy(keyboard.line(prompt))
        return f"{line}\n…" if is_more_coming() else line

    return read


def answer_reader(*, plain: bool = False, tell: TellLines | None = None) -> ReadLine:
    """A reader of answers at a terminal. The arrow up brings the answers of this session; pasted
    lines are one answer, which the person's own Enter ends. `tell` hears how many lines are kept
    of a paste that the window does not hold."""
    from llm_interview.terminal.keyboard import Keyboard, drop_typed_ahead

    keyboard = Keyboard(plain=plain, tell=tell)
    said: list[str] = []

    def read(prompt: str) -> str:
        drop_typed_ahead()
        first = tidy(keyboard.line(prompt, said))
        whole = _with_pasted(first, lambda: tidy(keyboard.line(MORE)))
        if whole and whole != "?" and whole[0] not in ":\\":
            said.append(whole)
        return whole

    return read


def _with_pasted(first: str, more: ReadMore) -> str:
    """Where the terminal sends a paste without brackets, each of its lines ends by itself: go on
    until a line comes as slowly as a person presses Enter."""
    from llm_interview.terminal.keyboard import BURST, is_more_coming

    lines, at_once = [first], False
    while at_once or is_more_coming():
        begun = monotonic()
        try:
            lines.append(more())
        except EOFError:
            break
        at_once = bool(lines[-1]) and monotonic() - begun < BURST
    return "\n".join(lines).strip("\n") if len(lines) > 1 else first


def pipe_reader(stream: TextIO) -> ReadLine:
    """A reader for a pipe: no prompt, a line at a time, any bytes."""

    def read(_: str) -> str:
        line = stream.readline()
        if not line:
            raise EOFError
        return tidy(line.rstrip("\r\n"))

    return read


def read_answer_lines(read: ReadLine, prompt: str, tell: TellFault | None = None) -> str:
    r"""One answer: a trailing backslash continues on the next line, `\e` opens the editor. Where
    nothing comes back from that, the answer goes on; `tell` hears why there is no editor.
    Input that ends inside an answer keeps what was typed; EOFError where nothing was."""
    lines: list[str] = []
    while True:
        try:
            line = read(MORE if lines else prompt)
        except EOFError:
            if lines:
                return "\n".join(lines)
            raise
        if line.strip() == "\\e" and sys.stdin.isatty():
            written = _from_editor("\n".join(lines), tell)
            if written:
                return written
            continue
        if not line.endswith("\\"):
            return "\n".join([*lines, line])
        lines.append(line[:-1].rstrip())


def _from_editor(text: str, tell: TellFault | None) -> str | None:
    try:
        return from_editor(text)
    except Fault as fault:
        if tell is None:
            raise
        tell(fault)
        return None


def from_editor(text: str) -> str | None:
    """Let the person write in $VISUAL or $EDITOR; None if that fails. UsageFault where there is
    no editor."""
    from llm_interview.terminal.editors import run_editor, the_editor

    editor = the_editor()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answer.txt"
        path.write_text(text, "utf-8")
        try:
            if run_editor(editor.command(path)) != 0:
                return None
            written = path.read_text("utf-8", errors="replace")
        except OSError:
            return None
    return "\n".join(tidy(line) for line in written.strip().splitlines())
