"""Inline marks of content as styled spans."""

from __future__ import annotations

from llm_interview.core.inline import parse_inline
from llm_interview.terminal.lines import Span
from llm_interview.terminal.math_text import readable


def spans(text: str, style: str = "") -> list[Span]:
    """Styled spans of `text`; plain runs get `style`."""
    return [
        (
            readable(run.text) if run.kind == "math" else run.text,
            style if run.kind == "plain" else run.kind,
        )
        for run in parse_inline(text)
    ]
