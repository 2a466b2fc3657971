"""Our tiny inline syntax: `code`, **bold**, $math$. All else is plain text.

CommonMark does not see bold in `**粗体：**后`, so the marks are read here, once, for the
terminal and for every export.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["plain", "bold", "code", "math"]

_MARKS: tuple[tuple[str, Kind], ...] = (("**", "bold"), ("`", "code"), ("$", "math"))


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text of one kind."""

    text: str
    kind: Kind = "plain"


def parse_inline(text: str) -> tuple[Inline, ...]:
    """Split `text` at its marks. A mark without a partner, or next to a space inside, is
    ordinary text (so that prices in $ stay as they are). Joined texts lose only marks."""
    found: list[Inline] = []
    plain_from = at = 0
    while at < len(text):
        hit = _marked(text, at) if text[at] in "*`$" else None
        if hit is None:
            at += 1
            continue
        run, stop = hit
        if plain_from < at:
            found.append(Inline(text[plain_from:at]))
        found.append(run)
        plain_from = at = stop
    return (*found, Inline(text[plain_from:])) if plain_from < len(text) else tuple(found)


def _marked(text: str, at: int) -> tuple[Inline, int] | None:
    for mark, kind in _MARKS:
        if not text.startswith(mark, at):
            continue
        stop = text.find(mark, at + len(mark))
        inner = text[at + len(mark) : stop]
        if stop > 0 and inner and inner == inner.strip() and "\n" not in inner:
            return Inline(inner, kind), stop + len(mark)
    return None
