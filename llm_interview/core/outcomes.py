"""What one answer does to the memory of a card, over all that the answer may turn out to be.

The formulas are those of `core.memory`, written out once more without an object a step: the plan
asks them some twenty times a card. A test holds the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from llm_interview.core.memory import (
    MAX_STABILITY,
    MIN_STABILITY,
    Memory,
    Parameters,
    first,
    next_difficulty,
    next_memory,
)
from llm_interview.core.pace import Pace

Outcome = tuple[float, float, float]
"""(chance, stability, difficulty) after an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """Of answers given at a pace under some parameters. A miss is asked again the same day, until
    it is rated good once."""

    parameters: Parameters
    pace: Pace

    def recall(self, stability: float, days: float) -> float:
        """Chance 0..1 of recalling `days` after the last answer."""
        parameters = self.parameters
        return float((1 + parameters.factor * days / stability) ** parameters.decay)

    def after(self, stability: float, difficulty: float, days: float) -> tuple[Outcome, ...]:
        """What a card may be after an answer `days` > 0 after the last one."""
        pace, parameters = self.pace, self.parameters
        recall = self.recall(stability, days)
        hard, good, easy = self._passed(stability, difficulty, recall)
        moved = [next_difficulty(difficulty, grade, parameters) for grade in (1, 2, 3, 4)]
        again = next_difficulty(moved[0], 3, parameters)
        return (
            (1 - recall, self._missed(stability, difficulty, recall), again),
            (recall * pace.hard, hard, moved[1]),
            (recall * pace.good, good, moved[2]),
            (recall * pace.easy, easy, moved[3]),
        )

    def first(self, prior: float) -> tuple[Outcome, ...]:
        """What a card may be after its first answer, known beforehand with chance `prior`."""
        pace, parameters = self.pace, self.parameters
        missed = next_memory(first("again", parameters), "good", 0, parameters)
        return (
            _outcome(1 - prior, missed),
            _outcome(prior * pace.hard, first("hard", parameters)),
            _outcome(prior * pace.good, first("good", parameters)),
            _outcome(prior * pace.easy, first("easy", parameters)),
        )

    def recall_after_one(
        self, stability: float, difficulty: float, days: float, rest: float
    ) -> float:
        """Expected recall `rest` days after exactly one more answer, itself `days` after the
        last."""
        parameters, pace = self.parameters, self.pace
        recall = self.recall(stability, days)
        hard, good, easy = self._passed(stability, difficulty, recall)
        missed = self._missed(stability, difficulty, recall)
        reach, decay = parameters.factor * rest, parameters.decay
        passed = pace.hard * (1 + reach / hard) ** decay
        passed += pace.good * (1 + reach / good) ** decay
        passed += pace.easy * (1 + reach / easy) ** decay
        return float(recall * passed + (1 - recall) * (1 + reach / missed) ** decay)

    def _passed(
        self, stability: float, difficulty: float, recall: float
    ) -> tuple[float, float, float]:
        """Stability after hard, good and easy."""
        w = self.parameters.weights
        ease = self.parameters.pass_factor * (11 - difficulty) * stability ** -w[9]
        growth = ease * (exp((1 - recall) * w[10]) - 1)
        return (
            min(MAX_STABILITY, stability * (1 + growth * w[15])),
            min(MAX_STABILITY, stability * (1 + growth)),
            min(MAX_STABILITY, stability * (1 + growth * w[16])),
        )

    def _missed(self, stability: float, difficulty: float, recall: float) -> float:
        """Stability after again and a good on the same day."""
        w = self.parameters.weights
        kept = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1)
        lapsed = min(kept * exp((1 - recall) * w[14]), stability / self.parameters.lapse_divisor)
        lapsed = max(MIN_STABILITY, lapsed)
        return float(lapsed * max(1.0, self.parameters.lapse_divisor * lapsed ** -w[19]))


def _outcome(chance: float, memory: Memory) -> Outcome:
    return (chance, memory.stability, memory.difficulty)
