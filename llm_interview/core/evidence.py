"""What an answer shows for and against each key point: the numbers that calibration weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from llm_interview.core.claims import Shape
from llm_interview.core.conflicts import FIGURE, Conflict, conflict
from llm_interview.core.contraries import Contrary, contrary
from llm_interview.core.groups import Met, met
from llm_interview.core.matching import Coverage, Said, coverage, matched
from llm_interview.core.neighbour_order import order_kept
from llm_interview.core.roles import Agreement
from llm_interview.core.subjects import ABOUT
from llm_interview.core.wordings import Wording
from llm_interview.core.wrong_claims import Wrong

PLAIN, HALF, QUOTED, WHOLE = 0.7, 0.5, 0.92, 0.97
"""Coverage from which an answer comes near a wording."""
FEW = 4.5
"""Weight of a wording of so few words that their order says little."""
SAME = 0.1
"""Difference of coverage within which the wording whose words stand in order is the nearer."""
MOST = 0.6
"""Share of a point's word groups from which the words that met them are explained by it."""
TELLING, UNTOLD = 0.5, 1.5
"""Weight of words from which they tell whether an answer goes along; the value where not."""
ALONG = (
    "kept apart", "telling apart", "goes along", "telling ways", "sides", "telling pairs",
    "denies along", "telling denials",
)  # fmt: skip
"""Names of what says whether an answer as a whole says of each thing what the card says of it."""
FEATURES = (
    "window", "window2", "whole", "text", "short", "groups", "others",
    "best other", "unexplained", "length", "count", "topic", "echo", "sound", "claim", "order",
    "against", "second", "share", "opposed", "required",
    "groups whole", "nearest", "denied", "contrary", "rather", "rather in order", *ALONG, *ABOUT,
)  # fmt: skip
"""Names of the features of a point, in the order of the model `covered`."""
AGAINST = (
    "strength", "second", "share", "flipped", "absent", "predicate", "negation", "subject",
    "window", "whole", "lead", "others", "negated", "topic", "sound", "cues", "count",
    "opposed", "denied", "groups", "contrary", "rather", "rather in order", *ALONG,
)  # fmt: skip
"""Names of the features against a point, in the order of the model `contradicted`."""


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
    groups: Met
    against: Conflict
    second: float
    share: float
    contrary: Contrary

    def is_quoted(self) -> bool:
        """Whether a wording is repeated nearly word for word and in its order."""
        wordings = {kind: window for kind, window in self.by_kind.items() if kind != "spoken"}
        known = self.order >= HALF or self.breadth <= FEW
        return max(wordings.values(), default=0.0) >= QUOTED and known

    def is_exact(self) -> bool:
        """Whether a wording is repeated whole, so that what resembles the opposite inside it is
        only another way to say the same."""
        return self.is_quoted() and self.best.window >= WHOLE

    def place(self) -> tuple[int, int]:
        """The first and last clause that say the point: by its groups where no wording is near."""
        by_groups = self.groups.window >= max(MOST, self.best.window + SAME)
        near = self.groups if by_groups else self.best
        return near.first, near.last

    def holds(self, first: int, last: int) -> bool:
        """Whether these clauses lie within those that say most of the point."""
        return self.best.first <= first and last <= self.best.last

    def is_rejected(self) -> bool:
        """Whether the clauses that say most of the point give a figure which the card rejects."""
        return self.against.kind == FIGURE and self._is_inside(self.against.clause)

    def is_opposed(self) -> bool:
        """Whether the very clause that says most of the point plainly says its opposite."""
        against = self.against
        return (
            against.strength >= PLAIN
            and against.kind in {1, 2}
            and self.share >= HALF
            and self._is_inside(against.clause)
        )

    def _is_inside(self, clause: int) -> bool:
        return self.best.first <= clause <= self.best.last


@dataclass(slots=True)
class Evidence:
    """Everything read from one answer to one question."""

    text: str
    said: Said
    figures: Shape
    points: list[PointEvidence]
    wrong: list[Wrong]
    kept: Agreement
    along: Agreement
    beside: Agreement
    denied: Agreement
    about: Sequence[float]
    """The values of subjects.ABOUT."""
    plain: Evidence | None = None
    """The same by the texts of the points and the model answer alone, where the card words its
    points in other ways too."""


@dataclass(slots=True)
class Heard:
    """One wording of a point, how far the answer says it, and how it contradicts it."""

    kind: str
    words: Wording
    found: Coverage
    against: Conflict | None
    order: float = -1.0
    """Share of its words that stand in its order in the answer; -1 where nobody asked yet."""

    def in_order(self, said: Said) -> float:
        """Share of the wording's neighbours that follow each other closely in the answer too."""
        if self.order < 0:
            window = range(self.found.first, self.found.last + 1)
            self.order = order_kept([self.words.words], said, window)
        return self.order


def heard(point: Mapping[str, Any], said: Said) -> list[Heard]:
    """What the answer makes of every wording of a point."""
    out = []
    nearest: dict[str, float] = {}
    for kind, words in point["wordings"]:
        found = coverage(words, said, any_polarity=point["any"], least=_least(kind, nearest))
        nearest[kind] = max(nearest.get(kind, 0.0), found.window)
        asked = found.whole > 0.25 and kind != "spoken"
        against = conflict(words, said, any_polarity=point["any"]) if asked else None
        out.append(Heard(kind, words, found, against))
    return out


