"""Answers of commands on standard output: JSON documents and tables."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence


def print_json(document: object) -> None:
    """One JSON document, on one line."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")


def print_line(text: str) -> None:
    """One line of plain text."""
    sys.stdout.write(text + "\n")


def print_json_line(document: object) -> None:
    """One JSON document on one line, at once."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")


def percent(share: float | None) -> str:
    """A share as whole percent without the sign, a dash where there is none."""
    return "–" if share is None else f"{share * 100:.0f}"


def joined(words: Sequence[str] | None) -> str:
    """The words of a filter as the shell split them."""
    return " ".join(_quoted(word) for word in words or ())


def _quoted(word: str) -> str:
    """A word the shell took from quotes keeps its spaces together, unless it is a filter of
    several terms (`list 'tag:rag or tag:lora'`)."""
    plain = " " in word and ":" not in word and '"' not in word
    return f'"{word}"' if plain else word
