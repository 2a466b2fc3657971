"""A saved page, fed to its reader piece by piece."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from llm_interview.core.errors import FileFault, told
from llm_interview.importing.drafts import Leftover
from llm_interview.importing.html_lines import HtmlText, Kept
from llm_interview.importing.page_limits import within_lines
from llm_interview.importing.page_lines import Line

PIECE = 32_768
"""Characters parsed at a time."""
MAX_OPEN = 100_000
"""Characters of one tag, comment or script that has not ended yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPage:
    """The lines of the text of a page, what was left out as no part of it, and how many elements
    a browser would not show."""

    lines: tuple[Line, ...]
    dropped: tuple[Leftover, ...]
    hidden: int


def html_lines(text: str, shown: str, keep: Collection[Kept] = ()) -> HtmlPage:
    """The text of a page; `keep` names what is kept all the same.

    FileFault for a tag or comment that does not end: looking for its end again and again is what
    makes a parser slow.
    """
    parser = HtmlText(keep)
    for start in range(0, len(text), PIECE):
        parser.feed(text[start : start + PIECE])
        within_lines(parser.lines, shown)
        if len(parser.rawdata) > MAX_OPEN:
            line = parser.getpos()[0]
            count = f"{MAX_OPEN:,}"
            said = told("html_open", path=shown, line=line, count=count)
            raise FileFault(said, told("hint_no_html"))
    parser.finish()
    return HtmlPage(lines=tuple(parser.lines), dropped=tuple(parser.dropped), hidden=parser.hidden)
