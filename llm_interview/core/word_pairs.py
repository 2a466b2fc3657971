"""Whether words stand together as in the right wordings of a card or as in its wrong claims.

A wrong claim is mostly made of right words; what gives it away is which of them stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from llm_interview.core.roles import DOUBT, Agreement
from llm_interview.core.units import Unit
from llm_interview.core.wordings import is_denied

REACH = 3
"""Places between the two words of a pair."""
OFTEN = 3
"""Times that a pair which no wrong claim has must stand in right wordings to count."""

Pairs = Mapping[str, Sequence[int]]
"""Two terms with their polarity → how often wrong claims and right wordings have them together."""
_Word = tuple[str, bool]


def count_pairs(
    right: Iterable[Sequence[Any]], wrong: Iterable[Sequence[Any]]
) -> dict[str, list[int]]:
    """The pairs that tell `right` wordings and `wrong` claims apart (units as core.prepared makes
    them); none where a card has no wrong claim."""
    counts: dict[str, list[int]] = {}
    for place, wordings in enumerate((wrong, right)):
        for words in wordings:
            for _, clause in groupby(words, key=lambda unit: unit[2]):
                for pair in _pairs([(u[0], is_denied(u[3])) for u in clause]):
                    counts.setdefault(pair, [0, 0])[place] += 1
    if not any(false for false, _ in counts.values()):
        return {}
    return {pair: times for pair, times in counts.items() if times[0] or times[1] >= OFTEN}


def neighbours(wordings: Iterable[Sequence[Any]]) -> list[str]:
    """The terms that stand side by side in any wording, sorted."""
    found: set[str] = set()
    for words in wordings:
        for _, clause in groupby(words, key=lambda unit: unit[2]):
            found.update(_side_by_side([unit[0] for unit in clause]))
    return sorted(found)


def share_of_neighbours(known: frozenset[str], units: Sequence[Unit]) -> float:
    """Share of an answer's terms side by side that stand so in a wording too: words thrown together
    are the card's, but their neighbours are not."""
    found = hits = 0
    content = [unit for unit in units if unit.is_content]
    for _, clause in groupby(content, key=lambda unit: unit.clause):
        for pair in _side_by_side([unit.term for unit in clause]):
            found += 1
            hits += pair in known
    return hits / found if found else 0.0


def _side_by_side(terms: Sequence[str]) -> Iterator[str]:
    for first, second in pairwise(terms):
        yield f"{first}|{second}" if first < second else f"{second}|{first}"


def sides_with(pairs: Pairs, units: Sequence[Unit]) -> Agreement:
    """How far an answer's `units` stand together as in right wordings (1) or wrong claims (-1)."""
    share = weight = 0.0
    content = [unit for unit in units if unit.is_content] if pairs else []
    for _, clause in groupby(content, key=lambda unit: unit.clause):
        for pair in _pairs([(unit.term, bool(unit.negated)) for unit in clause]):
            wrong, right = pairs.get(pair, (0, 0))
            lean = (right - wrong) / (right + wrong + DOUBT)
            share += lean
            weight += abs(lean)
    return Agreement(share / weight, weight) if weight else Agreement()


def _pairs(words: Sequence[_Word]) -> Iterator[str]:
    """Words that stand at most REACH places apart in a clause, in either order."""
    named = [term + (" not" if negated else "") for term, negated in words]
    for at, first in enumerate(named):
        for second in named[at + 1 : at + 1 + REACH]:
            yield f"{first}|{second}" if first < second else f"{second}|{first}"
