"""Line breaking for mixed Han and Latin text, measured in terminal cells.

Han text may break between any two characters, Latin text at spaces; what must stay together
(closing punctuation with what it closes, a number with its unit) is in `wrap_rules`. A run that is
wider than a whole line is broken all the same, where that hurts least.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from llm_interview.terminal.wrap_rules import JOINTS, Rules

Slice = tuple[int, int]


def wrap(text: str, width: int) -> list[Slice]:
    """Break `text` into lines of at most `width` cells; returns (start, end) slices without
    the spaces at the break. A newline always breaks. `width` below 2 counts as 2."""
    width = max(2, width)
    if "\n" not in text and text == text.strip(" ") and cell_len(text) <= width:
        return [(0, len(text))]
    lines: list[Slice] = []
    at = 0
    for part in text.split("\n"):
        lines += [(at + start, at + end) for start, end in _wrap_part(part, width)]
        at += len(part) + 1
    return lines


def _wrap_part(text: str, width: int) -> list[Slice]:
    """Fill lines greedily with runs."""
    rules = Rules(text)
    lines: list[Slice] = []
    start, end, cells = -1, 0, 0
    for begin, stop in _runs(text, rules, width):
        wide = cell_len(text[begin:stop])
        if start < 0:
            start, cells = begin, wide
        elif cells + (begin - end) + wide <= width:
            cells += (begin - end) + wide
        else:
            lines.append((start, end))
            start, cells = begin, wide
        end = stop
    return [*lines, (max(start, 0), end)]


def _runs(text: str, rules: Rules, width: int) -> Iterator[Slice]:
    """Runs that stay together, each no wider than a line, without the spaces between them."""
    held: Slice | None = None
    for begin, stop in _words(text, rules):
        if held is not None and rules.glued(held[1], begin, stop):
            held = (held[0], stop)
            continue
        if held is not None:
            yield from _fit(text, rules, held, width)
        held = (begin, stop)
    if held is not None:
        yield from _fit(text, rules, held, width)


def _words(text: str, rules: Rules) -> Iterator[Slice]:
    begin, end = 0, len(text)
    while begin < end:
        if text[begin] == " ":
            begin += 1
            continue
        stop = begin + 1
        while stop < end and text[stop] != " " and not rules.may_break(stop):
            stop += 1
        yield begin, stop
        begin = stop


def _fit(text: str, rules: Rules, run: Slice, width: int) -> Iterator[Slice]:
    """A run in pieces no wider than a line."""
    begin, stop = run
    while True:
        reach = _reach(text, begin, stop, width)
        if reach == stop:
            yield begin, stop
            return
        cut = _cut(text, rules, begin, reach)
        yield begin, len(text[:cut].rstrip(" "))
        begin = cut


def _reach(text: str, begin: int, stop: int, width: int) -> int:
    """How far a line from `begin` can reach: at least one letter with its marks."""
    reach, cells = begin, 0
    while reach < stop:
        cells += cell_len(text[reach])
        if cells > width and reach > begin:
            break
        reach += 1
    while reach > begin + 1 and cell_len(text[begin:reach]) > width:
        reach -= 1  # an emoji selector made its letter wider
    return reach


def _cut(text: str, rules: Rules, begin: int, reach: int) -> int:
    """The best place up to `reach`: after a space, after a hyphen or the like, between letters;
    breaking a rule of punctuation only where there is no other place."""
    places = [place for place in range(reach, begin, -1) if not rules.splits(place)]
    for marks in (" ", JOINTS):
        for place in places:
            if text[place - 1] in marks and place > begin + 1:
                return place
    return places[0] if places else reach
