"""Whether an answer keeps the order in which a wording has its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from llm_interview.core.matching import Said
from llm_interview.core.wordings import Wanted

NEAR = 2
"""Places between two terms of an answer that count as neighbours; function words take none."""


def order_kept(clauses: Iterable[Sequence[Wanted]], said: Said, window: range) -> float:
    """Share of the neighbours in each clause of a wording that follow each other closely in these
    clauses of the answer too; under 1 even where all do, so that short wordings tell less."""
    pairs = kept = 0
    for words in clauses:
        before: list[int] = []
        for word in words:
            units = said.by_term.get(word[2], ())
            here = [said.ranks[unit.order] for unit in units if unit.clause in window]
            if before and here:
                pairs += 1
                kept += any(0 < y - x <= NEAR for x in before for y in here)
            before = here
    return kept / (pairs + 1)
