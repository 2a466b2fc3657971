"""The learner's editor within a session: it gets the terminal, gives it back, and may fail."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.keyboard import CARD, Start, kept, left


def test_the_editor_gets_the_terminal_and_gives_it_back(
    start: Start, home: Path, tmp_path: Path
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import os, pathlib, signal, sys, tty\n"
        "tty.setraw(0)\n"
        "pathlib.Path(sys.argv[-1]).write_text('một\\n二\\n', 'utf-8')\n"
        "print('EDITING', flush=True)\n"
        "os.read(0, 1) == b'k' and os.kill(os.getpid(), signal.SIGKILL)\n",
        "utf-8",
    )
    terminal = start(EDITOR=f"'{sys.executable}' '{script}'")
    terminal.type("\\e\r")
    terminal.wait("EDITING")
    terminal.type("x")
    terminal.wait_to_edit("rating> ")
    terminal.type("3\r")
    assert terminal.end() == 0
    assert terminal.is_as_found
    assert kept(home) == ["một\n二"]


def test_an_editor_that_was_killed_leaves_the_terminal_whole(start: Start, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import tty, time\ntty.setraw(0)\nprint('EDITING', flush=True)\ntime.sleep(600)"
    )
    terminal = start(EDITOR=f"'{sys.executable}' '{script}'")
    terminal.type(":e\r")
    terminal.wait("EDITING")
    terminal.signal(15)
    assert terminal.end() == 143
    assert terminal.is_as_found


@pytest.mark.parametrize(
    ("editor", "told"), [("no-such-editor", "set EDITOR"), ("false", ""), ("true", "")]
)
@pytest.mark.parametrize("words", [CARD, ("mock", "-n", "1"), ("grade", "dec-temperature")])
def test_an_editor_from_which_nothing_comes_leaves_the_question_open(
    start: Start, home: Path, words: tuple[str, ...], editor: str, told: str
) -> None:
    terminal = start(*words, EDITOR=editor, VISUAL="")
    terminal.type("\\e\r")
    terminal.wait(told)
    terminal.wait_to_edit("> ")
    assert left(terminal) == 130
    assert not kept(home)
