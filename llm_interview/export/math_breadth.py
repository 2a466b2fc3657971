"""About how broad a formula is, so that one that would run over the edge is set smaller."""

from __future__ import annotations

from collections.abc import Sequence

from llm_interview.core.locales import is_han
from llm_interview.export.math_tree import Tree

_RELATIONS = frozenset("=<>≤≥≠≈≃≡∼∝→←↔⇒⇔∈∉⊂⊆≪≫↦≜∣")
_OPERATORS = frozenset("+−±×÷·⋅⊙∘∗⊗⊕∧∨")
_NARROW = frozenset(",.;:!'|()[]{}/′ijltfr1‖⌊⌋⌈⌉⟨⟩")
_BROAD = frozenset("ABCDEFGHKLMNOPQRSTUVWXYZmw∑∏∫∂∇∞…⋯")
_SCRIPT = 0.72
"""Size of an index beside its base."""


def breadth(tree: object) -> float:
    """The breadth in em, rather a little too much than too little."""
    match tree:
        case ["symbol", str(signs)]:
            return sum(map(_sign, signs))
        case ["upright" | "text" | "name", str(word), *_]:
            return sum(1.0 if is_han(letter) else 0.56 for letter in word) + 0.2
        case ["space", (float() | int()) as em]:
            return float(em)
        case _:
            return _composed(tree)


def _composed(tree: object) -> float:
    match tree:
        case ["row" | "fence", list(parts)]:
            return sum(map(breadth, parts))
        case ["frac", top, bottom]:
            return max(breadth(top), breadth(bottom)) + 0.3
        case ["table", list(rows)]:
            return _table(rows)
        case ["sqrt" | "root", inner, *index]:
            return breadth(inner) + _SCRIPT * sum(map(breadth, index)) + 0.9
        case ["attach", base, below, above, limits]:
            scripts = [x for x in (below, above) if x is not None]
            return _attached(base, scripts, limits=bool(limits))
        case [_, inner, *_]:  # accents and braces add nothing
            return breadth(inner)
        case _:
            return 1.0


def _sign(sign: str) -> float:
    if sign in _RELATIONS:
        return 1.4
    if sign in _OPERATORS:
        return 1.3
    if sign in _NARROW:
        return 0.48
    return 0.95 if sign in _BROAD else 0.62


def _table(rows: Sequence[Tree]) -> float:
    columns = max((len(row) for row in rows), default=0)
    return max((sum(map(breadth, row)) for row in rows), default=0.0) + 0.6 * columns


def _attached(base: object, scripts: Sequence[object], *, limits: bool) -> float:
    beside = max((_SCRIPT * breadth(script) for script in scripts), default=0.0)
    return max(breadth(base), beside) if limits else breadth(base) + beside
