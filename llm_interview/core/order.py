"""Whether words stand in an order that people write them in.

Every unit becomes a class: a function word stays itself (without marks), subject matter becomes
its kind. The gain is the mean log ratio of bigram and unigram probability of the classes (add-4
interpolation), in nats per unit: sentences lie above zero, shuffled words and keywords glued with
random function words below. Counts come from the shipped texts (scripts/tune_grader.py).
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import log

from llm_interview.core.lexicon import TROUBLE, Lexicon
from llm_interview.core.syllables import bare
from llm_interview.core.tokens import Token
from llm_interview.core.units import Unit

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
    for left, right in pairwise(row):
        alone = (single[right] + 0.5) / (total + 0.5 * len(single))
        pair = (double.get((left, right), 0) + _PRIOR * alone) / (single[left] + _PRIOR)
        value += log(pair / alone)
    return value / (len(row) - 1)


def known_pairs(tokens: list[Token]) -> float:
    """Share of neighbouring Han characters that also are neighbours in the shipped texts; NEUTRAL
    when there are too few to tell."""
    pairs = [
        left.form + right.form
        for left, right in pairwise(tokens)
        if left.kind == right.kind == "han"
    ]
    if len(pairs) < ENOUGH_PAIRS:
        return NEUTRAL
    known = _han_pairs()
    return sum(pair in known for pair in pairs) / len(pairs)


@cache
def _han_pairs() -> frozenset[str]:
    from llm_interview.core.order_counts import HAN

    return frozenset(HAN.split())


@cache
def _counts() -> tuple[dict[str, int], dict[tuple[str, str], int], int]:
    from llm_interview.core.order_counts import PAIRS, SINGLES

    names, pairs = SINGLES.split(), PAIRS.split()
    single = dict(zip(names[::2], map(int, names[1::2]), strict=True))
    both = zip(pairs[::3], pairs[1::3], strict=True)
    double = dict(zip(both, map(int, pairs[2::3]), strict=True))
    return single, double, sum(single.values())


def forget_counts() -> None:
    """Read the counts again at the next use; for the script that has just written them."""
    _counts.cache_clear()
    _han_pairs.cache_clear()
