"""Whether a text makes claims at all: keyword lists, echoes, admissions, word salad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from llm_interview.core.lexicon import Unit
from llm_interview.core.words import BLANK, COUNTER, GLUE, INSTEAD, JOINT, NOT, WITHOUT

BINDING = frozenset({GLUE, JOINT, NOT, NOT + "1", INSTEAD, COUNTER, WITHOUT})
SIGNS = frozenset("~" + sign for sign in ("→", "=", "<", ">", "≤", "≥", "≈", "∝", "+", "/", "~", "<<", "*", "×", "↑", "↓", ":"))  # fmt: skip


@dataclass(slots=True)
class Shape:
    """Figures of a whole answer."""

    content: float
    binding: float
    claim: float
    topic: float
    echo: float
    blank: bool


def shape(units: list[Unit], prepared: Mapping[str, Any], weights: Mapping[int, float]) -> Shape:
    """`weights`: token order → weight of each content unit."""
    content = [unit for unit in units if unit.is_content]
    total = sum(weights[unit.order] for unit in content) or 1e-9
    topic, echo = frozenset(prepared["topic"]), frozenset(prepared["echo"])
    glue = sum(unit.term in BINDING or unit.term in SIGNS for unit in units)
    share = glue / (len(content) or 1)
    return Shape(
        content=total,
        binding=share,
        claim=claim_share(units),
        topic=sum(weights[u.order] for u in content if u.term in topic) / total,
        echo=sum(weights[u.order] for u in content if u.term in echo) / total,
        blank=any(unit.term == BLANK for unit in units),
    )


def claim_share(units: list[Unit]) -> float:
    """Share of content units that stand next to something binding them into a claim."""
    bound = total = 0
    for place, unit in enumerate(units):
        if not unit.is_content:
            continue
        total += 1
        near = units[max(0, place - 2) : place] + units[place + 1 : place + 3]
        bound += any(n.term in BINDING or n.term in SIGNS for n in near)
    return bound / total if total else 0.0
