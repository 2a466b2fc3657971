"""Study sheet → Markdown (CommonMark; math as `$…$`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from llm_interview.core.inline import Inline
from llm_interview.core.sheet_blocks import (
    REQUIRED_MARK,
    Block,
    Correction,
    Corrections,
    FormulaBlock,
    Heading,
    Listing,
    Paragraph,
)
from llm_interview.core.sheet_cards import SheetCard
from llm_interview.core.sheets import Sheet

_SPECIAL = frozenset("\\`*_[]<>&|~$")
_ROLES = {"label": "**{}**", "facts": "<small>{}</small>"}
_ARXIV = "https://arxiv.org/abs/"


def to_markdown(sheet: Sheet) -> bytes:
    """The whole sheet as UTF-8 Markdown with a table of contents; the same sheet always gives
    the same bytes."""
    return ("\n".join(_lines(sheet)).rstrip() + "\n").encode()


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {escape(sheet.title)}"
    yield ""
    yield escape(sheet.subtitle)
    yield ""
    yield from _contents(sheet)
    for section in sheet.sections:
        yield f"## {escape(section.title)}"
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
            yield from (f"**{escape(section.title)}**", "")
        for card in section.cards:
            yield f"{card.number}. [{inline(card.sides[0].front)}](#{card.question.id})"
        yield ""


def _card(card: SheetCard) -> Iterator[str]:
    first = card.sides[0]
    yield from (f'<a id="{card.question.id}"></a>', "")
    yield from (f"### {card.number}. {inline(first.front)}", "")
    for side in card.sides:
        if side is not first:
            yield from (f"**{inline(side.front)}**", "")
        yield from _blocks(side.titled_blocks)
    yield from _blocks((*card.shared, card.facts))


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """Blocks with a blank line after each; sources that follow one another are one list."""
    for block, following in zip(blocks, (*blocks, None)[1:], strict=True):
        yield from _block(block)
        if not (_is_source(block) and _is_source(following)):
            yield ""


def _is_source(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role == "source"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escape(block.text)}"
        case Paragraph(role="source"):
            yield f"- {_source(block)}"
        case Paragraph():
            text = inline(block.inlines)
            yield _ROLES.get(block.role, "{}").replace("{}", text, 1)
        case Listing():
            yield from _listing(block)
        case Corrections():
            for item in block.items:
                yield from _correction(item)
        case FormulaBlock():
            yield from _formula(block)


def _listing(block: Listing) -> Iterator[str]:
    if block.legend:
        yield from (f"<small>{escape(block.legend)}</small>", "")
    for at, item in enumerate(block.items):
        mark = f"{REQUIRED_MARK} " if at in block.marked else ""
        yield f"{at + 1}. {mark}{inline(item)}"


def _correction(item: Correction) -> Iterator[str]:
    """One item of a list: a backslash at the end of a line breaks it."""
    yield f"- ✗ {inline(item.wrong)}" + ("\\" if item.right else "")
    if item.right:
        yield f"  → {inline(item.right)}"


def _formula(block: FormulaBlock) -> Iterator[str]:
    """The TeX, and the plain form for readers that do not draw formulas."""
    tex, plain = (" ".join(text.split()) for text in (block.tex, block.plain))
    if tex:
        # On lines of their own: within a line, some renderers take `\,` and `_` for Markdown.
        # A blank after `<` is nothing in TeX, and keeps it from beginning an HTML tag.
        yield from ("$$", re.sub(r"<(?=\S)", "< ", tex), "$$")
    if tex and plain:
        yield ""
    if plain:
        yield _code(plain)


def _code(text: str) -> str:
    """`text` as code, in a fence longer than any run of backticks in it."""
    runs = [len(run) for run in re.findall("`+", text)]
    fence = "`" * (max(runs, default=0) + 1)
    pad = " " if "`" in (text[0], text[-1]) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _source(block: Paragraph) -> str:
    """The source with its address as a link: an arXiv number, or the address itself."""
    link = block.link or ""
    text = "".join(run.text for run in block.inlines)
    number = f"arXiv:{link.removeprefix(_ARXIV)}"
    if link.startswith(_ARXIV) and number in text:
        before, _, after = text.partition(number)
        return f"{escape(before)}[{number}]({link}){escape(after)}"
    before, _, after = text.partition(link) if link else (text, "", "")
    return f"{escape(before)}<{link}>{escape(after)}" if link and link in text else escape(text)


def inline(runs: tuple[Inline, ...]) -> str:
    """Runs of text as Markdown; line starts that would begin a block are escaped."""
    text = "".join(_run(run) for run in runs).replace("\n", " ").strip()
    head = text.split(" ", 1)[0]
    numbered = head[:-1].isdecimal() and head[-1:] in (".", ")")
    if numbered or (head and head.strip("#") == "") or (head and head.strip("+-=") == ""):
        return f"{head[:-1]}\\{text[len(head) - 1 :]}"
    return text


def _run(run: Inline) -> str:
    match run.kind:
        case "code":
            fence = "``" if "`" in run.text else "`"
            return f"{fence}{run.text}{fence}"
        case "bold":
            return f"**{escape(run.text)}**"
        case "math":
            return f"${run.text}$"
        case _:
            return escape(run.text)


def escape(text: str) -> str:
    """Text that Markdown shows as it is. An underscore inside a word needs no escape there."""
    flat = text.replace("\n", " ")
    return "".join(
        f"\\{char}" if char in _SPECIAL and not _inside_word(flat, at) else char
        for at, char in enumerate(flat)
    )


def _inside_word(text: str, at: int) -> bool:
    if text[at] != "_" or not 0 < at < len(text) - 1:
        return False
    return text[at - 1].isalnum() and text[at + 1].isalnum()
