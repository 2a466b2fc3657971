"""Numbers that stand alone on the line above their question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from llm_interview.importing.page_lines import Line
from llm_interview.importing.question_marks import likeness

_BARE = re.compile(r"(?:Q|No\.?|#)?\s?0*(\d{1,3})[.、)]?")
NEAR = 2
"""Lines between a number and its question, blank ones included."""


def with_bare_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """`lines` with such numbers as markers of their questions, where they count on from 1."""
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if len(line.text) > 8 or line.code or line.heading or line.marker:
            continue
        bare = _BARE.fullmatch(line.text)
        if bare and int(bare.group(1)) == len(found) + 1:
            asks = _question_below(lines, at)
            if asks is not None:
                found.append((at, asks))
    return _marked(lines, found) if len(found) > 1 else lines


def _question_below(lines: Sequence[Line], at: int) -> int | None:
    for index in range(at + 1, min(at + 1 + NEAR, len(lines))):
        line = lines[index]
        if line.text:
            asks = not line.marker and not line.code and likeness(line.text) >= 2.0
            return index if asks else None
    return None


def _marked(lines: Sequence[Line], found: Sequence[tuple[int, int]]) -> Sequence[Line]:
    whole = list(lines)
    for number, (at, asks) in enumerate(found, start=1):
        whole[at] = replace(lines[at], text="")
        whole[asks] = replace(lines[asks], marker=f"{number}.")
    return whole
