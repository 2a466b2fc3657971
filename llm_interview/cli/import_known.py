"""The cards an import is compared with, and what is said of drafts that are there already."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from llm_interview.cli.wiring import open_library
from llm_interview.importing.known_questions import KnownQuestions, Place, Twin
from llm_interview.loader.shipped import shipped_content

if TYPE_CHECKING:
    from llm_interview.cli.options import Globals
    from llm_interview.terminal.catalog import Catalog

MAX_BESIDE = 2_000_000
"""Bytes of decks beside the new one that are looked through, the latest first."""
SHOWN = 12
"""Such drafts named on the screen; --json has all."""


def known_questions(
    options: Globals, beside: Sequence[Path], new: Collection[Path]
) -> KnownQuestions:
    """What the program asks already, and the decks that earlier imports left `beside` the new
    one; the files that will be written (`new`) do not count."""
    known = KnownQuestions()
    written = {path.resolve() for path in new}
    shipped = shipped_content().resolve()
    cards = open_library(options).summaries()
    files = {path: Path(path).resolve() for path in {card.path for card in cards}}
    for card in cards:
        path = files[card.path]
        if path not in written:
            place = f"{card.path}:{card.line}"
            ours = path.is_relative_to(shipped)
            known.add(card.front.values(), Place(card=card.id, at=place, shipped=ours))
    seen = written | set(files.values())
    for path in _within_limit(path for path in beside if path.resolve() not in seen):
        _add_deck(known, path)
    return known


def _within_limit(paths: Iterator[Path]) -> Iterator[Path]:
    """The latest of them that together are small enough to be read at once."""
    sizes = {path: path.stat() for path in paths}
    left = MAX_BESIDE
    for path, found in sorted(sizes.items(), key=lambda one: -one[1].st_mtime_ns):
        left -= found.st_size
        if left >= 0:
            yield path


def _add_deck(known: KnownQuestions, path: Path) -> None:
    from llm_interview.loader.decks import load_deck

    for card in load_deck(path).cards:
        question = card.question
        place = Place(card=question.id, at=f"{question.path}:{question.line}")
        known.add(question.front.values(), place)


def known_rows(say: Catalog, found: Sequence[Twin], *, left_out: bool) -> list[str]:
    """What a person is told of drafts that are there already."""
    if not found:
        return []
    head = "import_known_left" if left_out else "import_known"
    rows = [say(head, cards=len(found)), *(_row(say, twin) for twin in found[:SHOWN])]
    if len(found) > SHOWN:
        rows.append(say("import_known_more", count=len(found) - SHOWN))
    return rows if left_out else [*rows, say("import_known_hint")]


def _row(say: Catalog, twin: Twin) -> str:
    place = say("import_known_shipped") if twin.place.shipped else twin.place.at
    question = " ".join(twin.question.split())
    return say(
        "import_known_row", line=twin.line, question=question, card=twin.place.card, place=place
    )


def known_document(found: Sequence[Twin]) -> list[Mapping[str, object]]:
    """The same as JSON: the draft, and the card that asks the same."""
    return [
        {
            "line": twin.line,
            "id": twin.id,
            "question": twin.question,
            "card": twin.place.card,
            "path": twin.place.at,
            "shipped": twin.place.shipped,
        }
        for twin in found
    ]
