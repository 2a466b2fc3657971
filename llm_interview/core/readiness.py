"""Readiness: how much of the chosen cards will be recalled on the day of the interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, exp, sqrt

from llm_interview.core.countdown import Goal, Prospect
from llm_interview.core.memory import DEFAULT, Parameters, retrievability
from llm_interview.core.pace import START, UNKNOWN_PRIOR, Pace
from llm_interview.core.rollout import play

FOUR_OF_FIVE = 1.2816
"""Standard deviations on either side that hold four fifths of a normal distribution."""

STABILITY_SPREAD = 0.5
"""How far the memory of a learner may be from the believed one: the standard deviation of the
logarithm of their stability, the same for all cards (e^0.5: a factor of 1.6)."""

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Expected share 0..1 of the chosen cards recalled, by weight: `now`, today; `stopped`, on
    the day if nothing more is studied; `kept`, on the day if the plan is kept; `low`..`high`: the
    interval around that which holds four of five outcomes, as far as cards are recalled or not
    independently and the learner's memory is as near the believed one as `STABILITY_SPREAD`
    says. It knows nothing of days on which the learner does not study."""

    now: float
    stopped: float
    kept: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the minutes cover: `seen` of `all` cards will have been asked at least once by the
    day; `minutes_for_all`: whole minutes a day from which on all are (None where no number of
    them up to a whole day is enough)."""

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


def outlook(  # noqa: PLR0913, PLR0917 - what a plan depends on
    prospects: Sequence[Prospect],
    goal: Goal,
    today: int,
    parameters: Parameters = DEFAULT,
    pace: Pace = START,
    priors: Mapping[str, float] | None = None,
    spent: float = 0.0,
) -> Outlook | None:
    """Readiness, coverage and what to drop; None after the day and without cards. `spent`:
    seconds of today's minutes that are used already."""
    if today > goal.interview or not prospects:
        return None
    known = priors or {}
    played = play(prospects, goal, today, parameters, pace, known, spent)
    missed = [prospect for prospect in played if prospect.memory is None]
    enough = None
    if missed:
        enough = _minutes_for_all(prospects, goal, today, parameters, pace, known, spent)
    else:
        enough = ceil(goal.minutes)
    return Outlook(
        readiness=_readiness(prospects, played, goal, today, parameters, known),
        coverage=Coverage(seen=len(played) - len(missed), all=len(played), minutes_for_all=enough),
        drop=tuple(p.card for p in sorted(missed, key=lambda p: (p.weight, p.card))),
    )


def readiness(  # noqa: PLR0913, PLR0917 - what a plan depends on
    prospects: Sequence[Prospect],
    goal: Goal,
    today: int,
    parameters: Parameters = DEFAULT,
    pace: Pace = START,
    priors: Mapping[str, float] | None = None,
    spent: float = 0.0,
) -> Readiness | None:
    """Readiness alone, for the headline; None after the day and without cards."""
    if today > goal.interview or not prospects:
        return None
    known = priors or {}
    played = play(prospects, goal, today, parameters, pace, known, spent)
    return _readiness(prospects, played, goal, today, parameters, known)


def _readiness(  # noqa: PLR0913, PLR0917 - what a plan depends on
    prospects: Sequence[Prospect],
    played: Sequence[Prospect],
    goal: Goal,
    today: int,
    parameters: Parameters,
    priors: Mapping[str, float],
) -> Readiness:
    def share(cards: Sequence[Prospect], day: int, factor: float = 1.0) -> float:
        total = sum(p.weight * _recall(p, day, parameters, priors, factor) for p in cards)
        return total / sum(p.weight for p in cards)

    kept = share(played, goal.interview)
    shift = exp(STABILITY_SPREAD)
    model = (share(played, goal.interview, shift) - share(played, goal.interview, 1 / shift)) / 2
    chances = [(p.weight, _recall(p, goal.interview, parameters, priors)) for p in played]
    chance = sum(w * w * p * (1 - p) for w, p in chances) / sum(w for w, _ in chances) ** 2
    reach = FOUR_OF_FIVE * sqrt(chance + model * model)
    return Readiness(
        now=share(prospects, today),
        stopped=share(prospects, goal.interview),
        kept=kept,
        low=max(0.0, kept - reach),
        high=min(1.0, kept + reach),
    )


def _recall(
    prospect: Prospect,
    day: int,
    parameters: Parameters,
    priors: Mapping[str, float],
    factor: float = 1.0,
) -> float:
    """Chance of recall on a day, were the stability `factor` times what is believed."""
    if prospect.memory is None or prospect.last is None:
        return priors.get(prospect.topic, UNKNOWN_PRIOR)
    since = max(0, day - prospect.last)
    return retrievability(prospect.memory.stability * factor, since, parameters)


def _minutes_for_all(  # noqa: PLR0913, PLR0917 - what a plan depends on
    prospects: Sequence[Prospect],
    goal: Goal,
    today: int,
    parameters: Parameters,
    pace: Pace,
    priors: Mapping[str, float],
    spent: float,
) -> int | None:
    """By halving: the plan reaches the more cards the more minutes it has."""

    def covers(minutes: int) -> bool:
        more = replace(goal, minutes=float(minutes))
        played = play(prospects, more, today, parameters, pace, priors, spent)
        return all(prospect.memory is not None for prospect in played)

    low, high = int(goal.minutes), max(2, ceil(goal.minutes * 2))
    while not covers(high):
        if high >= DAY_MINUTES:
            return None
        low, high = high, min(DAY_MINUTES, high * 2)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if covers(middle) else (middle, high)
    return high
