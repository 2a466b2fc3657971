"""Find the lines that open the questions of a page, whatever way the page shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from llm_interview.importing.numbering import Numbered, best_series
from llm_interview.importing.page_lines import BOLD, Line
from llm_interview.importing.question_marks import Mark, answered, asked, likeness, worded

SURE = 4.0
"""What a line is worth that says it is a question by a word and a number."""
ANSWERED = 3.0
"""What an answer mark (`Answer:`) on one of the next lines is worth."""
EMPTY = -3.0
"""What it costs a line if nothing follows it before the next one, as in a table of contents."""
CLEAR = 1.25
"""Mean score from which numbered lines count as questions."""
LOOKAHEAD = 8
MIN_PLAIN = 3
"""Lines with a question mark that make a page of questions where nothing else does."""
MAX_QUESTION = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The index of a line that opens a question, its number as written, and its words."""

    at: int
    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One way to read the page, and how much speaks for it."""

    starts: tuple[Start, ...] = ()
    score: float = 0.0


def question_starts(lines: Sequence[Line]) -> tuple[Start, ...]:
    """The questions of a page in order; empty where it has none."""
    readings = (
        _marked(lines, worded),
        _marked(lines, asked),
        _numbered(lines),
        *(_headings(lines, level) for level in range(1, BOLD + 1)),
        _plain(lines),
    )
    return max(readings, key=lambda reading: reading.score).starts


def _marked(lines: Sequence[Line], find: Callable[[Line], Mark | None]) -> _Reading:
    """Lines that carry a word: `Question 7:` or `Q:`."""
    starts = tuple(
        Start(at=at, number=mark.number, text=mark.text)
        for at, line in enumerate(lines)
        if line.text and (mark := find(line)) is not None
    )
    return _Reading(starts=starts, score=sum(SURE + _after(lines, s.at) for s in starts))


def _numbered(lines: Sequence[Line]) -> _Reading:
    """The series of numbers that looks most like questions."""
    found = [at for at, line in enumerate(lines) if _may_be_numbered(line)]
    rated = [_rated(lines, at, after) for at, after in zip_longest(found, found[1:])]
    chain, total = best_series(rated)
    if not chain or total / len(chain) < CLEAR:
        return _Reading()
    starts = tuple(
        Start(at=rated[i].at, number=str(rated[i].number), text=lines[rated[i].at].text)
        for i in chain
    )
    return _Reading(starts=starts, score=total)


def _may_be_numbered(line: Line) -> bool:
    return line.value is not None and not line.code and line.indent <= 3


def _rated(lines: Sequence[Line], at: int, after: int | None) -> Numbered:
    line = lines[at]
    asks = likeness(line.text)
    score = 0.5 + asks + _after(lines, at)
    score += (1.0 if line.heading else 0.0) - (0.5 if line.indent else 0.0)
    if after is not None and not any(other.text for other in lines[at + 1 : after]):
        score += EMPTY
    anew = not line.indent and asks > 0
    return Numbered(at=at, number=line.value or 0, score=score, anew=anew)


def _after(lines: Sequence[Line], at: int) -> float:
    """What the next lines say for a question at `at`."""
    near = [line for line in lines[at + 1 : at + 1 + LOOKAHEAD] if line.text][:3]
    return ANSWERED if any(answered(line) is not None for line in near) else 0.0


def _headings(lines: Sequence[Line], level: int) -> _Reading:
    """Headings of one level that ask."""
    at = [i for i, line in enumerate(lines) if line.heading == level and not line.code]
    rated = [(i, likeness(lines[i].text) + _after(lines, i)) for i in at]
    rated = [(i, score) for i, score in rated if score >= 2.0 and _has_body(lines, i, level)]
    starts = tuple(
        Start(at=i, number=str(lines[i].value or ""), text=lines[i].text) for i, _ in rated
    )
    return _Reading(starts=starts, score=sum(score for _, score in rated))


def _has_body(lines: Sequence[Line], at: int, level: int) -> bool:
    """Whether something follows that is no heading as high as this one."""
    for index in range(at + 1, len(lines)):
        if lines[index].text:
            return not 0 < lines[index].heading <= level
    return False


def _plain(lines: Sequence[Line]) -> _Reading:
    """Short lines of their own that end with a question mark."""
    starts = tuple(
        Start(at=at, number="", text=line.text)
        for at, line in enumerate(lines)
        if _asks_alone(lines, at, line)
    )
    if len(starts) < MIN_PLAIN:
        return _Reading()
    return _Reading(starts=starts, score=2.0 * len(starts))


def _asks_alone(lines: Sequence[Line], at: int, line: Line) -> bool:
    if line.marker or line.code or line.heading or not 8 <= len(line.text) <= MAX_QUESTION:
        return False
    alone = at == 0 or not lines[at - 1].text
    return alone and likeness(line.text) >= 3.0 and _has_body(lines, at, BOLD)
