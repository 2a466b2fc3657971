"""What a text is about: how much it has of each subject that the shipped cards speak of.

Explicit semantic analysis (Gabrilovich and Markovitch 2007, IJCAI, section 2): each shipped card is
a subject, each term has a weight for every subject (its tf-idf there), a text is the sum of its
terms. Terms are those of the glossary, so a text is compared with one in another language, and a
paraphrase with none of a point's words still lies near its subject, while an answer to another
question lies elsewhere. Whether it is right, this does not tell.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from math import sqrt

NEAREST = 3
"""Subjects nearest to a question that count as its own: some cards share a subject."""
ABOUT = (
    "about", "first subject", "own subjects", "nearer than first", "nearer than own",
    "told of subjects", "focus",
)  # fmt: skip
"""Names of what says whether an answer is about what was asked."""
MOST_NEARER = 30
ELSEWHERE = (-1.0, 1.0, 1.0, 0.0, 0.0, -1.0, 1.0)
"""The values of ABOUT where the question is of another field than the subjects."""
LEAST_KNOWN = 0.75
"""Share of a question's terms that subjects must know for it to be of their field."""


def field(terms: Collection[str]) -> list[int]:
    """The profile of a question of these terms; empty if it is of another field."""
    known = sum(term in _rows() for term in terms)
    return profile(terms) if known >= LEAST_KNOWN * len(terms) else []


def profile(terms: Collection[str]) -> list[int]:
    """What a text of these terms has of each subject; terms of no subject count nothing."""
    rows = _rows()
    found = [0] * _size()
    for term in sorted(set(terms) & rows.keys()):
        for place, weight in _row(term):
            found[place] += weight
    return found


def about(asked: Sequence[int], said: Sequence[int], terms: int) -> list[float]:
    """The values of ABOUT for profiles of a question and of an answer of so many terms."""
    # A question compiled before subjects were added knows of fewer.
    if not any(asked) or len(asked) != len(said):
        return list(ELSEWHERE)
    most, length = max(said), sqrt(sum(value * value for value in said))
    if not most:
        return [0.0] * len(ABOUT)
    inner = sum(a * b for a, b in zip(asked, said, strict=True))
    own = sorted(range(len(asked)), key=lambda place: (-asked[place], place))[:NEAREST]
    first, best = said[own[0]], max(said[place] for place in own)
    return [
        inner / (length * sqrt(sum(value * value for value in asked))),
        first / most,
        best / most,
        min(MOST_NEARER, sum(value > first for value in said)),
        min(MOST_NEARER, sum(value > best for value in said)),
        length / (100 * terms),
        best / length,
    ]


def forget_weights() -> None:
    """Read the weights again at the next use; for the script that has just written them."""
    for kept in (_rows, _row, _size):
        kept.cache_clear()


@cache
def _size() -> int:
    from llm_interview.core.subject_weights import SUBJECTS

    return SUBJECTS


@cache
def _rows() -> dict[str, str]:
    """Term → its weights as text; most are never asked for."""
    from llm_interview.core.subject_weights import TERMS

    rows = (row.partition(" ") for line in TERMS.split("\n") for row in line.split("\t") if row)
    return {term: row for term, _, row in rows}


@cache
def _row(term: str) -> list[tuple[int, int]]:
    """(subject, weight) of a term."""
    pairs = (pair.partition(":") for pair in _rows()[term].split(" "))
    return [(int(place), int(weight)) for place, _, weight in pairs]
