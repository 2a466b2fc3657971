"""Cut a text into its sentences or list items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# A full stop ends a sentence only before white space, so that 0.5 and v1.2 stay whole.
_END = re.compile(r"(?<=[。！？；!?])|(?<=[.!?;])\s+|(?<=[.!?;][\"”’)])\s+|\n\s*")
_BULLET = re.compile(r"^\s*(?:[-*•·‣]|\(?\d{1,2}[.)、]|[①-⑳])\s*(?=\S)")
_ABBREVIATIONS = ("e.g.", "i.e.", "vs.", "etc.", "cf.", "approx.", "fig.", "eq.", "v.v.", "tp.")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`; where it is a list, its items without bullets or numbers."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and sum(_BULLET.match(line) is not None for line in lines) * 2 >= len(lines):
        return tuple(_BULLET.sub("", line).strip() for line in lines if _BULLET.match(line))
    found: list[str] = []
    for part in _END.split(text):
        if not part.strip():
            continue
        if found and found[-1].casefold().endswith(_ABBREVIATIONS):
            found[-1] = f"{found[-1]} {part.strip()}"
        else:
            found.append(part.strip())
    return tuple(found)


def gathered(parts: Sequence[str], count: int) -> tuple[str, ...]:
    """`parts` joined into `count` neighbouring groups of about equal number (count ≥ 1)."""
    cuts = [round(i * len(parts) / count) for i in range(count + 1)]
    return tuple(" ".join(parts[a:b]) for a, b in pairwise(cuts))
