"""Read a file as text that is safe to give to a YAML parser.

Only regular files of at most 1 MB are opened, so that a pipe or a device cannot hang a command.
What two YAML parsers understand differently (UTF-16, a byte order mark inside, raw control
characters, tabs) is refused or made plain here, once, for both.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from llm_interview.core.content_codes import problem
from llm_interview.core.errors import told
from llm_interview.core.os_reasons import os_reason
from llm_interview.core.problems import Problem

MAX_BYTES = 1_000_000

_FORBIDDEN = re.compile(
    "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)

_UNLIKE = {
    re.compile(r"^ *\t(?=[ \t]*[^ \t\r\n])", re.MULTILINE): told("C004_tab"),
    re.compile(r"^%", re.MULTILINE): told("C004_directive"),
}
"""Where one parser goes on and the other does not."""
_BLANKS = dict.fromkeys(map(ord, "\t\x85\u2028\u2029"), " ")
"""Tabs between words and line breaks only YAML 1.1 knows: parsers do not agree on either."""


def read_text(path: Path, shown: str) -> str | Problem:
    """The text of the file at `path`, or the Problem that stands against reading it.

    `shown` is the path as it appears in the problem.
    """
    try:
        raw = _read_bytes(path)
    except OSError as error:
        return problem(told("C001_why", why=os_reason(error)), shown)
    except ValueError as error:  # a NUL in the path
        return problem(told("C001_why", why=str(error)), shown)
    if raw is None:
        return problem(told("C001_not_regular"), shown)
    if len(raw) > MAX_BYTES:
        return problem(told("C002_large", most=MAX_BYTES), shown)
    return decode(raw, shown)


def decode(raw: bytes, shown: str) -> str | Problem:
    """The text in `raw`, each tab a blank, without byte order mark; or the Problem with it."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return problem(told("C003_utf16"), shown)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(raw[: error.start].decode("utf-8"))
        return problem(told("C003_not_utf8"), shown, line, column)
    text = text.removeprefix("\ufeff")
    found = _FORBIDDEN.search(text)
    if found is not None:
        line, column = _place(text[: found.start()])
        said = told("C003_character", character=f"U+{ord(found.group()):04X}")
        return problem(said, shown, line, column)
    for pattern, said in _UNLIKE.items():
        unlike = pattern.search(text)
        if unlike is not None:
            line, column = _place(text[: unlike.end() - 1])
            return problem(said, shown, line, column)
    return text.translate(_BLANKS)


def _read_bytes(path: Path) -> bytes | None:
    """At most one byte more than allowed; None for anything but a regular file."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        return file.read(MAX_BYTES + 1)


def _place(before: str) -> tuple[int, int]:
    """1-based line and column of what follows `before`."""
    line = before.count("\n") + 1
    return line, len(before) - (before.rfind("\n") + 1) + 1
