"""The learner's word on an answer, and the wordings they made their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from llm_interview.core.langs import Lang

Rating = Literal["again", "hard", "good", "easy"]
RATINGS: tuple[Rating, ...] = ("again", "hard", "good", "easy")


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedWording:
    """A learner's own phrase that counts for a key point from then on."""

    card: str
    point: str
    lang: Lang
    text: str
