"""Every test of a command starts with a warm cache, as a person's second start does."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from llm_interview.cli import root
from tests.cli.keyboard import CARD, PROGRAM, Start, Terminal
from tests.cli.program import Ran


@pytest.fixture(autouse=True)
def _warm(home: Path, shipped_cache: Path) -> None:
    shutil.copytree(shipped_cache, home / "cache")


@pytest.fixture
def inside(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Runs a command over a pipe in this process: a fifth of the time, where neither a terminal
    nor the end of a process is looked at."""

    def run(*words: str, typed: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["llm-interview", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        capsys.readouterr()
        code = root._run()
        out, err = capsys.readouterr()
        return Ran(code if isinstance(code, int) else int(code is not None), out, err)

    return run


@pytest.fixture
def start() -> Iterator[Start]:
    """Opens a window with the program in it, which is closed after the test."""
    opened: list[Terminal] = []

    def asked(
        *words: str,
        size: tuple[int, int] = (80, 80),
        asks: str = "> ",
        program: list[str] = PROGRAM,
        **environment: str,
    ) -> Terminal:
        command = [*program, "--lang", "en", "--ui-lang", "en", *(words or CARD)]
        terminal = Terminal(size=size, command=command, **environment)
        opened.append(terminal)
        (terminal.wait_to_edit if asks == "> " else terminal.wait)(asks)
        terminal.settle(0.02)
        return terminal

    yield asked
    for terminal in opened:
        terminal.close()
