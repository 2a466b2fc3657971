"""How the benchmark measures: CPU of whole processes, in turn with an empty Python."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bootstrap import BIN, PYTHON

if TYPE_CHECKING:
    from pathlib import Path

EMPTY = [str(PYTHON), "-c", "pass"]


@dataclass(frozen=True, slots=True)
class Home:
    """A learner's home: history, own decks, caches."""

    folder: Path

    def command(self, words: list[str]) -> list[str]:
        """Return the command line for `llm-interview WORDS`."""
        return [str(PYTHON), str(BIN / "llm-interview"), *words]

    def forget_history(self) -> None:
        """Remove what was derived from the history, and keep the compiled decks."""
        for path in (self.folder / "cache").iterdir():
            if not path.name.startswith("library"):
                path.unlink()

    def env(self) -> dict[str, str]:
        """Return the environment that leads the program into this home."""
        return os.environ | {"LLM_INTERVIEW_HOME": str(self.folder), "NO_COLOR": "1"}


@dataclass(frozen=True, slots=True)
class Command:
    """A command and, where one is set, its budget as a ratio to an empty Python."""

    name: str
    home: Home
    words: list[str]
    budget: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure; None where there was nothing to measure, `note` says why."""

    name: str
    value: float | None = None
    unit: str = "×"
    budget: float | None = None
    note: str = ""

    def line(self) -> str:
        """Return the figure as one line of the report."""
        if self.value is None:
            return f"{self.name:44} {'missing':>10}      {self.note}".rstrip()
        limit = "" if self.budget is None else f"≤ {self.budget:g} {self.unit}"
        mark = "OVER" if self.budget is not None and self.value > self.budget else ""
        shown = f"{self.value:.3g} {self.unit}"
        return f"{self.name:44} {shown:>10}  {limit:>10} {mark:4} {self.note}".rstrip()


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: exit code, CPU and wall seconds, largest memory in MB."""

    code: int
    cpu: float
    wall: float
    megabytes: float


def cost(command: list[str], env: dict[str, str]) -> Cost:
    """Run a command with no input and nobody reading."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(process.returncode, usage.ru_utime + usage.ru_stime, wall, megabytes(usage))


def megabytes(usage: resource.struct_rusage) -> float:
    """Return the largest resident size; the kernel counts in kB (macOS: in bytes)."""
    return usage.ru_maxrss / (1e6 if os.uname().sysname == "Darwin" else 1e3)


def ratios(commands: list[Command], rounds: int) -> list[Figure]:
    """Run all commands and an empty Python in turn; one ratio of medians a command."""
    # The first run of each builds its caches and tells whether the command exists.
    codes = [cost(each.home.command(each.words), each.home.env()).code for each in commands]
    empty: list[float] = []
    spent: list[list[float]] = [[] for _ in commands]
    for _ in range(rounds):
        for each, code, seconds in zip(commands, codes, spent, strict=True):
            empty.append(cost(EMPTY, dict(os.environ)).cpu)
            if code == 0:
                seconds.append(cost(each.home.command(each.words), each.home.env()).cpu)
    base = statistics.median(empty)
    base_line = Figure(name="python -c pass", value=base * 1000, unit="ms", note="CPU; the unit")
    return [
        base_line,
        *map(ratio, commands, codes, spent, [base] * len(commands)),
    ]


def ratio(command: Command, code: int, seconds: list[float], base: float) -> Figure:
    """Return the figure of one command, or say that it is missing."""
    if code or not seconds:
        return Figure(name=command.name, note=f"exit code {code}")
    median = statistics.median(seconds)
    note = f"{median * 1000:.0f} ms CPU"
    return Figure(name=command.name, value=median / base, budget=command.budget, note=note)


def first_start(
    home: Home, name: str, *, budget: float | None = None, words: list[str] | None = None
) -> Figure:
    """Measure the wall time of one command as it finds the home."""
    words = words or ["drill"]
    found = cost(home.command(words), home.env())
    if found.code:
        return Figure(name=name, note=f"exit code {found.code}")
    note = f"{found.cpu:.2f} s CPU"
    return Figure(name=name, value=found.wall, unit="s", budget=budget, note=note)


def peak(home: Home, name: str, *, seconds: float, megabytes: float) -> list[Figure]:
    """Measure time and memory of the start that builds all caches."""
    found = cost(home.command(["due"]), home.env())
    if found.code:
        return [Figure(name=name, note=f"exit code {found.code}")]
    return [
        Figure(name=name, value=found.wall, unit="s", budget=seconds),
        Figure(name="  its memory", value=found.megabytes, unit="MB", budget=megabytes),
    ]
