"""Wires `export --format apkg`: the clock, and the history where the deck shall carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.cli.clock import now
from llm_interview.cli.wiring import read_history
from llm_interview.export.anki_schedule import Learnt, Schedule
from llm_interview.export.apkg import to_apkg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm_interview.core.langs import Lang
    from llm_interview.core.progress import Progress
    from llm_interview.core.sheets import Sheet


def anki_deck(sheet: Sheet, langs: Sequence[Lang], progress: Progress | None) -> bytes:
    """The deck as it is changed now, to be asked in `langs`; with `progress`, where its cards
    stand."""
    schedule = None if progress is None else _schedule(sheet, progress)
    return to_apkg(sheet, made=now(), langs=langs, schedule=schedule)


def _schedule(sheet: Sheet, progress: Progress) -> Schedule:
    history = read_history()
    cards = {
        question.id: Learnt(
            state=progress.states.get(question.id),
            suspended=question.id in progress.suspended,
            reviews=[r for r in history.reviews(question.id) if r.moves_schedule],
        )
        for question in sheet.questions
    }
    return Schedule(kernel=progress.kernel, cards=cards)
