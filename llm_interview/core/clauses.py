"""Clauses of an answer, and what is negated or counterfactual in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from llm_interview.core.lexicon import DOWN, LEVEL, UP, Lexicon
from llm_interview.core.units import Unit
from llm_interview.core.words import (
    BLANK,
    CANNOT,
    COUNTER,
    FELT,
    INSTEAD,
    JOINT,
    LACKING,
    LESS,
    MORE,
    NOT,
    WITHOUT,
)

ENDS = frozenset("~" + sign for sign in (*".;:!?,\n→↔()[]|", "•"))
STRONG = frozenset("~" + sign for sign in ".;!?")
SCOPE = 4
"""How many content units a negator reaches: measured, 3 loses objects, 6 crosses clauses."""
STOPS = LEVEL | {"depend"}
"""Axes of verbs whose object is not negated with them."""
NAMED = 3
"""How many content units `instead of` reaches: it names a thing, what follows it is the case."""
_REACH = {INSTEAD: NAMED, NOT + "1": 1, "~≠": 2}
REMOVE = "@remove"
NEGATORS = frozenset({NOT, BLANK, WITHOUT, INSTEAD, NOT + "1", "~≠"})
STILL = frozenset({"still", "vẫn", "van", "cũng", "cung", "也", "仍", "仍 然", "依 然"})
"""After these a clause says what is the case all the same."""
FOR = frozenset({"对", "对 于"})
OBJECT = 2
"""Content units at most between 对 and the negator of what is felt for them."""
IF_SO = "的 话"
"""Ends a condition that has no sign after it."""


AND = frozenset({"and", "và", "va", "和", "与", "及", "cũng như", "cung nhu"})
OR = frozenset({"or", "hay", "hoặc", "hoac", "或", "或 者", "也", "cũng", "cung"})
"""After these a second negator denies anew (`no critic and no sampling`)."""


def mark(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """Number the clauses and set the flags of every unit; comparatives are resolved."""
    _resolve_comparatives(units, lexicon)
    clause = sentence = 0
    inside: list[Unit] = []
    tight = _tight(units)
    for place, unit in enumerate(units):
        ended = place not in tight and _ends(units, place, inside)
        if inside and (ended or unit.term in {JOINT, COUNTER}):
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
    _mark_undone(units)
    return units


def _tight(units: list[Unit]) -> frozenset[int]:
    """Places of brackets and of what they hold without a blank (`p(y|x)`, `[B,h,n]`, `[MASK]`):
    they are names and formulas, not clauses."""
    found: set[int] = set()
    open_ = -1
    for place, unit in enumerate(units):
        if unit.term in {"~(", "~["}:
            open_ = place
        elif unit.term in {"~)", "~]"} and open_ >= 0:
            inside = units[open_ : place + 1]
            joined = all(a.end == b.start for a, b in pairwise(inside))
            if joined and not any("\u3400" <= u.form[:1] <= "\u9fff" for u in inside):
                found.update(range(open_, place + 1))
            open_ = -1
    return frozenset(found)


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
    clause, scope = -1, _Scope()
    for place, unit in enumerate(units):
        if unit.clause != clause:
            clause, scope = unit.clause, _Scope()
        if unit.is_content:
            _flag(unit, scope, lexicon)
            _negate_first_half(units, place)
        elif unit.form == IF_SO:
            _suppose(units[:place], scope)
        elif unit.term == CANNOT:
            _negate_before(units, place, scope)
        elif not _only_answers(units, place):
            if unit.term in NEGATORS and place and units[place - 1].form in AND | OR:
                scope.reach = []
            _open(unit, scope)
            if unit.term in NEGATORS:
                _negate_what_it_is_for(units, place)


def _mark_undone(units: list[Unit]) -> None:
    """Beside a verb that takes away, what is taken: `drops the critic` says `no critic`."""
    clauses = {unit.clause for unit in units if unit.term == REMOVE and not unit.negated}
    for unit in units:
        if unit.clause in clauses and unit.is_content and unit.term != REMOVE:
            unit.undone = not unit.negated


@dataclass(slots=True)
class _Scope:
    """The negators of a clause with how many content units each still reaches, the units since the
    last one, whether one of them names what is not the case, and whether the clause speaks of the
    opposite case or has said anything."""

    reach: list[int] = field(default_factory=list)
    place: int = 0
    contrast: int = 0
    counter: bool = False
    started: bool = False

    def add(self, reach: int) -> None:
        """One more negator."""
        self.reach.append(reach)
        self.place = 0


def _open(unit: Unit, scope: _Scope) -> None:
    """What a function word does to what follows it."""
    if unit.term == COUNTER or (unit.term == WITHOUT and not scope.started):
        scope.counter = True
    elif unit.term in NEGATORS:
        scope.add(_REACH.get(unit.term, SCOPE))
        scope.contrast = NAMED if unit.term == INSTEAD else scope.contrast
    elif unit.term == "~:" or unit.term in STRONG or unit.form in STILL:
        scope.reach = []


def _flag(unit: Unit, scope: _Scope, lexicon: Lexicon) -> None:
    scope.place += 1
    unit.negated = scope.place if sum(left > 0 for left in scope.reach) % 2 else 0
    unit.contrasted = unit.negated > 0 and scope.contrast > 0
    unit.counter = scope.counter
    scope.started = True
    scope.contrast -= 1
    # `does not grow with the length`: what is negated is the growing.
    stop = unit.negated == 1 and any(axis in STOPS for axis, _ in lexicon.side(unit.term))
    scope.reach = [0 if stop else left - 1 for left in scope.reach]


def _negate_before(units: list[Unit], place: int, scope: _Scope) -> None:
    """`写不了长文` denies the verb before and its object; `不到 10%` is a figure."""
    before = units[place - 1] if place else None
    follower = units[place + 1] if place + 1 < len(units) else None
    if before is None or not before.is_content or (follower and follower.term[0] == "#"):
        return
    before.negated = 0 if before.negated else 1
    scope.add(SCOPE - 1)
    scope.place = 1


def _negate_first_half(units: list[Unit], place: int) -> None:
    """`order-agnostic` denies the order."""
    if units[place].form in LACKING and place > 1 and units[place - 1].term == "~-":
        first = units[place - 2]
        first.negated = 0 if first.negated else 1


def _negate_what_it_is_for(units: list[Unit], place: int) -> None:
    """`对顺序没有感觉` denies the order, which stands before the negator."""
    after = units[place + 1 : place + 2]
    if not after or (after[0].form.replace(" ", "") or after[0].term) not in FELT:
        return
    passed: list[Unit] = []
    for unit in reversed(units[:place]):
        if unit.clause != units[place].clause or len(passed) > OBJECT:
            return
        if unit.form in FOR:
            for denied in passed:
                denied.negated = 0 if denied.negated else 1
            return
        if unit.is_content:
            passed.append(unit)


def _suppose(before: list[Unit], scope: _Scope) -> None:
    """What the clause has denied so far is the opposite case (`没有位置编码的话`)."""
    for unit in before:
        if unit.clause == before[-1].clause and unit.negated:
            unit.negated, unit.contrasted, unit.counter = 0, False, True
    scope.reach, scope.counter = [], False


def _only_answers(units: list[Unit], place: int) -> bool:
    """`No, it depends`: the word answers the question and denies nothing that follows."""
    if units[place].term not in NEGATORS or place + 1 >= len(units):
        return False
    return units[place + 1].term in ENDS and (not place or units[place - 1].term in ENDS)
