"""Study sheet → Markdown (CommonMark; math as `$…$`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llm_interview.core.inline import Inline
from llm_interview.core.langs import LANG_NAMES
from llm_interview.core.sheets import Block, FormulaBlock, Heading, Listing, Paragraph, Sheet

_SPECIAL = frozenset("\\`*_[]<>&|~$")
_ROLES = {"label": "**{}**", "wrong": "✗ {}", "right": "→ {}", "facts": "{}"}
_ARXIV = "https://arxiv.org/abs/"


def to_markdown(sheet: Sheet) -> bytes:
    """The whole sheet as UTF-8 Markdown with a table of contents; the same sheet always gives
    the same bytes."""
    return ("\n".join(_lines(sheet)).rstrip() + "\n").encode()


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {escape(sheet.title)}"
    yield ""
    langs = ", ".join(LANG_NAMES[lang] for lang in sheet.langs)
    yield f"{sheet.day.isoformat()} · {langs} · {len(sheet.questions)}"
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
            yield from _blocks(card.blocks)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """Blocks with a blank line after each; sources that follow one another are one list."""
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        yield from _block(block)
        if not (_is_source(block) and _is_source(following)):
            yield ""


def _is_source(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role == "source"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            if block.anchor:
                yield f'<a id="{block.anchor}"></a>'
                yield ""
            yield f"{'#' * block.level} {escape(block.text)}"
        case Paragraph(role="source"):
            yield f"- {_source(block)}"
        case Paragraph():
            text = inline(block.inlines)
            yield _ROLES.get(block.role, "{}").replace("{}", text, 1)
        case Listing():
            for number, item in enumerate(block.items, 1):
                yield f"{f'{number}.' if block.numbered else '-'} {inline(item)}"
        case FormulaBlock(tex=""):
            yield f"`{block.plain}`"
        case FormulaBlock():
            # On lines of their own: within a line, some renderers take `\,` and `_` for Markdown.
            yield from ("$$", " ".join(block.tex.split()), "$$")


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
