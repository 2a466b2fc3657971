"""The transcript of an interview as a document: blocks that every exporter turns into its own
format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from llm_interview.core.inline import Inline, parse_inline
from llm_interview.core.langs import Lang

Role = Literal["title", "heading", "question", "label", "text", "note"]
Style = Literal["", "covered", "partial", "missing", "contradicted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text of the program or of a card, with our inline marks read."""

    role: Role
    inlines: tuple[Inline, ...]
    lang: Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What the learner typed, line breaks and all: never read as marks of any kind."""

    text: str
    lang: Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a list: its mark says how it fared."""

    inlines: tuple[Inline, ...]
    mark: str = ""
    style: Style = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    lang: Lang


Block = Passage | Quote | Items


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """An interview, ready to be written in any format. `lang` is that of its headings."""

    title: str
    lang: Lang
    blocks: tuple[Block, ...]


def passage(role: Role, text: str, lang: Lang, *, marks: bool = False) -> Passage:
    """Some text; `marks` reads our inline marks in it."""
    return Passage(role=role, inlines=parse_inline(text) if marks else (Inline(text),), lang=lang)
