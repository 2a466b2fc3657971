"""What the learner did, in a few words: for `undo` and `redo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.core.cleaning import clean
from llm_interview.core.review import Event, Review
from llm_interview.core.reviews import Accepted, CardMark, Imported, Note

if TYPE_CHECKING:
    from llm_interview.terminal.catalog import Catalog

LONGEST = 60
"""Characters of the learner's own words that are repeated."""


def action_words(event: Event, say: Catalog) -> str:
    """A rating, a mark, a wording or a note, and the card it was of; or what was imported."""
    match event:
        case Review(mode="drill"):
            return say("action_rating", rating=say(f"rating_{event.rating}"), card=_of(event))
        case Review():
            rating, mode = say(f"rating_{event.rating}"), say(f"mode_{event.mode}")
            return say("action_answer", rating=rating, mode=mode, card=_of(event))
        case CardMark():
            return say(f"action_{event.kind}", card=_of(event))
        case Accepted():
            return say("action_accept", words=_short(event.text), card=_of(event))
        case Imported():
            return say("action_import", answers=event.count, source=_short(event.source))
        case Note(text=""):
            return say("action_no_note", card=_of(event))
        case Note():
            return say("action_note", words=_short(event.text), card=_of(event))
    return _of(event)


def _of(event: Event) -> str:
    return clean(str(getattr(event, "card", "")))


def _short(text: str) -> str:
    flat = " ".join(clean(text).split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
