"""How far an answer meets the word groups of a point: every group, by any of its words.

An option is a list of wanted units (see core.matching) that stand in one clause; the groups may be
spread over as many neighbouring clauses as a wording may.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from llm_interview.core.matching import SPREAD, WIDEST, Row, Said
from llm_interview.core.wordings import Wanted

Option = Sequence[Wanted]
Group = Sequence[Option]

FITS = 0.9
"""Share from which words meet groups well; a word that only leans the same way meets less."""


@dataclass(slots=True)
class Met:
    """Share of the groups met in the best window of clauses and in the whole answer, where the
    window lies, and the token orders of the words that met them there."""

    window: float = 0.0
    whole: float = 0.0
    first: int = 0
    last: int = 0
    units: frozenset[int] = frozenset()
    denied: float = 0.0
    """Share of the groups of which the window says a word the other way round."""
    of: int = 0
    """Groups the point has."""

    @property
    def share(self) -> float:
        """Share met in the best window, -1 where there is no group to meet."""
        return self.window if self.of else -1.0


def met(groups: Sequence[Group], said: Said, *, any_polarity: bool) -> Met:
    """The best window of clauses for `groups`; nothing where a point has none."""
    found = [_group(group, said, any_polarity=any_polarity) for group in groups]
    clauses = {clause for row in found for clause in row}
    if not clauses:
        return Met(of=len(groups))
    whole = sum([max(row.values())[0] if row else 0.0 for row in found])
    best = Met(of=len(groups), whole=whole / len(found))
    for first in sorted(clauses):
        # A clause that meets nothing only costs.
        for last in [c for c in range(first, min(first + WIDEST, said.clauses)) if c in clauses]:
            hits = [hit for row in found if (hit := _within(row, first, last))]
            value = sum([hit[0] for hit in hits]) / len(found) - SPREAD * (last - first)
            if value > best.window + 1e-9:
                best.window, best.first, best.last = value, first, last
                best.units = frozenset(order for _, order in hits)
    best.denied = _denied(groups, said, best)
    return best


def unmet(groups: Sequence[Group], said: Said, *, any_polarity: bool) -> tuple[int, ...]:
    """Places of the groups that no clause meets well."""
    alone = (met([group], said, any_polarity=any_polarity).window for group in groups)
    return tuple(place for place, share in enumerate(alone) if share < FITS)


def _within(row: Row, first: int, last: int) -> tuple[float, int] | None:
    hits = [hit for clause, hit in row.items() if first <= clause <= last]
    return max(hits) if hits else None


def _group(group: Group, said: Said, *, any_polarity: bool) -> Row:
    """The best option of a group in each clause that has one."""
    best: Row = {}
    for option in group:
        for clause, hit in _option(option, said, any_polarity=any_polarity).items():
            if clause not in best or hit > best[clause]:
                best[clause] = hit
    return best


def _denied(groups: Sequence[Group], said: Said, best: Met) -> float:
    window = range(best.first, best.last + 1)
    against = [
        any(said.reverses(option[0], window) for option in group if len(option) == 1)
        for group in groups
    ]
    return sum(against) / len(groups)


def _option(option: Option, said: Said, *, any_polarity: bool) -> Row:
    """The clauses that have all units of an option, each as good as its worst unit."""
    if len(option) == 1:
        return said.row(option[0], any_polarity=any_polarity)
    hits = said.hits(option, any_polarity=any_polarity)
    if len(hits) < len(option):
        return {}
    rows = [row for _, _, row in hits]
    clauses = set(rows[0]).intersection(*rows[1:])
    return {clause: min(row[clause] for row in rows) for clause in clauses}
