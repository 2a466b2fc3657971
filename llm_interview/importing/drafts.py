"""What an import finds: drafts of cards, and what it could not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from llm_interview.core.langs import Lang

Reason = Literal[
    "before",  # stands before the first question
    "after",  # stands after the last answer
    "page",  # belongs to the page: menus, buttons, boxes
    "caption",  # the words of a picture
    "section",  # a heading between questions
    "no_question",  # an entry without a question
    "no_answer",  # a question without an answer
    "repeated",  # a card that is there already
    "too_long",  # more text than a card may hold
    "unreadable",  # an entry that does not fit the format
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question with its answer, as found. `card` is a whole card in the full form of a deck
    and stands for everything else where it is given."""

    line: int
    question: str = ""
    answer: str = ""
    points: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    number: str = ""
    lang: Lang | None = None
    id: str = ""
    card: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """Lines `line` to `end` (1-based) that became no card; `text` is how they begin."""

    line: int
    end: int
    reason: Reason
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything one file gave."""

    drafts: tuple[Draft, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
