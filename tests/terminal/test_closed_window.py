"""A window that is closed under a question ends the program; it is no end of input."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn, TextIO

import pytest

from llm_interview.terminal.keyboard import HANG_UP, Keyboard, is_window_closed


@dataclass
class Window:
    """The two ends of a terminal."""

    master: int
    stdin: TextIO

    def close(self) -> None:
        os.close(self.master)
        self.master = -1


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    master, slave = os.openpty()
    with os.fdopen(slave, "r", encoding="utf-8") as stdin:
        window = Window(master, stdin)
        monkeypatch.setattr(sys, "stdin", stdin)
        yield window
    if window.master >= 0:
        window.close()


def end_of_input(_prompt: str) -> NoReturn:
    raise EOFError


def test_a_window_is_open_until_it_is_closed(window: Window) -> None:
    assert not is_window_closed()
    window.close()
    assert is_window_closed()


def test_where_it_was_closed_the_signal_is_waited_for(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def signal_comes(seconds: float) -> NoReturn:
        assert seconds == HANG_UP
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", end_of_input)
    monkeypatch.setattr(time, "sleep", signal_comes)
    with pytest.raises(EOFError):
        Keyboard().line("> ")
    window.close()
    with pytest.raises(KeyboardInterrupt):
        Keyboard().line("> ")


def test_a_signal_to_end_is_not_forgotten_for_the_one_to_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A window that is closed sends both, SIGHUP and SIGCONT."""

    def both_come(_prompt: str) -> NoReturn:
        try:
            raise KeyboardInterrupt
        finally:
            os.kill(os.getpid(), signal.SIGCONT)

    monkeypatch.setattr("builtins.input", both_come)
    with pytest.raises(KeyboardInterrupt):
        Keyboard().line("> ")
