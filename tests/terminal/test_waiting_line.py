"""The line that tells what takes long."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable
from itertools import count

import pytest
from rich.cells import cell_len

from llm_interview.terminal import waiting_line
from llm_interview.terminal.waiting_line import WaitingLine
from tests.waiting import PATIENCE


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting_line, "AFTER", 0.01)
    monkeypatch.setattr(waiting_line, "EVERY", 0.01)


class Stream(io.StringIO):
    """A terminal that may go away."""

    gone = False

    def write(self, text: str) -> int:
        if self.gone:
            raise OSError("no terminal")
        return super().write(text)


def until(holds: Callable[[], object]) -> None:
    while not holds():  # a test that hangs is ended
        time.sleep(0.002)


def _fail_when(holds: Callable[[], object], kind: type[BaseException]) -> None:
    until(holds)
    raise kind


def line(stream: io.StringIO, words: str = "Working …", *, plain: bool = False) -> WaitingLine:
    """A line whose clock goes on by a second at each look."""
    clock = count()
    return WaitingLine(
        stream, words, ticks=lambda: float(next(clock)), seconds="{} s".format, plain=plain
    )


def test_the_words_stand_there_with_the_seconds_and_go() -> None:
    stream = Stream()
    with line(stream):
        until(lambda: "3 s" in stream.getvalue())
    told = stream.getvalue().split("\r\x1b[K")
    assert told[1:4] == ["Working … 1 s", "Working … 2 s", "Working … 3 s"]
    assert told[-1] == ""


def test_nothing_is_written_for_what_is_not_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting_line, "AFTER", PATIENCE)
    stream, others = Stream(), set(threading.enumerate())
    with line(stream):
        (teller,) = set(threading.enumerate()) - others
    teller.join(PATIENCE / 2)
    assert not teller.is_alive()
    assert stream.getvalue() == ""


def test_a_fault_and_an_interrupt_pass_through_a_line_that_is_taken_away() -> None:
    for kind in (ValueError, KeyboardInterrupt):
        stream = Stream()
        with pytest.raises(kind), line(stream):
            _fail_when(stream.getvalue, kind)
        assert stream.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("words", ["Working for a long time " * 5, "正在排版很多很多卡片" * 8])
def test_words_are_cut_where_they_would_need_a_second_line(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    stream = Stream()
    with line(stream, words):
        until(lambda: "2 s" in stream.getvalue())
    told = stream.getvalue().split("\r\x1b[K")
    assert all(cell_len(text) < 40 for text in told)
    assert told[1].endswith(" 1 s")


def test_plain_words_stand_once_and_stay() -> None:
    stream = Stream()
    with line(stream, plain=True):
        until(stream.getvalue)
        time.sleep(0.03)
    assert stream.getvalue() == "Working …\n"


def test_work_goes_on_where_the_terminal_has_gone() -> None:
    stream = Stream()
    with line(stream):
        until(stream.getvalue)
        stream.gone = True
        time.sleep(0.03)
    assert stream.getvalue().count("Working") >= 1
