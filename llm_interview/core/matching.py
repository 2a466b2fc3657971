"""How well a clause of an answer says what a wording says, and whether it says the opposite.

A wording is prepared as tuples (term, weight, clause, negated, counter, parts). Quality of a match
lies in 0..1: the same term 1, the same side of a level axis 0.7, a negated opposite 0.8, the words
inside a longer name 0.6. A matched unit of the wrong polarity counts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from llm_interview.core.lexicon import TROUBLE, Lexicon
from llm_interview.core.syllables import bare, has_marks, toneless
from llm_interview.core.units import Unit

SAME_SIDE, NEGATED_OPPOSITE, PART, HALF = 0.7, 0.8, 0.6, 0.5
MOST_PARTS, SOME_PARTS = 0.6, 0.3
NEGATOR_NEAR = 2
STEADY = frozenset({"@same", "@constant"})
"""Not growing, not shrinking, not changing: all of them mean these."""
WIDEST, SPREAD = 3, 0.03
"""Clauses a point may be spread over if its wording has fewer, and what each further one costs."""
UNMARKED = 0.92
"""Quality of a Vietnamese syllable typed without its marks."""
LEAST_OPEN = 0.25
"""Share of a wording under which what is left of it tells nothing."""

Wanted = Sequence[Any]
"""(term, weight, clause, negated, counter, parts) of one unit of a wording."""


@dataclass(slots=True)
class Said:
    """An answer's units, indexed for matching."""

    units: list[Unit]
    lexicon: Lexicon
    clauses: int = 0
    by_term: dict[str, list[Unit]] = field(default_factory=dict)
    by_part: dict[str, list[Unit]] = field(default_factory=dict)
    by_axis: dict[str, list[tuple[Unit, int]]] = field(default_factory=dict)
    by_clause: dict[int, list[Unit]] = field(default_factory=dict)
    senses: dict[int, dict[str, list[tuple[int, Unit, int]]]] = field(default_factory=dict)
    """By clause and axis: place in the clause, unit, side."""
    ranks: dict[int, int] = field(default_factory=dict)
    rows: dict[tuple[str, int, bool, int], Row] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Build the indexes."""
        for unit in self.units:
            if not unit.is_content:
                continue
            self.clauses = max(self.clauses, unit.clause + 1)
            self.ranks[unit.order] = len(self.ranks)
            clause = self.by_clause.setdefault(unit.clause, [])
            for axis, side in self.lexicon.senses.get(unit.term, ()):
                here = self.senses.setdefault(unit.clause, {})
                here.setdefault(axis, []).append((len(clause), unit, side))
            clause.append(unit)
            self.by_term.setdefault(unit.term, []).append(unit)
            for part in unit.parts:
                self.by_part.setdefault(part, []).append(unit)
            for axis, side in self.lexicon.side(unit.term):
                self.by_axis.setdefault(axis, []).append((unit, side))

    def reverses(self, wanted: Wanted, window: range) -> bool:
        """Whether these clauses have a wanted term with the other polarity, or its opposite."""
        term, negated = wanted[0], bool(wanted[3])
        if any(
            unit.clause in window and bool(unit.negated) != negated
            for unit in self.by_term.get(term, ())
        ):
            return True
        return any(
            unit.clause in window and (side != other) == (bool(unit.negated) == negated)
            for axis, side in self.lexicon.senses.get(term, ())
            for unit, other in self.by_axis.get(axis, ())
            if unit.term != term
        )


@dataclass(slots=True)
class Coverage:
    """What was found of one wording: share of its weight in the best window of clauses, in the
    whole answer, and where the window lies."""

    window: float = 0.0
    whole: float = 0.0
    first: int = 0
    last: int = 0


def coverage(wording: Sequence[Wanted], said: Said, *, any_polarity: bool) -> Coverage:
    """Best coverage of `wording` by consecutive clauses of the answer, at most WIDEST or as many
    as the wording has."""
    total = sum([wanted[1] for wanted in wording])
    if not total or not said.clauses:
        return Coverage()
    hits = _hits(wording, said, any_polarity=any_polarity)
    whole = sum([weight * max(row.values())[0] for weight, row in hits])
    best = Coverage(whole=whole / total)
    if whole < 0.12 * total:
        return best
    found: dict[int, list[tuple[int, float]]] = {}
    for place, (weight, row) in enumerate(hits):
        for clause, (quality, _) in row.items():
            found.setdefault(clause, []).append((place, weight * quality))
    own = len({wanted[2] for wanted in wording})
    for first in sorted(found):
        kept = [0.0] * len(hits)
        for last in range(first, min(first + max(WIDEST, own), said.clauses)):
            if last not in found:
                continue
            for place, worth in found[last]:
                kept[place] = max(kept[place], worth)
            value = sum(kept) / total - SPREAD * max(0, last - first + 1 - own)
            if value > best.window + 1e-9:
                best.window, best.first, best.last = value, first, last
    return best


def matched(
    wording: Sequence[Wanted], said: Said, best: Coverage, *, any_polarity: bool
) -> frozenset[int]:
    """Token orders of the answer's units that a coverage matched."""
    hits = _hits(wording, said, any_polarity=any_polarity)
    return frozenset(_orders(hits, best.first, best.last))


Row = dict[int, tuple[float, int]]
"""Clause → (quality, token order) of the best match of one wanted unit."""


