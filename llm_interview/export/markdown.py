"""Study sheet → Markdown (CommonMark; math as `$…$`)."""

from __future__ import annotations

from collections.abc import Iterator

from llm_interview.core.inline import Inline
from llm_interview.core.sheets import Block, FormulaBlock, Heading, Listing, Paragraph, Sheet

_SPECIAL = frozenset("\\`*_[]<>&|~$")
_ROLES = {"label": "**{}**", "wrong": "✗ {}", "right": "→ {}", "facts": "{}", "source": "- {}"}


def to_markdown(sheet: Sheet) -> bytes:
    """The whole sheet as UTF-8 Markdown with a table of contents; the same sheet always gives
    the same bytes."""
    return ("\n".join(_lines(sheet)).rstrip() + "\n").encode()


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {escape(sheet.title)}"
    yield ""
    yield f"{sheet.day.isoformat()} · {', '.join(sheet.langs)} · {len(sheet.questions)}"
    yield ""
    for section in sheet.sections:
        yield f"- {escape(section.title)}"
        for card in section.cards:
            first = next(block for block in card.blocks if isinstance(block, Heading))
            yield f"  - [{escape(first.text)}](#{card.question.id})"
    yield ""
    for section in sheet.sections:
        yield f"## {escape(section.title)}"
        yield ""
        for card in section.cards:
            for block in card.blocks:
                yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            if block.anchor:
                yield f'<a id="{block.anchor}"></a>'
                yield ""
            yield f"{'#' * block.level} {escape(block.text)}"
        case Paragraph():
            text = inline(block.inlines)
            yield _ROLES.get(block.role, "{}").replace("{}", text, 1)
        case Listing():
            for number, item in enumerate(block.items, 1):
                yield f"{f'{number}.' if block.numbered else '-'} {inline(item)}"
        case FormulaBlock():
            yield f"$${block.tex}$$" if block.tex else f"`{block.plain}`"
    yield ""


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
