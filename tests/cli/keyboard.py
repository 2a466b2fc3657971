"""A person at a real terminal: a pty whose modes are compared, and a screen that is drawn."""

from __future__ import annotations

import json
import os
import signal
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pyte

from tests.waiting import PATIENCE

PROGRAM = [sys.executable, "-m", "llm_interview"]

CARD = ("drill", "id:dec-temperature")
"""A session of one question."""

LOOKS = 4
"""How often in a row a program is found asleep that waits for somebody."""


def until_it_sleeps(child: pexpect.spawn[Any]) -> None:
    """Until the program in the foreground waits. Python looks at signals when its wait for keys
    is cut short, so a Ctrl-C just before that wait would be heard only at the next key."""
    end, asleep = time.monotonic() + PATIENCE, 0
    while asleep < LOOKS and time.monotonic() < end:
        time.sleep(0.005)
        asleep = asleep + 1 if _is_asleep(os.tcgetpgrp(child.child_fd)) else 0


def _is_asleep(process: int) -> bool:
    """What the system says of it; where it says nothing, it had the time of this look."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return True
    return told.rpartition(")")[2].split()[0] == "S"


class Terminal:
    """The program in a window: keys go in, what a person would see comes out."""

    def __init__(
        self,
        *words: str,
        size: tuple[int, int] = (40, 80),
        command: list[str] | None = None,
        **environment: str,
    ) -> None:
        self.screen = pyte.Screen(size[1], size[0])
        self._stream = pyte.ByteStream(self.screen)
        self.heard = b""
        program, *rest = command or [*PROGRAM, *words]
        basis = {"TERM": "xterm", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "INPUTRC": "/dev/null"}
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            program,
            rest,
            env={**os.environ, **basis, **environment},
            dimensions=size,
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None
        self.modes = self._modes()

    def _modes(self) -> list[Any]:
        return termios.tcgetattr(self.child.child_fd)

    @property
    def is_as_found(self) -> bool:
        """What `stty -g` prints is what it printed at the start, and pastes come as then."""
        brackets = self.heard.rfind(b"\x1b[?2004h") > self.heard.rfind(b"\x1b[?2004l")
        return self._modes() == self.modes and not brackets

    def wait(self, text: str) -> None:
        """Hear all up to these words, which must come."""
        self.child.expect_exact(text.encode())
        self._hear((self.child.before or b"") + text.encode())

    def wait_to_edit(self, text: str) -> None:
        """Until the program has written this and waits for single keys."""
        self.wait(text)
        self.until(lambda: not self._modes()[3] & termios.ICANON)
        until_it_sleeps(self.child)

    def until(self, holds: Any) -> None:  # noqa: ANN401 - any question
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "\n".join(self.screen.display)
            self.settle(0.01)

    def shows(self, line: str, column: int | None = None) -> None:
        """Hear all until the line with the cursor is this one, the cursor in that column."""
        self.until(lambda: self.line == line and column in {None, self.screen.cursor.x})

    def settle(self, seconds: float = 0.1) -> None:
        """Hear all that comes until the program is silent for so long. A pause, not a proof: a
        slow program is silent before it has answered, so what must come is waited for."""
        while True:
            try:
                self._hear(self.child.read_nonblocking(65_536, seconds))
            except pexpect.TIMEOUT:
                return
            except pexpect.EOF:
                return

    def _hear(self, data: bytes) -> None:
        self.heard += data
        self._stream.feed(data)

    def type(self, keys: str | bytes) -> None:
        self.child.send(keys if isinstance(keys, bytes) else keys.encode())

    def resize(self, columns: int) -> None:
        self.screen.resize(columns=columns)
        self.child.setwinsize(self.screen.lines, columns)

    def signal(self, number: int) -> None:
        os.kill(self.child.pid or 0, number)

    def hang_up(self) -> int:
        """Close the window; the exit code of what ran in it."""
        process: Any = self.child
        process.ptyproc.fileobj.close()
        return self._code()

    def end(self) -> int:
        """The exit code, once the program has ended; the terminal is looked at before."""
        self.child.expect(pexpect.EOF)
        self._hear(bytes(self.child.before or b""))
        return self._code()

    def _code(self) -> int:
        self.until_gone()
        return -int(self.child.signalstatus or 0) or int(self.child.exitstatus or 0)

    def until_gone(self) -> None:
        end = time.monotonic() + PATIENCE
        while self.child.isalive():
            assert time.monotonic() < end, "it goes on"
            time.sleep(0.01)

    def close(self) -> None:
        if self.child.isalive():
            self.signal(signal.SIGKILL)
            self.until_gone()
        process: Any = self.child
        process.ptyproc.fileobj.close()

    @property
    def text(self) -> str:
        return self.heard.decode("utf-8", "replace")

    @property
    def line(self) -> str:
        """The line with the cursor, as far as it is not blank."""
        return str(self.screen.display[self.screen.cursor.y]).rstrip()


Start = Callable[..., Terminal]
"""Opens a window in which the program asks; the fixture `start` closes it again."""


def left(terminal: Terminal) -> int:
    """The exit code of Ctrl-C at the next prompt that reads keys."""
    terminal.type("\x03")
    return terminal.end()


def answers(home: Path) -> str:
    """All that was typed and kept."""
    files = sorted((home / "data" / "answers").glob("*.jsonl"))
    return "".join(path.read_text("utf-8") for path in files)


def kept(home: Path) -> list[str]:
    """The answers in the history, in order."""
    return [json.loads(line)["answer"] for line in answers(home).splitlines()]


def reviews(home: Path) -> list[dict[str, Any]]:
    """Every review in the history, sealed or not."""
    files = [*(home / "data").glob("journal/*"), *(home / "data").glob("batch/**/*.jsonl")]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    events = [json.loads(line) for line in lines if line.startswith("{")]
    return [event for event in events if event.get("kind") == "review"]
