"""Concepts with their names in three languages, and axes of opposites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

NameLang = Literal["en", "vi", "zh", "any"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Two sets of concepts that contradict each other (up/down, exact/approximate)."""

    id: str
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """Concept id → names by language, and the axes between concepts."""

    concepts: Mapping[str, Mapping[NameLang, tuple[str, ...]]] = field(default_factory=dict)
    axes: tuple[Axis, ...] = ()
