#!/usr/bin/env python3
"""Write content/UNOPENED.md: the claims of shipped cards that name a source nobody could open.

usage: list_unopened.py [--check]

It lists the sources marked `checked: false`, and of each claim whether another source, one that was
opened, supports it too. `--check` writes nothing and ends with 1 if the file is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from llm_interview.core.questions import Question, Source  # noqa: E402
from llm_interview.loader.library import load_library  # noqa: E402

CONTENT = ROOT / "content"
TARGET = CONTENT / "UNOPENED.md"

HEAD: Final = """\
# Sources nobody could open

Whoever looked these claims up could not open the place that is named, or not in the form that is
cited; their sources carry `checked: false`, and study sheets say “not yet checked”. No required
key point rests on such a source alone. Whoever opens one compares it with the claim, mends the card
where they differ, removes the mark and runs `scripts/list_unopened.py`, which wrote this file.

| card | work | place | claims, and what else each rests on |
|---|---|---|---|
"""
NONE: Final = "\nEvery source has been opened.\n"


def report(questions: Iterable[Question]) -> str:
    """The whole file, cards by id and sources as their card lists them."""
    cards = sorted(questions, key=lambda question: question.id)
    rows = [row for card in cards for row in _rows(card)]
    if not rows:
        return HEAD.partition("\n\n|")[0] + "\n" + NONE
    return HEAD + "".join(rows)


def _rows(card: Question) -> Iterator[str]:
    claims = dict(_claims(card))
    for source in card.sources:
        if source.checked:
            continue
        supported = [name for name in source.supports if name in claims]
        cells = (
            f"[{card.id}]({card.topic}/{card.id}.yaml)",
            _work(source),
            _cell(source.where),
            "<br>".join(f"{claims[name]} `{name}`: {_elsewhere(card, name)}" for name in supported),
        )
        yield f"| {' | '.join(cells)} |\n"


def _claims(card: Question) -> Iterator[tuple[str, str]]:
    """The id of each claim and what kind of claim it is."""
    for point in card.key_points:
        yield point.id, "required key point" if point.required else "key point"
    kinds: Mapping[str, Iterable[str]] = {
        "reference point": (point.id for point in card.reference_points),
        "pitfall": (pitfall.id for pitfall in card.pitfalls),
        "follow-up": (follow_up.id for follow_up in card.follow_ups),
    }
    for kind, names in kinds.items():
        yield from ((name, kind) for name in names)


def _work(source: Source) -> str:
    address = f"https://arxiv.org/abs/{source.arxiv}" if source.arxiv else source.url
    year = f" ({source.year})" if source.year else ""
    title = _cell(source.title)
    return f"[{title}]({address}){year}" if address else f"{title}{year}"


def _elsewhere(card: Question, claim: str) -> str:
    opened = [s.id for s in card.sources if s.checked and claim in s.supports]
    if claim in card.derived:
        opened.append("the card's own arithmetic")
    return ", ".join(opened) if opened else "**nothing else**"


def _cell(text: str) -> str:
    """Text of an author in a cell of Markdown: `|` would end it, the others are markup."""
    flat = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\|`*_[]<>" else sign for sign in flat)


def main(arguments: list[str]) -> int:
    """Write the list, or compare it."""
    text = report(load_library((), shipped=CONTENT).questions)
    if "--check" in arguments:
        return 0 if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
