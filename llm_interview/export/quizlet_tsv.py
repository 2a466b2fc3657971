"""Study sheet → two columns, question and answer, as Quizlet and spreadsheets take them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llm_interview.core.inline import Inline
from llm_interview.core.sheet_blocks import (
    FormulaBlock,
    Heading,
    Listing,
    Paragraph,
)
from llm_interview.core.sheet_cards import Side
from llm_interview.core.sheets import Sheet
from llm_interview.export.tab_cells import plain_cell


def to_quizlet_tsv(sheet: Sheet) -> bytes:
    """UTF-8 lines of question and answer, a line a card and language: plain text without line
    breaks. The answer is what to say, the key points and the formulas; the rest is too long."""
    sides = (side for part in sheet.sections for card in part.cards for side in card.sides)
    lines = (f"{plain_cell(_plain(side.front))}\t{plain_cell(_answer(side))}" for side in sides)
    return "".join(f"{line}\n" for line in lines).encode()


def _answer(side: Side) -> str:
    return " ".join([*_spoken(side), *_points(side), *_formulas(side)])


def _formulas(side: Side) -> Iterator[str]:
    for block in side.blocks:
        if isinstance(block, FormulaBlock):
            yield f"[{block.plain}]"
            yield from [_plain(block.legend)] if block.legend else []


def _spoken(side: Side) -> Iterator[str]:
    for block in side.blocks:
        if isinstance(block, Heading):
            return
        if isinstance(block, Paragraph):
            yield _plain(block.inlines)


def _points(side: Side) -> Iterator[str]:
    """The first list is the key points: a worked example and its steps come after them."""
    for block in side.blocks:
        if isinstance(block, Listing) and block.role == "points":
            yield from _listing(block)


def _listing(block: Listing) -> Iterator[str]:
    for at, item in enumerate(block.items):
        yield f"({at + 1}) {block.mark(at)}{_plain(item)}"


def _plain(runs: Sequence[Inline]) -> str:
    return "".join(run.text for run in runs)
