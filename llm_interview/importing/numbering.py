"""Which numbered lines of a page are its questions.

Lists and sections inside answers are numbered too. The questions are the series that counts on
(1, 2, 3 …, or 121, 122 …) through the whole page and looks most like questions: the best chain of
lines, found in one pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

_Key = TypeVar("_Key")

GAP = 2.0
"""Price of one number that is missing in a series."""
RESTART = 3.0
"""Price of starting again at 1."""
MAX_GAP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A numbered line: its index on the page, its number, how much it looks like a question,
    and whether it may begin a series anew (a page in parts, each counted from 1)."""

    at: int
    number: int
    score: float
    anew: bool = True


@dataclass(frozen=True, slots=True)
class _Link:
    total: float
    before: int  # index of the link before, -1 at the start


def best_series(lines: Sequence[Numbered]) -> tuple[tuple[int, ...], float]:
    """The indices (into `lines`, in page order) of the best series and its total score."""
    links: list[_Link] = []
    by_number: dict[int, int] = {}
    best = -1
    for index, line in enumerate(lines):
        links.append(_link(line, links, by_number, best))
        total = links[index].total
        known = by_number.get(line.number)
        if known is None or total >= links[known].total:
            by_number[line.number] = index
        if best < 0 or total >= links[best].total:
            best = index
    if best < 0:
        return (), 0.0
    return _chain(links, best), links[best].total


def _link(line: Numbered, links: Sequence[_Link], by_number: dict[int, int], best: int) -> _Link:
    options = [_Link(line.score, -1)]
    for gap in range(MAX_GAP):
        before = by_number.get(line.number - 1 - gap)
        if before is not None:
            options.append(_Link(links[before].total + line.score - GAP * gap, before))
    if line.number == 1 and line.anew and best >= 0:
        # First, so that of two questions that are both numbered 1 neither goes.
        options.insert(0, _Link(links[best].total + line.score - RESTART, best))
    return max(options, key=lambda link: link.total)


def _chain(links: Sequence[_Link], last: int) -> tuple[int, ...]:
    found: list[int] = []
    while last >= 0:
        found.append(last)
        last = links[last].before
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """A line numbered `chapter.number`: its index on the page, and how much it looks like a
    question."""

    at: int
    chapter: int
    number: int
    score: float


def best_outline(lines: Sequence[Nested]) -> tuple[tuple[int, ...], float]:
    """The indices of the best series that counts on within chapters (1.1, 1.2, 2.1 …) and its
    total score."""
    links: list[_Link] = []
    by_number: dict[tuple[int, int], int] = {}
    by_chapter: dict[int, int] = {}
    best = -1
    for index, line in enumerate(lines):
        options = [_Link(line.score, -1)]
        for gap in range(MAX_GAP):
            before = by_number.get((line.chapter, line.number - 1 - gap))
            if before is not None:
                options.append(_Link(links[before].total + line.score - GAP * gap, before))
            before = by_chapter.get(line.chapter - 1 - gap)
            if before is not None:
                price = GAP * (gap + line.number - 1)
                options.append(_Link(links[before].total + line.score - price, before))
        links.append(max(options, key=lambda link: link.total))
        _keep_best(by_number, (line.chapter, line.number), links)
        _keep_best(by_chapter, line.chapter, links)
        if best < 0 or links[index].total >= links[best].total:
            best = index
    return (_chain(links, best), links[best].total) if best >= 0 else ((), 0.0)


def _keep_best(known: dict[_Key, int], key: _Key, links: Sequence[_Link]) -> None:
    """The last link is what `key` leads to, unless an earlier one is worth more."""
    before = known.get(key)
    if before is None or links[-1].total >= links[before].total:
        known[key] = len(links) - 1
