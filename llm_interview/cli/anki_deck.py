"""Wires `export --format apkg`: the clock, the languages of earlier decks, and the history where
the deck shall carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.cli.anki_asked import asked_before, remember_asked
from llm_interview.cli.clock import now
from llm_interview.cli.wiring import read_history
from llm_interview.export.anki_schedule import Learnt, Schedule
from llm_interview.export.apkg import asked_notes, to_apkg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm_interview.core.langs import Lang
    from llm_interview.core.progress import Progress
    from llm_interview.core.sheets import Sheet


def anki_deck(sheet: Sheet, langs: Sequence[Lang], progress: Progress | None) -> bytes:
    """The deck as it is changed now, to be asked in `langs`; with `progress`, where its cards
    stand."""
    schedule = None if progress is None else _schedule(sheet, progress)
    earlier = asked_before()
    return to_apkg(sheet, made=now(), langs=langs, schedule=schedule, earlier=earlier)


def remember_deck(sheet: Sheet, langs: Sequence[Lang]) -> None:
    """Keep in mind what a deck asks that was written."""
    remember_asked(asked_notes(sheet, langs, asked_before()))


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
