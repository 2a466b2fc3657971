"""Study sheet → tab-separated notes that Anki imports: a note a card and language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llm_interview.core.langs import Lang
from llm_interview.core.sheet_blocks import (
    Block,
    Corrections,
    FormulaBlock,
    Heading,
    Listing,
    Paragraph,
)
from llm_interview.core.sheet_cards import SheetCard, Side
from llm_interview.core.sheets import Sheet
from llm_interview.export.anki_html import anki_formula, anki_inlines, anki_text
from llm_interview.export.tab_cells import html_cell

# Anki's own basic notes have the fields Front and Back; the first two columns go there.
_HEAD = (
    "#separator:tab",
    "#html:true",
    "#columns:Front\tBack\ttags\tid",
    "#tags column:3",
    "#guid column:4",
)


def to_anki_tsv(sheet: Sheet) -> bytes:
    r"""UTF-8 lines of question, answer, tags, id. Cells are HTML, line breaks `<br>`, formulas
    `\(…\)`, which Anki draws itself; the id stays, so that a second import updates."""
    rows = (
        _row(card, side) for part in sheet.sections for card in part.cards for side in card.sides
    )
    lines = [*_HEAD, *("\t".join(html_cell(cell) for cell in row) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


def _row(card: SheetCard, side: Side) -> Sequence[str]:
    question = card.question
    blocks = (*side.blocks, *card.shared)
    answer = "<br>".join(part for block in blocks for part in _block(block, side.lang))
    tags = (*question.tags, f"topic::{question.topic}", f"lang::{side.lang}")
    marks = " ".join(anki_text("_".join(tag.split())) for tag in tags)
    return anki_inlines(side.front), answer, marks, anki_text(f"{question.id}:{side.lang}")


def _block(block: Block, lang: Lang) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<b>{anki_text(block.names.get(lang, block.text))}</b>"
        case Paragraph():
            text = (
                anki_text(block.names[lang]) if lang in block.names else anki_inlines(block.inlines)
            )
            text = f"• {text}" if block.role == "source" else text
            yield f"<b>{text}</b>" if block.role == "label" else text
        case Listing():
            if block.legend:
                yield f"<small>{anki_text(block.legend)}</small>"
            for at, item in enumerate(block.items):
                yield f"{at + 1}. {block.mark(at)}{anki_inlines(item)}"
        case Corrections():
            for pair in block.items:
                yield f"✗ {anki_inlines(pair.wrong)}"
                if pair.right:
                    yield f"→ {anki_inlines(pair.right)}"
        case FormulaBlock():
            yield from _formula(block)


def _formula(block: FormulaBlock) -> Iterator[str]:
    yield anki_formula(block)
    if block.legend:
        yield f"<small>{anki_inlines(block.legend)}</small>"
