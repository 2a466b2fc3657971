"""Small conversions between written text and values."""

from __future__ import annotations

import math

from llm_interview.core.errors import Said, told
from llm_interview.core.locales import parse_lang
from llm_interview.loader.fields import Field
from llm_interview.loader.nodes import Entries, Node, Scalar


def as_entries(name: str, node: Node) -> Entries:
    """A map of one entry, for a short form."""
    key = Scalar(value=name, plain=True, line=node.line, column=node.column)
    return Entries(entries=((key, node),), line=node.line, column=node.column)


def is_language_map(node: Entries) -> bool:
    """Whether every key names a language."""
    return bool(node.entries) and all(parse_lang(key.value) for key, _ in node.entries)


def to_float(text: str) -> float | None:
    """The finite number in `text`; None if it is none."""
    try:
        value = float(text.replace("_", "")) if len(text) <= 50 else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def within(value: float, field: Field) -> bool:
    """Whether `value` lies in the bounds of the field."""
    return (field.low is None or value >= field.low) and (field.high is None or value <= field.high)


def bounds(field: Field) -> Said:
    """The bounds of the field in words."""
    if field.low is None and field.high is None:
        return ""
    if field.high is None:
        return told("C013_at_least", low=field.low)
    return told("C013_from_to", low=field.low, high=field.high)


def quoted(text: str) -> str:
    """`text` in quotation marks, shortened."""
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def last_name(where: str) -> str:
    """The last part of a dotted name."""
    return where.rsplit(".", 1)[-1]
