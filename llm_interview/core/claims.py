"""Whether a text makes claims at all: keyword lists, echoes, admissions, word salad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from llm_interview.core.lexicon import Lexicon
from llm_interview.core.order import gain, known_pairs
from llm_interview.core.prepared import term_weight
from llm_interview.core.tokens import Token
from llm_interview.core.units import Unit
from llm_interview.core.word_pairs import share_of_neighbours
from llm_interview.core.words import BLANK, COUNTER, GLUE, INSTEAD, JOINT, NOT, WITHOUT

BINDING = frozenset({GLUE, JOINT, NOT, NOT + "1", INSTEAD, COUNTER, WITHOUT})
SIGNS = frozenset("~" + sign for sign in (*"→=<>≤≥≈∝+/~*×↑↓:(", "<<", "^2"))

ADMISSION = 3
"""Content units that may stand beside "I do not know" without answering anything."""
KNOWING = "@know"
SEPARATORS = frozenset("~" + sign for sign in ",、;.|")


@dataclass(slots=True)
class Shape:
    """Figures of a whole answer; 0..1 except content, count, binding and order.

    Weight and number of its content units, function words per content unit, share of content bound
    into claims, relation signs per content unit, size of what stands between separators, longest
    run without function words, order gain, share of known Han pairs, shares of topic (also by the
    key points' texts, the answer and the question alone) and echo, share of terms side by side that
    stand so in the card.
    """

    content: float
    count: int
    binding: float
    claim: float
    relation: float
    segment: float
    run: float
    order: float
    pairs: float
    topic: float
    plain_topic: float
    echo: float
    neighbours: float
    blank: bool

    def says_nothing(self) -> bool:
        """Whether the answer is empty, or says no more than that its writer does not know."""
        return self.count == 0 or self.only_admits()

    def only_admits(self) -> bool:
        """Whether its writer says no more than not to know."""
        return self.blank and self.count <= ADMISSION

    def features(self) -> list[float]:
        """Values for the model `sound`, whether this text makes claims at all."""
        size = min(1.0, self.count / 12)
        return [
            self.order,
            self.order * size,
            self.claim,
            min(self.binding, 1.5),
            min(self.binding, 1.5) * size,
            size,
            self.pairs,
            self.relation,
            self.segment,
            self.run,
            self.run * size,
            self.topic,
            self.neighbours,
            self.neighbours - self.topic,
        ]


def shape(
    units: list[Unit], lexicon: Lexicon, prepared: Mapping[str, Any], tokens: list[Token]
) -> Shape:
    """The figures of an answer to the prepared question."""
    weights = {u.order: term_weight(u.term, lexicon) for u in units if u.is_content}
    content = [unit for unit in units if unit.is_content]
    total = sum(weights[unit.order] for unit in content) or 1e-9
    plain = _share(content, weights, prepared["topic"])
    glue = sum(unit.term in BINDING or unit.term in SIGNS for unit in units)
    return Shape(
        content=total,
        count=len(content),
        binding=glue / (len(content) or 1),
        claim=claim_share(units),
        relation=min(1.0, sum(unit.term in SIGNS for unit in units) / (len(content) or 1)),
        segment=_segment(units),
        run=_longest_run(units) / (len(content) or 1),
        order=gain(units, lexicon),
        pairs=known_pairs(tokens),
        topic=plain + _share(content, weights, prepared["more"]),
        plain_topic=plain,
        echo=_share(content, weights, prepared["echo"]),
        neighbours=share_of_neighbours(prepared["neighbours"], units),
        blank=any(unit.term == BLANK for unit in units) or _only_denies_knowing(content),
    )


def _share(content: list[Unit], weights: Mapping[int, float], terms: frozenset[str]) -> float:
    """Share of the weight of the content units that these terms have."""
    total = sum(weights.values()) or 1e-9
    return sum(weights[unit.order] for unit in content if unit.term in terms) / total


def _only_denies_knowing(content: list[Unit]) -> bool:
    """`Don't know` by itself; beside other words it may be said of a model."""
    return bool(content) and all(unit.term == KNOWING and unit.negated for unit in content)


def _segment(units: list[Unit]) -> float:
    """Mean number of content units between separators, as a share of 8: keyword lists have 1 or 2,
    or the whole list in one."""
    sizes = [0]
    for unit in units:
        if unit.is_content:
            sizes[-1] += 1
        elif unit.term in SEPARATORS and sizes[-1]:
            sizes.append(0)
    filled = [size for size in sizes if size] or [0]
    return min(1.0, sum(filled) / len(filled) / 8)


def _longest_run(units: list[Unit]) -> int:
    """Most content units in a row with nothing that binds them (separators do not)."""
    longest = run = 0
    for unit in units:
        if unit.is_content:
            run += 1
            longest = max(longest, run)
        elif unit.term in BINDING or unit.term in SIGNS:
            run = 0
    return longest


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
