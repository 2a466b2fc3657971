"""Being asked to end by the system: the terminal is put right and the session closed, as for
Ctrl-C; only the exit code tells them apart."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)

SOON = 0.01
"""Seconds after which an interrupt that was lost comes again."""

_received: list[int] = []


class Asked(KeyboardInterrupt):
    """A signal that asks the program to end; whoever handles Ctrl-C handles it."""


def listen() -> None:
    """Turn such signals into `Asked`; one that is ignored (`nohup`) stays so. None is lost, and
    Ctrl-C neither."""
    sys.unraisablehook = _ask_again
    for number in ENDINGS:
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _ask)


def asked_to_end() -> int | None:
    """128 and the number of the first such signal, as shells count; None where none came."""
    return 128 + _received[0] if _received else None


def _ask(number: int, _: FrameType | None) -> None:
    _received.append(number)
    raise Asked


def _ask_again(dropped: UnraisableHookArgs) -> None:
    """Python drops what is raised in a finalizer or a callback of its own, and each import ends
    in one: an interrupt that comes just then would be said to nobody, so it is sent once more."""
    if not issubclass(dropped.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(dropped)
        return
    from threading import Timer

    again = Timer(SOON, _send, (_received[0] if _received else signal.SIGINT,))
    again.daemon = True
    again.start()


def _send(number: int) -> None:
    """To the main thread, which may be waiting for something that only a signal cuts short."""
    from threading import main_thread

    place = main_thread().ident
    if place is not None and hasattr(signal, "pthread_kill"):
        signal.pthread_kill(place, number)
    else:  # pragma: no cover - Windows
        signal.raise_signal(number)
