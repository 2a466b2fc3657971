"""One line from a person's keyboard, edited in place. The terminal is left as it was found,
whatever ends or stops the typing."""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from types import FrameType

from llm_interview.terminal.line_reader import MORE, TellLines

BURST = 0.03
"""Seconds. Keys of a person are further apart; lines of a paste come closer together."""


HANG_UP = 1.0
"""Seconds. The end of input can come a moment before the signal that tells its reason: the window
was closed, and nothing more is to be taken from it."""


LOOK = 0.1
"""Seconds between two looks at what was pasted."""


class _Paused(BaseException):
    """The reading ends for a while: the person pressed Ctrl-Z, or comes back from it, or pasted
    more than the window shows. `text` is what stood on the line."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__(number, text)
        self.number, self.text = number, text


class Keyboard:
    """Line editing by readline: backspace takes whole letters of any width, a paste between
    brackets stays one line. A `plain` one sends the terminal no modes.

    Readline draws no more than a window of a paste and then writes into the wrong place. With
    `tell`, all lines but the last of such a paste are put by and told of."""

    def __init__(self, *, plain: bool = False, tell: TellLines | None = None) -> None:
        know_letters()
        import readline

        self._readline = readline
        self._tell = None if plain else tell
        readline.set_auto_history(False)
        # Python turns the brackets off, because its own prompt cannot take several lines.
        brackets = "off" if plain else "on"
        readline.parse_and_bind(f"set enable-bracketed-paste {brackets}")

    def line(self, prompt: str, recall: Sequence[str] = ()) -> str:
        """What was typed up to Enter; the arrow up brings `recall`, the last first. EOFError at
        the end of input, KeyboardInterrupt for Ctrl-C; what is said next begins a line."""
        try:
            return self._whole(prompt, recall)
        except KeyboardInterrupt:
            with suppress(OSError, ValueError):  # the window may be closed
                sys.stdout.write("\n")
                sys.stdout.flush()
            raise

    def _whole(self, prompt: str, recall: Sequence[str]) -> str:
        self._readline.clear_history()
        for line in recall:
            self._readline.add_history(line)
        text, above = "", ""
        while True:
            try:
                return above + self._edited(MORE if above else prompt, text)
            except _Paused as pause:
                # A window that is closed sends two signals at once: to end, and to go on.
                if isinstance(pause.__context__, KeyboardInterrupt):
                    raise pause.__context__ from None
                number, text = pause.number, pause.text
            except EOFError:
                await_hang_up()
                if above:
                    return above.rstrip("\n")
                raise
            if number == signal.SIGTSTP:
                os.kill(os.getpid(), signal.SIGTSTP)
            elif number == signal.SIGALRM and self._tell:
                above, text = self._put_by(above, text, self._tell)

    def _put_by(self, above: str, text: str, tell: TellLines) -> tuple[str, str]:
        """All lines but the last of a paste that was not drawn rightly, and the last one."""
        sys.stdout.write("\r\x1b[K")  # the row that readline drew two lines into
        sys.stdout.flush()
        whole, line, last = (above + text).rpartition("\n")
        tell(whole.count("\n") + 1 + bool(last))
        return whole + line, last

    def _edited(self, prompt: str, text: str) -> str:
        """One line that begins with `text`. Python's readline leaves the terminal in its own mode
        when the process stops, but not when a handler raises: so Ctrl-Z ends this reading, and
        the next one goes on with the same text."""
        begun = False

        def begin() -> None:
            nonlocal begun
            begun = True
            self._readline.insert_text(text)

        def pause(number: int, _: FrameType | None) -> None:
            raise _Paused(number, self._readline.get_line_buffer() if begun else text)

        def look(number: int, frame: FrameType | None) -> None:
            if begun and _is_taller_than_window(self._readline.get_line_buffer()):
                pause(number, frame)

        self._readline.set_startup_hook(begin)
        try:
            with (
                _handling(pause, signal.SIGTSTP, signal.SIGCONT),
                _looking(look) if self._tell else nullcontext(),
            ):
                line = input(prompt)
                begun = False  # what was entered is not looked at any more
                return line
        finally:
            self._readline.set_startup_hook(None)


UTF8_LOCALES = ("C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8")


def know_letters() -> None:
    r"""Let the C library know letters beyond ASCII where Python does. With a locale that is not
    installed here (`ssh` brings one along) readline would take each byte for a letter, show it as
    \346, and refuse to recall the answer. Only C's environment changes: ours still says which
    language the person asked for."""
    import locale

    with suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "")
    if not _reads_utf8() or _is_utf8(locale.nl_langinfo(locale.CODESET)):
        return
    for name in UTF8_LOCALES:
        with suppress(locale.Error):
            locale.setlocale(locale.LC_CTYPE, name)
            os.putenv("LC_ALL", name)  # readline asks the environment anew at each line
            return


def _reads_utf8() -> bool:
    return sys.stdin is not None and _is_utf8(sys.stdin.encoding)


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("-", "") == "utf8"


@contextmanager
def _handling(handler: signal._HANDLER, *numbers: int) -> Iterator[None]:
    """Signals nobody else handles go to `handler`; a shell without jobs ignores Ctrl-Z, and so
    do we."""
    mine = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]
    try:
        for number in mine:
            signal.signal(number, handler)
        yield
    finally:
        for number in mine:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def _looking(look: signal._HANDLER) -> Iterator[None]:
    """Call `look` again and again, where nobody else uses the clock."""
    with _handling(look, signal.SIGALRM):
        if signal.getsignal(signal.SIGALRM) != look:
            yield
            return
        signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _is_taller_than_window(text: str) -> bool:
    """Whether pasted lines fill the window. What has no line break was typed, by an input method
    perhaps, and is left alone."""
    if "\n" not in text:
        return False
    from rich.cells import cell_len

    columns, rows = shutil.get_terminal_size((80, 24))
    return sum(cell_len(line) // max(1, columns) + 1 for line in text.split("\n")) >= rows


def await_hang_up() -> None:
    """After the end of input: where that is the end of the window, the signal comes within this."""
    if is_window_closed():
        time.sleep(HANG_UP)


def is_window_closed() -> bool:
    """Whether the terminal of standard input is gone, where Ctrl-D leaves it."""
    try:
        poll = select.poll()
        poll.register(sys.stdin, select.POLLHUP)
        return any(found & select.POLLHUP for _, found in poll.poll(0))
    except (AttributeError, OSError, ValueError):  # no such call here, or no such input
        return False


def drop_typed_ahead() -> None:
    """Forget keys that were pressed before what they would answer was on the screen."""
    import termios

    with suppress(OSError, ValueError, termios.error):
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def is_line_typed() -> bool:
    """Whether Enter was pressed where nothing is asked; what was typed with it is forgotten."""
    try:
        typed = bool(select.select([sys.stdin], [], [], 0)[0])
    except (OSError, ValueError):
        return False
    if typed:
        drop_typed_ahead()
    return typed


def is_more_coming() -> bool:
    """Whether keys follow so closely that no person pressed them: the rest of a paste."""
    try:
        return bool(select.select([sys.stdin], [], [], BURST)[0])
    except (OSError, ValueError):
        return False
