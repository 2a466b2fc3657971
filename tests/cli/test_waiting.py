"""Long work: a person at a terminal is told, and an interrupt leaves no trace of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.keyboard import Terminal
from tests.cli.program import run

ALL = ("export", "--langs", "vi,zh,en", "-o", "sheet.pdf")
ERASED = "\r\x1b[K"
UNHURRIED = (
    "from llm_interview.terminal import waiting_line; waiting_line.AFTER = 60.0;"
    "from llm_interview.cli.main import main; main()"
)
"""The program where half a second is a minute: nothing takes long, on a slow machine neither."""
IN_A_CALLBACK = """
import os, signal
from llm_interview.export import pdf

class Finalized:
    def __del__(self):
        os.kill(os.getpid(), signal.{signal})

read = pdf.sheet_data
def reading(*given):
    Finalized()
    return read(*given)

pdf.sheet_data = reading
from llm_interview.cli.main import main
main()
"""
"""The program interrupted where Python drops whatever is raised."""
WORDS = {"en": "cards in type …", "vi": "Đang dàn trang", "zh": "张卡片……"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that must be as it was found unless something was written whole."""
    found = tmp_path / "here"
    found.mkdir()
    monkeypatch.chdir(found)
    yield found
    shutil.rmtree(found)


def screen(terminal: Terminal) -> str:
    return "\n".join(row.rstrip() for row in terminal.screen.display).strip()


@pytest.mark.parametrize("lang", WORDS)
def test_ctrl_c_while_pages_are_set_leaves_neither_a_file_nor_a_line(
    lang: str, folder: Path
) -> None:
    terminal = Terminal("--ui-lang", lang, *ALL, size=(5, 40))
    terminal.wait(WORDS[lang])
    terminal.type(b"\x03")
    assert terminal.end() == 130
    assert terminal.is_as_found
    assert screen(terminal) == ""
    assert [*folder.iterdir()] == []


@pytest.mark.parametrize(("signal", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_an_interrupt_that_comes_in_a_callback_of_the_interpreter_is_heard_all_the_same(
    signal: str, code: int, folder: Path
) -> None:
    words = [*ALL[:1], "id:pre-nsp", *ALL[1:]]
    program = IN_A_CALLBACK.format(signal=signal)
    terminal = Terminal(command=[sys.executable, "-c", program, "--ui-lang", "en", *words])
    assert terminal.end() == code
    assert screen(terminal) == ""
    assert [*folder.iterdir()] == []


def test_ctrl_c_while_cards_are_read_for_the_first_time_leaves_no_line(
    home: Path, folder: Path
) -> None:
    shutil.rmtree(home / "cache")
    terminal = Terminal("--ui-lang", "en", *ALL, size=(5, 40))
    terminal.wait("Preparing cards: 2")
    terminal.type(b"\x03")
    assert terminal.end() == 130
    assert screen(terminal) == ""
    assert [*folder.iterdir()] == []


def test_what_is_done_at_once_is_not_announced() -> None:
    words = ["--ui-lang", "en", "export", "id:pre-nsp", "-o", "sheet.md"]
    terminal = Terminal(command=[sys.executable, "-c", UNHURRIED, *words])
    assert terminal.end() == 0
    assert screen(terminal) == "Written: sheet.md (1 card)"
    assert ERASED not in terminal.text


def test_a_pipe_is_told_the_end_alone() -> None:
    ran = run("--ui-lang", "en", *ALL[:3], "-o", "sheet.epub")
    assert (ran.code, ran.err) == (0, "Written: sheet.epub (142 cards)\n")
