"""The learner's own words, as they are quoted beside what they earned."""

from __future__ import annotations

import re

NEAR = 12
"""Letters that evidence may grow on each side to the end of a word."""

CLAUSE = 24
"""Letters that it may grow on each side to the end of a clause."""

_BRACKETS = {**dict.fromkeys("([{（［", 1), **dict.fromkeys(")]}）］", -1)}

_JOINED = " =≠≈<>≤≥+×∝"
"""What stands between words of one clause: `Q = K` is quoted whole."""

_WORD = re.compile(
    r"(?:(?<!\S)[-+−√])?"  # a sign: -inf, √d_k
    r"\w+(?:[-‐‑'’^/·.,](?<![.,](?!\d))\w+)*"  # nơ-ron, don't, q·k, 0.02
    r"(?:\([^\s()]*\))?"  # sqrt(d_k)
)


def in_words(answer: str, evidence: str) -> str:
    """Evidence out to the ends of its words in the answer; in Chinese, which has no spaces, to
    the punctuation around it where that is near; out to the ends of its clause where only a few
    words are left: a `no` before it or a superlative after it; to the other bracket of a pair."""
    begin = answer.find(evidence)
    if begin < 0:
        return evidence
    end = begin + len(evidence)
    first, last = max(0, begin - 2 * CLAUSE), end + 2 * CLAUSE  # what is cut off there is not near
    around = answer[first:last]
    words = [
        (start + first, stop + first) for start, stop in map(re.Match.span, _WORD.finditer(around))
    ]
    start, stop = _grown_left(answer, words, begin), _grown_right(answer, words, end)
    opened, closed = _unpaired(answer[start:stop])
    if closed:
        start = _bracket(answer, range(start - 1, max(-1, begin - NEAR - 1), -1), closed, start)
        near = (one for one, ending in words if one < start <= ending and begin - one <= NEAR)
        start = next(near, start)  # sqrt(
    if opened:
        stop = _bracket(answer, range(stop, min(len(answer), end + NEAR)), -opened, stop - 1) + 1
    return answer[start:stop]


def _unpaired(text: str) -> tuple[int, int]:
    """How many brackets are opened and not closed, and closed and not opened."""
    opened = closed = 0
    for sign in text:
        depth = _BRACKETS.get(sign, 0)
        if depth < 0 and not opened:
            closed += 1
        else:
            opened += depth
    return opened, closed


def _bracket(answer: str, places: range, depth: int, default: int) -> int:
    """The place of the bracket that pairs those of `depth`; `default` where none is near."""
    for place in places:
        depth -= _BRACKETS.get(answer[place], 0)
        if depth == 0:
            return place
    return default


def _grown_left(answer: str, words: list[tuple[int, int]], begin: int) -> int:
    """Where the first word begins, or its clause where that is near."""
    start = next((start for start, stop in words if start < begin < stop), begin)
    clause = start
    for before, stop in reversed([word for word in words if word[1] <= start]):
        if answer[stop:clause].strip(_JOINED):
            break
        clause = before
    if begin - start > NEAR:
        return begin
    return clause if begin - clause <= CLAUSE else start


def _grown_right(answer: str, words: list[tuple[int, int]], end: int) -> int:
    """Where the last word ends, or its clause where that is near."""
    stop = next((stop for start, stop in words if start < end < stop), end)
    clause = stop
    for start, after in (word for word in words if word[0] >= stop):
        if answer[clause:start].strip(_JOINED):
            break
        clause = after
    if stop - end > NEAR:
        return end
    return clause if clause - end <= CLAUSE else stop
