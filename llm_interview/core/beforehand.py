"""How many cards never asked are known all the same, and how little can be said about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from llm_interview.core.countdown import Prospect
from llm_interview.core.pace import UNKNOWN_PRIOR

PULL = 3
"""First answers of all topics that a topic's own are weighed against. The plan leaves till last
what it takes for known; by its own few answers alone, such a topic looks better than it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beforehand:
    """By topic, the chance that a card never asked is known, and its variance for the topic's own
    part; `pulled`: the share of it that is the learner's chance over all topics, of which `common`
    is the variance."""

    chances: Mapping[str, float]
    variances: Mapping[str, float]
    pulled: Mapping[str, float]
    common: float

    def variance(self, weights: Mapping[str, float]) -> float:
        """Of the share known, where the cards of each topic have these shares of all weight."""
        own = sum(weight**2 * self.variances[topic] for topic, weight in weights.items())
        shared = sum(weight * self.pulled[topic] for topic, weight in weights.items())
        return own + shared**2 * self.common


def beforehand(prospects: Collection[Prospect], priors: Mapping[str, float]) -> Beforehand:
    """From the priors (1 + passes) / (2 + first answers) of topics, with as many first answers as
    cards of theirs were asked."""
    asked = Counter(p.topic for p in prospects if p.memory is not None and p.topic in priors)
    passed = {t: min(n, max(0.0, priors[t] * (2 + n) - 1)) for t, n in asked.items()}
    answers, passes = sum(asked.values()), sum(passed.values())
    overall = (1 + passes) / (2 + answers) if answers else UNKNOWN_PRIOR
    topics = {prospect.topic for prospect in prospects}
    chances = {t: (PULL * overall + passed.get(t, 0)) / (PULL + asked[t]) for t in topics}
    return Beforehand(
        chances=chances,
        variances={t: p * (1 - p) / (PULL + asked[t] + 1) for t, p in chances.items()},
        pulled={t: PULL / (PULL + asked[t]) for t in topics},
        common=overall * (1 - overall) / (3 + answers),
    )
