"""Judges broken lines by rules written down apart from those that break them."""

from __future__ import annotations

import itertools
import re
from unicodedata import combining

from rich.cells import cell_len

from llm_interview.terminal.wrap import wrap

NOT_FIRST = "，。！？；：、）》」』】〉〕”’…—·％"
NOT_LAST = "（《「『【〈〔“‘([{"
UNIT = re.compile(
    r"\d ?(?:[kKMGTP]i?B|B|M|K|k|ms|µs|ns|bits?|bytes?|%|[GTP]?FLOPs?|tỷ|triệu|亿|万|倍|层|位|个)"
    r"(?![^\W\d_])"
)

Fault = tuple[str, str]


def faults(text: str, width: int) -> tuple[int, list[Fault]]:
    """The number of lines `text` takes at `width` cells, and (kind, lines) of every fault."""
    slices = wrap(text, width)
    lines = [text[start:end] for start, end in slices]
    found = [("too wide", line) for line in lines if cell_len(line) > width]
    kept = "".join(lines).replace(" ", "")
    if kept != text.replace(" ", "").replace("\n", ""):
        found.append(("text lost", text))
    for (_, end), (start, stop) in itertools.pairwise(slices):
        if "\n" in text[end:start] or not text[start:stop] or end == 0:
            continue
        found += _between(text, end, start, width)
    return len(lines), found


def _between(text: str, end: int, start: int, width: int) -> list[Fault]:
    """Faults of one break, from `end` of a line to `start` of the next."""
    near = f"{text[max(0, end - 24) : end]}|{text[start : start + 24]}"
    found: list[Fault] = []
    if text[start] in NOT_FIRST or (start == end and text[start] in ",.;:?!)]}%"):
        found.append(("begins with closing punctuation", near))
    if text[end - 1] in NOT_LAST:
        found.append(("ends with an opening bracket", near))
    if combining(text[start]):
        found.append(("a mark without its letter", near))
    if start == end and _cuts_a_word(text, end, width):
        found.append(("cuts a Latin word", near))
    if any(hit.start() < end < hit.end() for hit in UNIT.finditer(text, max(0, end - 8), end + 9)):
        found.append(("parts a number from its unit", near))
    return found


def _cuts_a_word(text: str, place: int, width: int) -> bool:
    """Whether a run of narrow letters is cut at `place` that would have fitted on a line with the
    punctuation that hangs on it."""
    if not (_narrow_letter(text[place - 1]) and _narrow_letter(text[place])):
        return False
    begin, stop = place, place
    while begin > 0 and _narrow(text[begin - 1]):
        begin -= 1
    while stop < len(text) and _narrow(text[stop]):
        stop += 1
    while begin > 0 and text[begin - 1] in NOT_LAST:
        begin -= 1
    while stop < len(text) and text[stop] in NOT_FIRST:
        stop += 1
    return cell_len(text[begin:stop]) <= width


def _narrow(char: str) -> bool:
    return char not in " \n" and cell_len(char) < 2


def _narrow_letter(char: str) -> bool:
    return char.isalnum() and cell_len(char) == 1
