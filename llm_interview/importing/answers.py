"""The lines of one answer → its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from llm_interview.importing.line_markers import BULLET
from llm_interview.importing.page_lines import Line

_BLANKS = re.compile(r"\n{3,}")


def answer_text(lines: Sequence[Line]) -> str:
    """The whole answer: paragraphs, lists with plain bullets and numbers, code as it stood."""
    filled = [line for line in lines if line.text]
    if len(filled) == 1 and filled[0].marker == BULLET and not filled[0].code:
        return filled[0].text  # one item alone is no list
    base = min((line.indent for line in lines if line.marker), default=0)
    rows = [_row(line, base) for line in lines]
    return _BLANKS.sub("\n\n", "\n".join(rows)).strip("\n").rstrip()


def _row(line: Line, base: int) -> str:
    if line.code or not line.text:
        return line.text
    if not line.marker:
        return line.text
    inset = min(max(line.indent - base, 0), 12)
    return f"{' ' * inset}{line.marker} {line.text}"
