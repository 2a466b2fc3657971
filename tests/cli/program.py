"""Runs the program as a person or a script would: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pexpect

from tests.waiting import PATIENCE

PROGRAM = [sys.executable, "-m", "llm_interview"]


@dataclass(frozen=True)
class Ran:
    """What a run printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401 - any JSON
        return json.loads(self.out)

    @property
    def saved(self) -> list[str]:
        return [line.split()[1] for line in self.err.splitlines() if line.startswith("saved ")]


def run(*words: str, typed: str = "", env: dict[str, str] | None = None) -> Ran:
    """Run `llm-interview WORDS` with `typed` on standard input."""
    done = subprocess.run(
        [*PROGRAM, *words],
        input=typed.encode("utf-8", "surrogateescape"),
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
    )
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in err, err
    return Ran(done.returncode, out, err)


def seated(
    *words: str,
    size: tuple[int, int] = (40, 80),
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
) -> pexpect.spawn[str]:
    """Run `llm-interview WORDS` at a terminal of so many lines and columns."""
    return pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], *words],
        env={**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8", **(env or {})},
        encoding="utf-8",
        dimensions=size,
        timeout=PATIENCE,
        cwd=cwd,
    )
