"""Being asked to end by the system: the terminal is put right and the session closed, as for
Ctrl-C; only the exit code tells them apart."""

from __future__ import annotations

import signal
from types import FrameType

ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)

_received: list[int] = []


class Asked(KeyboardInterrupt):
    """A signal that asks the program to end; whoever handles Ctrl-C handles it."""


def listen() -> None:
    """Turn such signals into `Asked`; one that is ignored (`nohup`) stays so."""
    for number in ENDINGS:
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _ask)


def asked_to_end() -> int | None:
    """128 and the number of the first such signal, as shells count; None where none came."""
    return 128 + _received[0] if _received else None


def _ask(number: int, _: FrameType | None) -> None:
    _received.append(number)
    raise Asked
