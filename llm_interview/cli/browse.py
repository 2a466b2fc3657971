"""Wires the commands that only read: list, search, show, tags."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from llm_interview.app.choose import choose_from, one_card, search, shown_state
from llm_interview.cli.answers import percent, print_json
from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import (
    catalog,
    display,
    open_library,
    question_lang,
    read_history,
    today,
)
from llm_interview.core.card_json import plain_value, question_json, summary_json
from llm_interview.core.langs import in_lang

if TYPE_CHECKING:
    from llm_interview.core.card_summary import CardSummary
    from llm_interview.core.progress import Progress
    from llm_interview.loader.cached_library import CachedLibrary


FOUND = 10
"""Cards of a search that a person is shown at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Chosen cards with the library and the learner's progress."""

    library: CachedLibrary
    progress: Progress
    cards: Sequence[CardSummary]


def _open(options: Globals) -> Shelf:
    library = open_library(options)
    return Shelf(
        library=library, progress=read_history().progress(today()), cards=library.summaries()
    )


def select(options: Globals, expression: str, tags: tuple[str, ...]) -> Shelf:
    """The cards a filter and tags choose."""
    shelf = _open(options)
    cards = choose_from(shelf.library, shelf.progress, expression=expression, tags=tags)
    return Shelf(library=shelf.library, progress=shelf.progress, cards=cards)


def find(options: Globals, text: str) -> Shelf:
    """The cards that contain every word, best first."""
    shelf = _open(options)
    cards = search(shelf.cards, text)
    return Shelf(library=shelf.library, progress=shelf.progress, cards=cards)


def _entry(card: CardSummary, progress: Progress) -> dict[str, object]:
    state = progress.states.get(card.id)
    due = state.due.isoformat() if state else None
    return summary_json(card, shown_state(card.id, progress), due)


def print_cards(options: Globals, shelf: Shelf, *, as_json: bool) -> None:
    """A table, or JSON by the contract."""
    if as_json:
        print_json({"schema": 1, "cards": [_entry(card, shelf.progress) for card in shelf.cards]})
        return
    say, screen = catalog(options, shelf.progress.settings), display()
    if not shelf.cards:
        screen.tell(say("nothing_matches"))
        return
    from llm_interview.terminal.tables import table

    lang = question_lang(options, shelf.progress.settings)
    head = [say(f"col_{name}") for name in ("id", "level", "state", "due", "question")]
    rows = [
        [
            card.id,
            str(card.difficulty),
            say(f"state_{shown_state(card.id, shelf.progress)}"),
            str(_entry(card, shelf.progress)["due"] or ""),
            in_lang(card.front, lang),
        ]
        for card in shelf.cards
    ]
    screen.show(table(head, rows, screen.columns - 1, say))


def print_found(options: Globals, shelf: Shelf, count: int | None, *, as_json: bool) -> None:
    """The best `count` of what was found. A person who names none sees ten: of more, the last
    would stand where they look and the best would have scrolled away."""
    person = sys.stdout.isatty() and not as_json
    most = count or (FOUND if person else len(shelf.cards))
    print_cards(options, replace(shelf, cards=shelf.cards[:most]), as_json=as_json)
    rest = len(shelf.cards) - most
    if rest > 0 and person:
        say, screen = catalog(options, shelf.progress.settings), display()
        screen.tell(say("search_more", count=rest))


def print_card(options: Globals, name: str, *, as_json: bool) -> None:
    """The whole card on the screen, or as JSON by the contract."""
    shelf = _open(options)
    card = one_card(shelf.cards, name)
    question = shelf.library.question(card.id)
    if as_json:
        body = {**question_json(question), **_entry(card, shelf.progress)}
        print_json({"schema": 1, **body, **_marks_json(card.id, shelf.progress)})
        return
    from llm_interview.terminal.card_screens import whole_card
    from llm_interview.terminal.note_screen import note_screen
    from llm_interview.terminal.screens import sentence

    say, screen = catalog(options, shelf.progress.settings), display()
    lang = question_lang(options, shelf.progress.settings)
    screen.show(whole_card(question, lang, say, screen.width))
    if card.id in shelf.progress.flagged:
        screen.show(sentence("\n" + say("history_flagged"), screen.width))
    screen.show(note_screen(shelf.progress.notes.get(card.id, ""), say, screen.width))


def _marks_json(card: str, progress: Progress) -> dict[str, object]:
    """What the learner's own history adds to a card."""
    return {
        "memory": memory_json(card, progress),
        "flagged": card in progress.flagged,
        "note": progress.notes.get(card),
    }


def memory_json(card: str, progress: Progress) -> object:
    """Stability, difficulty and predicted recall today; null for a new card."""
    state = progress.states.get(card)
    if state is None:
        return None
    recall = state.retrievability(progress.day, progress.kernel.parameters)
    return {
        "stability": round(state.memory.stability, 4),
        "difficulty": round(state.memory.difficulty, 4),
        "retrievability": round(recall, 4),
    }


def print_tags(options: Globals, *, as_json: bool) -> None:
    """Tags by name."""
    from llm_interview.app.statistics import tag_recall

    shelf = _open(options)
    rows = sorted(tag_recall(shelf.cards, shelf.progress), key=lambda row: row.tag)
    if as_json:
        print_json({"schema": 1, "tags": [plain_value(row) for row in rows]})
        return
    from llm_interview.terminal.tables import table

    say, screen = catalog(options, shelf.progress.settings), display()
    head = [say(f"col_{name}") for name in ("cards", "seen", "recall", "tag")]
    body = [[str(r.cards), str(r.seen), percent(r.recall), r.tag] for r in rows]
    if say.plain:  # who hears a row wants to know first what it is about
        head, body = [head[-1], *head[:-1]], [[row[-1], *row[:-1]] for row in body]
    screen.show(table(head, body, screen.columns - 1, say))
