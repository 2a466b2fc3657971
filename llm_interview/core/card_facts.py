"""What a filter can ask about a card, and the values that cards have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from llm_interview.core.card_summary import CardTraits

if TYPE_CHECKING:
    from llm_interview.core.tag_names import ConceptNames


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts(CardTraits):
    """All a filter can ask about one card."""

    text: str
    states: frozenset[str] = frozenset()
    lapses: int = 0
    retrievability: float | None = None
    stability: float | None = None
    memory_difficulty: float | None = None
    missed_days: int | None = None
    paths: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The values that exist, so that a misspelt one can be told from an empty result.
    `topic_codes` are the topics by their folded names in any language; `concepts` gives the names
    of the concepts that tags stand for, and is called where a tag is not known by its letters."""

    tags: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    topic_codes: Mapping[str, str] = field(default_factory=dict)
    seeds: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    concepts: Callable[[], ConceptNames] = dict
