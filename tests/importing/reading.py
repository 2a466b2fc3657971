"""Short ways to read a page in a test."""

from __future__ import annotations

from textwrap import dedent

from llm_interview.importing.drafts import Draft, Found
from llm_interview.importing.formats import read_as


def found(form: str, page: str) -> Found:
    """Everything a page gives; the page is written as a docstring."""
    return read_as(form, dedent(page).lstrip("\n"), "page")


def pairs(form: str, page: str) -> list[tuple[str, str, str]]:
    """Number, question and answer of every draft, the answer on one line."""
    return [_pair(draft) for draft in found(form, page).drafts]


def _pair(draft: Draft) -> tuple[str, str, str]:
    return draft.number, draft.question, " ".join(draft.answer.split())


def left(form: str, page: str) -> list[tuple[int, int, str]]:
    """First line, last line and reason of every leftover."""
    return [(one.line, one.end, one.reason) for one in found(form, page).leftovers]
