"""The formats an import reads, and which of them a file is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from llm_interview.importing.drafts import Found

if TYPE_CHECKING:
    from llm_interview.importing.html_lines import Kept

_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_CLOSING = re.compile(r"</(?:p|div|li|h[1-6]|ul|ol|table|span|article)\s*>", re.IGNORECASE)
_ENDINGS: Final = {
    "csv": "csv",
    "tsv": "csv",
    "tab": "csv",
    "json": "json",
    "jsonl": "json",
    "ndjson": "json",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "md": "md",
    "markdown": "md",
    "mdown": "md",
}
_SAMPLE = 200_000
MAX_AGAIN = 250_000
"""Characters of a page that is read again, less strictly, where that may find more."""
_MANY_TAGS = 8


def read_as(form: str, text: str, shown: str) -> Found:
    """Drafts of a text in a format; `shown` names the file in faults."""
    return FORMATS[form](text, shown)


def detect(text: str, name: str) -> str:
    """The format of a text: by what it begins with, then by the ending of the file's name."""
    form = _ENDINGS.get(name.rpartition(".")[2].lower(), "")
    if form in {"csv", "json", "html"}:
        return form
    if not form:
        form = _by_content(text[:_SAMPLE])
    return _kind_of_markdown(text) if form == "md" else form


def _by_content(text: str) -> str:
    from llm_interview.importing.tables import looks_like_table

    if _JSON.match(text):
        return "json"
    if _HTML.match(text) or len(_CLOSING.findall(text)) >= _MANY_TAGS:
        return "html"
    if looks_like_table(text):
        return "csv"
    return "md" if _is_markdown(text) else "text"


def _is_markdown(text: str) -> bool:
    marks = sum(
        row.startswith(("# ", "## ", "### ", "```", "- [", "Q: ", "C: ", '<a id="'))
        for row in text.split("\n")
    )
    return marks > 1


def _kind_of_markdown(text: str) -> str:
    from llm_interview.importing.flashcards import is_flashcards
    from llm_interview.importing.obsidian_cards import is_obsidian
    from llm_interview.importing.sheet_markdown import is_sheet

    if is_sheet(text):
        return "md"
    if is_obsidian(text) and not is_flashcards(text):
        return "obsidian"
    return "hashcards" if is_flashcards(text) else "md"


def _text(text: str, shown: str) -> Found:
    from llm_interview.importing.page_limits import within_limits
    from llm_interview.importing.page_lines import text_lines
    from llm_interview.importing.pages import read_page

    return read_page(text_lines(within_limits(text, shown), markdown=False))


def _markdown(text: str, shown: str) -> Found:
    from llm_interview.importing.page_limits import within_limits
    from llm_interview.importing.page_lines import text_lines
    from llm_interview.importing.pages import read_page
    from llm_interview.importing.sheet_markdown import is_sheet, read_sheet

    if is_sheet(text):
        return read_sheet(text)
    return read_page(text_lines(within_limits(text, shown), markdown=True))


def _html(text: str, shown: str) -> Found:
    """Where answers are hidden until they are clicked, the hidden ones are read too; where
    nothing is found beside menus and the like, everything that is only called so."""
    from llm_interview.importing.html_page import html_lines
    from llm_interview.importing.page_limits import html_within_limits
    from llm_interview.importing.pages import read_page

    text = html_within_limits(text, shown)
    page = html_lines(text, shown)
    best = read_page(page.lines)
    left = page.dropped
    for keep in _looser(hidden=page.hidden > 0) if len(text) <= MAX_AGAIN else ():
        if best.drafts and "named" in keep:
            break
        again = html_lines(text, shown, keep)
        found = read_page(again.lines)
        if len(found.drafts) > len(best.drafts):
            best, left = found, again.dropped
    return Found(drafts=best.drafts, leftovers=(*best.leftovers, *left))


def _looser(*, hidden: bool) -> tuple[tuple[Kept, ...], ...]:
    return (("hidden",), ("named",), ("hidden", "named")) if hidden else (("named",),)


def _table(text: str, _shown: str) -> Found:
    from llm_interview.importing.tables import read_table

    return read_table(text)


def _json(text: str, shown: str) -> Found:
    from llm_interview.importing.json_cards import read_json

    return read_json(text, shown)


def _flashcards(text: str, _shown: str) -> Found:
    from llm_interview.importing.flashcards import read_flashcards

    return read_flashcards(text)


def _obsidian(text: str, _shown: str) -> Found:
    from llm_interview.importing.obsidian_cards import read_obsidian

    return read_obsidian(text)


FORMATS: Final[Mapping[str, Callable[[str, str], Found]]] = {
    "text": _text,
    "md": _markdown,
    "html": _html,
    "csv": _table,
    "json": _json,
    "hashcards": _flashcards,
    "repeater": _flashcards,
    "obsidian": _obsidian,
}
