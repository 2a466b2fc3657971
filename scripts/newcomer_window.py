"""A window in which somebody types: the program on a pty, and all that scrolled by as text."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).resolve().parent.parent
ROWS, COLUMNS = 40, 80
LONGEST = 4000
"""Lines that one command may write."""

SECONDS = 60
READS_KEYS = rb"\x1b\[\?2004h"
"""What readline sends when it begins to read a line."""


class ScriptError(Exception):
    """The program asked more or less than the script answers."""


class Window:
    """Runs commands in one folder, made if it is not there. `environment` is added to this
    process's own; `more` are the prompts that only wait for Enter, which is pressed wherever one
    stands."""

    def __init__(self, folder: Path, environment: Mapping[str, str], more: Sequence[str]) -> None:
        # A child that cannot change into its folder would go on as a second copy of this process.
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LLM_"))}
        fixed = {"TERM": "xterm-256color", "NO_COLOR": "1", "INPUTRC": "/dev/null"}
        self._environment = inherited | fixed | dict(environment)
        self._environment["PYTHONPATH"] = str(ROOT)
        self._more = tuple(prompt.encode() for prompt in more)
        self._asks = READS_KEYS + b"([^\n]*?> |" + b"|".join(map(re.escape, self._more)) + b")"

    def run(self, words: Sequence[str], typed: Sequence[str]) -> str:
        """All that `llm-interview WORDS` shows while `typed` is entered, a line at each prompt.
        ScriptError where it wants more lines, or ends before the last."""
        screen = pyte.Screen(COLUMNS, LONGEST)
        stream = pyte.ByteStream(screen)
        child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            ["-m", "llm_interview", *words],
            cwd=str(self._folder),
            env=self._environment,
            dimensions=(ROWS, COLUMNS),
            timeout=SECONDS,
        )
        child.delaybeforesend = None
        waiting = list(typed)
        while child.expect([self._asks, pexpect.EOF]) == 0:
            asked = bytes(child.after) if isinstance(child.after, bytes) else b""
            stream.feed(bytes(child.before or b"") + asked)
            if asked.endswith(self._more):
                child.send(b"\r")
                continue
            if not waiting:
                child.close(force=True)
                raise ScriptError(f"{words} asks for more:\n{shown(screen)}")
            child.send(waiting.pop(0).encode() + b"\r")
        stream.feed(bytes(child.before or b""))
        child.close()
        if waiting:
            raise ScriptError(f"{words} ended before {waiting}:\n{shown(screen)}")
        return shown(screen)


def shown(screen: pyte.Screen) -> str:
    """The lines of a screen down to the cursor."""
    columns = range(screen.columns)
    lines = [
        "".join(screen.buffer[row][column].data for column in columns).rstrip()
        for row in range(screen.cursor.y + 1)
    ]
    return "\n".join(lines).rstrip("\n")
