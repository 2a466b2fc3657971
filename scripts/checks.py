"""Every check of the project, one line each: format, lint, types, layers, decks, tests, wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock

import bootstrap
from bootstrap import BIN, PYTHON, ROOT

# Shared runs of text are looked for where the sources that must not be copied are at hand.
OVERLAP = ROOT.parent / "shared" / "tools" / "overlap.py"
COVERAGE = ("--cov", "--cov-report=term")
# The floor in pyproject.toml is that of the whole suite.
OF_A_PART = ("--cov-fail-under=0",)
# One more than there are cores: tests at a terminal wait more than they compute, and theirs take
# 66 s so, where two at once take 94 s.
SHARES = ("-n", "3", "--dist", "worksteal")
AT_ONCE = 2
ONE_AT_A_TIME = Lock()
"""Held by the step that prints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One check: what it is called, what it runs, whether its output is shown as it comes."""

    name: str
    command: list[str]
    live: bool = False


@dataclass(slots=True)
class Report:
    """What has been run so far."""

    started: float = field(default_factory=time.monotonic)
    passed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def closing(self) -> str:
        """Return the last line: how many steps, which failed, how long."""
        seconds = f"{time.monotonic() - self.started:.0f} s"
        total = len(self.passed) + len(self.failed)
        if self.failed:
            names = ", ".join(self.failed)
            return f"FAILED: {names} ({len(self.failed)} of {total} steps) after {seconds}"
        return f"All {total} steps are fine after {seconds}"


def main(arguments: list[str]) -> int:
    """Run all steps, also after one failed; 1 when any did. `--fast` leaves out the slow ones."""
    code = bootstrap.prepare("dev")
    if code:
        return code
    fast = "--fast" in arguments
    steps = plan([word for word in arguments if word != "--fast"], fast=fast)
    report = Report()
    with tempfile.TemporaryDirectory(prefix="llm-interview-test-") as home:
        try:
            perform_all(steps, report, surroundings(home))
        except KeyboardInterrupt:
            return bootstrap.INTERRUPTED
    print(report.closing(), flush=True)
    return 1 if report.failed else 0


def plan(pytest_arguments: list[str], *, fast: bool) -> list[Step]:
    """Return the steps in order: the quickest to complain comes first."""
    steps = [
        Step(name="ruff format", command=[tool("ruff"), "format", "--check", "."]),
        Step(name="ruff check", command=[tool("ruff"), "check", "--quiet", "."]),
        Step(name="import layers", command=[tool("lint-imports")]),
        Step(name="yamllint", command=[tool("yamllint"), "--strict", "content"]),
        Step(name="mypy", command=[tool("mypy")]),
        Step(name="decks", command=[tool("llm-interview"), "check", "--strict"]),
    ]
    if OVERLAP.exists():
        steps.append(Step(name="overlap", command=[str(PYTHON), str(OVERLAP), "content"]))
    if not fast:
        wheel = [str(PYTHON), str(ROOT / "scripts" / "wheel_check.py")]
        steps.append(Step(name="wheel", command=wheel))
    chosen = ["-m", "not slow"] if fast else [*COVERAGE]
    if pytest_arguments and not fast:
        chosen += OF_A_PART
    pytest = [str(PYTHON), "-m", "pytest", "-q", *SHARES, *chosen, *pytest_arguments]
    return [*steps, Step(name="pytest", command=pytest, live=True)]


def tool(name: str) -> str:
    """Return the path of a program of the environment."""
    return str(BIN / (name + (".exe" if bootstrap.WINDOWS else "")))


def perform_all(steps: list[Step], report: Report, env: dict[str, str]) -> None:
    """Run the silent steps, as many at once as there are cores for, then those that are shown."""
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        silent = [pool.submit(perform, step, report, env) for step in steps if not step.live]
    for done in silent:
        done.result()  # what could not even be started is raised here
    for step in steps:
        if step.live:
            perform(step, report, env)


def perform(step: Step, report: Report, env: dict[str, str]) -> None:
    """Run one step and print its line; the output of a silent step only when it failed."""
    started = time.monotonic()
    result = subprocess.run(
        step.command,
        check=False,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=None if step.live else subprocess.PIPE,
        stderr=None if step.live else subprocess.STDOUT,
    )
    word = "FAIL" if result.returncode else "ok"
    with ONE_AT_A_TIME:
        (report.failed if result.returncode else report.passed).append(step.name)
        print(f"{word:4} {time.monotonic() - started:6.1f} s  {step.name}", flush=True)
        if result.returncode and result.stdout:
            sys.stdout.buffer.write(result.stdout)
            sys.stdout.flush()


def surroundings(home: str) -> dict[str, str]:
    """Return an environment in which no check sees or touches the person's own history."""
    unwanted = {"PYTHONPATH", "PYTHONHOME", "LLM_INTERVIEW_NOW"}
    kept = {key: value for key, value in os.environ.items() if key not in unwanted}
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", os.defpath)])
    return kept | {"PATH": path, "LLM_INTERVIEW_HOME": home}
