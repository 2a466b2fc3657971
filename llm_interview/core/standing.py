"""What stands of everything but reviews; how it comes about is in `settling`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm_interview.core.ratings import AcceptedWording


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The learner's standing decisions. Cards stand under their present names; `buried` maps
    each study day to the cards put off on it; `retracted` holds ids of events taken back."""

    retracted: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    suspended: frozenset[str] = frozenset()
    flagged: frozenset[str] = frozenset()
    buried: Mapping[date, frozenset[str]] = field(default_factory=dict)
    accepted: tuple[AcceptedWording, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)

    def name(self, card: str) -> str:
        """The present name of a card."""
        return self.names.get(card, card)
