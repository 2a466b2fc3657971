"""Whether a clause of an answer says the opposite of a clause of a wording.

A flip is one difference of sense between clauses that otherwise share their terms: the other side
of an axis, a negation on one side only, the rival of the thing spoken of, another number with the
same unit. Flips of the subject (`low temperature` / `high temperature`) and of what is said of it
cancel each other; an odd rest is a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from llm_interview.core.lexicon import LEVEL, Lexicon
from llm_interview.core.matching import Said, is_trouble
from llm_interview.core.spoken_of import spoken_of, subjects_here
from llm_interview.core.units import Unit
from llm_interview.core.wanted_clauses import (
    FIGURES,
    LEAST_SHARED,
    MOST_FLIPPED,
    WantedClause,
    wanted_clauses,
)
from llm_interview.core.wordings import CONTRASTED, UNDONE, Wanted, Wording, is_denied

SHORT = 4
"""Content units of a clause in which everything stands beside everything."""
ONLY_SUBJECT = 3
FIGURE = 4
ENOUGH = 2.2
"""Weight that must be shared or flipped before a contradiction is believed in full."""


@dataclass(slots=True)
class Conflict:
    """A clause that contradicts; `strength`: share of the wording's clause it shares or flips."""

    strength: float = 0.0
    clause: int = -1
    flipped: float = 0.0
    absent: float = 0.0
    kind: int = 0
    """1 what is said, 2 a negation, 3 the subject, FIGURE a figure that the card rejects."""


@dataclass(slots=True)
class _Tally:
    """Weights gathered over the units of one clause of a wording."""

    shared: float = 0.0
    flipped: float = 0.0
    absent: float = 0.0
    subject: bool = False
    predicate_for: float = 0.0
    predicate_against: float = 0.0
    denied_there: float = 0.0
    denied_here: float = 0.0
    reversed_trouble: bool = False

    def kind(self) -> int:
        """0 no conflict; else what is odd: 1 what is said, 2 a negation, 3 only the subject."""
        predicate = self.predicate_against > self.predicate_for
        # A negator before a word of an axis has been counted with the axis.
        one_side = bool(self.denied_there) != bool(self.denied_here)
        weighs = self.denied_there + self.denied_here > self.predicate_for
        negation = not predicate and ((one_side and weighs) or self.reversed_trouble)
        if not (predicate ^ negation ^ self.subject):
            return 0
        return 1 if predicate else 2 if negation else 3

    def strength(self) -> float:
        """How much of the wording's clause is shared or flipped; small clauses are doubted."""
        known = self.shared + self.flipped
        total = known + self.absent
        if self.shared < LEAST_SHARED and self.flipped < MOST_FLIPPED * total:
            return 0.0
        doubt = 0.8 if self.kind() == ONLY_SUBJECT else 1.0
        return doubt * min(1.0, known / ENOUGH) * known / total if total else 0.0


def conflict(wording: Wording, said: Said, *, any_polarity: bool) -> Conflict:
    """The strongest contradiction of any clause of `wording` in any clause of the answer."""
    worst = Conflict()
    for wanted in wanted_clauses(wording, said.lexicon):
        for clause in wanted.weighty(said):
            odd = _other_subject(wanted, said, clause)
            if not odd and not wanted.may_differ(said, clause, any_polarity=any_polarity):
                continue
            tally = _Tally(subject=odd)
            _compare(tally, wanted, said, clause, any_polarity=any_polarity)
            kind = tally.kind()
            strength = tally.strength() if kind else 0.0
            if strength > worst.strength:
                worst = Conflict(strength, clause, tally.flipped, tally.absent, kind)
    return worst


def _other_subject(wanted: WantedClause, said: Said, clause: int) -> bool:
    """Whether a clause of the answer speaks of the rivals of what a wording's clause speaks of."""
    own, subjects = wanted.own, wanted.subjects
    if not own and not subjects:
        return False
    there = subjects_here(said, clause) if own else {}
    odd = False
    for axis, side in {**own, **subjects}.items():
        other = spoken_of(axis, said, clause) if axis in subjects else there.get(axis, 0)
        odd ^= side != 0 and other == -side
    return odd


