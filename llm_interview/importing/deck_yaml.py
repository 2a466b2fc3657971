"""Cards → YAML that the loader reads, in files it accepts: prose in blocks, the rest quoted."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from llm_interview.importing.cards import Card

MAX_BYTES = 900_000
MAX_VALUES = 40_000
"""What one deck file may hold (the loader takes a little more)."""

_PLAIN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_QUOTED = json.JSONEncoder(ensure_ascii=False).encode
_NAME = re.compile(r"[a-z_]+")
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def decks(
    cards: Sequence[Card], about: str, marks: Mapping[str, str] = MappingProxyType({})
) -> list[str]:
    """The deck files of the cards: one, unless there are more than the loader reads from one.
    `about` is the comment each begins with, `marks` are those above single cards, by id."""
    head = "".join(f"# {row}\n" for row in about.splitlines()) + "\n"
    files: list[list[str]] = [[]]
    size = values = 0
    for card in cards:
        text = card_yaml(card)
        if marks and (mark := marks.get(str(card["id"]))):
            text = f"# {' '.join(mark.split())}\n{text}"
        heavy = len(text) if text.isascii() else len(text.encode()), _count(card)
        if files[-1] and (size + heavy[0] > MAX_BYTES or values + heavy[1] > MAX_VALUES):
            files.append([])
            size = values = 0
        files[-1].append(text)
        size, values = size + heavy[0], values + heavy[1]
    return [head + "\n".join(file) for file in files]


def card_yaml(card: Card) -> str:
    """One card as an item of a YAML list."""
    rows: list[str] = []
    _map(rows, card, 2)
    return "\n".join(["- " + rows[0].lstrip(), *rows[1:]]) + "\n"


def _map(rows: list[str], value: Mapping[str, object], indent: int) -> None:
    space = " " * indent
    for key, item in value.items():
        _labelled(rows, f"{space}{_key(key)}:", item, indent + 2)


def _labelled(rows: list[str], label: str, item: object, indent: int) -> None:
    if isinstance(item, str):
        if _fits_block(item):
            rows.append(f"{label} |-")
            rows += _block(item, indent)
        else:
            rows.append(f"{label} {_scalar(item)}")
    elif isinstance(item, Mapping):
        rows.append(label)
        _map(rows, item, indent)
    elif isinstance(item, (list, tuple)):
        if all(isinstance(one, str) and len(one) <= 40 and "\n" not in one for one in item):
            rows.append(f"{label} [{', '.join(map(_scalar, item))}]")
            return
        rows.append(label)
        for one in item:
            _listed(rows, one, indent)
    else:
        rows.append(f"{label} {_scalar(item)}")


def _listed(rows: list[str], item: object, indent: int) -> None:
    space = " " * indent
    if isinstance(item, Mapping):
        first = len(rows)
        _map(rows, item, indent + 2)
        rows[first] = f"{space}- {rows[first].lstrip()}"
    else:
        _labelled(rows, f"{space}-", item, indent + 2)


def _fits_block(text: str) -> bool:
    """Whether a block shows the text as it is; short words are better off in quotes."""
    if "\n" not in text and (len(text) <= 40 or _PLAIN.fullmatch(text)):
        return False
    return text == text.strip() and "\t" not in text and text[:1] != "#"


def _block(text: str, indent: int) -> list[str]:
    space = " " * indent
    return [space + row if row.strip() else "" for row in text.split("\n")]


@cache
def _key(key: str) -> str:
    return key if _NAME.fullmatch(key) else _QUOTED(key)


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) and value not in _WORDS else _QUOTED(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return json.dumps(value)
    return _scalar(str(value))


def _count(value: object) -> int:
    """YAML nodes, keys included."""
    if isinstance(value, str):
        return 1
    if isinstance(value, Mapping):
        inner = (1 if isinstance(one, str) else _count(one) for one in value.values())
        return 1 + len(value) + sum(inner)
    if isinstance(value, (list, tuple)):
        return 1 + sum(map(_count, value))
    return 1
