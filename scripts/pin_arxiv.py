#!/usr/bin/env python3
"""Pin title and year of every arXiv number the shipped cards cite.

usage: pin_arxiv.py [--write]

Lists numbers that are new, and those two cards describe differently. `--write` adds the new ones
to content/schema/arxiv.yaml; compare each with arxiv.org first: from then on `check` holds every
card to what is pinned. Exit 1 when cards disagree.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from llm_interview.core.content_rules import Paper  # noqa: E402
from llm_interview.loader.decks import load_deck  # noqa: E402
from llm_interview.loader.reference import load_reference  # noqa: E402

CONTENT = ROOT / "content"
TARGET = CONTENT / "schema" / "arxiv.yaml"
HEAD = """\
# Title and year of the papers the cards cite, pinned so that a number cannot drift away from its
# title; the year is that of the first version or of publication. Added to by scripts/pin_arxiv.py.
"""


def cited() -> dict[str, dict[Paper, list[str]]]:
    """Number → what cards say about it → the cards that say so."""
    found: dict[str, dict[Paper, list[str]]] = {}
    for card in load_deck(CONTENT).cards:
        for source in card.question.sources:
            if source.arxiv:
                paper = Paper(title=source.title, year=source.year or 0)
                said = found.setdefault(source.arxiv, {})
                said.setdefault(paper, []).append(card.question.id)
    return found


def line(number: str, paper: Paper) -> str:
    """One entry of the list."""
    title = paper.title.replace("'", "''")
    return f"'{number}': {{title: '{title}', year: {paper.year}}}\n"


def main(arguments: list[str]) -> int:
    """Report, and write if asked to."""
    pinned = dict(load_reference(CONTENT).papers)
    clashes = 0
    for number, said in sorted(cited().items()):
        if len(said) > 1:
            clashes += 1
            for paper, cards in said.items():
                print(f"{number}: {paper.title} ({paper.year}) in {', '.join(cards)}")
        elif number not in pinned:
            pinned[number] = next(iter(said))
            print("new:", line(number, pinned[number]), end="")
    if "--write" in arguments:
        body = "".join(line(number, paper) for number, paper in sorted(pinned.items()))
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(HEAD + body, encoding="utf-8")
    return 1 if clashes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
