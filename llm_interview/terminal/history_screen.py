"""The past of a card, and the learner's own note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from llm_interview.core.cleaning import clean
from llm_interview.terminal.lines import BLANK, Screen, paragraph
from llm_interview.terminal.screens import interval
from llm_interview.terminal.tables import table

if TYPE_CHECKING:
    from llm_interview.core.card_history import HistoryRow
    from llm_interview.core.reviews import Note
    from llm_interview.terminal.catalog import Catalog

HEAD = ("col_day", "col_mode", "col_score", "col_stability", "col_interval", "col_rating")


def reviews_screen(rows: Sequence[HistoryRow], say: Catalog, columns: int) -> Screen:
    """A line for each answer, oldest first."""
    return table([say(key) for key in HEAD], [_cells(row, say) for row in rows], columns - 1)


def _cells(row: HistoryRow, say: Catalog) -> list[str]:
    review, state = row.review, row.state
    return [
        review.day.isoformat(),
        say(f"mode_{review.mode}"),
        "" if review.score is None else f"{review.score * 100:.0f}%",
        "" if state is None else f"{state.memory.stability:.1f}",
        "" if row.interval is None else interval(row.interval, say),
        say(f"rating_{review.rating}"),
    ]


def note_screen(text: str, say: Catalog, width: int) -> Screen:
    """The learner's note on a card; nothing where there is none."""
    if not text:
        return []
    return [BLANK, ((say("own_note"), "title"),), *_lines(text, width)]


def notes_screen(notes: Sequence[Note], say: Catalog, width: int) -> Screen:
    """All notes that were kept on a card, the one that stands last."""
    screen: Screen = []
    for note in notes:
        screen += [((note.day.isoformat(), "dim"),), *_lines(note.text or "–", width, "  ")]
    return [BLANK, ((say("history_notes"), "title"),), *screen] if screen else []


def _lines(text: str, width: int, lead: str = "") -> Screen:
    """A note as it was written, its line breaks kept, and nothing of it read as markup."""
    parts = clean(text).split("\n")
    return [
        line for part in parts for line in paragraph([(part, "")], width, first=lead, rest=lead)
    ]
