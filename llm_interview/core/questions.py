"""What an author wrote, after the loader has normalised it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from llm_interview.core.langs import (
    LANGS,
    Lang,
    TextLists,
    Texts,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A number a key point stands on; numbers are never matched fuzzily."""

    value: str
    unit: str | None = None
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """One thing a good answer must say. Weights of a question sum to 100."""

    id: str
    weight: float
    required: bool
    text: Texts
    polarity: Literal["stated", "any"] = "stated"
    cues: TextLists = field(default_factory=dict)
    accept: TextLists = field(default_factory=dict)
    groups: tuple[tuple[str, ...], ...] = ()
    fact: Fact | None = None
    contradictions: TextLists = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The key points and reference points that the question of another collection requires, where
    it asks for less than the card's own question or for something else."""

    ref: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitfall:
    """A wrong claim people make (a misconception), with its correction."""

    id: str
    wrong: Texts
    right: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The interviewer's next question."""

    id: str
    q: Texts
    a: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """What to write on the board: TeX, and a plain form for a terminal; the words that stand in
    them, each in every language, and what the letters mean."""

    id: str
    tex: str
    plain: str
    words: tuple[Texts, ...] = ()
    legend: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A number recomputed by the linter: |value of expr - value| <= tol."""

    expr: str
    value: float
    tol: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExample:
    """One numeric case small enough for paper."""

    setup: Texts
    steps: tuple[Texts, ...]
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A primary source and the ids of what it supports."""

    id: str
    title: str
    year: int | None
    arxiv: str | None = None
    url: str | None = None
    where: str = ""
    supports: tuple[str, ...] = ()
    checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One card of content. `front` and `spoken` have the same languages. `reference_points` are
    graded where a reference asks for them, and exist nowhere else."""

    id: str
    topic: str
    front: Texts
    spoken: Texts
    tags: tuple[str, ...] = ()
    kind: str = "concept"
    difficulty: int = 2
    tier: str = "should"
    as_of: str | None = None
    volatile: bool = False
    seed_refs: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    errata: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    variants: TextLists = field(default_factory=dict)
    key_points: tuple[KeyPoint, ...] = ()
    reference_points: tuple[KeyPoint, ...] = ()
    contradictions: TextLists = field(default_factory=dict)
    formula: tuple[Formula, ...] = ()
    worked_example: WorkedExample | None = None
    pitfalls: tuple[Pitfall, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    sources: tuple[Source, ...] = ()
    derived: tuple[str, ...] = ()
    notes: str = ""
    path: str = ""
    line: int = 1
    fingerprint: str = ""

    @property
    def langs(self) -> tuple[Lang, ...]:
        """Languages the question can be asked in, in the fixed order en, vi, zh."""
        return tuple(lang for lang in LANGS if lang in self.front)

    @property
    def own_points(self) -> tuple[KeyPoint, ...]:
        """The key points of the card's own question, without those a reference has added."""
        added = [(point.id, point.text) for point in self.reference_points]
        own = tuple(point for point in self.key_points if (point.id, point.text) not in added)
        return own or self.key_points  # a faulty card may say the same in both

    def as_asked(self, ref: str) -> Question:
        """This question with the required points of the reference `ref`, and with those that only
        it asks for behind the card's own; itself where the reference asks what the card asks."""
        points = next((set(asked.points) for asked in self.asked if asked.ref == ref), None)
        if not points:
            return self
        own = (replace(point, required=point.id in points) for point in self.own_points)
        only = (point for point in self.reference_points if point.id in points)
        added = (replace(point, required=True) for point in only)
        return replace(self, key_points=(*own, *added))

    def without_references(self) -> Question:
        """This question as everybody sees it who does not ask by a reference: the points that only
        a reference asks for are not there, nor is what names them."""
        if not self.reference_points:
            return self
        only = {point.id for point in self.reference_points}
        asked = (
            replace(one, points=tuple(name for name in one.points if name not in only))
            for one in self.asked
        )
        kept = tuple(one for one in asked if one.points)
        return replace(self, key_points=self.own_points, reference_points=(), asked=kept)
