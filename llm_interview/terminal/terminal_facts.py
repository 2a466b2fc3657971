"""Asks the terminal what it is; changes nothing of it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys

from llm_interview.core.health import TerminalFacts
from llm_interview.terminal.display import Display, is_terminal

_IUTF8 = 0o40000
"""The input flag by which a terminal's own Backspace takes a whole letter (Linux, macOS)."""


def look_at_terminal() -> TerminalFacts:
    """The terminal of this process, or what is known where there is none."""
    encoding = sys.stdout.encoding or "ascii"
    if not is_terminal():
        return TerminalFacts(encoding=encoding)
    return TerminalFacts(
        encoding=encoding,
        columns=shutil.get_terminal_size((80, 24)).columns,
        kind=os.environ.get("TERM", ""),
        coloured=Display(sys.stdout).coloured,
        erases=_erases(),
        editing=importlib.util.find_spec("readline") is not None,
    )


def _erases() -> bool | None:
    try:
        import termios

        flags = termios.tcgetattr(sys.stdin.fileno())[0]
    except (ImportError, OSError, ValueError, termios.error):
        return None
    return bool(flags & _IUTF8)
