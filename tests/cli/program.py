"""Runs the program as a person or a script would: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

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