def _compare(
    tally: _Tally, wanted: WantedClause, said: Said, clause: int, *, any_polarity: bool
) -> None:
    """Enter every unit of a wording's clause as shared, flipped or absent."""
    here = said.terms[clause]
    for place, word in enumerate(wanted.words):
        _, weight, term, negated, _ = word
        if negated == CONTRASTED:
            continue
        found = _counterpart(here.get(term), negated)
        may_move = wanted.senses[place] or term[0] == FIGURES
        sense = _sense(wanted, place, found, said, clause) if may_move else None
        if sense is not None:
            _note(tally, weight, flip=not sense, condition=_is_condition(wanted, place))
        elif found is None:
            tally.absent += weight
        elif _mismatch(word, found, said.lexicon, tally, any_polarity=any_polarity):
            tally.flipped += weight
        else:
            tally.shared += weight


def _counterpart(same: list[Unit] | None, negated: int) -> Unit | None:
    """The same term in the clause, rather with the same polarity."""
    if same is None:
        return None
    for unit in same:
        if bool(unit.negated) == is_denied(negated):
            return unit
    return same[0]


def _note(tally: _Tally, weight: float, *, flip: bool, condition: bool) -> None:
    """Enter a unit that lies on an axis which the clause touches."""
    if condition:
        tally.subject ^= flip
    elif flip:
        tally.predicate_against += weight
    else:
        tally.predicate_for += weight
    if flip:
        tally.flipped += weight
    else:
        tally.shared += weight


def _mismatch(
    wanted: Wanted, found: Unit, lexicon: Lexicon, tally: _Tally, *, any_polarity: bool
) -> bool:
    """Whether a shared term is negated on one side only; notes in the tally which side denies.

    What counts in the end is whether the clauses deny at all, because a negator reaches other words
    in another word order.
    """
    _, weight, term, negated, _ = wanted
    either = any_polarity or negated == UNDONE or found.undone
    if either or not (negated or found.negated):
        return False
    if is_trouble(term, lexicon):
        tally.reversed_trouble |= bool(found.negated and found.counter)
        return tally.reversed_trouble
    weight /= max(negated, found.negated)
    tally.denied_there += weight if negated else 0.0
    tally.denied_here += weight if found.negated else 0.0
    return bool(negated) != bool(found.negated)


def _sense(
    wanted: WantedClause, place: int, found: Unit | None, said: Said, clause: int
) -> bool | None:
    """Whether the clause takes the same side as one unit of the wording; None if it takes none."""
    _, _, term, negated, _ = wanted.words[place]
    if term[0] == FIGURES:
        return _same_number(wanted.words, place, found, said, clause)
    if found is not None and (negated == UNDONE or found.undone):
        return None
    axes, here = wanted.senses[place], said.senses.get(clause, {})
    if not any(axis in here for axis, _ in axes):
        return None
    units = said.by_clause[clause]
    # How much (more, small) belongs to its neighbour; what kind (sharp, exact) reaches further.
    reach = 1 if _is_level(axes) else 2
    near = {word[2] for word in _around(wanted.words, place, reach)}
    for axis, side in axes:
        agrees = [
            (side == other) == (bool(unit.negated) == is_denied(negated))
            for at, unit, other in here.get(axis, ())
            if unit.term == term or _is_near(units, at, near, reach)
        ]
        if agrees:
            return any(agrees)
    return None


def _is_level(axes: Sequence[Any]) -> bool:
    return any(axis in LEVEL for axis, _ in axes)


def _around(sequence: Sequence[Any], place: int, reach: int) -> list[Any]:
    """Neighbours up to `reach` places away."""
    return [*sequence[max(0, place - reach) : place], *sequence[place + 1 : place + 1 + reach]]


def _is_near(units: list[Unit], at: int, near: set[str], reach: int) -> bool:
    """Whether an axis word of the answer stands beside what stands beside the wording's, or in a
    short clause with it."""
    close = units if len(units) <= SHORT else _around(units, at, reach)
    return any(other.term in near for other in close)


def _same_number(
    words: list[Wanted], place: int, found: Unit | None, said: Said, clause: int
) -> bool | None:
    """False if another figure stands before the same word (`4 bit` / `8 bit`) and the right one
    nowhere."""
    if found is not None or words[place][2] in said.by_term or place + 1 >= len(words):
        return None
    unit_word = words[place + 1][2]
    for unit, follower in pairwise(said.by_clause[clause]):
        if unit.term[0] == "#" and follower.term == unit_word:
            return False
    return None


def _is_condition(wanted: WantedClause, place: int) -> bool:
    """A level word before a quality (`low temperature makes it sharper`) is the condition."""
    return _is_level(wanted.senses[place]) and any(
        axis not in LEVEL for axes in wanted.senses[place + 1 :] for axis, _ in axes
    )
