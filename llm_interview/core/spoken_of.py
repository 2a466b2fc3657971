"""Which of two rivals a clause of an answer speaks of: `in decode …, and the time goes into reading
weights` says of decode alone what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from llm_interview.core.lexicon import Lexicon
from llm_interview.core.matching import Said
from llm_interview.core.wordings import Wanted

LOOK_BACK = 3
"""Clauses of the same sentence in which the subject of a clause without one is looked for."""
ALL = 99


def subjects_of(terms: Sequence[str], lexicon: Lexicon, places: int = ALL) -> dict[str, int]:
    """Rivals' axes named among the first `places` terms → side; 0 if the clause names both."""
    found: dict[str, int] = {}
    for place, term in enumerate(terms):
        for axis, side in lexicon.rivals.get(term, ()):
            if axis in found and found[axis] != side:
                found[axis] = 0
            elif place < places:
                found[axis] = side
    return found


def subjects_here(said: Said, clause: int) -> dict[str, int]:
    """The rivals' axes that a clause of the answer names; what it denies it does not speak of."""
    known = said.subjects.get(clause)
    if known is None:
        # `no RL as in RLHF` does not speak of RLHF.
        terms = [unit.term for unit in said.by_clause[clause] if not unit.negated]
        known = said.subjects[clause] = subjects_of(terms, said.lexicon)
    return known


def spoken_of(axis: str, said: Said, clause: int) -> int:
    """The side of a rivals' axis that a clause is about: its own, else the sentence's if that
    named one only; 0 unknown."""
    own = subjects_here(said, clause)
    if axis in own:
        return own[axis]
    sentence = said.by_clause[clause][0].sentence
    sides = set()
    for at in range(clause - 1, max(-1, clause - LOOK_BACK - 1), -1):
        units = said.by_clause.get(at, [])
        if units and units[0].sentence != sentence:
            break
        sides.add(subjects_of([unit.term for unit in units], said.lexicon, 2).get(axis))
    sides.discard(None)
    return sides.pop() or 0 if len(sides) == 1 else 0


def rival_clauses(subjects: Mapping[str, int], said: Said) -> frozenset[int]:
    """The clauses of the answer that are about a rival of one of `subjects` (axis → side)."""
    if not subjects:
        return frozenset()
    return frozenset(
        clause
        for clause in said.by_clause
        for axis, side in subjects.items()
        if side and spoken_of(axis, said, clause) == -side
    )


def told_of(words: Sequence[Wanted], before: Mapping[str, int], lexicon: Lexicon) -> dict[str, int]:
    """What a clause of a wording is about: what it names, else what the clauses `before` it did."""
    terms = [word[2] for word in words]
    if lexicon.rivals.keys().isdisjoint(terms):
        return dict(before)
    return {**before, **subjects_of(terms, lexicon)}
