"""Wires `history`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.app.choose import one_card
from llm_interview.cli.answers import percent, print_json
from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import catalog, display, open_library, read_history, today
from llm_interview.core.card_history import history_rows, row_json
from llm_interview.terminal.summaries import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm_interview.core.card_history import HistoryRow
    from llm_interview.core.progress import Progress
    from llm_interview.core.reviews import Note


def print_history(options: Globals, name: str, *, as_json: bool) -> None:
    """Every standing review of a card and its notes; also of a card that is gone since."""
    view = read_history()
    progress = view.progress(today())
    reviews, notes = list(view.reviews(name)), view.notes(name)
    card = name if reviews or notes else one_card(open_library(options).summaries(), name).id
    rows = history_rows(reviews, progress.kernel)
    view.close()
    if as_json:
        print_json(_document(card, progress, rows, notes))
        return
    _show(options, card, progress, rows, notes)


def _document(
    card: str, progress: Progress, rows: Sequence[HistoryRow], notes: Sequence[Note]
) -> dict[str, object]:
    return {
        "schema": 1,
        "card": card,
        "flagged": card in progress.flagged,
        "note": progress.notes.get(card),
        "reviews": [row_json(row) for row in rows],
        "notes": [{"day": note.day.isoformat(), "text": note.text} for note in notes],
    }


def _show(
    options: Globals,
    card: str,
    progress: Progress,
    rows: Sequence[HistoryRow],
    notes: Sequence[Note],
) -> None:
    from llm_interview.terminal.history_screen import notes_screen, reviews_screen

    say, screen = catalog(options, progress.settings), display()
    width = screen.width
    if rows:
        screen.show(reviews_screen(rows, say, screen.columns))
        screen.show(said(say, width, *_next(card, progress)))
    else:
        screen.show(said(say, width, ("history_none", {"card": card})))
    if card in progress.flagged:
        screen.show(said(say, width, ("history_flagged", {})))
    screen.show(notes_screen(notes, say, width))


def _next(card: str, progress: Progress) -> list[tuple[str, dict[str, object]]]:
    state = progress.states.get(card)
    if state is None:
        return []
    recall = state.expected_recall(progress.day, progress.kernel.parameters)
    values: dict[str, object] = {
        "day": state.due.isoformat(),
        "stability": f"{state.memory.stability:.1f}",
        "difficulty": f"{state.memory.difficulty:.1f}",
        "recall": percent(recall),
    }
    return [("history_next", values)]
