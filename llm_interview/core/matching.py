"""How well a clause of an answer says what a wording says, and whether it says the opposite.

A wording is prepared as tuples (term, weight, clause, negated, counter, parts). Quality of a match
lies in 0..1: the same term 1, the same side of a level axis 0.7, a negated opposite 0.8, the words
inside a longer name 0.6. A matched unit of the wrong polarity counts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from llm_interview.core.lexicon import TROUBLE, Lexicon, Unit

SAME_SIDE, NEGATED_OPPOSITE, PART = 0.7, 0.8, 0.6
STEADY = frozenset({"@same", "@constant"})
"""Not growing, not shrinking, not changing: all of them mean these."""
WIDEST = 3
"""Clauses a point may be spread over."""

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

    def __post_init__(self) -> None:
        """Build the indexes."""
        for unit in self.units:
            if not unit.is_content:
                continue
            self.clauses = max(self.clauses, unit.clause + 1)
            self.by_clause.setdefault(unit.clause, []).append(unit)
            self.by_term.setdefault(unit.term, []).append(unit)
            for part in unit.parts:
                self.by_part.setdefault(part, []).append(unit)
            for axis, side in self.lexicon.side(unit.term):
                self.by_axis.setdefault(axis, []).append((unit, side))


@dataclass(slots=True)
class Coverage:
    """What was found of one wording: share of its weight in the best window of clauses, in the
    whole answer, and where the window lies."""

    window: float = 0.0
    whole: float = 0.0
    first: int = 0
    last: int = 0
    units: frozenset[int] = frozenset()


def coverage(wording: Sequence[Wanted], said: Said, *, any_polarity: bool) -> Coverage:
    """Best coverage of `wording` by at most WIDEST consecutive clauses of the answer."""
    total = sum(wanted[1] for wanted in wording)
    if not total or not said.clauses:
        return Coverage()
    table = [_by_clause(wanted, said, any_polarity=any_polarity) for wanted in wording]
    whole = sum(
        wanted[1] * max((quality for quality, _ in row.values()), default=0.0)
        for wanted, row in zip(wording, table, strict=True)
    )
    if whole < 0.12 * total:
        return Coverage(whole=whole / total)
    best = Coverage(whole=whole / total)
    starts = sorted({clause for row in table for clause in row})
    for first in starts:
        for last in range(first, min(first + WIDEST, said.clauses)):
            found = _window(wording, table, first, last)
            value = sum(gain for gain, _ in found) / total - 0.03 * (last - first)
            if value > best.window + 1e-9:
                best.window, best.first, best.last = value, first, last
                best.units = frozenset(order for gain, order in found if gain > 0)
    return best


def _window(
    wording: Sequence[Wanted], table: list[dict[int, tuple[float, int]]], first: int, last: int
) -> list[tuple[float, int]]:
    found = []
    for wanted, row in zip(wording, table, strict=True):
        quality, order = 0.0, -1
        for clause in range(first, last + 1):
            if clause in row and row[clause][0] > quality:
                quality, order = row[clause]
        found.append((wanted[1] * quality, order))
    return found


def _by_clause(wanted: Wanted, said: Said, *, any_polarity: bool) -> dict[int, tuple[float, int]]:
    """Clause → (quality, token order) of the best match of one wanted unit."""
    row: dict[int, tuple[float, int]] = {}
    for unit, quality in _candidates(wanted, said, any_polarity=any_polarity):
        value = quality * unit.tier
        if value > row.get(unit.clause, (0.0, -1))[0]:
            row[unit.clause] = (value, unit.order)
    return row


def _candidates(wanted: Wanted, said: Said, *, any_polarity: bool) -> list[tuple[Unit, float]]:
    term, _, _, negated, counter, parts = wanted
    lexicon = said.lexicon
    free = any_polarity or is_trouble(term, lexicon)
    out = []
    for unit in said.by_term.get(term, ()):
        same = bool(unit.negated) == bool(negated)
        if free and not (unit.negated and unit.counter):
            same = True
        far = negated < 0 or max(unit.negated, negated) > 2
        out.append((unit, 1.0 if same else 0.5 if far else 0.0))
    for axis, side in lexicon.side(term):
        if axis.startswith("vs-") or axis == TROUBLE:
            continue
        for unit, other in said.by_axis.get(axis, ()):
            if unit.term == term:
                continue
            agrees = (side == other) == (bool(unit.negated) == bool(negated))
            if agrees:
                out.append((unit, SAME_SIDE if side == other else NEGATED_OPPOSITE))
    if term in STEADY and not negated:
        out.extend(
            (unit, NEGATED_OPPOSITE)
            for axis in ("up-down", "static-dynamic", "same-different")
            for unit, _ in said.by_axis.get(axis, ())
            if unit.negated
        )
    for unit in said.by_part.get(term, ()):
        out.append((unit, PART))
    if parts and not out:
        out.extend(_whole_from_parts(parts, said))
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
        if share >= 0.6:
            out.append((units[0], 0.8 * share))
        elif share >= 0.3:
            out.append((units[0], 0.3))
    return out


def is_trouble(term: str, lexicon: Lexicon) -> bool:
    """Whether a term names a bad state: saying that it happens and that it is avoided both count."""
    return any(axis == TROUBLE and side < 0 for axis, side in lexicon.side(term))


