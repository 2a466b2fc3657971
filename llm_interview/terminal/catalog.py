"""Sentences of the user interface, by language."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

from llm_interview.core.langs import Lang
from llm_interview.core.topics import TopicNames, topic_name
from llm_interview.terminal.sentences import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DOT = " · "
"""Stands between the parts of a sentence; read aloud it is a word, so plain sentences have none."""

COMMAS: dict[Lang, str] = {"en": ", ", "vi": ", ", "zh": "，"}
LISTED: dict[Lang, str] = {"en": ", ", "vi": ", ", "zh": "、"}
"""Stands between the names of a list."""

HELPS = ("help_", "mock_help")
"""Sentences that list keys; read aloud, each key stands on a line of its own."""


class Counted(int):
    """A number in a sentence. `{days:day|days}` is "1 day" or "3 days"."""

    def __format__(self, spec: str) -> str:
        """The number, with the noun that fits it where the sentence gives two."""
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return f"{int(self)} {one if self == 1 else many}"


class Catalog:
    """Looks up a sentence by key and fills it in. `plain` sentences are for a screen reader or a
    dumb terminal: words in place of signs. `topics` are the names of topics."""

    def __init__(
        self, lang: Lang, *, plain: bool = False, topics: TopicNames | None = None
    ) -> None:
        self.lang = lang
        self._topics: TopicNames = topics or {}
        self.plain = plain

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence for `key`; KeyError for a key that no part of the catalogue has."""
        messages = self._holding(key)
        text = messages[key]
        if self.plain:
            gap = "\n" if key.startswith(HELPS) else self.separator
            text = messages.get(f"plain_{key}", text).replace(DOT, gap)
        if not values:
            return text
        return text.format(**{name: self._value(value) for name, value in values.items()})

    def topic(self, code: str) -> str:
        """What the topic of a card is called."""
        return topic_name(self._topics, code, self.lang)

    def _value(self, value: object) -> object:
        if isinstance(value, tuple):
            return LISTED[self.lang].join(map(str, value))
        return Counted(value) if type(value) is int else value

    @property
    def separator(self) -> str:
        """What stands between facts on one line."""
        return COMMAS[self.lang] if self.plain else DOT

    def mark(self, name: str, sign: str) -> str:
        """A sign before a line, or the words that say it."""
        return self(f"mark_{name}") + self("colon") if self.plain else f"{sign} "

    def keys(self) -> tuple[str, ...]:
        """The key of every sentence."""
        return tuple(chain.from_iterable(self._parts()))

    def fields(self, key: str) -> frozenset[str]:
        """The names of the values a sentence wants."""
        from string import Formatter

        return frozenset(
            name for _, name, _, _ in Formatter().parse(self._holding(key)[key]) if name
        )

    def sentences(self) -> tuple[str, ...]:
        """Every sentence, not filled in."""
        return tuple(text for part in self._parts() for text in part.values())

    def _holding(self, key: str) -> Mapping[str, str]:
        """The part that has `key`. No file is read before one of its sentences is wanted."""
        first = key.partition("_")[0]  # "mock_title" stands in "mock", so start there
        for name in (first, *PARTS) if first in PARTS else PARTS:
            part = part_of(name, self.lang)
            if key in part:
                return part
        raise KeyError(key)

    def _parts(self) -> Iterator[Mapping[str, str]]:
        return (part_of(name, self.lang) for name in PARTS)


@cache
def part_of(name: str, lang: Lang) -> Mapping[str, str]:
    """The sentences of one screen."""
    module = import_module(f"llm_interview.terminal.sentences.{name}_{lang}")
    messages: Mapping[str, str] = module.MESSAGES
    return messages
