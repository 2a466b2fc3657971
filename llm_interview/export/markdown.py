"""Study sheet → Markdown (CommonMark; math as `$…$`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from llm_interview.core.inline import Inline
from llm_interview.core.sheet_blocks import (
    Block,
    Correction,
    Corrections,
    FormulaBlock,
    Heading,
    Listing,
    Paragraph,
    is_source,
)
from llm_interview.core.sheet_cards import SheetCard
from llm_interview.core.sheets import Sheet
from llm_interview.export.escaping import anchor
from llm_interview.export.markdown_line import (
    Piece,
    bold,
    escape,
    formula_piece,
    inline,
    markdown_line,
    run_pieces,
)

_ARXIV = "https://arxiv.org/abs/"


def to_markdown(sheet: Sheet) -> bytes:
    """The whole sheet as UTF-8 Markdown with a table of contents; the same sheet always gives
    the same bytes."""
    return ("\n".join(_lines(sheet)).rstrip() + "\n").encode()


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {escape(sheet.title, 'heading')}"
    yield ""
    yield escape(sheet.subtitle)
    yield ""
    yield from _contents(sheet)
    for section in sheet.sections:
        yield f"## {escape(section.title, 'heading')}"
        yield ""
        for card in section.cards:
            if card is not section.cards[0]:
                yield from ("---", "")
            yield from _card(card)


def _contents(sheet: Sheet) -> Iterator[str]:
    """A numbered list; each topic's questions below its name, where there are several topics.
    A sheet of questions alone is a list already."""
    if not sheet.answered:
        return
    for section in sheet.sections:
        if len(sheet.sections) > 1:
            yield from (bold((Inline(section.title),)), "")
        for card in section.cards:
            front = inline(card.sides[0].front, "link")
            yield f"{card.number}. [{front}](#{anchor(card.question.id)})"
        yield ""


def _card(card: SheetCard) -> Iterator[str]:
    first = card.sides[0]
    yield from (f'<a id="{anchor(card.question.id)}"></a>', "")
    yield from (f"### {card.number}. {inline(first.front, 'heading')}", "")
    for side in card.sides:
        if side is not first:
            yield from (bold(side.front), "")
        yield from _blocks(side.titled_blocks)
    yield from _blocks((*card.shared, card.facts))


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """Blocks with a blank line after each; sources that follow one another are one list."""
    for block, following in zip(blocks, (*blocks, None)[1:], strict=True):
        yield from _block(block)
        if not (is_source(block) and is_source(following)):
            yield ""


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escape(block.text, 'heading')}"
        case Paragraph(role="source"):
            yield f"- {_source(block)}"
        case Paragraph():
            yield _paragraph(block)
        case Listing():
            yield from _listing(block)
        case Corrections():
            for item in block.items:
                yield _correction(item)
        case FormulaBlock():
            yield from _formula(block)


def _paragraph(block: Paragraph) -> str:
    if block.role == "label":
        return bold(block.inlines)
    if block.role == "facts":
        return f"<small>{inline(block.inlines, 'inside')}</small>"
    return inline(block.inlines)


def _listing(block: Listing) -> Iterator[str]:
    if block.legend:
        yield from (f"<small>{escape(block.legend, 'inside')}</small>", "")
    for at, item in enumerate(block.items):
        mark = block.mark(at)
        yield f"{at + 1}. {mark}{inline(item, 'inside' if mark else 'start')}"


def _correction(item: Correction) -> str:
    """One item of a list: a backslash at the end of a line breaks it."""
    then: list[Piece] = [("\\\n  → ", "opaque"), *run_pieces(item.right)] if item.right else []
    return "- ✗ " + markdown_line([*run_pieces(item.wrong), *then], "inside")


def _formula(block: FormulaBlock) -> Iterator[str]:
    """The TeX, the plain form for readers that do not draw formulas, what its letters mean."""
    tex, plain = (" ".join(text.split()) for text in (block.tex, block.plain))
    if tex:
        # On lines of their own: within a line, some renderers take `\,` and `_` for Markdown.
        # A blank after `<` is nothing in TeX, and keeps it from beginning an HTML tag.
        yield from ("$$", re.sub(r"<(?=\S)", "< ", tex), "$$")
    if tex and plain:
        yield ""
    if plain:
        yield markdown_line([formula_piece(plain)], "inside")
    if block.legend:
        yield from ("", inline(block.legend))


def _source(block: Paragraph) -> str:
    """The source with its address as a link: an arXiv number, or the address itself."""
    link = block.link or ""
    text = "".join(run.text for run in block.inlines)
    number = f"arXiv:{link.removeprefix(_ARXIV)}"
    if link.startswith(_ARXIV) and number in text:
        shown, address = number, f"[{number}]({link})"
    elif link and link in text:
        shown, address = link, f"<{link}>"
    else:
        return escape(text)
    before, _, after = text.partition(shown)
    return markdown_line([(before, "text"), (address, "opaque"), (after, "text")])
