"""One way to read a page: which lines open its questions, and how much speaks for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from llm_interview.importing.line_markers import without_symbols
from llm_interview.importing.page_lines import Line
from llm_interview.importing.question_marks import answered, number_of, worded

SURE = 4.0
"""What a line is worth that says it is a question by a word and a number."""
ANSWERED = 3.0
"""What an answer mark (`Answer:`) on one of the next lines is worth."""
EMPTY = -3.0
"""What it costs a line if nothing follows it before the next one, as in a table of contents."""
LOOKAHEAD = 8
MARK = 24
"""Characters at the start of a line that may be a word with a number."""
_AROUND = "?.。:!…*_\"'“”"
_NUMBER = re.compile(r"[\d一二三四五六七八九十]")
DEEP = 4
"""Indentation from which a line belongs to a list inside an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A question: the index of the line it begins at, that of the last line of its words, its
    number as written, and its words. `named`: its words are a name, and what follows the colon
    behind it on the line is answer."""

    at: int
    last: int
    number: str
    text: str
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read the page, and how much speaks for it."""

    starts: tuple[Start, ...] = ()
    score: float = 0.0


def start_at(lines: Sequence[Line], at: int) -> Start:
    """The question that one line is."""
    line = lines[at]
    number, text = number_of(line), without_symbols(line.text)
    again = _NUMBER.search(text, 0, MARK) is not None
    mark = worded(replace(line, text=text, marker="")) if again else None
    if mark is not None and mark.text and number in {"", mark.number}:
        number, text = mark.number, mark.text  # `1️⃣ Q1: …`
    return Start(at=at, last=at, number=number, text=text)


def same_words(question: str) -> str:
    """A question without the signs around it: in a table of contents it may have none, or others
    (`？` for `?`)."""
    folded = unicodedata.normalize("NFKC", question).casefold()
    return "".join(folded.split()).strip(_AROUND)


def after(lines: Sequence[Line], at: int) -> float:
    """What the next lines say for a question at `at`."""
    near = [line for line in lines[at + 1 : at + 1 + LOOKAHEAD] if line.text][:3]
    return ANSWERED if any(answered(line) is not None for line in near) else 0.0
