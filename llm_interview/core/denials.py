"""Whether an answer denies what the card states.

Who turns a right answer round mostly denies its claims, one after the other. A right answer denies
as well, but what the card denies too (`no reward model`), or things the card does not speak of. So
every card counts how often its wordings state and deny each of their words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from llm_interview.core.lexicon import Lexicon
from llm_interview.core.roles import DOUBT, Agreement
from llm_interview.core.units import Unit
from llm_interview.core.wordings import UNDONE, is_denied

Denied = Mapping[str, Sequence[int]]
"""Term → how often wordings state and deny it; only terms that any of them denies."""


def count_denied(wordings: Iterable[Sequence[Any]]) -> dict[str, list[int]]:
    """What `wordings` (units as core.prepared makes them) deny."""
    counts: dict[str, list[int]] = {}
    for words in wordings:
        for term, _, _, negated, *_ in words:
            if negated != UNDONE:
                counts.setdefault(term, [0, 0])[is_denied(negated)] += 1
    return {term: times for term, times in counts.items() if times[1]}


def denies(
    denied: Denied,
    known: Collection[str],
    units: Sequence[Unit],
    lexicon: Lexicon,
    weigh: Callable[[str], float],
) -> Agreement:
    """How far what an answer's `units` deny is denied by the card (1) or stated (-1). `known`: the
    card's terms; `weigh`: what a term tells. Words of an axis are left to core.directions."""
    kept = weight = 0.0
    for unit in units:
        if not unit.is_content or unit.undone or not (unit.negated or unit.contrasted):
            continue
        if unit.term in known and unit.term not in lexicon.senses:
            stated, refused = denied.get(unit.term, (1, 0))
            lean = (refused - stated) / (refused + stated + DOUBT)
            lean *= weigh(unit.term) / max(1, unit.negated)
            kept += lean
            weight += abs(lean)
    return Agreement(kept / weight, weight) if weight else Agreement()
