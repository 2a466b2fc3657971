"""Readiness: how much of the chosen cards will be recalled on the day of the interview."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from math import ceil, exp, floor, fsum, sqrt

from llm_interview.core.beforehand import Beforehand, beforehand
from llm_interview.core.countdown import ROOM_FOR_NEW, Prospect
from llm_interview.core.memory import Parameters, retrievability
from llm_interview.core.rollout import Course, play

FOUR_OF_FIVE = 1.2816
"""Standard deviations on either side that hold four fifths of a normal distribution."""

STABILITY_SPREAD = 0.9
"""How far the memory of a learner may be from the believed one: the standard deviation of the
logarithm of their stability, the same for all cards (e^0.9: a factor of 2.5)."""

SAME_DAY = 0.5
"""Days since an answer of the same day: the memory model counts whole days, and none would mean
that nothing can be forgotten until the evening."""

DAY_MINUTES = 24 * 60
_FURTHEST = 50.0
"""In logarithms of odds: as good as none or all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Expected share 0..1 of the chosen cards recalled, by weight: `now`, today; `stopped`, on
    the day if nothing more is studied; `kept`, on the day if the plan is kept; `low`..`high`: the
    interval around that which holds about four of five outcomes. It allows for cards recalled or
    not by chance, for memory that lasts longer or shorter than believed (`STABILITY_SPREAD`), and
    for how little is known of cards never asked. The spread is chosen so that about four of five
    learners of scripts/simulate_plan.py, who forget otherwise than believed, end inside. It knows
    nothing of days on which the learner does not study."""

    now: float
    stopped: float
    kept: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the minutes cover: `seen` of `all` cards will have been asked at least once by the
    day; `minutes_for_all`: whole minutes a day with which all are (those of the goal where they
    are enough; None where a whole day is not)."""

    seen: int
    all: int
    minutes_for_all: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Where the plan leads; `drop`: the cards it never reaches, least weight first, ties by id:
    what to leave out when there is not enough time."""

    readiness: Readiness
    coverage: Coverage
    drop: tuple[str, ...]


def outlook(prospects: Collection[Prospect], course: Course) -> Outlook | None:
    """Readiness, coverage and what to drop; None after the day and without cards."""
    if not _is_ahead(prospects, course):
        return None
    played = play(prospects, course)
    missed = _never_asked(played)
    enough = _minutes_for_all(prospects, course) if missed else ceil(course.goal.minutes)
    seen = len(played) - len(missed)
    return Outlook(
        readiness=_readiness(prospects, played, course),
        coverage=Coverage(seen=seen, all=len(played), minutes_for_all=enough),
        drop=tuple(p.card for p in sorted(missed, key=lambda p: (p.weight, p.card))),
    )


def readiness(prospects: Collection[Prospect], course: Course) -> Readiness | None:
    """Readiness alone, for the headline; None after the day and without cards."""
    if not _is_ahead(prospects, course):
        return None
    return _readiness(prospects, play(prospects, course), course)


def _is_ahead(prospects: Collection[Prospect], course: Course) -> bool:
    return bool(prospects) and course.today <= course.goal.interview


def _readiness(
    prospects: Collection[Prospect], played: Collection[Prospect], course: Course
) -> Readiness:
    day, parameters = course.goal.interview, course.outcomes.parameters
    known = beforehand(prospects, course.priors)
    kept = _Share(played, day, parameters, known)
    expected = kept.expected()
    low, high = _around(expected, kept.variance())
    return Readiness(
        now=_Share(prospects, course.today, parameters, known).expected(),
        stopped=_Share(prospects, day, parameters, known).expected(),
        kept=expected,
        low=low,
        high=high,
    )


def _around(share: float, variance: float) -> tuple[float, float]:
    """The interval that holds four fifths, normal in the logarithm of the odds: near all or
    nothing there is more room on one side than on the other."""
    room = share * (1 - share)
    if room <= 0 or variance <= 0:
        return share, share
    reach = min(_FURTHEST, FOUR_OF_FIVE * sqrt(variance) / room)
    odds = share / (1 - share)
    low, high = odds / (odds + exp(reach)), odds / (odds + exp(-reach))
    return min(share, low), max(share, high)


class _Share:
    """The share of cards recalled on a day, by weight."""

    def __init__(
        self, cards: Collection[Prospect], day: int, parameters: Parameters, known: Beforehand
    ) -> None:
        self._day, self._parameters, self._known = day, parameters, known
        total = fsum(card.weight for card in cards)
        self._cards = [(card.weight / total, card) for card in cards]

    def expected(self, longer: float = 1.0) -> float:
        """The expected share, did memory last so many times longer than believed."""
        found = fsum(share * self._recall(card, longer) for share, card in self._cards)
        return min(1.0, found)

    def variance(self) -> float:
        """Of the share: by chance, by the learner's memory, by what is known of cards unasked."""
        chances = [(share, self._recall(card, 1.0)) for share, card in self._cards]
        by_chance = sum(share**2 * chance * (1 - chance) for share, chance in chances)
        longer = exp(STABILITY_SPREAD)
        by_memory = (self.expected(longer) - self.expected(1 / longer)) / 2
        unasked: dict[str, float] = defaultdict(float)
        for share, card in self._cards:
            if card.memory is None:
                unasked[card.topic] += share
        return by_chance + by_memory**2 + self._known.variance(unasked)

    def _recall(self, card: Prospect, longer: float) -> float:
        if card.memory is None or card.last is None:
            return self._known.chances[card.topic]
        since = max(SAME_DAY, self._day - card.last)
        return retrievability(card.memory.stability * longer, since, self._parameters)


def _never_asked(cards: Collection[Prospect]) -> list[Prospect]:
    return [card for card in cards if card.memory is None]


def _minutes_for_all(prospects: Collection[Prospect], course: Course) -> int | None:
    """Whole minutes, more than the goal's, with which the plan reaches every card: from what its
    first answers take, tried out."""
    goal = course.goal
    seconds = len(_never_asked(prospects)) * course.outcomes.pace.new_seconds
    days = max(1, goal.interview - course.today)
    minutes = max(floor(goal.minutes) + 1, ceil(seconds / (days * 60 * ROOM_FOR_NEW)))
    while minutes <= DAY_MINUTES:
        more = replace(course, goal=replace(goal, minutes=float(minutes)))
        if not _never_asked(play(prospects, more)):
            return minutes
        minutes += max(1, minutes // 16)
    return None
