"""How large a page may be: what is read takes two seconds at most."""

from __future__ import annotations

import re
from collections.abc import Sized

from llm_interview.core.errors import FileFault, Told, told

MAX_CHARACTERS = 1_500_000
MAX_LINES = 30_000
MAX_TAGS = 80_000

_UNSEEN = re.compile(r"<(/?)(script|style|svg)\b", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:[a-zA-Z0-9/+.;=-]{1,100},[A-Za-z0-9+/=%]{100,}")


def within_limits(text: str, shown: str) -> str:
    """`text` itself. FileFault where it is too large for one page; `shown` names the file."""
    _refuse(shown, text.count("\n") + 1, MAX_LINES, told("page_lines"))
    _refuse(shown, len(text), MAX_CHARACTERS, told("page_characters"))
    return text


def within_lines(lines: Sized, shown: str) -> None:
    """FileFault where a page has become too many lines."""
    _refuse(shown, len(lines), MAX_LINES, told("page_lines"))


def html_within_limits(text: str, shown: str) -> str:
    """Saved HTML without its scripts, styles, drawings and embedded pictures, which may be large;
    every line keeps its number. FileFault where the rest is too large for one page."""
    seen = _EMBEDDED.sub("data:", _without_unseen(text))
    _refuse(shown, seen.count("<"), MAX_TAGS, told("page_tags"))
    return within_limits(seen, shown)


def _refuse(shown: str, count: int, most: int, what: Told) -> None:
    if count > most:
        large = told("page_too_large", path=shown, count=f"{count:,}", what=what, most=f"{most:,}")
        raise FileFault(large, told("hint_split_page"))


def _without_unseen(text: str) -> str:
    """One walk over the tags: what does not end stays for the parser to refuse."""
    kept: list[str] = []
    at, open_at, name = 0, -1, ""
    for tag in _UNSEEN.finditer(text):
        closes, found = tag.group(1), tag.group(2).lower()
        if open_at < 0 and not closes:
            open_at, name = tag.start(), found
        elif open_at >= 0 and closes and found == name:
            kept += text[at:open_at], "\n" * text.count("\n", open_at, tag.start())
            at, open_at = tag.start(), -1
    return "".join([*kept, text[at:]])
