"""Wordings of a card as answers are matched with them, and as the content cache keeps them.

A card says the same few hundred units over and over. The cache keeps each of them once (`words`),
and the wordings as places among them, clause by clause: read so, a card is ready in a third of the
time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

Wanted: TypeAlias = Sequence[Any]
"""(key, weight, term, negated, parts) of one unit of a wording. `negated` is the place after the
negator, 0 for none, CONTRASTED or UNDONE. What answers meet alike has the same key.
"""
CONTRASTED = -1
"""In a contrast (`rather than X`)."""
UNDONE = -2
"""Beside a verb that takes away: `drops the reward model` and `no reward model` say the same."""
SETS = ("echo", "topic", "more", "forms", "neighbours")
"""Parts of a prepared card that are only ever asked for what is in them."""

POINTS = ("points", "by_reference")
"""Its key points, and those that only a reference asks for."""


@dataclass(slots=True)
class Wording:
    """One way to say something: its clauses, all their units in order, and what these weigh."""

    clauses: list[list[Wanted]]
    words: list[Wanted]
    weight: float


def is_denied(negated: int) -> bool:
    """Whether a unit of a wording is said not to be so."""
    return negated not in {0, UNDONE}


def as_wording(units: Iterable[Sequence[Any]]) -> Wording:
    """A wording as core.prepared reads it (term, weight, clause, negated, counter, parts)."""
    return _wording(
        [[_wanted(unit) for unit in clause] for _, clause in groupby(units, key=lambda u: u[2])]
    )


def _wanted(unit: Sequence[Any]) -> Wanted:
    term, weight, _, negated, _, parts = unit
    return (term, negated, len(parts)), weight, term, negated, parts


def _wording(clauses: list[list[Wanted]]) -> Wording:
    words = clauses[0] if len(clauses) == 1 else [word for clause in clauses for word in clause]
    return Wording(clauses, words, sum([word[1] for word in words]))


class _Table:
    """The units of a card, each once."""

    def __init__(self) -> None:
        self.words: list[Wanted] = []
        self._keys: dict[Any, int] = {}
        self._places: dict[tuple[Any, ...], int] = {}

    def place(self, unit: Sequence[Any]) -> int:
        """The place of a unit, which is added if it is new."""
        alike, weight, term, negated, parts = _wanted(unit)
        key = self._keys.setdefault(alike, len(self._keys))
        known = self._places.setdefault((key, weight, tuple(parts)), len(self.words))
        if known == len(self.words):
            self.words.append([key, weight, term, negated, list(parts)])
        return known

    def clauses(self, units: Iterable[Sequence[Any]]) -> list[list[int]]:
        """A wording as places, clause by clause."""
        return [
            [self.place(unit) for unit in clause]
            for _, clause in groupby(units, key=lambda unit: unit[2])
        ]

    def point(self, point: Mapping[str, Any]) -> dict[str, Any]:
        """A key point with places instead of units."""
        return {
            **point,
            "wordings": [[kind, self.clauses(units)] for kind, units in point["wordings"]],
            "groups": [
                [[self.place(unit) for unit in option] for option in group]
                for group in point["groups"]
            ],
            "contrary": [self.clauses(units) for units in point["contrary"]],
        }

    def claim(self, claim: Mapping[str, Any]) -> dict[str, Any]:
        """A wrong claim with places instead of units."""
        return {**claim, "wording": self.clauses(claim["wording"])}


def kept(prepared: Mapping[str, Any]) -> dict[str, Any]:
    """A prepared card for the cache, each unit of its wordings once."""
    table = _Table()
    points = [table.point(point) for point in prepared["points"]]
    wrong = [table.claim(claim) for claim in prepared["wrong"]]
    added = [table.point(point) for point in prepared.get("by_reference", ())]
    parts = {"points": points, "wrong": wrong, "by_reference": added, "words": table.words}
    return {**prepared, **parts}


def opened(prepared: Mapping[str, Any]) -> dict[str, Any]:
    """What the cache kept of a card, ready to grade with; what is open already stays as it is."""
    if "words" not in prepared:
        return dict(prepared)
    words = prepared["words"]
    return {
        **{name: part for name, part in prepared.items() if name != "words"},
        **{name: frozenset(prepared[name]) for name in SETS},
        **{name: [_point(point, words) for point in prepared[name]] for name in POINTS},
        "wrong": [
            {**claim, "wording": _placed(claim["wording"], words)} for claim in prepared["wrong"]
        ],
    }


def _point(point: Mapping[str, Any], words: Sequence[Wanted]) -> dict[str, Any]:
    return {
        **point,
        "wordings": [(kind, _placed(clauses, words)) for kind, clauses in point["wordings"]],
        "groups": [
            [[words[place] for place in option] for option in group] for group in point["groups"]
        ],
        "contrary": [_placed(clauses, words) for clauses in point["contrary"]],
    }


def _placed(clauses: list[list[int]], words: Sequence[Wanted]) -> Wording:
    return _wording([[words[place] for place in clause] for clause in clauses])
