"""How well a clause of an answer says what a wording says, and whether it says the opposite.

Quality of a match lies in 0..1: the same term 1, the same side of a level axis 0.7, a negated
opposite 0.8, the words inside a longer name 0.6. A matched unit of the wrong polarity counts
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from llm_interview.core.clauses import REMOVE
from llm_interview.core.lexicon import TROUBLE, Lexicon
from llm_interview.core.syllables import unmarked_key
from llm_interview.core.units import Unit
from llm_interview.core.wordings import UNDONE, Wanted, Wording, is_denied

SAME_SIDE, NEGATED_OPPOSITE, PART, HALF = 0.7, 0.8, 0.6, 0.5
MOST_PARTS, SOME_PARTS = 0.6, 0.3
NEGATOR_NEAR = 2
STEADY = frozenset({"@same", "@constant"})
"""Not growing, not shrinking, not changing: all of them mean these."""
WIDEST, SPREAD = 3, 0.03
"""Clauses a point may be spread over if its wording has fewer, and what each further one costs."""
LEAST = 0.12
"""Share of a wording under which nobody asks where it is said."""
UNMARKED = 0.92
"""Quality of a Vietnamese syllable typed without its marks."""
LEAST_OPEN = 0.25
"""Share of a wording under which what is left of it tells nothing."""

Row: TypeAlias = dict[int, tuple[float, int]]
"""Clause → (quality, token order) of the best match of one wanted unit."""
Match: TypeAlias = tuple[float, Row]
"""The best quality of a row, and the row; 0 and none for a unit that the answer lacks."""
MISSED: Match = (0.0, {})
Hit: TypeAlias = tuple[float, float, Row]
"""Weight of a wanted unit that the answer has, the best quality of its row, and the row."""


@dataclass(slots=True)
class Said:
    """An answer's units, indexed for matching."""

    units: list[Unit]
    lexicon: Lexicon
    clauses: int = 0
    content: list[Unit] = field(default_factory=list)
    by_term: dict[str, list[Unit]] = field(default_factory=dict)
    by_part: dict[str, list[Unit]] = field(default_factory=dict)
    by_axis: dict[str, list[tuple[Unit, int]]] = field(default_factory=dict)
    by_clause: dict[int, list[Unit]] = field(default_factory=dict)
    senses: dict[int, dict[str, list[tuple[int, Unit, int]]]] = field(default_factory=dict)
    """By clause and axis: place in the clause, unit, side."""
    terms: dict[int, dict[str, list[Unit]]] = field(default_factory=dict)
    """By clause and term."""
    places: dict[str, set[int]] = field(default_factory=dict)
    """The clauses of each term."""
    moving: dict[str, set[int]] = field(default_factory=dict)
    """The clauses with a word of each axis."""
    denying: set[int] = field(default_factory=set)
    """Clauses that deny anything."""
    ranks: dict[int, int] = field(default_factory=dict)
    subjects: dict[int, dict[str, int]] = field(default_factory=dict)
    """By clause, what core.conflicts has found of its subjects."""
    _rows: tuple[dict[object, Match], dict[object, Match]] = field(default_factory=lambda: ({}, {}))
    """By polarity (as stated, either) and key of what is wanted: wordings share their terms."""

    def __post_init__(self) -> None:
        """Build the indexes."""
        self.content = [unit for unit in self.units if unit.is_content]
        for unit in self.content:
            self.ranks[unit.order] = len(self.ranks)
            clause = self.by_clause.setdefault(unit.clause, [])
            for axis, side in self.lexicon.senses.get(unit.term, ()):
                here = self.senses.setdefault(unit.clause, {})
                here.setdefault(axis, []).append((len(clause), unit, side))
                self.moving.setdefault(axis, set()).add(unit.clause)
            clause.append(unit)
            self.terms.setdefault(unit.clause, {}).setdefault(unit.term, []).append(unit)
            if unit.negated:
                self.denying.add(unit.clause)
            self.by_term.setdefault(unit.term, []).append(unit)
            self.places.setdefault(unit.term, set()).add(unit.clause)
            for part in unit.parts:
                self.by_part.setdefault(part, []).append(unit)
            for axis, side in self.lexicon.side(unit.term):
                self.by_axis.setdefault(axis, []).append((unit, side))
        self.clauses = max(self.by_clause, default=-1) + 1

    def row(self, wanted: Wanted, *, any_polarity: bool) -> Row:
        """Where a wanted unit is met; empty for one that the answer lacks."""
        rows = self._rows[any_polarity]
        match = rows.get(wanted[0])
        if match is None:
            match = rows[wanted[0]] = _match(wanted, self, any_polarity=any_polarity)
        return match[1]

    def hits(self, words: Iterable[Wanted], *, any_polarity: bool) -> list[Hit]:
        """The wanted units that the answer has."""
        out = []
        rows = self._rows[any_polarity]
        for wanted in words:
            match = rows.get(wanted[0])
            if match is None:
                match = rows[wanted[0]] = _match(wanted, self, any_polarity=any_polarity)
            if match[0]:
                out.append((wanted[1], match[0], match[1]))
        return out

    def reverses(self, wanted: Wanted, window: range) -> bool:
        """Whether these clauses have a wanted term with the other polarity, or its opposite."""
        _, _, term, negator, _ = wanted
        same, senses = self.by_term.get(term, ()), self.lexicon.senses.get(term, ())
        if negator == UNDONE or (not same and not senses):
            return False
        negated = bool(negator)
        if any(
            unit.clause in window and not unit.undone and bool(unit.negated) != negated
            for unit in same
        ):
            return True
        return any(
            unit.clause in window and (side != other) == (bool(unit.negated) == negated)
            for axis, side in senses
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


def coverage(wording: Wording, said: Said, *, any_polarity: bool, least: float = 0.0) -> Coverage:
    """Best coverage of `wording` by consecutive clauses of the answer, at most WIDEST or as many
    as the wording has; no window where the whole answer says less than `least` of it."""
    total = wording.weight
    if not total or not said.clauses:
        return Coverage()
    hits = said.hits(wording.words, any_polarity=any_polarity)
    whole = sum([weight * most for weight, most, _ in hits])
    best = Coverage(whole=whole / total)
    if whole >= LEAST * total and best.whole >= least:
        _find_window(best, wording, hits, said.clauses)
    return best


def _find_window(best: Coverage, wording: Wording, hits: list[Hit], clauses: int) -> None:
    """Enter the consecutive clauses that say most of a wording, the first ones among equals."""
    total, own = wording.weight, len(wording.clauses)
    found = _by_clause(hits)
    most = {clause: sum([worth for _, worth in worths]) for clause, worths in found.items()}
    for first in sorted(found):
        window = [c for c in range(first, min(first + max(WIDEST, own), clauses)) if c in found]
        if sum([most[clause] for clause in window]) <= best.window * total:
            continue  # not even if no two of these clauses said the same
        kept = [0.0] * len(hits)
        for last in window:
            for place, worth in found[last]:
                kept[place] = max(kept[place], worth)
            value = sum(kept) / total - SPREAD * max(0, last - first + 1 - own)
            if value > best.window + 1e-9:
                best.window, best.first, best.last = value, first, last


def _by_clause(hits: list[Hit]) -> dict[int, list[tuple[int, float]]]:
    """Clause → places of the hits it says, with what they are worth there."""
    found: dict[int, list[tuple[int, float]]] = {}
    for place, (weight, _, row) in enumerate(hits):
        for clause, (quality, _) in row.items():
            found.setdefault(clause, []).append((place, weight * quality))
    return found


def matched(wording: Wording, said: Said, best: Coverage, *, any_polarity: bool) -> frozenset[int]:
    """Token orders of the answer's units that a coverage matched."""
    out = []
    window = range(best.first, best.last + 1)
    for _, _, row in said.hits(wording.words, any_polarity=any_polarity):
        found = [row[clause] for clause in window if clause in row]
        if found:
            out.append(max(found)[1])
    return frozenset(out)


def own_share(wording: Wording, said: Said, spent: frozenset[int], *, any_polarity: bool) -> float:
    """Share of a wording that the answer says in other words than `spent` (token orders): what only
    spent words say counts neither way. 0 where they say nearly all of the wording."""
    total = wording.weight
    open_, said_anew = total, 0.0
    for weight, _, row in said.hits(wording.words, any_polarity=any_polarity):
        free = [quality for quality, order in row.values() if order not in spent]
        said_anew += weight * max(free, default=0.0)
        open_ -= 0.0 if free else weight
    return said_anew / open_ if open_ > LEAST_OPEN * total else 0.0


def _match(wanted: Wanted, said: Said, *, any_polarity: bool) -> Match:
    """The best match of one wanted unit in each clause that has one."""
    found = _candidates(wanted, said, any_polarity=any_polarity)
    if not found:
        return MISSED
    row: Row = {}
    for unit, quality in found:
        value = quality * unit.tier
        if value > row.get(unit.clause, (0.0, -1))[0]:
            row[unit.clause] = (value, unit.order)
    return max(row.values())[0] if row else 0.0, row


def _candidates(wanted: Wanted, said: Said, *, any_polarity: bool) -> list[tuple[Unit, float]]:
    """Units of the answer that may stand for a wanted unit, with their quality."""
    _, _, term, negated, parts = wanted
    out: list[tuple[Unit, float]] = []
    if same := said.by_term.get(term):
        free = any_polarity or is_trouble(term, said.lexicon)
        out = [(unit, _same_term(unit, negated, free=free)) for unit in same]
    if senses := said.lexicon.senses.get(term):
        out.extend(_same_side(term, senses, said, negated=is_denied(negated)))
    if term == REMOVE and not negated:
        out.extend((unit, NEGATED_OPPOSITE) for unit in said.content if unit.negated == 1)
    if term in STEADY and not negated:
        out.extend(_not_moving(said))
    if longer := said.by_part.get(term):
        out.extend((unit, PART) for unit in longer)
    if (plain := unmarked_key(term)) and (typed := said.by_term.get(plain)):
        out.extend((unit, UNMARKED * _same_term(unit, negated, free=False)) for unit in typed)
    if parts and not out:
        out.extend(_whole_from_parts(parts, said))
    return out


def _not_moving(said: Said) -> list[tuple[Unit, float]]:
    """What is said not to go up or down, change, or differ."""
    return [
        (unit, NEGATED_OPPOSITE)
        for axis in ("up-down", "static-dynamic", "same-different")
        for unit, _ in said.by_axis.get(axis, ())
        if unit.negated
    ]


def _same_term(unit: Unit, negated: int, *, free: bool) -> float:
    """Quality of the very term: full with the same polarity, half where the negator is far away."""
    same = bool(unit.negated) == bool(negated)
    if same or negated == UNDONE or unit.undone or (free and not (unit.negated and unit.counter)):
        return 1.0
    return HALF if negated < 0 or max(unit.negated, negated) > NEGATOR_NEAR else 0.0


def _same_side(
    term: str, senses: Iterable[Sequence[Any]], said: Said, *, negated: bool
) -> list[tuple[Unit, float]]:
    """Other terms on the same side of an axis, and negated ones on the opposite side."""
    out = []
    for axis, side in senses:
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
    return [TROUBLE, -1] in lexicon.side(term)
