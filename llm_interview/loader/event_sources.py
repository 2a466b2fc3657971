"""The two YAML parsers behind one interface, made to understand the same files."""

from __future__ import annotations

from typing import Protocol

import yaml
from yaml.events import Event

_BLANKS = " \t"
_BREAKS = "\r\n\x85\u2028\u2029"


class EventSource(Protocol):
    """What both PyYAML parsers offer."""

    def get_event(self) -> Event | None:
        """The next event, None after the last; raises yaml.YAMLError."""


class PythonSource(yaml.SafeLoader):
    """PyYAML's own parser, with libyaml's rule that a tab may separate, never indent."""

    flow_level: int
    allow_simple_key: bool

    def scan_to_next_token(self) -> None:
        """Skip blanks, comments and line breaks before a token."""
        while True:
            while self.peek() in self._skippable():
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0" + _BREAKS:
                    self.forward()
            if not self.scan_line_break():  # type: ignore[no-untyped-call]
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def _skippable(self) -> str:
        return _BLANKS if self.flow_level or not self.allow_simple_key else " "


def fast_source(text: str) -> EventSource:
    """Events from libyaml where PyYAML was built with it, else from the Python parser."""
    loader = getattr(yaml, "CSafeLoader", None)
    return PythonSource(text) if loader is None else loader(text)


def slow_source(text: str) -> EventSource:
    """Events from the Python parser, about ten times slower."""
    return PythonSource(text)
