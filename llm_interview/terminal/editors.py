"""The person's editor: which one it is, how it is told the line, and running it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from llm_interview.core.errors import UsageFault, told

_PLUS_LINE = frozenset(
    (
        *("vi", "vim", "nvim", "gvim", "view", "elvis", "nano", "pico", "emacs", "emacsclient"),
        *("jed", "joe", "jmacs", "ne", "mg", "micro", "kak", "mcedit"),
        *("less", "editor", "sensible-editor", "gedit"),
    )
)
_GOTO = frozenset(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"))
_COLON = frozenset(("subl", "sublime_text", "zed", "hx", "helix"))
_STAYS = {
    **dict.fromkeys(_GOTO, "--wait"),
    **dict.fromkeys(("subl", "sublime_text", "zed", "gedit"), "--wait"),
    "gvim": "-f",
}
"""What keeps an editor with a window of its own from returning at once."""
_PATIENCE = 2.0
"""Seconds an editor has to save what it can and to leave the screen."""
_FALLBACKS = ("sensible-editor", "editor", "nano", "vim", "vi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """The words an editor is called by."""

    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The program's name without its folder."""
        return Path(self.words[0]).name.lower().removesuffix(".exe")

    def command(self, path: Path, line: int = 1) -> list[str]:
        """The command that opens `path` at a line (1-based); an editor nobody knows here is told
        the path alone."""
        stay = _STAYS.get(self.name)
        words = [*self.words, *([stay] if stay and stay not in self.words else [])]
        if self.name in _PLUS_LINE:
            return [*words, f"+{line}", str(path)]
        if self.name in _GOTO:
            return [*words, "-g", f"{path}:{line}"]
        return [*words, f"{path}:{line}" if self.name in _COLON else str(path)]


def find_editor(
    environment: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
) -> Editor | None:
    """$VISUAL, else $EDITOR, else what most systems have; None where there is none. ValueError
    for a variable whose quotes do not close."""
    for variable in ("VISUAL", "EDITOR"):
        words = shlex.split(environment.get(variable, ""))
        if words:
            return Editor(words=tuple(words))
    found = next((name for name in _FALLBACKS if which(name)), None)
    return Editor(words=(found,)) if found else None


def the_editor(which: Callable[[str], str | None] = shutil.which) -> Editor:
    """The person's editor; UsageFault where there is none or it does not exist."""
    example = next((name for name in _FALLBACKS[2:] if which(name)), "nano")
    hint = told("hint_editor", example=f"export EDITOR={example}")
    try:
        editor = find_editor(which=which)
    except ValueError:
        raise UsageFault(told("editor_quote"), hint) from None
    if editor is None:
        raise UsageFault(told("no_editor"), hint)
    if which(editor.words[0]) is None:
        raise UsageFault(told("no_editor_named", name=editor.words[0]), hint)
    return editor


def run_editor(command: list[str]) -> int:
    """Run an editor on the terminal until it ends; its exit code. OSError where it cannot be
    started. Ctrl-C is the editor's alone meanwhile. However it ends, the terminal is afterwards
    as it was before."""
    with _interrupts_left_to_it(), _terminal_put_back(), ExitStack() as stack:
        stdin, stdout = (_terminal(stream, stack) for stream in (sys.stdin, sys.stdout))
        child = subprocess.Popen(command, stdin=stdin, stdout=stdout)  # noqa: S603 - theirs, no shell
        try:
            return child.wait()
        except BaseException:  # this program is to end, so the editor is asked to
            child.terminate()
            with suppress(subprocess.TimeoutExpired):
                child.wait(_PATIENCE)
            child.kill()
            child.wait()
            raise


@contextmanager
def _terminal_put_back() -> Iterator[None]:
    """An editor that was killed leaves the terminal without echo."""
    import termios

    try:
        modes = termios.tcgetattr(0)
    except (OSError, termios.error):
        yield
        return
    try:
        yield
    finally:
        with suppress(OSError, termios.error):
            termios.tcsetattr(0, termios.TCSADRAIN, modes)


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    # A function, because what is ignored here would be ignored in the editor too.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _terminal(stream: IO[str], stack: ExitStack) -> IO[str] | None:
    """The terminal in place of a pipe, where there is one; None leaves the stream as it is."""
    try:
        if not stream.isatty():
            mode = "r" if stream is sys.stdin else "w"
            return stack.enter_context(Path("/dev/tty").open(mode))
    except (OSError, ValueError):
        return None
    return None
