"""What a person at a terminal is told of something long; a pipe gets nothing of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from typing import TYPE_CHECKING

from llm_interview.cli.options import Globals, asked_plain
from llm_interview.cli.wiring import interface_lang, known_settings

if TYPE_CHECKING:
    from llm_interview.terminal.catalog import Catalog

CLEARED = "\r\x1b[K"
"""An empty line in place of what stood on it."""


@contextmanager
def share_line(options: Globals) -> Iterator[Callable[[int, int], None]]:
    """Tells how much of the cards is ready, by what is done and the whole: a line that leaves no
    trace, however the block ends, or in plain form one sentence at the beginning."""
    seen, plain = sys.stderr.isatty(), options.plain or asked_plain()
    shown = -1

    @cache
    def say() -> Catalog:
        from llm_interview.terminal.catalog import Catalog

        return Catalog(interface_lang(options, known_settings()), plain=plain)

    def tell(done: int, total: int) -> None:
        nonlocal shown
        percent = 100 * done // total if total else 100
        if not seen or percent == shown or (plain and shown >= 0):
            return
        shown = percent
        text = say()("preparing", percent=percent) if done < total else ""
        _write(f"{text}\n" if plain else CLEARED + text)

    try:
        yield tell
    finally:
        if 0 <= shown < 100 and not plain:
            _write(CLEARED)


def waiting(say: Catalog, words: str) -> AbstractContextManager[None]:
    """Tells what is being done in its block, and for how long, once that takes a while."""
    if not sys.stderr.isatty():
        return nullcontext()
    from llm_interview.terminal.waiting_line import WaitingLine

    def seconds(passed: int) -> str:
        return say("waiting_seconds", seconds=passed)

    return WaitingLine(sys.stderr, words, ticks=time.monotonic, seconds=seconds, plain=say.plain)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
