"""Learners made up for scripts/simulate_plan.py: each forgets in a way of their own."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp

from llm_interview.core.memory import (
    DEFAULT_WEIGHTS,
    WEIGHT_BOUNDS,
    Memory,
    Parameters,
    first,
    next_memory,
    retrievability,
)
from llm_interview.core.ratings import Rating

TOPICS = 8
FIRST_SECONDS, PASS_SECONDS, FAIL_SECONDS = 80.0, 30.0, 70.0
"""What an answer takes, a miss with its re-test; some learners are slower than others."""
LEARNER_SPREAD = 0.5
"""Standard deviation, over learners, of the logarithm of how long memory lasts."""
WEIGHT_SPREAD = 0.15
"""The same of each weight of the formulas."""
CARD_SPREAD = 0.4
"""Of how long one card lasts beside the others of a learner: the program sees no such thing."""


@dataclass(slots=True, kw_only=True)
class TrueCard:
    """A card as it is in the learner's head; `lasts` times longer than the others."""

    name: str
    topic: str
    known: bool
    lasts: float
    memory: Memory | None = None
    last: int = 0
    answers: int = 0


@dataclass(slots=True, kw_only=True)
class Learner:
    """`answer` asks a card and tells the rating and the seconds it took, with the re-test of a
    miss. The draws of a card's nth answer are the same under every strategy."""

    seed: int
    parameters: Parameters
    shares: tuple[float, float, float]
    slowness: float
    cards: dict[str, TrueCard] = field(default_factory=dict)

    def answer(self, name: str, day: int) -> tuple[Rating, float]:
        """The rating, and the seconds it all took."""
        card = self.cards[name]
        chance = random.Random(f"{self.seed} {name} {card.answers}")
        card.answers += 1
        passed = chance.random() < self.recall(card, day)
        rating: Rating = "again"
        if passed:
            rating = chance.choices(("hard", "good", "easy"), self.shares)[0]
        again = PASS_SECONDS if passed else FAIL_SECONDS
        seconds = FIRST_SECONDS if card.memory is None else again
        self._learn(card, rating, day)
        return rating, seconds * self.slowness * exp(chance.gauss(0, 0.3))

    def recall(self, card: TrueCard, day: int) -> float:
        """The true chance of recalling a card on a day."""
        if card.memory is None:
            return float(card.known)
        stability = card.memory.stability * card.lasts
        return retrievability(stability, day - card.last, self.parameters)

    def _learn(self, card: TrueCard, rating: Rating, day: int) -> None:
        if card.memory is None:
            card.memory = first(rating, self.parameters)
        else:
            # What lasts longer is also recalled more surely, so that a pass teaches less.
            scaled = Memory(
                stability=card.memory.stability * card.lasts, difficulty=card.memory.difficulty
            )
            after = next_memory(scaled, rating, day - card.last, self.parameters)
            card.memory = Memory(
                stability=after.stability / card.lasts, difficulty=after.difficulty
            )
        if rating == "again":
            card.memory = next_memory(card.memory, "good", 0, self.parameters)
        card.last = day


def make_learner(seed: int, cards: int) -> Learner:
    """The learner of a seed with cards never asked; some are known beforehand, by topic more or
    fewer."""
    chance = random.Random(f"learner {seed}")
    known = [chance.betavariate(1.5, 3.5) for _ in range(TOPICS)]
    hard, easy = chance.uniform(0.05, 0.35), chance.uniform(0.0, 0.25)
    learner = Learner(
        seed=seed,
        parameters=_forgetting(chance),
        shares=(hard, 1 - hard - easy, easy),
        slowness=exp(chance.gauss(0, 0.2)),
    )
    for number in range(cards):
        topic = chance.randrange(TOPICS)
        learner.cards[f"c{number:03}"] = TrueCard(
            name=f"c{number:03}",
            topic=f"t{topic}",
            known=chance.random() < known[topic],
            lasts=exp(chance.gauss(0, CARD_SPREAD)),
        )
    return learner


def _forgetting(chance: random.Random) -> Parameters:
    """The published weights, each moved a little, and all stabilities together by more."""
    longer = exp(chance.gauss(0, LEARNER_SPREAD))
    weights = [weight * exp(chance.gauss(0, WEIGHT_SPREAD)) for weight in DEFAULT_WEIGHTS]
    weights = [*(weight * longer for weight in weights[:4]), *weights[4:]]
    return Parameters(weights=_within_bounds(weights))


def _within_bounds(weights: Sequence[float]) -> tuple[float, ...]:
    bounded = zip(weights, WEIGHT_BOUNDS, strict=True)
    return tuple(min(high, max(low, weight)) for weight, (low, high) in bounded)
