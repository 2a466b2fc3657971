"""The two YAML parsers behind one interface."""

from __future__ import annotations

from typing import Protocol

import yaml
from yaml.events import Event


class EventSource(Protocol):
    """What both PyYAML parsers offer."""

    def get_event(self) -> Event | None:
        """The next event, None after the last; raises yaml.YAMLError."""


def fast_source(text: str) -> EventSource:
    """Events from libyaml where PyYAML was built with it, else from the Python parser."""
    loader = getattr(yaml, "CSafeLoader", None) or yaml.SafeLoader
    return loader(text)


def slow_source(text: str) -> EventSource:
    """Events from the Python parser, about ten times slower."""
    return yaml.SafeLoader(text)
