"""Study sheet → tab-separated notes that Anki imports: a note a card and language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llm_interview.core.inline import Inline
from llm_interview.core.sheets import (
    Block,
    FormulaBlock,
    Heading,
    Listing,
    Paragraph,
    Sheet,
    SheetCard,
    Side,
)
from llm_interview.export.escaping import escape
from llm_interview.export.mathml import is_plain_tex
from llm_interview.export.tab_cells import html_cell

# Anki's own basic notes have the fields Front and Back; the first two columns go there.
_HEAD = (
    "#separator:tab",
    "#html:true",
    "#columns:Front\tBack\ttags\tid",
    "#tags column:3",
    "#guid column:4",
)
_MARKS = {"wrong": "✗ ", "right": "→ ", "source": "• "}


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
    answer = "<br>".join(part for block in (*side.blocks, *card.shared) for part in _block(block))
    tags = (*question.tags, f"topic::{question.topic}", f"lang::{side.lang}")
    marks = " ".join(_text("_".join(tag.split())) for tag in tags)
    return _inlines(side.front), answer, marks, _text(f"{question.id}:{side.lang}")


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<b>{_text(block.text)}</b>"
        case Paragraph():
            text = f"{_MARKS.get(block.role, '')}{_inlines(block.inlines)}"
            yield f"<b>{text}</b>" if block.role == "label" else text
        case Listing():
            for number, item in enumerate(block.items, 1):
                yield f"{f'{number}.' if block.numbered else '•'} {_inlines(item)}"
        case FormulaBlock():
            yield _math(block.tex, "[]") if block.tex else f"<code>{_text(block.plain)}</code>"


def _inlines(runs: Sequence[Inline]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Inline) -> str:
    match run.kind:
        case "code":
            return f"<code>{_text(run.text)}</code>"
        case "bold":
            return f"<b>{_text(run.text)}</b>"
        case "math":
            return _math(run.text, "()")
        case _:
            return _text(run.text)


def _math(tex: str, fence: str) -> str:
    """Drawn by Anki; TeX with commands for links, styles or macros is only shown."""
    if not is_plain_tex(tex):
        return f"<code>{_text(tex)}</code>"
    return f"\\{fence[0]}{escape(tex)}\\{fence[1]}"


def _text(text: str) -> str:
    r"""Escaped also for what Anki reads in fields: `[sound:…]`, `[latex]`, `{{…}}`, and `\(…\)`
    or `\begin` outside formulas."""
    flat = escape(text).replace("\n", "<br>").replace("[", "&#91;").replace("{", "&#123;")
    return flat.replace("\\", "\\<span></span>")
