"""Blocks of a sheet as XHTML: well-formed, so that a page and an e-book share it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llm_interview.core.inline import Inline
from llm_interview.core.langs import Texts
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
from llm_interview.export.escaping import escape
from llm_interview.export.math_breadth import breadth
from llm_interview.export.math_breaks import breakable
from llm_interview.export.math_tree import math_tree
from llm_interview.export.mathml import math_element, math_parts, to_mathml

_SHORT = 40
"""Letters of TeX that always fit a line."""
_BROAD = 20
"""em of a formula that a phone's line holds."""


def inlines(runs: Sequence[Inline]) -> str:
    """Runs of text as phrasing content."""
    return "".join(_run(run) for run in runs)


def _run(run: Inline) -> str:
    match run.kind:
        case "code":
            return f"<code>{escape(run.text)}</code>"
        case "bold":
            return f"<strong>{escape(run.text)}</strong>"
        case "math":
            return to_mathml(run.text, alt=run.text) or f"<code>{escape(run.text)}</code>"
        case _:
            return escape(run.text).replace("\n", "<br/>")


def names(texts: Texts) -> str:
    """One name in each language, for a page that switches between them; where all are the same,
    the name alone. One that is the same in a second language is marked, and shown once where all
    languages are."""
    if len(set(texts.values())) == 1:
        return escape(next(iter(texts.values())))
    seen: set[str] = set()
    found = []
    for lang, text in texts.items():
        kind = "side again" if text in seen else "side"
        found.append(f'<span class="{kind}" lang="{lang}">{escape(text)}</span>')
        seen.add(text)
    return "".join(found)


def blocks(found: Sequence[Block], *, part_level: int = 4, switch: bool = False) -> Iterator[str]:
    """Blocks one by one; `part_level` is the level of the headings inside a card. Sources that
    follow one another become one list. `switch` is for pages that switch between languages."""
    for at, block in enumerate(found):
        source = is_source(block)
        if source and not (at and is_source(found[at - 1])):
            yield '<ul class="sources">'
        if switch and isinstance(block, Heading) and block.names:
            yield f'<h{part_level} class="names">{names(block.names)}</h{part_level}>'
        elif switch and isinstance(block, Paragraph) and block.names:
            yield f'<li class="names">{_linked(block, names(block.names))}</li>'
        else:
            yield from _block(block, part_level)
        if source and not (at + 1 < len(found) and is_source(found[at + 1])):
            yield "</ul>"


def _block(block: Block, part_level: int) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h{part_level}>{escape(block.text)}</h{part_level}>"
        case Paragraph(role="source"):
            yield f"<li>{_linked(block, inlines(block.inlines))}</li>"
        case Paragraph():
            name = "" if block.role == "text" else f' class="{block.role}"'
            text = inlines(block.inlines)
            yield f"<p{name}>{tied(text) if name else text}</p>"
        case Listing() if block.items:
            yield from _listing(block)
        case Corrections() if block.items:
            yield '<ul class="pitfalls">'
            yield from (f"<li>{_correction(item)}</li>" for item in block.items)
            yield "</ul>"
        case FormulaBlock():
            yield f'<div class="formula">{_formula(block)}</div>'
            if block.legend:
                yield f'<p class="legend">{inlines(block.legend)}</p>'


def formula_in_each(found: Sequence[FormulaBlock]) -> Iterator[str]:
    """One formula for a page that switches between languages: once where no word of it differs,
    else marked like names; then what its letters mean, in each."""
    same = len({block.tex or block.plain for block in found}) == 1
    for at, block in enumerate(found[:1] if same else found):
        side = "" if same else f'{" side again" if at else " side"}" lang="{block.lang}'
        yield f'<div class="formula{side}">{_formula(block)}</div>'
    for block in found:
        if block.legend:
            yield f'<p class="legend side" lang="{block.lang}">{inlines(block.legend)}</p>'


def _listing(block: Listing) -> Iterator[str]:
    if block.legend:
        yield f'<p class="legend">{escape(block.legend)}</p>'
    yield "<ol>"
    for at, item in enumerate(block.items):
        yield f"<li>{block.mark(at)}{inlines(item)}</li>"
    yield "</ol>"


def _correction(item: Correction) -> str:
    wrong = f'<p class="wrong">✗ {inlines(item.wrong)}</p>'
    return wrong + (f'<p class="right">→ {inlines(item.right)}</p>' if item.right else "")


def tied(text: str) -> str:
    """No line begins with the dot between two parts."""
    return text.replace(" · ", "\xa0· ")


def _linked(block: Paragraph, text: str) -> str:
    text = tied(text)
    if block.link is None:
        return text
    return f'<a href="{escape(block.link)}" rel="noopener noreferrer">{text}</a>'


def _formula(block: FormulaBlock) -> str:
    """MathML, in pieces where a phone's line does not hold it; where it does not convert, the
    TeX; a formula without TeX in its plain form."""
    parts = math_parts(block.tex, block=True)
    if parts is None:
        return f"<code>{escape(block.tex or block.plain)}</code>"
    if len(block.tex) > _SHORT and breadth(math_tree(block.tex)) > _BROAD:
        return breakable(parts, block.plain)
    return math_element(parts, 'display="block"', block.plain)
