"""Fold text for search: marks, case and width do not matter, Han characters stay."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm_interview.core.langs import TextLists
    from llm_interview.core.questions import Question


def fold(text: str) -> str:
    """`text` in the form searches compare: compatibility forms, case and accents removed, đ as d,
    runs of white space as one blank."""
    flat = unicodedata.normalize("NFKD", text.casefold()).replace("đ", "d")
    return " ".join("".join(c for c in flat if not unicodedata.combining(c)).split())


def search_text(question: Question) -> str:
    """Everything of a question worth finding it by, folded, one field a line."""
    return "\n".join(filter(None, (fold(text) for text in _texts(question))))


def _texts(question: Question) -> Iterator[str]:
    yield question.id
    yield " ".join((question.topic, *question.tags))
    yield from question.front.values()
    yield from _flat(question.variants)
    yield from question.spoken.values()
    for point in question.key_points:
        yield from point.text.values()
    for pitfall in question.pitfalls:
        yield from pitfall.right.values()
    for follow_up in question.follow_ups:
        yield from follow_up.q.values()


def _flat(lists: TextLists) -> Iterator[str]:
    for wordings in lists.values():
        yield from wordings
