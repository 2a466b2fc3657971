"""The wrong claims of a card that an answer comes near to stating."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from llm_interview.core.conflicts import conflict
from llm_interview.core.matching import Coverage, Said, coverage, matched

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
    near = []
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
            margin=_margin(prepared, claim["point"], said, found),
            against=conflict(claim["wording"], said, any_polarity=False).strength,
            breadth=claim["wording"].weight,
            fill=len(hit) / len(units), telling=len(telling),
        ))  # fmt: skip
    return near


def _margin(prepared: Mapping[str, Any], point_id: str, said: Said, found: Coverage) -> float:
    """How much better the wrong claim fits its clauses than any right wording of its point."""
    inside = [u for u in said.units if found.first <= u.clause <= found.last]
    part = Said(inside, said.lexicon)
    best = 0.0
    for point in prepared["points"]:
        if point["id"] == point_id:
            either = point["any"]
            for _, entry in point["wordings"]:
                fits = coverage(entry, part, any_polarity=either, least=best)
                best = max(best, fits.window)
    return found.window - best
