"""A card without its body: what lists, filters and queues need of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from llm_interview.core.langs import Lang, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTraits:
    """What an author says of a card beside its texts."""

    id: str
    topic: str
    tags: tuple[str, ...]
    kind: str
    difficulty: int
    tier: str
    langs: tuple[Lang, ...]
    seed_refs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSummary(CardTraits):
    """What lists, filters and queues need of a card, without its body.

    `position` is its place in curriculum order (0-based); `folded` is the text to search in,
    folded by `core.search_text.fold`.
    """

    position: int
    front: Texts
    path: str
    line: int
    fingerprint: str
    folded: str


def card_of_ref(
    ref_owners: Mapping[str, tuple[str, ...]], existing: frozenset[str] | set[str], ref: str
) -> str | None:
    """The first existing card listed for a seed reference; None if there is none."""
    return next((card for card in ref_owners.get(ref, ()) if card in existing), None)
