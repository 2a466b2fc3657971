"""Formulas as long as they may be, of what a converter could stumble over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

LONG: Final[dict[str, tuple[Callable[[int], str], int]]] = {
    "refused commands": (lambda n: r"\verb" * n, 390),
    "spaces": (lambda n: " " * n + "x", 1999),
    "a long name": (lambda n: r"\operatorname{" + "a" * n, 1900),
    "digits": (lambda n: "9" * n, 2000),
    "primes": (lambda n: "'" * n, 2000),
    "powers": (lambda n: "x^{" * n, 600),
    "words": (lambda n: r"\text{" * n, 330),
    "half a subscript": (lambda n: "x_" * n, 1000),
    "strokes": (lambda n: r"\not" * n, 500),
    "matrices": (lambda n: r"\begin{matrix}" * n, 140),
}
"""Shape → a formula of so many pieces, and as many as fit into one."""
