"""What an answer shows for and against each key point: the numbers that calibration weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from llm_interview.core.claims import Shape
from llm_interview.core.conflicts import Conflict, conflict
from llm_interview.core.matching import Coverage, Said, coverage, matched

NEAR = 4
"""Tokens between two terms that count as neighbours."""
FEATURES = (
    "window", "window2", "whole", "text", "accept", "short", "cues", "groups", "others", "best other",
    "unexplained", "length", "count", "topic", "echo", "sound", "claim", "order", "against", "required",
)  # fmt: skip
"""Names of the features of a point, in the order of the model `covered`."""
AGAINST = (
    "strength", "second", "share", "flipped", "absent", "predicate", "negation", "subject", "window",
    "whole", "lead", "others", "wrong", "told", "margin", "wrong denied", "rank", "negated", "topic",
    "sound", "cues", "count",
)  # fmt: skip
"""Names of the features against a point, in the order of the model `contradicted`."""


@dataclass(slots=True)
class Wrong:
    """The wrong claim of a point that the answer comes nearest to stating."""

    pitfall: str = ""
    first: int = -1
    last: int = -1
    window: float = 0.0
    told: float = 0.0
    margin: float = 0.0
    against: float = 0.0

    def rank(self) -> float:
        """Which of several wrong claims is stated most."""
        return self.window * (0.5 + self.told) - 0.5 * self.against


@dataclass(slots=True)
class PointEvidence:
    """Best coverage over all wordings and by kind of wording, whether its words keep their order,
    cues and groups met, and the strongest contradiction."""

    id: str
    required: bool
    best: Coverage
    units: frozenset[int]
    by_kind: dict[str, float]
    breadth: float
    order: float
    cues: float
    groups: float
    against: Conflict
    second: float
    share: float
    wrong: Wrong


def point_evidence(point: Mapping[str, Any], said: Said, wrong: Wrong) -> PointEvidence:
    """Evidence of one point, by itself; `wrong`: the wrong claim about it that is nearest."""
    best, against = Coverage(), Conflict()
    words: Sequence[Sequence[Any]] = ()
    by_kind: dict[str, float] = {}
    strengths: list[float] = []
    for kind, entry in point["wordings"]:
        found = coverage(entry, said, any_polarity=point["any"])
        by_kind[kind] = max(by_kind.get(kind, 0.0), found.window)
        if found.window > best.window:
            best, words = found, entry
        if found.whole > 0.25 and kind != "spoken":
            other = conflict(entry, said, any_polarity=point["any"])
            strengths.append(other.strength)
            against = max(against, other, key=lambda item: item.strength)
    against = max(against, _wrong_number(point, said), key=lambda item: item.strength)
    strengths.sort(reverse=True)
    return PointEvidence(
        id=point["id"], required=point["required"], best=best,
        units=matched(words, said, best, any_polarity=point["any"]), by_kind=by_kind,
        breadth=sum(word[1] for word in words), order=_in_order(words, said, best),
        cues=_cues(point, said), groups=_groups(point, said), against=against,
        second=strengths[1] if len(strengths) > 1 else 0.0,
        share=sum(value > 0.4 for value in strengths) / (len(strengths) or 1), wrong=wrong,
    )  # fmt: skip


def wrong_claims(prepared: Mapping[str, Any], said: Said) -> dict[str, Wrong]:
    """Point id → the nearest of the wrong claims that concern it."""
    nearest: dict[str, Wrong] = {}
    for claim in prepared["wrong"]:
        found = coverage(claim["wording"], said, any_polarity=False)
        if found.window < 0.3:
            continue
        telling = claim["telling"]
        told = sum(term in said.by_term for term in telling) / len(telling) if telling else 0.0
        against = conflict(claim["wording"], said, any_polarity=False)
        wrong = Wrong(claim["pitfall"], found.first, found.last, found.window, told,
                      _margin(prepared, claim["point"], said, found), against.strength)  # fmt: skip
        if wrong.rank() > nearest.get(claim["point"], Wrong()).rank():
            nearest[claim["point"]] = wrong
    return nearest


def _margin(prepared: Mapping[str, Any], point_id: str, said: Said, found: Coverage) -> float:
    """How much better the wrong claim fits its clauses than any right wording of its point."""
    inside = [u for u in said.units if found.first <= u.clause <= found.last]
    part = Said(inside, said.lexicon)
    best = 0.0
    for point in prepared["points"]:
        if point["id"] == point_id:
            for _, entry in point["wordings"]:
                best = max(best, coverage(entry, part, any_polarity=point["any"]).window)
    return found.window - best


def against_features(
    found: Sequence[PointEvidence], said: Said, figures: Shape, sound: float
) -> list[list[float]]:
    """The values of AGAINST for every point of a question."""
    content = [unit for unit in said.units if unit.is_content]
    negated = sum(unit.negated > 0 for unit in content) / (len(content) or 1)
    rows = []
    for evidence in found:
        against, wrong, window = evidence.against, evidence.wrong, evidence.best.window
        others = max((o.against.strength for o in found if o is not evidence), default=0.0)
        rows.append([
            against.strength, evidence.second, evidence.share, against.flipped, against.absent,
            float(against.kind == 1), float(against.kind == 2), float(against.kind == 3),
            window, evidence.best.whole, window - against.strength, others,
            wrong.window, wrong.told, wrong.margin, wrong.against, wrong.rank(),
            negated, figures.topic, sound, evidence.cues, min(1.0, figures.count / 30),
        ])  # fmt: skip
    return rows


def features(
    prepared: Mapping[str, Any], found: Sequence[PointEvidence], said: Said, figures: Shape,
    sound: float,
) -> list[list[float]]:  # fmt: skip
    """The values of FEATURES for every point of a question."""
    explained = {order for evidence in found for order in evidence.units}
    content = [unit.order for unit in said.units if unit.is_content]
    unexplained = 1 - len(explained & set(content)) / (len(content) or 1)
    rows = []
    for evidence in found:
        others = [other.best.window for other in found if other is not evidence]
        window = evidence.best.window
        rows.append([
            window, max(0.0, window - 0.45), evidence.best.whole,
            max(evidence.by_kind.get("text", 0.0), evidence.by_kind.get("spoken", 0.0)),
            evidence.by_kind.get("accept", 0.0), max(0.0, 1 - evidence.breadth / 5),
            evidence.cues, evidence.groups,
            sum(others) / len(others) if others else window, max(others, default=window),
            unexplained, min(1.0, figures.content / prepared["bulk"]),
            min(1.0, figures.count / 30), figures.topic, figures.echo,
            sound, figures.claim, evidence.order, evidence.against.strength,
            float(evidence.required),
        ])  # fmt: skip
    return rows


def _in_order(words: Sequence[Sequence[Any]], said: Said, best: Coverage) -> float:
    """Share of neighbouring terms of the wording that also are close neighbours in the answer."""
    places = [
        [u.order for u in said.by_term.get(word[0], ()) if best.first <= u.clause <= best.last]
        for word in words
    ]
    pairs = [(a, b) for a, b in zip(places, places[1:], strict=False) if a and b]
    kept = sum(any(0 < abs(y - x) <= NEAR for x in a for y in b) for a, b in pairs)
    return kept / (len(pairs) + 1)


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
