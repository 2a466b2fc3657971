"""Whether an answer says a point or its contrary: `masked models look both ways` with the two kinds
of model exchanged has all the words of the point.

A card may word what contradicts a point. Clause by clause such a wording is compared with the
answer, as are the right ones: who swaps two things says each clause of the wrong wording in one of
their own, and of a right one only a part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from llm_interview.core.matching import Coverage, Said
from llm_interview.core.neighbour_order import order_kept
from llm_interview.core.spoken_of import rival_clauses, told_of
from llm_interview.core.wordings import Wording

NEAR = 0.35
"""Share of a contrary wording, clause by clause, under which nobody says it."""
FAR = 1.0
"""How much nearer the right wording counts where no contrary one is near."""


class Right(Protocol):
    """A right wording of the point, and what the answer says of it."""

    kind: str
    words: Wording
    found: Coverage


@dataclass(slots=True)
class Contrary:
    """How far the answer says what contradicts a point: share of the contrary wording that is said
    clause by clause, how much more it says of a right wording so (-1..1), how much better the right
    one's order is kept, and where the contrary begins and ends."""

    share: float = 0.0
    rather: float = FAR
    order: float = 0.0
    clause: int = -1


def contrary(
    wrong: Iterable[Wording], right: Sequence[Right], said: Said, *, any_polarity: bool
) -> Contrary:
    """The contrary wording that the answer comes nearest to, against the nearest right one."""
    best = Contrary()
    nearest: Wording | None = None
    for words in wrong:
        least = max(best.share, NEAR)
        share, clause = by_clauses(words, said, any_polarity=False, least=least)
        if share > least:
            best.share, best.clause, nearest = share, clause, words
    if nearest is None:
        return best
    most, own = 0.0, None
    for one in right:
        if one.kind == "spoken" or one.found.whole <= most:
            continue
        share, _ = by_clauses(one.words, said, any_polarity=any_polarity, least=most)
        if share > most:
            most, own = share, one.words
    best.rather = most - best.share
    best.order = (_order(own, said) if own else 0.0) - _order(nearest, said)
    return best


def by_clauses(
    wording: Wording, said: Said, *, any_polarity: bool, least: float = 0.0
) -> tuple[float, int]:
    """Share of a wording that is said where each of its clauses lies in one clause of the answer
    that does not speak of a rival, and the clause of the answer that says most; 0 where the whole
    answer says no more than `least` of it."""
    whole = said.hits(wording.words, any_polarity=any_polarity)
    if sum([weight * best for weight, best, _ in whole]) <= least * wording.weight:
        return 0.0, -1
    total = most = 0.0
    place = -1
    alone = len(wording.clauses) == 1
    subjects: dict[str, int] = {}
    for words in wording.clauses:
        subjects = told_of(words, subjects, said.lexicon)
        rivals = rival_clauses(subjects, said)
        worth: dict[int, float] = {}
        found = whole if alone else said.hits(words, any_polarity=any_polarity)
        for weight, _, row in found:
            for clause, (quality, _) in row.items():
                if clause not in rivals:
                    worth[clause] = worth.get(clause, 0.0) + weight * quality
        if worth:
            clause = max(worth, key=worth.__getitem__)
            total += worth[clause]
            if worth[clause] > most:
                most, place = worth[clause], clause
    return total / wording.weight, place


def _order(wording: Wording, said: Said) -> float:
    return order_kept(wording.clauses, said, range(said.clauses))
