"""Headings of chapters between plain questions: `II. Training`, `二、微调`, `Section 2: Retrieval`.

A page of text does not say what is a heading. What stands before the first question tells: a
chapter that is numbered there is numbered on later, and one that stands alone there will stand
alone again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from llm_interview.importing.line_markers import (
    marker_style,
    marker_value,
    nested_value,
    without_symbols,
)
from llm_interview.importing.page_furniture import is_chapter
from llm_interview.importing.page_lines import Line
from llm_interview.importing.readings import Start

BEFORE = 15
"""Lines before the first question among which chapters are looked for."""
NEAR = 4
"""Lines at the end of an answer among which a chapter may begin."""
CONTENTS = 300
"""Lines before the first question among which a table of contents names the chapters."""
PAIR = 2
"""Numbers of a question in a numbered chapter (`1.2`)."""
STEP = 3
"""How far the number of a chapter may be from that of the one before."""

_ROMAN = re.compile(r"([IVX]{1,5})\s?[.、:)]\s*(?=\S)")
_LETTER = re.compile(r"([A-H])\s?[.、:)]\s+(?=\S)")
_STOPS = re.compile(r"[.。!！?？:：;；,，、…=|]\s*$")
_ENDED = re.compile(r"[.。!！?？…][\"”’'）)」】]*$|^\d{1,3}$")
_LABELLED = re.compile(r"[:：]\s*\S")
_BARE = re.compile(r"\d{1,3}")
_FORMULA = re.compile(r"[={}\\|<>]|https?:|\$")
_ROMANS = {"I": 1, "V": 5, "X": 10}
_HEAD = 100


class Chapters:
    """Knows the chapters of a page by those before its first question."""

    def __init__(
        self, lines: Sequence[Line], starts: Sequence[Start], captions: frozenset[str]
    ) -> None:
        self._lines = lines
        self._captions = captions
        self._own = {marker_style(lines[start.at].marker) for start in starts}
        first = starts[0].at
        before = [i for i in range(max(first - 60, 0), first) if lines[i].text][-BEFORE:]
        self._last: dict[str, int] = {}
        for index in before:
            kind, value = self._ordinal(lines[index])
            if kind:
                self._last[kind] = value
        self._heads = [lines[i].text for i in before[-2:] if _is_title(lines[i])]
        self._alone = bool(before) and self._stands_alone(before[-1])
        listed = (lines[i] for i in range(max(first - CONTENTS, 0), first))
        self._contents = {line.text.casefold() for line in listed if line.marker}

    def begin(self, start: int, end: int, *, said: bool = False) -> int:
        """Where in the lines `start` to `end` of an answer a chapter begins; `end` if nowhere.
        `said`: the answer has begun above them."""
        filled = [index for index in range(start, end) if self._lines[index].text]
        for index in filled:
            if self._is_around(index, end):
                return index
        for before, index in pairwise([start, *filled]):
            listed = index != filled[-1] or _are_items(self._lines[before], self._lines[index])
            if self._goes_on(self._lines[index], listed=listed):
                return index
        for index in filled[-NEAR:]:
            line = self._lines[index]
            if (
                (said or index > filled[0])
                and line.text not in self._captions
                and not line.marker
                and is_chapter(line)
            ):
                return index
        alone = len(filled) > int(not said)
        if alone and self._lines[filled[-1]].text.casefold() in self._contents:
            return filled[-1]
        above = filled[-2] if len(filled) > 1 else start - 1
        if alone and self._is_heading(filled[-1], above):
            numbered = _BARE.fullmatch(self._lines[above].text)
            return above if numbered else filled[-1]
        return end

    def _is_around(self, at: int, end: int) -> bool:
        """`1.2 Training` above the question `1.2.1`."""
        below = nested_value(self._lines[end].marker) if end < len(self._lines) else ()
        return len(below) > PAIR and nested_value(self._lines[at].marker) == below[:-1]

    def _goes_on(self, line: Line, *, listed: bool) -> bool:
        """Whether the next chapter begins here; one with a plain number only alone and right
        above the next question, for lists in answers are numbered so too."""
        kind, value = self._ordinal(line)
        if "1" in kind and listed:
            return False
        before = self._last.get(kind)
        if before is None or not before < value <= before + STEP:
            return False
        self._last[kind] = value
        return True

    def _ordinal(self, line: Line) -> tuple[str, int]:
        """The kind and number of a line that may head a chapter."""
        if line.code or len(line.text) > _HEAD or line.text[-1:] in ".。;；,，":
            return "", 0
        if line.marker:
            value = marker_value(line.marker)
            foreign = value is not None and line.style not in self._own and not line.indent
            return (line.style, value or 0) if foreign else ("", 0)
        roman = _ROMAN.match(line.text)
        if roman:
            return "roman", _roman_value(roman.group(1))
        letter = _LETTER.match(line.text)
        return ("letter", ord(letter.group(1))) if letter else ("", 0)

    def _is_heading(self, at: int, before: int) -> bool:
        """Whether the last line of an answer looks like what stood before the first question."""
        line = self._lines[at]
        if not _is_title(line) or self._lines[before].text[-1:] in ":：":
            return False
        ended = self._lines[before].marker or _ENDED.search(self._lines[before].text)
        if any(_alike(line.text, head) for head in self._heads):
            return True
        if _LABELLED.search(line.text):
            return False
        return bool(ended) and self._alone and self._stands_alone(at)

    def _stands_alone(self, at: int) -> bool:
        lines = self._lines
        above = at == 0 or not lines[at - 1].text
        below = at + 1 >= len(lines) or not lines[at + 1].text
        return above and below and _is_title(lines[at])


def _are_items(one: Line, other: Line) -> bool:
    return (one.style, one.indent) == (other.style, other.indent)


def _is_title(line: Line) -> bool:
    text = without_symbols(line.text)
    if line.code or line.marker or not 3 <= len(text) <= 60:
        return False
    starts_well = text[0].isupper() or text[0] >= "\u2e80"
    return starts_well and not _STOPS.search(text) and not _FORMULA.search(text)


def _alike(one: str, other: str) -> bool:
    """`Basic Interview Questions` and `Advanced Interview Questions`."""
    spaced = " " in one and " " in other
    here, there = (one.split(), other.split()) if spaced else (list(one), list(other))
    need = 2 if spaced else 4
    if one == other or min(len(here), len(there)) <= need - 1:
        return False
    return max(_shared(here, there), _shared(here[::-1], there[::-1])) >= need


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for here, there in zip(one, other, strict=False):
        if here.casefold() != there.casefold():
            break
        count += 1
    return count


def _roman_value(text: str) -> int:
    total = 0
    for here, then in zip(text, f"{text[1:]} ", strict=True):
        value = _ROMANS[here]
        total += -value if value < _ROMANS.get(then, 0) else value
    return total
