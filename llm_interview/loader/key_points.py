"""Key points of a card: ids, shares of the score, and which are required."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from llm_interview.core.errors import told
from llm_interview.core.langs import Lang, Texts
from llm_interview.core.questions import Fact, KeyPoint
from llm_interview.core.slugs import derive_id
from llm_interview.loader.record_reader import Record

FULL = 100.0
_ID_LENGTH = 24
_TOLERANCE = 1e-6
_SHOWN = 60
"""Characters of a text that stand for its point in a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    point: KeyPoint
    weight: float | None


def read_key_points(record: Record) -> tuple[KeyPoint, ...]:
    """The key points as written, with weights that sum to 100 and at least one required."""
    drafts = _drafts(record, "key_points")
    points = _unique([draft.point for draft in drafts])
    given = [draft.weight for draft in drafts]
    total = sum(filter(None, given))
    if any(given) and (None in given or abs(total - FULL) > _TOLERANCE):
        record.report("key_points", told("C022_weights", total=total))
    points = weighted(points, given)
    if points and not any(point.required for point in points):
        record.report("key_points", told("C021_required", point=point_name(_heaviest(points))))
    if points and not any(p.cues or p.accept or p.groups or p.fact for p in points):
        record.report("key_points", told("C024_wordings"))
    return with_required(points)


def read_reference_points(record: Record, points: Sequence[KeyPoint]) -> tuple[KeyPoint, ...]:
    """The points that only a reference asks for, beside the key points: one without a weight is as
    heavy as the heaviest of those."""
    drafts = _drafts(record, "reference_points")
    named = _unique([draft.point for draft in drafts])
    heaviest = max((point.weight for point in points), default=FULL)
    return tuple(
        replace(point, weight=draft.weight or heaviest)
        for point, draft in zip(named, drafts, strict=True)
    )


def _drafts(record: Record, name: str) -> list[_Draft]:
    return [
        _Draft(point=point, weight=item.number("weight") or None)
        for item in record.records(name)
        if (point := _read_point(item)) is not None
    ]


def _read_point(item: Record) -> KeyPoint | None:
    text = item.texts("text")
    if not text:
        item.findings.report(item.node, told("C015_point"))
        return None
    return KeyPoint(
        id=item.identifier("id") or point_id(text),
        weight=0.0,
        required=item.boolean("required", default=False),
        text=text,
        polarity="any" if item.choice("polarity", "stated") == "any" else "stated",
        cues=item.lists("cues"),
        accept=item.lists("accept"),
        groups=item.groups("groups"),
        fact=_read_fact(item),
        contradictions=item.lists("contradictions"),
    )


def _read_fact(item: Record) -> Fact | None:
    fact = item.record("fact")
    if fact is None:
        return None
    value = fact.text("value")
    if not value:
        fact.findings.report(fact.node, told("C015_fact"))
        return None
    return Fact(
        value=value,
        unit=fact.text("unit") or None,
        accept=fact.words("accept"),
        reject=fact.words("reject"),
    )


def point_id(text: Texts) -> str:
    """A readable id for a point without one; changes only when its first text does."""
    return derive_id(next(iter(text.values())), _ID_LENGTH)


def point_name(point: KeyPoint, lang: Lang | None = None) -> str:
    """What an author knows the point by: the id they wrote, or else the beginning of its text, in
    `lang` where there is one."""
    if not point.id.startswith(point_id(point.text)):
        return point.id
    text = point.text.get(lang) if lang else None
    flat = " ".join((text or next(iter(point.text.values()))).split())
    return f"“{flat}”" if len(flat) <= _SHOWN else f"“{flat[: _SHOWN - 1].rstrip()}…”"


def _unique(points: Sequence[KeyPoint]) -> tuple[KeyPoint, ...]:
    """Number the later ones of points with the same id."""
    seen: set[str] = set()
    result: list[KeyPoint] = []
    for point in points:
        name, count = point.id, 1
        while name in seen:
            count += 1
            name = f"{point.id}-{count}"
        seen.add(name)
        result.append(replace(point, id=name))
    return tuple(result)


def weighted(points: Sequence[KeyPoint], given: Sequence[float | None]) -> tuple[KeyPoint, ...]:
    """Give each point its share of 100; one without a weight gets the mean of the others."""
    known = [weight for weight in given if weight]
    usual = sum(known) / len(known) if known else 1.0
    raw = [weight or usual for weight in given]
    total = sum(raw)
    return tuple(
        replace(point, weight=round(FULL * weight / total, 6))
        for point, weight in zip(points, raw, strict=True)
    )


def with_required(points: Sequence[KeyPoint]) -> tuple[KeyPoint, ...]:
    """Where no point is required, require the heaviest; on a tie the first."""
    if not points or any(point.required for point in points):
        return tuple(points)
    chosen = _heaviest(points).id
    return tuple(replace(p, required=True) if p.id == chosen else p for p in points)


def _heaviest(points: Sequence[KeyPoint]) -> KeyPoint:
    return max(points, key=lambda point: point.weight)
