"""Clauses of an answer, and what is negated or counterfactual in them."""

from __future__ import annotations

from llm_interview.core.lexicon import DOWN, LEVEL, UP, Lexicon, Unit
from llm_interview.core.words import BLANK, COUNTER, INSTEAD, JOINT, LESS, MORE, NOT, WITHOUT

ENDS = frozenset("~" + sign for sign in (*".;:!?,、\n→↔()[]|", "•"))
SOFT = frozenset({"~、"})
"""Signs that separate words of one list, not clauses."""
SCOPE = 4
"""How many content units a negator reaches: measured, 3 loses objects, 6 crosses clauses."""


def mark(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """Number the clauses and set the flags of every unit; comparatives are resolved."""
    _resolve_comparatives(units, lexicon)
    clause = 0
    filled = False
    for unit in units:
        if unit.term in ENDS and unit.term not in SOFT:
            clause += filled
            filled = False
        elif unit.term in {JOINT, COUNTER}:
            clause += filled
            filled = False
            unit.clause = clause
            continue
        filled = filled or unit.is_content
        unit.clause = clause
    _mark_negation(units)
    return units


def _resolve_comparatives(units: list[Unit], lexicon: Lexicon) -> None:
    """`more stable` is stable, `less stable` not stable; `more memory` is up, `less memory` down."""
    for place, unit in enumerate(units):
        if unit.term not in {MORE, LESS}:
            continue
        follower = units[place + 1] if place + 1 < len(units) else None
        quality = follower is not None and _is_quality(follower.term, lexicon)
        if unit.term == LESS:
            unit.term = NOT + "1" if quality else DOWN
        elif follower is not None and follower.is_content and not quality and _is_english(unit):
            unit.term = UP
        else:
            unit.term = "~glue"


def _is_english(unit: Unit) -> bool:
    return unit.end - unit.start > 3


def _is_quality(term: str, lexicon: Lexicon) -> bool:
    return any(axis not in LEVEL and not axis.startswith("vs-") for axis, _ in lexicon.side(term))


def _mark_negation(units: list[Unit]) -> None:
    clause = -1
    reach: list[int] = []
    counter = started = False
    for unit in units:
        if unit.clause != clause:
            clause, reach, counter, started = unit.clause, [], False, False
        if unit.term == WITHOUT and not started:
            counter = True
        elif unit.term in {NOT, BLANK, WITHOUT}:
            reach.append(SCOPE)
        elif unit.term == NOT + "1":
            reach.append(1)
        elif unit.term == INSTEAD:
            reach.append(99)
        elif unit.term == COUNTER:
            counter = True
        elif unit.is_content:
            unit.negated = sum(left > 0 for left in reach) % 2 == 1
            unit.counter = counter
            started = True
            reach = [left - 1 for left in reach]
