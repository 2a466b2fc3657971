"""Turn guarded YAML text into nodes, within limits, one event at a time.

The parser's events are consumed iteratively and stopped at the first excess, because libyaml's
own composer recurses in C: 25,000 brackets end the process. Nothing is constructed, so no tag,
date, number or merge key is ever interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentEndEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from llm_interview.core.content_codes import problem
from llm_interview.core.errors import Told, told
from llm_interview.core.problems import Problem
from llm_interview.loader.event_sources import EventSource, fast_source
from llm_interview.loader.nodes import Entries, Items, Node, Scalar

MAX_NODES = 50_000
MAX_DEPTH = 32
MAX_SCALAR = 64_000

_SURROGATE = re.compile("[\ud800-\udfff]")
_TOUCHING_COMMENT = re.compile(r"[|>][-+\d]*#")
_HINTS: Final = {
    "mapping values are not allowed": told("C004_hint_colon"),
    "found unexpected end of stream": told("C004_hint_quote"),
    "cannot start any token": told("C004_hint_start"),
    "expected <block end>": told("C004_hint_indent"),
    "did not find expected key": told("C004_hint_indent"),
    "could not find expected ':'": told("C004_hint_key"),
    "unknown escape": told("C004_hint_tex"),
    "invalid Unicode character": told("C004_hint_surrogate"),
    "parsing a flow": told("C004_hint_bracket"),
    "parsing a block collection": told("C004_hint_indent"),
    "sequence entries are not allowed": told("C004_hint_item"),
    "scanning a block scalar": told("C004_hint_block"),
    "scanning an alias": told("C004_hint_sign"),
    "scanning an anchor": told("C004_hint_sign"),
    "<document start>": told("C004_hint_rest"),
}


class _Refusal(Exception):
    def __init__(self, said: Told, event: Event) -> None:
        super().__init__(said.key)
        self.said = said
        self.line, self.column = _place(event)


def parse(
    text: str, shown: str, source: Callable[[str], EventSource] = fast_source
) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The documents of `text` that could be read, and at most one Problem that ended the reading.

    Documents before a mistake are kept, empty ones left out; a key that is a list or map is
    refused. `shown` is the path as it appears in the problem.
    """
    builder = _Builder(text)
    try:
        for event in _events(source(text)):
            builder.take(event)
    except _Refusal as no:
        return builder.documents(), (problem(no.said, shown, no.line, no.column),)
    except yaml.MarkedYAMLError as error:
        return builder.documents(), (_syntax_problem(error, shown),)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The Python parser lets chr() fail on "\UFFFFFFFF", without a place.
        reason = (str(error).splitlines() or [""])[0]
        return builder.documents(), (problem(told("C004_yaml", why=reason), shown),)
    return builder.documents(), ()


def _events(source: EventSource) -> Iterator[Event]:
    while (event := source.get_event()) is not None:
        yield event


def _place(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _index(event: Event) -> int:
    return event.start_mark.index if event.start_mark else 0


class _Open:
    """A list or map whose end has not come yet; children of a map are key, value, key and so on."""

    __slots__ = ("children", "event", "is_map")

    def __init__(self, event: Event) -> None:
        self.event = event
        self.is_map = isinstance(event, MappingStartEvent)
        self.children: list[Node] = []

    def close(self) -> Node:
        line, column = _place(self.event)
        if not self.is_map:
            return Items(items=tuple(self.children), line=line, column=column)
        keys, values = self.children[::2], self.children[1::2]
        pairs = tuple((k, v) for k, v in zip(keys, values, strict=True) if isinstance(k, Scalar))
        return Entries(entries=pairs, line=line, column=column)


class _Builder:
    """Assembles nodes from events and enforces the limits."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stack: list[_Open] = []
        self._done: list[Node] = []
        self._current: Node | None = None
        self._nodes = 0

    def documents(self) -> tuple[Node, ...]:
        """The complete documents, and the complete cards of a list that was broken off."""
        rest = self._complete_cards()
        return (*self._done, rest) if rest is not None else tuple(self._done)

    def _complete_cards(self) -> Node | None:
        """Find what a mistake leaves of a list of cards, bare or under `cards`."""
        match self._stack:
            case [outer, *_] if not outer.is_map and outer.children:
                return outer.close()
            case [outer, cards, *_] if outer.is_map and not cards.is_map and cards.children:
                outer.children.append(cards.close())
                names = (key.value for key in outer.children[::2] if isinstance(key, Scalar))
                return outer.close() if "cards" in names else None
        return None

    def take(self, event: Event) -> None:
        """Account for one event; raises _Refusal at the first excess."""
        if isinstance(event, NodeEvent):
            self._admit(event)
        if isinstance(event, ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, SequenceStartEvent | MappingStartEvent):
            self._open(event)
        elif isinstance(event, CollectionEndEvent):
            self._add(self._stack.pop().close())
        elif isinstance(event, DocumentEndEvent):
            self._finish_document()

    def _finish_document(self) -> None:
        node, self._current = self._current, None
        if node is not None and not (isinstance(node, Scalar) and node.absent):
            self._done.append(node)

    def _admit(self, event: NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _Refusal(told("C006_values", most=MAX_NODES), event)
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise _Refusal(told("C005_anchor"), event)
        if getattr(event, "tag", None) is not None:
            raise _Refusal(told("C005_tag"), event)

    def _open(self, event: Event) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise _Refusal(told("C006_deep", most=MAX_DEPTH), event)
        if self._expects_key():
            raise _Refusal(told("C012_key"), event)
        self._stack.append(_Open(event))

    def _expects_key(self) -> bool:
        return (
            bool(self._stack) and self._stack[-1].is_map and len(self._stack[-1].children) % 2 == 0
        )

    def _add(self, node: Node) -> None:
        if self._stack:
            self._stack[-1].children.append(node)
        else:
            self._current = node

    def _scalar(self, event: ScalarEvent) -> Scalar:
        if len(event.value) > MAX_SCALAR:
            raise _Refusal(told("C006_long", most=MAX_SCALAR), event)
        if not event.value.isascii() and _SURROGATE.search(event.value):
            raise _Refusal(told("C004_surrogate"), event)
        if event.style in ("|", ">") and _TOUCHING_COMMENT.match(self._text, _index(event)):
            # libyaml takes the comment for one, its Python twin does not.
            raise _Refusal(told("C004_comment"), event)
        line, column = _place(event)
        return Scalar(value=event.value, plain=bool(event.implicit[0]), line=line, column=column)


def _syntax_problem(error: yaml.MarkedYAMLError, shown: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    why = " ".join(filter(None, (error.context, error.problem)))
    hint = next((text for key, text in _HINTS.items() if key in why), None)
    said = told("C004_yaml_hint", why=why, hint=hint) if hint else told("C004_yaml", why=why)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return problem(said, shown, line, column)
