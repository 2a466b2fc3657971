"""The learner's own note on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.terminal.lines import BLANK, Screen, paragraph

if TYPE_CHECKING:
    from llm_interview.terminal.catalog import Catalog


def note_screen(text: str, say: Catalog, width: int) -> Screen:
    """The learner's note on a card; nothing where there is none."""
    if not text:
        return []
    return [BLANK, ((say("own_note"), "title"),), *note_lines(text, width)]


def note_lines(text: str, width: int, lead: str = "") -> Screen:
    """A note as it was written, its line breaks kept, and nothing of it read as markup."""
    from llm_interview.core.cleaning import (
        clean,
    )  # few cards have notes

    parts = clean(text).split("\n")
    return [
        line for part in parts for line in paragraph([(part, "")], width, first=lead, rest=lead)
    ]
