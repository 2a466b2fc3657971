"""Reading lines: from a person with real line editing, or from a pipe."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TextIO
from unicodedata import normalize

MAX_ANSWER = 200_000
"""Characters of one answer that are kept; a longer paste is cut."""

ReadLine = Callable[[str], str]
"""Shows a prompt and returns a line without its newline; EOFError at the end of input."""


def tidy(line: str) -> str:
    """NFC, without what a terminal may slip in: lone surrogates and control characters."""
    whole = line.encode("utf-8", "replace").decode("utf-8")
    kept = "".join(char for char in whole[:MAX_ANSWER] if char >= " " or char == "\t")
    return normalize("NFC", kept)


def person_reader(*, plain: bool = False) -> ReadLine:
    """A reader for a terminal. Importing readline first makes backspace right over Han and
    Vietnamese; the prompt goes through it so that it never erases the prompt. A `plain` one
    sends the terminal no modes."""
    import readline

    readline.set_auto_history(False)
    if plain:
        readline.parse_and_bind("set enable-bracketed-paste off")

    def read(prompt: str) -> str:
        line = tidy(input(prompt))
        if line.strip():
            readline.add_history(line)
        return line

    return read


def pipe_reader(stream: TextIO) -> ReadLine:
    """A reader for a pipe: no prompt, a line at a time, any bytes."""

    def read(_: str) -> str:
        line = stream.readline()
        if not line:
            raise EOFError
        return tidy(line.rstrip("\r\n"))

    return read


def read_answer_lines(read: ReadLine, prompt: str, more: str = ". ") -> str:
    r"""One answer: a trailing backslash continues on the next line, `\e` opens the editor.
    Input that ends inside an answer keeps what was typed; EOFError where nothing was."""
    lines: list[str] = []
    while True:
        try:
            line = read(more if lines else prompt)
        except EOFError:
            if lines:
                return "\n".join(lines)
            raise
        if line.strip() == "\\e" and sys.stdin.isatty():
            lines.append(from_editor("\n".join(lines)))
            return lines[-1]
        if not line.endswith("\\"):
            return "\n".join([*lines, line])
        lines.append(line[:-1].rstrip())


def from_editor(text: str) -> str:
    """Let the person write in $VISUAL or $EDITOR; returns the text (`text` if that fails)."""
    from llm_interview.terminal.editors import find_editor, run_editor

    try:
        editor = find_editor()
    except ValueError:
        editor = None
    if editor is None:
        return text
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answer.txt"
        path.write_text(text, "utf-8")
        try:
            code = run_editor(editor.command(path))
            written = path.read_text("utf-8", errors="replace") if code == 0 else text
        except OSError:
            return text
    return "\n".join(tidy(line) for line in written.strip().splitlines())
