"""What a study sheet is made of: headings, paragraphs, lists, formulas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

from llm_interview.core.inline import Inline
from llm_interview.core.langs import Lang, Texts

REQUIRED_MARK = "★"
"""Stands before what a good answer must say; the legend above the list says so."""


class Label(Protocol):
    """The words for a part of a card ("key_points", "formula" …) in a language."""

    def __call__(self, lang: Lang, part: str, /, **values: object) -> str:
        """The words, with `values` filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading. `names` are the same heading in each language of the card, where the part
    below it belongs to all of them."""

    level: int
    text: str
    lang: Lang | None = None
    names: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; `role` lets an exporter set it apart. `link` is an http(s) address or None.
    `names` are the same words in each language of the sheet, where they belong to all of them."""

    inlines: tuple[Inline, ...]
    lang: Lang | None = None
    role: Literal["text", "facts", "label", "asked", "source"] = "text"
    link: str | None = None
    names: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A numbered list: the points of an answer or the steps of an example. The items at `marked`
    carry REQUIRED_MARK, which `legend` explains."""

    items: tuple[tuple[Inline, ...], ...]
    lang: Lang | None = None
    role: Literal["points", "steps"] = "points"
    marked: frozenset[int] = frozenset()
    legend: str = ""

    def mark(self, at: int) -> str:
        """What stands before the item at that place: REQUIRED_MARK and a blank, or nothing."""
        return f"{REQUIRED_MARK} " if at in self.marked else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A wrong claim and what is right instead (nothing where nobody wrote it)."""

    wrong: tuple[Inline, ...]
    right: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Wrong claims, each with its correction."""

    items: tuple[Correction, ...]
    lang: Lang | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaBlock:
    """A formula in the words of a language: TeX, its plain form, what its letters mean."""

    tex: str
    plain: str
    lang: Lang | None = None
    legend: tuple[Inline, ...] = ()


def is_source(block: Block | None) -> bool:
    """Whether the block is a source: those that follow one another are one list."""
    return isinstance(block, Paragraph) and block.role == "source"


Block = Heading | Paragraph | Listing | Corrections | FormulaBlock