def _hits(wording: Sequence[Wanted], said: Said, *, any_polarity: bool) -> list[tuple[float, Row]]:
    """Weight and matches of the wanted units that the answer has; kept by what they want, because
    wordings share their terms."""
    out = []
    rows = said.rows
    for wanted in wording:
        key = (wanted[0], wanted[3], any_polarity, len(wanted[5]))
        row = rows.get(key)
        if row is None:
            row = rows[key] = _row(wanted, said, any_polarity=any_polarity)
        if row:
            out.append((wanted[1], row))
    return out


def own_share(
    wording: Sequence[Wanted], said: Said, spent: frozenset[int], *, any_polarity: bool
) -> float:
    """Share of a wording that the answer says in other words than `spent` (token orders): what only
    spent words say counts neither way. 0 where they say nearly all of the wording."""
    total = sum(wanted[1] for wanted in wording)
    open_, said_anew = total, 0.0
    for weight, row in _hits(wording, said, any_polarity=any_polarity):
        free = [quality for quality, order in row.values() if order not in spent]
        said_anew += weight * max(free, default=0.0)
        open_ -= 0.0 if free else weight
    return said_anew / open_ if open_ > LEAST_OPEN * total else 0.0


def rows(option: Sequence[Wanted], said: Said, *, any_polarity: bool) -> list[Row]:
    """Where each wanted unit that the answer has is met; one that it lacks has no row."""
    return [row for _, row in _hits(option, said, any_polarity=any_polarity)]


def _orders(hits: list[tuple[float, Row]], first: int, last: int) -> list[int]:
    """Token orders of the units that the window matched."""
    out = []
    for _, row in hits:
        found = [row[c] for c in range(first, last + 1) if c in row and row[c][0] > 0]
        if found:
            out.append(max(found)[1])
    return out


def _row(wanted: Wanted, said: Said, *, any_polarity: bool) -> Row:
    """The best match of one wanted unit in each clause that has one."""
    row: Row = {}
    for unit, quality in _candidates(wanted, said, any_polarity=any_polarity):
        value = quality * unit.tier
        if value > row.get(unit.clause, (0.0, -1))[0]:
            row[unit.clause] = (value, unit.order)
    return row


def _candidates(wanted: Wanted, said: Said, *, any_polarity: bool) -> list[tuple[Unit, float]]:
    """Units of the answer that may stand for a wanted unit, with their quality."""
    term, _, _, negated, _, parts = wanted
    free = any_polarity or is_trouble(term, said.lexicon)
    out = [(unit, _same_term(unit, negated, free=free)) for unit in said.by_term.get(term, ())]
    out.extend(_same_side(term, said, negated=bool(negated)))
    if term in STEADY and not negated:
        out.extend(
            (unit, NEGATED_OPPOSITE)
            for axis in ("up-down", "static-dynamic", "same-different")
            for unit, _ in said.by_axis.get(axis, ())
            if unit.negated
        )
    out.extend((unit, PART) for unit in said.by_part.get(term, ()))
    if has_marks(term):
        out.extend((unit, UNMARKED * quality) for unit, quality in _without_marks(wanted, said))
    if parts and not out:
        out.extend(_whole_from_parts(parts, said))
    return out


def _without_marks(wanted: Wanted, said: Said) -> list[tuple[Unit, float]]:
    """Syllables typed without marks that may stand for a Vietnamese one."""
    term, _, _, negated, _, _ = wanted
    typed = said.by_term.get(bare(toneless(term)), ())
    return [(unit, _same_term(unit, negated, free=False)) for unit in typed]


def _same_term(unit: Unit, negated: int, *, free: bool) -> float:
    """Quality of the very term: full with the same polarity, half where the negator is far away."""
    same = bool(unit.negated) == bool(negated)
    if same or (free and not (unit.negated and unit.counter)):
        return 1.0
    return HALF if negated < 0 or max(unit.negated, negated) > NEGATOR_NEAR else 0.0


def _same_side(term: str, said: Said, *, negated: bool) -> list[tuple[Unit, float]]:
    """Other terms on the same side of an axis, and negated ones on the opposite side."""
    out = []
    for axis, side in said.lexicon.senses.get(term, ()):
        for unit, other in said.by_axis.get(axis, ()):
            agrees = (side == other) == (bool(unit.negated) == negated)
            if agrees and unit.term != term:
                out.append((unit, SAME_SIDE if side == other else NEGATED_OPPOSITE))
    return out


def _whole_from_parts(parts: Sequence[str], said: Said) -> list[tuple[Unit, float]]:
    """A long name said in pieces: at least two thirds of its words in one clause."""
    hits: dict[int, list[Unit]] = {}
    for part in parts:
        for unit in said.by_term.get(part, ()):
            hits.setdefault(unit.clause, []).append(unit)
    out = []
    for units in hits.values():
        share = len({unit.term for unit in units}) / len(set(parts))
        if share >= MOST_PARTS:
            out.append((units[0], 0.8 * share))
        elif share >= SOME_PARTS:
            out.append((units[0], SOME_PARTS))
    return out


def is_trouble(term: str, lexicon: Lexicon) -> bool:
    """Whether a term names a bad state: that it happens and that it is avoided both count."""
    return any(axis == TROUBLE and side < 0 for axis, side in lexicon.side(term))