def _least(kind: str, nearest: Mapping[str, float]) -> float:
    """The share that a wording must have in the whole answer to become the nearest in any window,
    by itself or by its order: of its kind, of all, and without the `accept` wordings."""
    own = [window for other, window in nearest.items() if kind == "accept" or other != "accept"]
    return min(nearest.get(kind, 0.0), max(own, default=0.0) - SAME)


def without_extras(point: Mapping[str, Any]) -> dict[str, Any]:
    """The point as a deck has it that words its points once."""
    return {**point, "cues": (), "groups": (), "fact": None, "contrary": ()}


def point_evidence(
    point: Mapping[str, Any], said: Said, wordings: Sequence[Heard]
) -> PointEvidence:
    """Evidence of one point, by itself, from what was heard of `wordings`."""
    best, against = Coverage(), Conflict()
    words = Wording([], [], 0)
    order = 0.0
    by_kind: dict[str, float] = {}
    strengths: list[float] = []
    for one in wordings:
        found = one.found
        by_kind[one.kind] = max(by_kind.get(one.kind, 0.0), found.window)
        if found.window > best.window - SAME:
            other_order = one.in_order(said)
            if found.window + SAME * other_order > best.window + SAME * order:
                best, words, order = found, one.words, other_order
        if one.against is not None:
            strengths.append(one.against.strength)
            against = max(against, one.against, key=lambda item: item.strength)
    rejected = _wrong_number(point, said)
    against = rejected if rejected.kind else against
    strengths.sort(reverse=True)
    groups = met(point["groups"], said, any_polarity=point["any"])
    units = matched(words, said, best, any_polarity=point["any"])
    return PointEvidence(
        id=point["id"], required=point["required"], best=best,
        units=units | groups.units if groups.window >= MOST else units, by_kind=by_kind,
        breadth=words.weight, order=order,
        cues=_cues(point, said), groups=groups, against=against,
        second=strengths[1] if len(strengths) > 1 else 0.0,
        share=sum(value > 0.4 for value in strengths) / (len(strengths) or 1),
        contrary=contrary(point["contrary"], wordings, said, any_polarity=point["any"]),
    )  # fmt: skip


def against_features(evidence: Evidence, sound: float) -> list[list[float]]:
    """The values of AGAINST for every point of a question."""
    found, said, figures = evidence.points, evidence.said, evidence.figures
    negated = sum(unit.negated > 0 for unit in said.content) / (len(said.content) or 1)
    along = along_features(evidence)
    rows = []
    for point in found:
        against, window = point.against, point.best.window
        others = max((o.against.strength for o in found if o is not point), default=0.0)
        rows.append([
            against.strength, point.second, point.share, against.flipped, against.absent,
            float(against.kind == 1), float(against.kind == 2), float(against.kind == 3),
            window, point.best.whole, window - against.strength, others,
            negated, figures.topic, sound, point.cues, min(1.0, figures.count / 30),
            float(point.is_opposed()), point.groups.denied, point.groups.share,
            point.contrary.share, point.contrary.rather, point.contrary.order, *along,
        ])  # fmt: skip
    return rows


def features(prepared: Mapping[str, Any], evidence: Evidence, sound: float) -> list[list[float]]:
    """The values of FEATURES for every point of a question."""
    found, said, figures = evidence.points, evidence.said, evidence.figures
    explained = {order for point in found for order in point.units}
    content = [unit.order for unit in said.content]
    unexplained = 1 - len(explained & set(content)) / (len(content) or 1)
    along = along_features(evidence)
    rows = []
    for point in found:
        others = [other.best.window for other in found if other is not point]
        window = point.best.window
        rows.append([
            window, max(0.0, window - 0.45), point.best.whole,
            max(point.by_kind.get("text", 0.0), point.by_kind.get("spoken", 0.0)),
            max(0.0, 1 - point.breadth / 5), point.groups.share,
            sum(others) / len(others) if others else window, max(others, default=window),
            unexplained, min(1.0, figures.content / prepared["bulk"]),
            min(1.0, figures.count / 30), figures.topic, figures.echo,
            sound, figures.claim, point.order, point.against.strength,
            point.second, point.share, float(point.is_opposed()), float(point.required),
            point.groups.whole, max(window, point.groups.window), point.groups.denied,
            point.contrary.share, point.contrary.rather, point.contrary.order,
            *along, *evidence.about,
        ])  # fmt: skip
    return rows


def along_features(evidence: Evidence) -> list[float]:
    """The values of ALONG."""
    values = []
    for one in (evidence.kept, evidence.along, evidence.beside, evidence.denied):
        values += [one.share if one.weight >= TELLING else UNTOLD, min(one.weight, 10.0)]
    return values


def _wrong_number(point: Mapping[str, Any], said: Said) -> Conflict:
    """A rejected figure stated, and none of the accepted ones."""
    fact = point["fact"]
    if not fact or any(number in said.by_term for number in fact["accept"]):
        return Conflict()
    for number in fact["reject"]:
        for unit in said.by_term.get(number, ()):
            return Conflict(0.9, unit.clause, kind=FIGURE)
    return Conflict()


def _cues(point: Mapping[str, Any], said: Said) -> float:
    """Share of cues met, saturating: three of them are as good as all."""
    hits = sum(
        all(term in said.by_term or term in said.by_part for term in cue) for cue in point["cues"]
    )
    return min(hits / 3, 1.0)
