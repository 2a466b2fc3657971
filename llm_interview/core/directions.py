"""Whether an answer moves each thing the way the card moves it.

Near which words a card says up or down, sharp or flat, same or different, is counted over all its
wordings; an answer that says `up` where they say `down` goes against them, however it is worded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from llm_interview.core.lexicon import Lexicon
from llm_interview.core.roles import DOUBT, Agreement
from llm_interview.core.units import Unit
from llm_interview.core.wordings import is_denied

REACH = 2
"""Places between a word of an axis and what it is said of."""

Directions = Mapping[str, Sequence[int]]
"""`axis term` → how often the axis' negative and positive side stand near the term."""
_Word = tuple[str, bool]
"""A term and whether it is negated."""


def count_directions(wordings: Iterable[Sequence[Any]], lexicon: Lexicon) -> dict[str, list[int]]:
    """What `wordings` (units as core.prepared makes them) say of the ways things go."""
    counts: dict[str, list[int]] = {}
    for words in wordings:
        for _, clause in groupby(words, key=lambda unit: unit[2]):
            for key, side, _, _ in _near([(u[0], is_denied(u[3])) for u in clause], lexicon):
                counts.setdefault(key, [0, 0])[side] += 1
    return counts


def goes_along(
    directions: Directions, units: Sequence[Unit], lexicon: Lexicon, weigh: Callable[[str], float]
) -> Agreement:
    """How far an answer's `units` go the ways the card says; `weigh`: what a term tells."""
    kept = weight = 0.0
    content = [unit for unit in units if unit.is_content]
    for _, clause in groupby(content, key=lambda unit: unit.clause):
        words = [(unit.term, bool(unit.negated)) for unit in clause]
        for key, side, term, away in _near(words, lexicon):
            counts = directions.get(key)
            if counts:
                own, other = counts[side], counts[1 - side]
                lean = (own - other) / (own + other + DOUBT) * weigh(term) / away
                kept += lean
                weight += abs(lean)
    return Agreement(kept / weight, weight) if weight else Agreement()


def _near(words: Sequence[_Word], lexicon: Lexicon) -> Iterator[tuple[str, int, str, int]]:
    """For each word of an axis and each word near it that is not of that axis: the key of both, the
    side (0 negative, 1 positive; the other one if negated), the axis' word, the places between."""
    senses = lexicon.senses
    for at, (term, negated) in enumerate(words):
        for axis, side in senses.get(term, ()):
            first = max(0, at - REACH)
            for place, (other, _) in enumerate(words[first : at + REACH + 1], first):
                if place != at and all(axis != own for own, _ in senses.get(other, ())):
                    yield f"{axis} {other}", int((side > 0) != negated), term, abs(place - at)
