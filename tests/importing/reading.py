"""Short ways to read a page, and the deck that comes of it, in a test."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from llm_interview.core.questions import Question
from llm_interview.importing.cards import Drafted
from llm_interview.importing.deck_yaml import decks
from llm_interview.importing.drafts import Draft, Found
from llm_interview.importing.formats import read_as
from llm_interview.loader.decks import load_deck


def found(form: str, page: str) -> Found:
    """Everything a page gives; the page is written as a docstring."""
    return read_as(form, dedent(page).lstrip("\n"), "page")


def pairs(form: str, page: str) -> list[tuple[str, str, str]]:
    """Number, question and answer of every draft, the answer on one line."""
    return [_pair(draft) for draft in found(form, page).drafts]


def _pair(draft: Draft) -> tuple[str, str, str]:
    return draft.number, draft.question, " ".join(draft.answer.split())


def left(form: str, page: str) -> list[tuple[int, int, str]]:
    """First line, last line and reason of every leftover."""
    return [(one.line, one.end, one.reason) for one in found(form, page).leftovers]


def loaded(drafted: Drafted, folder: Path) -> list[Question]:
    """The drafts as the loader reads them; fails on any error it finds."""
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(decks(drafted.cards, "Drafts"), start=1):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    deck = load_deck(folder)
    assert [str(p) for p in deck.problems if p.severity != "advice"] == []
    return [card.question for card in deck.cards]
