"""The wrong claims of a card that an answer comes near to stating."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from llm_interview.core.conflicts import conflict
from llm_interview.core.matching import Said, coverage, matched

NEARBY = 0.3
"""Share of a wording under which an answer does not come near it."""


@dataclass(slots=True)
class Wrong:
    """A wrong claim and how near the answer comes to stating it."""

    point: str = ""
    pitfall: str = ""
    lang: str = ""
    first: int = -1
    last: int = -1
    window: float = 0.0
    told: float = 0.0
    margin: float = 0.0
    against: float = 0.0
    breadth: float = 0.0
    fill: float = 0.0
    telling: int = 0

    def features(self, sound: float) -> list[float]:
        """Values for the model `stated`."""
        return [
            self.window, self.told, self.margin, self.against, min(1.0, self.breadth / 12),
            self.fill, min(1.0, self.telling / 6), self.window * self.told, sound,
        ]  # fmt: skip


def wrong_claims(prepared: Mapping[str, Any], said: Said) -> list[Wrong]:
    """The wrong claims that the answer comes anywhere near, each where it comes nearest."""
    near, right = [], _Right(prepared, said)
    for claim in prepared["wrong"]:
        least = max(NEARBY, claim["clean"] + 0.05)
        found = coverage(claim["wording"], said, any_polarity=False, least=least)
        if found.window < least:
            continue
        units = [unit for unit in said.content if found.first <= unit.clause <= found.last]
        hit = matched(claim["wording"], said, found, any_polarity=False)
        telling = claim["telling"]
        told = {unit.term for unit in units}.intersection(telling)
        near.append(Wrong(
            point=claim["point"], pitfall=claim["pitfall"], lang=claim["lang"],
            first=found.first, last=found.last, window=found.window,
            told=len(told) / len(telling) if telling else 0.5,
            margin=found.window - right.share(claim["point"], found.first, found.last),
            against=conflict(claim["wording"], said, any_polarity=False).strength,
            breadth=claim["wording"].weight,
            fill=len(hit) / len(units), telling=len(telling),
        ))  # fmt: skip
    return near


class _Right:
    """How well clauses of the answer say a point rightly: several wrong claims lie near the same
    ones, and each asks."""

    def __init__(self, prepared: Mapping[str, Any], said: Said) -> None:
        self._points = {point["id"]: point for point in prepared["points"]}
        self._said = said
        self._parts: dict[tuple[int, int], Said] = {}
        self._shares: dict[tuple[str, int, int], float] = {}

    def share(self, point: str, first: int, last: int) -> float:
        """The share that these clauses say of the right wording of `point` nearest to them."""
        known = self._shares.get((point, first, last))
        if known is None:
            known = self._shares[point, first, last] = self._nearest(point, self._part(first, last))
        return known

    def _part(self, first: int, last: int) -> Said:
        if (first, last) not in self._parts:
            inside = [unit for unit in self._said.units if first <= unit.clause <= last]
            self._parts[first, last] = Said(inside, self._said.lexicon)
        return self._parts[first, last]

    def _nearest(self, name: str, part: Said) -> float:
        best, point = 0.0, self._points[name]
        for _, entry in point["wordings"]:
            fits = coverage(entry, part, any_polarity=point["any"], least=best)
            best = max(best, fits.window)
        return best
