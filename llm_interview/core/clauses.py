"""Clauses of an answer, and what is negated or counterfactual in them."""

from __future__ import annotations

from llm_interview.core.lexicon import DOWN, LEVEL, UP, Lexicon
from llm_interview.core.units import Unit
from llm_interview.core.words import BLANK, COUNTER, INSTEAD, JOINT, LESS, MORE, NOT, WITHOUT

ENDS = frozenset("~" + sign for sign in (*".;:!?,\n→↔()[]|", "•"))
STRONG = frozenset("~" + sign for sign in ".;!?")
SCOPE = 4
"""How many content units a negator reaches: measured, 3 loses objects, 6 crosses clauses."""
STOPS = LEVEL | {"depend"}
"""Axes of verbs whose object is not negated with them."""
_REACH = {INSTEAD: 99, NOT + "1": 1}


AND = frozenset({"and", "và", "va", "和", "与", "及", "cũng như", "cung nhu"})


def mark(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """Number the clauses and set the flags of every unit; comparatives are resolved."""
    _resolve_comparatives(units, lexicon)
    clause = sentence = 0
    inside: list[Unit] = []
    for place, unit in enumerate(units):
        if inside and (_ends(units, place, inside) or unit.term in {JOINT, COUNTER}):
            sentence += unit.term in STRONG
            clause += 1
            inside = []
        elif unit.is_content:
            if place and units[place - 1].form in AND and _opens_contrast(unit, inside, lexicon):
                clause += 1
                inside = []
            inside.append(unit)
        unit.clause, unit.sentence = clause, sentence
    _mark_negation(units, lexicon)
    return units


def _ends(units: list[Unit], place: int, inside: list[Unit]) -> bool:
    """Whether a sign ends the clause. A colon after a name introduces it (`LN: per token`), an
    arrow before a name points to it (`changing facts → RAG`): both stay inside."""
    term = units[place].term
    if term not in ENDS:
        return False
    if term == "~:":
        return len(inside) > 2
    if term == "~→":
        return _content_ahead(units, place) > 2
    return True


def _content_ahead(units: list[Unit], place: int) -> int:
    count = 0
    for unit in units[place + 1 :]:
        if unit.term in ENDS:
            break
        count += unit.is_content
    return count


def _opens_contrast(unit: Unit, inside: list[Unit], lexicon: Lexicon) -> bool:
    """`A does this and B does that`: B, the opposite of A, begins a clause of its own."""
    for axis, side in lexicon.side(unit.term):
        for earlier in inside[:-1]:
            if [axis, -side] in lexicon.side(earlier.term):
                return True
    return False


def _resolve_comparatives(units: list[Unit], lexicon: Lexicon) -> None:
    """More stable is stable, less stable is not; more memory is up, less memory is down."""
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


def _mark_negation(units: list[Unit], lexicon: Lexicon) -> None:
    clause = -1
    reach: list[int] = []
    counter = started = False
    place = 0
    for unit in units:
        if unit.clause != clause:
            place = 0
            clause, reach, counter, started = unit.clause, [], False, False
        if unit.term == WITHOUT and not started:
            counter = True
        elif unit.term in {NOT, BLANK, WITHOUT, INSTEAD, NOT + "1"}:
            reach.append(_REACH.get(unit.term, SCOPE))
            place = 0
        elif unit.term == COUNTER:
            counter = True
        elif unit.term == "~:":
            reach = []
        elif unit.is_content:
            place += 1
            unit.negated = place if sum(left > 0 for left in reach) % 2 else 0
            unit.contrasted = unit.negated > 0 and any(left > 50 for left in reach)
            unit.counter = counter
            started = True
            # `does not grow with the length`: what is negated is the growing.
            stop = unit.negated == 1 and any(axis in STOPS for axis, _ in lexicon.side(unit.term))
            reach = [0 if stop else left - 1 for left in reach]
