"""The figures of a key point as answers are searched for them."""

from __future__ import annotations

from collections.abc import Iterable

from llm_interview.core.questions import KeyPoint
from llm_interview.core.tokens import number_key


def figures_of(point: KeyPoint) -> dict[str, list[str]] | None:
    """The figures that a point stands on, and those that it is confused with, as keys of numbers;
    None where it stands on none."""
    if point.fact is None:
        return None
    accept = [point.fact.value, *point.fact.accept]
    return {"accept": _numbers(accept), "reject": _numbers(point.fact.reject)}


def _numbers(texts: Iterable[str]) -> list[str]:
    found = []
    for text in texts:
        number = "".join(char for char in text if char.isdigit() or char in "./")
        top, _, bottom = number.partition("/")
        if bottom.isdigit() and int(bottom):
            number = f"{float(top or 1) / int(bottom):.4f}"
        found.append("#" + number_key(number))
    return found
