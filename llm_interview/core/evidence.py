"""What an answer shows for and against each key point: the numbers that calibration weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from llm_interview.core.matching import Conflict, Coverage, Said, conflict, coverage

FEATURES = (
    "window", "whole", "terse", "cues", "groups", "others", "unexplained", "length", "topic", "claim",
)  # fmt: skip
"""Names of the features of a point, in the order of the coefficients (core.calibration)."""


@dataclass(slots=True)
class PointEvidence:
    """Best coverage over all wordings, cues and groups met, and the strongest contradiction."""

    id: str
    best: Coverage
    source: str
    cues: float
    groups: float
    against: Conflict
    pitfall: str = ""
    denied: int = -1


def point_evidence(point: Mapping[str, Any], said: Said) -> PointEvidence:
    """Evidence of one point, by itself."""
    best, source = Coverage(), ""
    against = Conflict()
    for kind, words in point["wordings"]:
        found = coverage(words, said, any_polarity=point["any"])
        if found.window > best.window:
            best, source = found, kind
        if found.whole > 0.2 and kind != "spoken":
            other = conflict(words, said, any_polarity=point["any"])
            against = max(against, other, key=lambda entry: entry.strength)
    against = max(against, _wrong_number(point, said), key=lambda entry: entry.strength)
    return PointEvidence(
        point["id"], best, source, _cues(point, said), _groups(point, said), against
    )


def _wrong_number(point: Mapping[str, Any], said: Said) -> Conflict:
    """A rejected figure stated, and none of the accepted ones."""
    fact = point["fact"]
    if not fact or any(number in said.by_term for number in fact["accept"]):
        return Conflict()
    for number in fact["reject"]:
        for unit in said.by_term.get(number, ()):
            return Conflict(0.9, unit.clause)
    return Conflict()


def _cues(point: Mapping[str, Any], said: Said) -> float:
    """Share of cues met, saturating: three of them are as good as all."""
    hits = sum(
        all(term in said.by_term or term in said.by_part for term in cue) for cue in point["cues"]
    )
    return min(hits / 3, 1.0)


def _groups(point: Mapping[str, Any], said: Said) -> float:
    groups: Sequence[Sequence[Sequence[str]]] = point["groups"]
    if not groups:
        return 0.0
    met = sum(
        any(all(term in said.by_term for term in option) and option for option in group)
        for group in groups
    )
    return met / len(groups)
