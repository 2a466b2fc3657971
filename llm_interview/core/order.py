"""Whether words stand in an order that people write them in.

Every unit becomes a class: a function word stays itself (without marks), subject matter becomes
its kind. The gain is the mean log ratio of bigram and unigram probability of the classes (add-4
interpolation), in nats per unit: sentences lie above zero, shuffled words and keywords glued with
random function words below. Counts come from the shipped texts (scripts/tune_grader.py).
"""

from __future__ import annotations

from functools import cache
from math import log

from llm_interview.core.lexicon import TROUBLE, Lexicon, Unit
from llm_interview.core.syllables import bare
from llm_interview.core.tokens import Token

RARE = "~"
NEUTRAL = 0.6
ENOUGH_PAIRS = 5
_PRIOR = 4.0


def word_class(unit: Unit, lexicon: Lexicon) -> str:
    """The class of a unit: itself for function words, a letter for kinds of content."""
    term = unit.term
    if term[0] == "~":
        if term[1:] == unit.form:
            return unit.form
        return "_".join(bare(w) if w[0] < "\u3400" else w for w in (unit.form or term).split())
    if term[0] == "#":
        return "#"
    if term[0] == "@":
        quality = any(a != TROUBLE and not a.startswith("vs-") for a, _ in lexicon.side(term))
        return "Q" if quality else "C"
    return "H" if term[0] >= "\u3400" else "W"


def classes(units: list[Unit], lexicon: Lexicon) -> list[str]:
    """Classes of all units between the marks of beginning and end."""
    return ["^", *(word_class(unit, lexicon) for unit in units), "$"]


def gain(units: list[Unit], lexicon: Lexicon) -> float:
    """Nats per unit by which the order of `units` beats any order."""
    single, double, total = _counts()
    row = [name if name in single else RARE for name in classes(units, lexicon)]
    value = 0.0
    for left, right in zip(row, row[1:], strict=False):
        alone = (single[right] + 0.5) / (total + 0.5 * len(single))
        pair = (double.get((left, right), 0) + _PRIOR * alone) / (single[left] + _PRIOR)
        value += log(pair / alone)
    return value / (len(row) - 1)


def known_pairs(tokens: list[Token]) -> float:
    """Share of neighbouring Han characters that also are neighbours in the shipped texts; NEUTRAL
    when there are too few to tell."""
    pairs = [
        left.form + right.form
        for left, right in zip(tokens, tokens[1:], strict=False)
        if left.kind == right.kind == "han"
    ]
    if len(pairs) < ENOUGH_PAIRS:
        return NEUTRAL
    known = _han_pairs()
    return sum(pair in known for pair in pairs) / len(pairs)


@cache
def _han_pairs() -> frozenset[str]:
    from llm_interview.core.order_counts import HAN  # noqa: PLC0415  (30 kB, Chinese only)

    return frozenset(HAN[at : at + 2] for at in range(0, len(HAN), 2))


@cache
def _counts() -> tuple[dict[str, int], dict[tuple[str, str], int], int]:
    from llm_interview.core.order_counts import PAIRS, SINGLES  # noqa: PLC0415  (60 kB)

    single = {name: int(count) for name, count in map(str.split, SINGLES.split("\n"))}
    double = {(a, b): int(n) for a, b, n in map(str.split, PAIRS.split("\n"))}
    return single, double, sum(single.values())


def forget_counts() -> None:
    """Read the counts again at the next use; for the script that has just written them."""
    _counts.cache_clear()
    _han_pairs.cache_clear()
