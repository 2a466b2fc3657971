"""What an answer given on one day is worth on the day of the interview."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from llm_interview.core.memory import Memory
from llm_interview.core.outcomes import Outcome, Outcomes

LEAST_GAIN = 0.01
"""Of a first answer, however surely the card is taken for known: that is only a guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """On a day `left` days before the interview. One final pass over all cards takes the last
    `final` days; `again` is the chance 0..1 that a card is asked once more in it: less than one
    where a pass takes longer than the days that are left."""

    outcomes: Outcomes
    left: int
    final: int
    again: float
    _gains: dict[object, float] = field(default_factory=dict, repr=False, compare=False)

    def gain(self, memory: Memory, since: int) -> float:
        """What an answer today adds to the expected recall on the day, `since` > 0 days after the
        one before; at least nothing, since no answer makes anybody forget."""
        key = (memory.stability, memory.difficulty, since)
        if key not in self._gains:
            stability, difficulty = memory.stability, memory.difficulty
            studied = self._expected(self.outcomes.after(stability, difficulty, since))
            self._gains[key] = max(0.0, studied - self.value(stability, difficulty, since))
        return self._gains[key]

    def gain_of_first(self, prior: float) -> float:
        """The same of a first answer, where the card is known beforehand with chance `prior`; at
        least `LEAST_GAIN`."""
        if prior not in self._gains:
            gain = self._expected(self.outcomes.first(prior)) - prior
            self._gains[prior] = max(LEAST_GAIN, gain)
        return self._gains[prior]

    def value(self, stability: float, difficulty: float, since: int) -> float:
        """Expected recall on the day of a card answered last `since` days ago and not today: with
        exactly one more answer amid the final pass, as far as that is still to come, else with
        none."""
        never = self.outcomes.recall(stability, since + self.left)
        if not self.again:
            return never
        rest = (self.final + 1) / 2
        days = since + self.left - rest
        once = self.outcomes.recall_after_one(stability, difficulty, days, rest)
        return self.again * once + (1 - self.again) * never

    def _expected(self, found: Iterable[Outcome]) -> float:
        return sum(
            chance * self.value(stability, difficulty, 0) for chance, stability, difficulty in found
        )
