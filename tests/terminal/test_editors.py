"""Which editor, how it is told the line, and what happens while it runs."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from llm_interview.terminal.editors import Editor, find_editor, run_editor

PATH = Path("/decks/a b.yaml")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["vi"], ["vi", "+7", "/decks/a b.yaml"]),
        (["/usr/bin/nvim", "-n"], ["/usr/bin/nvim", "-n", "+7", "/decks/a b.yaml"]),
        (["nano"], ["nano", "+7", "/decks/a b.yaml"]),
        (["emacs", "-nw"], ["emacs", "-nw", "+7", "/decks/a b.yaml"]),
        (["less"], ["less", "+7", "/decks/a b.yaml"]),
        (["gvim"], ["gvim", "-f", "+7", "/decks/a b.yaml"]),
        (["code"], ["code", "--wait", "-g", "/decks/a b.yaml:7"]),
        (["Code.exe", "--wait"], ["Code.exe", "--wait", "-g", "/decks/a b.yaml:7"]),
        (["subl"], ["subl", "--wait", "/decks/a b.yaml:7"]),
        (["hx"], ["hx", "/decks/a b.yaml:7"]),
        (["ed"], ["ed", "/decks/a b.yaml"]),
        (["sed", "-i", "s/a/b/"], ["sed", "-i", "s/a/b/", "/decks/a b.yaml"]),
    ],
    ids=lambda words: words[0],
)
def test_each_editor_is_told_the_line_in_its_own_way(words: list[str], expected: list[str]) -> None:
    assert Editor(words=tuple(words)).command(PATH, 7) == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"VISUAL": "one -x", "EDITOR": "two"}, ("one", "-x")),
        ({"VISUAL": "", "EDITOR": "two"}, ("two",)),
        ({"VISUAL": "  ", "EDITOR": "'my editor' --flag"}, ("my editor", "--flag")),
        ({}, ("vim",)),
    ],
)
def test_visual_comes_before_editor_and_both_before_what_is_there(
    environment: dict[str, str], expected: tuple[str, ...]
) -> None:
    found = find_editor(environment, lambda name: name if name in ("vim", "vi") else None)
    assert found is not None
    assert found.words == expected


def test_a_system_may_have_no_editor_at_all() -> None:
    assert find_editor({}, lambda _: None) is None


def test_a_quote_that_does_not_close_is_no_editor() -> None:
    with pytest.raises(ValueError, match="quotation"):
        find_editor({"EDITOR": "'vi"})


def test_no_shell_reads_the_path(tmp_path: Path) -> None:
    path = tmp_path / "$(touch gone); x.yaml"
    path.write_text("", "utf-8")
    code = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.argv[1])"
    assert run_editor(Editor(words=(sys.executable, "-c", code)).command(path)) == 0
    assert path.read_text("utf-8") == str(path)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_ctrl_c_is_the_editors_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    code = "import os, signal; os.kill(os.getppid(), signal.SIGINT)"
    assert run_editor([sys.executable, "-c", code]) == 0
    assert signal.getsignal(signal.SIGINT) is before


def test_an_editor_that_dies_of_ctrl_c_ended_badly() -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGINT); import time; time.sleep(600)"
    assert run_editor([sys.executable, "-c", f"import sys; sys.stderr = None\n{code}"]) != 0
