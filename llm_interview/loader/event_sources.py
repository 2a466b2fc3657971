"""The two YAML parsers behind one interface, made to understand the same files."""

from __future__ import annotations

import re
from typing import Protocol

import yaml
from yaml.events import Event, ScalarEvent


class EventSource(Protocol):
    """What both PyYAML parsers offer."""

    def get_event(self) -> Event | None:
        """The next event, None after the last; raises yaml.YAMLError."""


_QUESTION = re.compile(r"(?<=[^\s,\[\]{}:-])\?")
_STAND_INS = range(0xE000, 0xF8FF)


class PythonSource(yaml.SafeLoader):
    """PyYAML's own parser, for which a question mark ends an unquoted text between brackets.

    `{vi: LoRA là gì?, zh: …}` is too natural here to be refused, and libyaml reads it; so a
    private character stands in for each question mark that follows a letter.
    """

    def __init__(self, text: str) -> None:
        used = set(text)
        self._stand_in = next(c for c in map(chr, _STAND_INS) if c not in used)
        super().__init__(_QUESTION.sub(self._stand_in, text))

    def get_event(self) -> Event | None:
        """The next event, with question marks."""
        event: Event | None = super().get_event()  # type: ignore[no-untyped-call]
        if isinstance(event, ScalarEvent):
            event.value = event.value.replace(self._stand_in, "?")
        return event


def fast_source(text: str) -> EventSource:
    """Events from libyaml where PyYAML was built with it, else from the Python parser."""
    loader = getattr(yaml, "CSafeLoader", None) or PythonSource
    return loader(text)


def slow_source(text: str) -> EventSource:
    """Events from the Python parser, about ten times slower."""
    return PythonSource(text)
