"""Which values a field of a whole card may hold; what does not fit is left out, not passed on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from llm_interview.core.langs import KINDS, LANGS, TIERS

_CHOICES: Final[Mapping[str, frozenset[str]]] = {
    "kind": frozenset(KINDS),
    "tier": frozenset(TIERS),
    "lang": frozenset(LANGS),
}
_WORDS = frozenset(("tags", "seed_refs", "errata", "after", "replaces", "derived"))
_LISTS = frozenset(("variants", "contradictions"))
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "formula": ("tex",),
    "pitfalls": ("wrong", "right"),
    "follow_ups": ("q", "a"),
    "sources": ("title",),
}
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def fitting(name: str, value: object) -> object:
    """`value` as the field takes it; None where it does not fit."""
    if value is None:
        return None
    if name in _CHOICES:
        return value if value in _CHOICES[name] else None
    if name in _WORDS:
        return _words(value)
    if name in _NEEDED:
        return _records(value, _NEEDED[name])
    if name in _LISTS:
        return value if _is_wording(value) else None
    return _single(name, value)


def _single(name: str, value: object) -> object:
    match name:
        case "difficulty":
            return value if type(value) is int and value in {1, 2, 3} else None
        case "volatile":
            return value if isinstance(value, bool) else None
        case "as_of":
            return value if isinstance(value, str) and _DAY.fullmatch(value) else None
        case "asked":
            return _asked(value)
        case "key_points" | "reference_points":
            return _points(value)
        case "worked_example":
            fits = isinstance(value, Mapping) and _is_text(value.get("setup"))
            return value if fits else None
        case "question" | "answer":
            return value if _is_text(value) else None
        case _:
            return value if isinstance(value, str) else None


def _words(value: object) -> object:
    if isinstance(value, list):
        return [word for word in value if isinstance(word, str)] or None
    return value if isinstance(value, str) else None


def _records(value: object, needed: tuple[str, ...]) -> object:
    items = value if isinstance(value, list) else [value]
    kept = [
        item
        for item in items
        if isinstance(item, Mapping) and all(_is_text(item.get(name)) for name in needed)
    ]
    return kept or None


def _asked(value: object) -> object:
    items = value if isinstance(value, list) else [value]
    kept = [
        {"ref": item["ref"], "points": points}
        for item in items
        if isinstance(item, Mapping)
        and isinstance(item.get("ref"), str)
        and (points := _words(item.get("points")))
    ]
    return kept or None


def _points(value: object) -> object:
    items = value if isinstance(value, list) else [value]
    kept = [
        item
        for item in items
        if isinstance(item, str) or (isinstance(item, Mapping) and _is_text(item.get("text")))
    ]
    return kept or None


def _is_text(value: object) -> bool:
    """A text, or texts by language."""
    if isinstance(value, Mapping):
        return value.keys() <= set(LANGS) and all(isinstance(v, str) for v in value.values())
    return isinstance(value, str)


def _is_wording(value: object) -> bool:
    """A text, a list of texts, or lists by language."""
    if isinstance(value, Mapping):
        return value.keys() <= set(LANGS) and all(map(_is_wording, value.values()))
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return isinstance(value, str)
