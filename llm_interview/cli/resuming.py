"""Going on with a card that was left unfinished: asked for, or offered to a person."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from unicodedata import normalize

from llm_interview.cli.wiring import display, places
from llm_interview.core.errors import UsageFault, told

if TYPE_CHECKING:
    from llm_interview.loader.drafts import Draft
    from llm_interview.terminal.catalog import Catalog

TAKE_UP = "r"
LONGEST = 80
"""Characters of a question that are shown."""


def draft_to_go_on_with(say: Catalog, card: str = "", *, resume: bool) -> Draft | None:
    """The last unfinished change of a card (of a new one where none is named): with `resume` it
    must be there, else a person is asked whether they want it. EOFError at the end of input."""
    from llm_interview.loader.drafts import last_draft
    from llm_interview.terminal.display import is_terminal

    draft = last_draft(places().decks, card)
    if resume and draft is None:
        said = told("no_draft_of", card=card) if card else told("no_draft")
        raise UsageFault(said, told("hint_drafts", folder=places().decks / ".drafts"))
    if resume or draft is None:
        return draft
    return draft if is_terminal() and _is_wanted(draft, say) else None


def how_to_go_on(card: str = "") -> str:
    """The command that does."""
    return f"llm-interview edit {card} --resume" if card else "llm-interview new --resume"


def _is_wanted(draft: Draft, say: Catalog) -> bool:
    from llm_interview.terminal.line_reader import person_reader
    from llm_interview.terminal.screens import sentence

    screen, read = display(sys.stderr), person_reader(plain=say.plain)
    key = "draft_edit" if draft.card else "draft_new"
    words = {} if draft.card else {"words": _words(draft)}
    screen.show(sentence(say(key, when=_when(draft.stamp), **words), screen.width))
    while True:
        screen.show(sentence(say("keys_draft"), screen.width, "dim"))
        line = normalize("NFKC", read(say("prompt_write"))).strip().lower()
        if line in ("", TAKE_UP):
            return line == TAKE_UP
        screen.show(sentence(say("bad_key", key=line), screen.width))


def _when(stamp: str) -> str:
    """`20261122-141500` as 2026-11-22 14:15."""
    day, _, time = stamp.partition("-")
    return f"{day[:4]}-{day[4:6]}-{day[6:8]} {time[:2]}:{time[2:4]}"


def _words(draft: Draft) -> str:
    """The beginning of its question, where there is one; else where the draft lies."""
    from llm_interview.core.card_template import first_words
    from llm_interview.core.cleaning import clean
    from llm_interview.loader.own_decks import read_bytes

    text = (read_bytes(draft.path) or b"").decode("utf-8", "replace")
    words = " ".join(clean(first_words(text)).split())
    return (words if len(words) <= LONGEST else words[: LONGEST - 1] + "…") or str(draft.path)
