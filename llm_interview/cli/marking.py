"""Wires the commands that write one event: suspend, unsuspend, bury, flag, unflag, undo, redo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from llm_interview.app.choose import one_card
from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import catalog, display, open_history, open_library, today

if TYPE_CHECKING:
    from llm_interview.core.progress import Progress
    from llm_interview.core.review import Event
    from llm_interview.store.record import Store

Mark = Literal["suspend", "unsuspend", "bury", "flag", "unflag"]
SAID: dict[Mark, str] = {
    "suspend": "suspended",
    "unsuspend": "unsuspended",
    "bury": "buried",
    "flag": "flagged",
    "unflag": "unflagged",
}
NOT_SO: dict[Mark, str] = {"unsuspend": "not_suspended", "unflag": "not_flagged"}
"""What is said where there is nothing to take away."""


def mark(options: Globals, names: Sequence[str], kind: Mark) -> None:
    """One event a card that is not so yet; nothing is written where one of the cards does not
    exist."""
    summaries = open_library(options).summaries()
    cards = [one_card(summaries, name).id for name in names]
    store = open_history()
    try:
        progress = store.progress(today())
        say, screen = catalog(options, progress.settings), display()
        for card in dict.fromkeys(cards):
            if _is_so(progress, kind, card):
                screen.tell(say(NOT_SO.get(kind, SAID[kind]), card=card))
                continue
            _act(store, kind)(card)
            screen.tell(say(SAID[kind], card=card))
    finally:
        store.close()


def _is_so(progress: Progress, kind: Mark, card: str) -> bool:
    """Whether the card is already what the mark would make of it."""
    marked = {
        "suspend": progress.suspended,
        "unsuspend": progress.suspended,
        "bury": progress.buried,
        "flag": progress.flagged,
        "unflag": progress.flagged,
    }[kind]
    return (card in marked) != kind.startswith("un")


def _act(store: Store, kind: Mark) -> Callable[[str], Event]:
    return {
        "suspend": store.suspend,
        "unsuspend": store.unsuspend,
        "bury": store.bury,
        "flag": store.flag,
        "unflag": store.unflag,
    }[kind]


def undo(options: Globals) -> None:
    """Take back the last standing action of the journal."""
    _step(options, "undone", "nothing_to_undo")


def redo(options: Globals) -> None:
    """Do the last undone action again."""
    _step(options, "redone", "nothing_to_redo")


def _step(options: Globals, done: Literal["undone", "redone"], nothing: str) -> None:
    from llm_interview.terminal.action_words import action_words

    store = open_history()
    try:
        say, screen = catalog(options, store.progress(today()).settings), display()
        event = store.undo() if done == "undone" else store.redo()
        screen.tell(say(nothing) if event is None else say(done, what=action_words(event, say)))
    finally:
        store.close()
