"""What a new learner settles before the first question, and how typed words are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import normalize

from llm_interview.core.interview import DEFAULT_MINUTES
from llm_interview.core.langs import LANGS, Lang

if TYPE_CHECKING:
    from llm_interview.core.card_summary import CardSummary

WARM_UP_CARDS = 2
_MOST_MINUTES = 24 * 60
_MINUTES = re.compile(r"(\d{1,5})\s*(?:分钟|分鐘|分|phút|ph|minutes?|mins?|m)?\.?", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstChoices:
    """Languages, minutes a day, and the day of the interview where there is one."""

    ui_lang: Lang
    lang: Lang
    minutes: int
    interview: date | None = None

    def settings(self) -> dict[str, object]:
        """As settings of the history."""
        found: dict[str, object] = {
            "ui_lang": self.ui_lang,
            "lang": self.lang,
            "minutes_per_day": self.minutes,
        }
        if self.interview is not None:
            found["interview"] = self.interview.isoformat()
        return found


def read_lang(text: str, guess: Lang) -> Lang | None:
    """A language by its number in the list, its code or a name; None for anything else. Digits
    may be as wide as an input method writes them."""
    from llm_interview.core.locales import parse_lang

    bare = normalize("NFKC", text).strip()
    if not bare:
        return guess
    if bare in ("1", "2", "3"):
        return LANGS[int(bare) - 1]
    return parse_lang(bare)


def read_minutes(text: str, guess: int = DEFAULT_MINUTES) -> int | None:
    """Minutes a day, 1 to 1440, with the unit or without; None for anything else."""
    bare = normalize("NFKC", text).strip()
    if not bare:
        return guess
    hit = _MINUTES.fullmatch(bare)
    minutes = int(hit[1]) if hit else 0
    return minutes if 1 <= minutes <= _MOST_MINUTES else None


def read_interview(text: str, today: date) -> date | None:
    """A date from today on, as `read_date` takes it; None for others."""
    day = read_date(text)
    return day if day is not None and day >= today else None


def read_date(text: str) -> date | None:
    """A date with the year first (2026-12-31, 2026/12/31, 2026年12月31日); None for others. A day
    or a month in front is not guessed at: countries differ."""
    hit = _DATE.fullmatch(normalize("NFKC", text).strip())
    if hit is None:
        return None
    try:
        return date(*(int(part) for part in hit.groups()))
    except ValueError:
        return None


def warm_up(cards: Sequence[CardSummary], lang: Lang, count: int = WARM_UP_CARDS) -> list[str]:
    """Ids of the first easy cards of the curriculum, on different subjects where there are some;
    those asked in `lang` before others."""
    easy = sorted(cards, key=lambda card: (lang not in card.langs, card.difficulty))
    chosen: list[CardSummary] = []
    for fresh_topic in (True, False):
        for card in easy:
            known = {other.topic for other in chosen} if fresh_topic else set()
            if len(chosen) < count and card not in chosen and card.topic not in known:
                chosen.append(card)
    return [card.id for card in chosen]
