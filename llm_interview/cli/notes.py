"""Wires `note`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from unicodedata import normalize

from llm_interview.app.choose import one_card
from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import catalog, display, open_history, open_library, today
from llm_interview.core.cleaning import clean
from llm_interview.core.errors import UsageFault, told

if TYPE_CHECKING:
    from llm_interview.terminal.catalog import Catalog

MAX_NOTE = 20_000
"""Characters of a note; a longer one belongs into a card."""


def run_note(options: Globals, name: str, words: str | None) -> int:
    """Keep, take away or print the note of a card; the exit code."""
    card = one_card(open_library(options).summaries(), name).id
    store = open_history()
    try:
        progress = store.progress(today())
        say, before = catalog(options, progress.settings), progress.notes.get(card, "")
        text = _given(before) if words is None else tidied(words)
        if text is None:
            display().tell(before or say("note_none", card=card))
        elif text == before:
            display().tell(say("note_unchanged" if before else "note_none", card=card))
        else:
            store.note(card, text)
            display().tell(_told(say, card, text))
    finally:
        store.close()
    return 0


def tidied(text: str) -> str:
    """A note as it is kept: NFC, harmless for a terminal. UsageFault for one that is too long."""
    note = clean(normalize("NFC", text)).strip()
    if len(note) > MAX_NOTE:
        hint = told("hint_make_card", command="llm-interview new")
        raise UsageFault(told("note_too_long", count=f"{MAX_NOTE:,}"), hint)
    return note


def _given(before: str) -> str | None:
    """The note from the editor or the pipe; None where nothing came."""
    from llm_interview.terminal.display import is_terminal
    from llm_interview.terminal.line_reader import from_editor

    if is_terminal():
        written = from_editor(before)
        return tidied(before if written is None else written)
    piped = sys.stdin.read(MAX_NOTE * 2) if not sys.stdin.isatty() else ""
    return tidied(piped) or None


def _told(say: Catalog, card: str, text: str) -> str:
    return say("note_kept" if text else "note_gone", card=card)
