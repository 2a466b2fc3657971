"""Sentences of the user interface, by language."""

from __future__ import annotations

from importlib import import_module

from llm_interview.core.langs import Lang


class Catalog:
    """Looks up a sentence by key and fills it in."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        module = import_module(f"llm_interview.terminal.catalog_{lang}")
        self._messages: dict[str, str] = module.MESSAGES

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence for `key`; KeyError for a key that no catalogue has."""
        text = self._messages[key]
        return text.format(**values) if values else text

    def sentences(self) -> tuple[str, ...]:
        """Every sentence, not filled in."""
        return tuple(self._messages.values())
