"""The past of a card: its reviews and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from llm_interview.terminal.lines import BLANK, Screen, Span, flow, measure, paragraph
from llm_interview.terminal.note_screen import note_lines
from llm_interview.terminal.screens import interval
from llm_interview.terminal.tables import table

if TYPE_CHECKING:
    from llm_interview.core.card_history import HistoryRow
    from llm_interview.core.reviews import Note
    from llm_interview.terminal.catalog import Catalog

TABLE_FROM = 60
HEAD = ("col_day", "col_mode", "col_score", "col_stability", "col_interval", "col_rating")


def reviews_screen(rows: Sequence[HistoryRow], say: Catalog, columns: int) -> Screen:
    """A line for each answer, oldest first; in a narrow window its facts with their names."""
    models = {row.review.judge.model: None for row in rows if row.review.judge}
    cells = [_cells(row, say, judged=bool(models)) for row in rows]
    width = measure(columns)
    if columns >= TABLE_FROM:
        head = [say(key) for key in (*HEAD, *(["col_judge"] if models else []))]
        screen = table(head, cells, columns - 1, say)
    else:
        gap = (say.separator, "dim")
        screen = [line for row in cells for line in flow(_named(row, say), width, gap)]
    if models:
        named = say("history_judge", models=", ".join(models))
        screen += paragraph([(named, "dim")], width)
    return screen


def _named(cells: Sequence[str], say: Catalog) -> list[list[Span]]:
    day, mode, score, stability, wait, rating, *judged = cells
    facts: list[list[Span]] = [[(day, "dim")], [(mode, "")], [(rating, "bold")]]
    facts += [[(score, "")]] if score else []
    if stability:
        facts.append([(f"{say('col_stability')} {stability}", "")])
        facts.append([(f"{say('col_interval')}{say('colon')}{wait}", "")])
    judge = f"{say('col_judge')}{say('colon')}"
    return facts + [[(f"{judge}{verdict}", "dim")] for verdict in judged if verdict]


def _cells(row: HistoryRow, say: Catalog, *, judged: bool) -> list[str]:
    review, state = row.review, row.state
    return [
        review.day.isoformat(),
        say(f"mode_{review.mode}"),
        "" if review.score is None else f"{review.score * 100:.0f}%",
        "" if state is None else f"{state.memory.stability:.1f}",
        "" if row.interval is None else interval(row.interval, say),
        say(f"rating_{review.rating}"),
        *([say(f"verdict_{review.judge.verdict}") if review.judge else ""] if judged else []),
    ]


def notes_screen(notes: Sequence[Note], say: Catalog, width: int) -> Screen:
    """All notes that were kept on a card, the one that stands last."""
    screen: Screen = []
    for note in notes:
        screen += [((note.day.isoformat(), "dim"),), *note_lines(note.text or "–", width, "  ")]
    return [BLANK, ((say("history_notes"), "title"),), *screen] if screen else []
