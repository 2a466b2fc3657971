"""What a setting is, and the two kinds that most of them are."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from llm_interview.core.errors import told
from llm_interview.core.langs import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRule:
    """One setting. `default` None means that something else decides, as `meaning` says; `allowed`
    is for people; `read` turns typed words into a JSON value and raises ValueError for others;
    `holds` says whether a value found in the history is one of those; `choices` are the values
    of a setting that has few; `worded` the key of the sentence that says what is allowed where
    values themselves do not."""

    key: str
    default: object
    allowed: str
    meaning: Texts
    read: Callable[[str], object]
    holds: Callable[[object], bool]
    choices: tuple[str, ...] = ()
    worded: str = ""

    def said_allowed(self) -> object:
        """What is allowed as a fault tells it: a list of values, or a sentence."""
        return told(self.worded) if self.worded else tuple(self.allowed.split(", "))


def choice(key: str, choices: Sequence[str], default: str | None, meaning: Texts) -> SettingRule:
    """One of a few words, whatever its case."""

    def read(text: str) -> object:
        wanted = text.strip().lower()
        if wanted not in choices:
            raise ValueError(text)
        return wanted

    return SettingRule(
        key=key,
        default=default,
        allowed=", ".join(choices),
        meaning=meaning,
        read=read,
        holds=lambda value: value in choices,
        choices=tuple(choices),
    )


def number(key: str, low: float, high: float, default: float | None, meaning: Texts) -> SettingRule:
    """A number between two bounds, a whole one where both bounds are."""
    whole = isinstance(low, int) and isinstance(high, int)

    def holds(value: object) -> bool:
        fits = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
        return fits and low <= float(str(value)) <= high

    def read(text: str) -> object:
        value = int(text) if whole else float(text)
        if not math.isfinite(value) or not holds(value):
            raise ValueError(text)
        return value

    allowed = f"{low}–{high}"
    return SettingRule(
        key=key, default=default, allowed=allowed, meaning=meaning, read=read, holds=holds
    )
