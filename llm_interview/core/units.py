"""Units: the stretches of text that stand for one term each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Unit:
    """A stretch of text that stands for one term.

    `parts` are the terms of its own words (of `KV cache`: key, value, cache), `tier` how sure the
    reading is (1 exact, less for a corrected typo or missing marks), `order` its place among the
    tokens, `form` the folded words themselves. `core.clauses` sets `clause`, `sentence`, `negated`
    (0, or the place after the negator: 1 is what it negates first), `undone` (it is taken away, not
    negated), `contrasted` (named as what is not the case: rather than X) and `counter` (said of the
    opposite case).
    """

    term: str
    start: int
    end: int
    order: int
    tier: float = 1.0
    parts: tuple[str, ...] = ()
    form: str = ""
    clause: int = 0
    sentence: int = 0
    negated: int = 0
    undone: bool = False
    counter: bool = False
    contrasted: bool = False

    @property
    def is_content(self) -> bool:
        """Whether the unit carries subject matter."""
        return self.term[0] not in "~!"


def with_pairs(units: list[Unit]) -> list[Unit]:
    """Runs of unnamed Han characters become overlapping pairs; a lone one stays."""
    out: list[Unit] = []
    for place, unit in enumerate(units):
        if not _is_lone_han(unit):
            out.append(unit)
            continue
        before = place > 0 and _joined(units[place - 1], unit)
        after = place + 1 < len(units) and _joined(unit, units[place + 1])
        if after:
            follower = units[place + 1]
            out.append(Unit(unit.term + follower.term, unit.start, follower.end, unit.order))
        elif not before:
            out.append(unit)
    return out


def _is_lone_han(unit: Unit) -> bool:
    return len(unit.term) == 1 and "\u3400" <= unit.term <= "\u9fff"


def _joined(left: Unit, right: Unit) -> bool:
    return _is_lone_han(left) and _is_lone_han(right) and right.order == left.order + 1
