"""Remembers in which languages decks for Anki have asked each note.

Importing a deck replaces whole notes. A deck in another language must therefore show what an
earlier one asked as well, and nothing else: of a question that is shown Anki makes a card. Where
this file is lost, naming all languages in one export does the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress

from llm_interview.cli.whole_files import written_together
from llm_interview.cli.wiring import places
from llm_interview.core.errors import FileFault
from llm_interview.core.langs import LANGS, Lang

NAME = "anki-asked.json"


def asked_before() -> dict[str, tuple[Lang, ...]]:
    """The languages by the name of the note; none where the file is not there or not ours."""
    try:
        document = json.loads((places().data / NAME).read_text("utf-8"))
        return {str(note): _langs(words) for note, words in document["asked"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def remember_asked(asked: Mapping[str, Sequence[Lang]]) -> None:
    """Add what a deck that was written asks. A folder that cannot be written changes nothing of
    the deck, so nothing is said."""
    before = asked_before()
    known = before | {note: tuple(langs) for note, langs in asked.items()}
    if known == before:
        return
    target = places().data / NAME
    document = {"schema": 1, "asked": {note: " ".join(known[note]) for note in sorted(known)}}
    with suppress(FileFault, OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(document, ensure_ascii=False, indent=0)
        with written_together({target: f"{text}\n".encode()}):
            pass


def _langs(words: str) -> tuple[Lang, ...]:
    wanted = words.split()
    return tuple(lang for lang in LANGS if lang in wanted)
