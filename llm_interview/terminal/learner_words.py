"""The learner's own words, as they are quoted beside what they earned."""

from __future__ import annotations

import re

NEAR = 12
"""Letters that evidence may grow on each side."""

_WORD = re.compile(
    r"(?:(?<!\S)[-+−√])?"  # a sign: -inf, √d_k
    r"\w+(?:[-‐‑'’^/·.,](?<![.,](?!\d))\w+)*"  # nơ-ron, don't, q·k, 0.02
    r"(?:\([^\s()]*\))?"  # sqrt(d_k)
)


def in_words(answer: str, evidence: str) -> str:
    """Evidence out to the ends of its words in the answer; in Chinese, which has no spaces, to
    the punctuation around it where that is near; out to the ends of its clause where only a word
    or two are left: a `no` before it or a superlative after it."""
    begin = answer.find(evidence)
    if begin < 0:
        return evidence
    end = begin + len(evidence)
    first, last = max(0, begin - 2 * NEAR), end + 2 * NEAR  # what is cut off there is not near
    around = answer[first:last]
    words = [
        (start + first, stop + first) for start, stop in map(re.Match.span, _WORD.finditer(around))
    ]
    return answer[_grown_left(answer, words, begin) : _grown_right(answer, words, end)]


def _grown_left(answer: str, words: list[tuple[int, int]], begin: int) -> int:
    """Where the first word begins, or its clause where that is near."""
    start = next((start for start, stop in words if start < begin < stop), begin)
    clause = start
    for before, stop in reversed([word for word in words if word[1] <= start]):
        if answer[stop:clause].strip(" "):
            break
        clause = before
    return next((place for place in (clause, start) if begin - place <= NEAR), begin)


def _grown_right(answer: str, words: list[tuple[int, int]], end: int) -> int:
    """Where the last word ends, or its clause where that is near."""
    stop = next((stop for start, stop in words if start < end < stop), end)
    clause = stop
    for start, after in (word for word in words if word[0] >= stop):
        if answer[clause:start].strip(" "):
            break
        clause = after
    return next((place for place in (clause, stop) if place - end <= NEAR), end)
