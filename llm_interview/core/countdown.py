"""The plan for an interview date: which card brings most on the day for a second spent today.

Study days are numbers here: `date.toordinal()` of the study day. Nothing reads a clock, and the
same values give the same plan on any machine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from operator import itemgetter
from typing import TYPE_CHECKING

from llm_interview.core.memory import DEFAULT, DEFAULT_RETENTION, Memory, Parameters
from llm_interview.core.outcomes import Outcomes
from llm_interview.core.pace import START, UNKNOWN_PRIOR, Pace
from llm_interview.core.worth import Worth

if TYPE_CHECKING:
    from llm_interview.core.card_summary import CardTraits
    from llm_interview.core.progress import Progress

SURE = 0.99
"""Recall from which on there is nothing to refresh: such a card comes after all others."""

TIER_WEIGHTS = {"must": 3.0, "should": 2.0, "depth": 1.0}
"""How much more often an interviewer asks a card of one tier than of another."""

ROOM_FOR_NEW = 0.8
"""Share of the time left that first answers may take: the rest goes to reviews of them."""

FLAG_WEIGHT = 1.0
"""What the learner's own flag adds: a step of the tiers, one more above the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """The study day of the interview as a number (`date.toordinal()`), and minutes a day;
    ValueError unless there are some."""

    interview: int
    minutes: float

    def __post_init__(self) -> None:
        if not self.minutes > 0:
            raise ValueError("a plan takes some minutes a day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """A chosen card: its weight > 0, its topic, and where it was asked before, its memory and the
    study day of the last review (both None for a card never asked)."""

    card: str
    weight: float
    topic: str
    memory: Memory | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A card of the plan: `gain` in expected recall on the day (0..1, not weighted) if it is
    studied today, the expected `seconds`, and the chance that it is recalled `now`. `done`:
    studied today already, so it is not asked again."""

    card: str
    gain: float
    seconds: float
    now: float
    done: bool = False


def rank(  # noqa: PLR0913, PLR0917 - what a plan depends on, each computed elsewhere
    prospects: Collection[Prospect],
    goal: Goal,
    today: int,
    parameters: Parameters = DEFAULT,
    pace: Pace = START,
    priors: Mapping[str, float] | None = None,
) -> tuple[Step, ...]:
    """All chosen cards, the one to study first ahead: most weighted gain on the day for a second,
    ties by id. After the day there is no plan: nothing. `priors`: by topic, the chance that a
    card never asked is known; topics left out count as even."""
    if today > goal.interview or not prospects:
        return ()
    outcomes = Outcomes(parameters=parameters, pace=pace)
    return ranked(prospects, goal, today, outcomes, priors or {})


def ranked(
    prospects: Collection[Prospect],
    goal: Goal,
    today: int,
    outcomes: Outcomes,
    priors: Mapping[str, float],
) -> tuple[Step, ...]:
    """The steps of all cards on a day up to the interview, as `rank` orders them."""
    worth = worth_on(len(prospects), goal, today, outcomes)
    new = sum(prospect.memory is None for prospect in prospects)
    hurried = new_come_first(new, worth, goal)
    keyed = []
    for prospect in prospects:
        step = _step(prospect, today, worth, priors)
        late = hurried and prospect.memory is not None
        score = prospect.weight * step.gain / step.seconds
        keyed.append(((step.done, late, step.now >= SURE, -score, step.card), step))
    return tuple(step for _, step in sorted(keyed, key=itemgetter(0)))


def of_today(steps: Iterable[Step], goal: Goal, spent: float = 0.0) -> tuple[Step, ...]:
    """The first steps of a ranking that fill the minutes of a day, of which `spent` seconds are
    used already; the last one may run over. A card that would gain nothing ends them."""
    left = goal.minutes * 60 - spent
    chosen: list[Step] = []
    for step in steps:
        if left <= 0 or step.done or step.gain <= 0:
            break
        chosen.append(step)
        left -= step.seconds
    return tuple(chosen)


def worth_on(cards: int, goal: Goal, today: int, outcomes: Outcomes) -> Worth:
    """What studying is worth on a day, where so many cards are chosen."""
    left = goal.interview - today
    seconds = cards * outcomes.pace.review_seconds(DEFAULT_RETENTION)
    days = ceil(seconds / (goal.minutes * 60))
    return Worth(
        outcomes=outcomes,
        left=left,
        final=min(days, left // 2),
        again=min(1.0, (left - 1) / days) if left > 1 else 0.0,
    )


def new_come_first(new: int, worth: Worth, goal: Goal) -> bool:
    """Whether all cards never asked can still be asked, and only if it is done from now on: they
    just fill the days before the final pass, and `ROOM_FOR_NEW` of all the time."""
    seconds, day = new * worth.outcomes.pace.new_seconds, goal.minutes * 60
    before_the_pass = worth.left - worth.final
    return day * (before_the_pass - 1) < seconds <= day * worth.left * ROOM_FOR_NEW


def weight_of(tier: str, *, flagged: bool) -> float:
    """How much a card counts; cards of no known tier count as `should`."""
    return TIER_WEIGHTS.get(tier, TIER_WEIGHTS["should"]) + FLAG_WEIGHT * flagged


def prospects_of(cards: Iterable[CardTraits], progress: Progress) -> tuple[Prospect, ...]:
    """The chosen cards as the plan sees them; suspended ones are left out."""
    return tuple(_prospect(card, progress) for card in cards if card.id not in progress.suspended)


def _prospect(card: CardTraits, progress: Progress) -> Prospect:
    state = progress.states.get(card.id)
    return Prospect(
        card=card.id,
        weight=weight_of(card.tier, flagged=card.id in progress.flagged),
        topic=card.topic,
        memory=state.memory if state else None,
        last=state.last_day.toordinal() if state else None,
    )


def _step(prospect: Prospect, today: int, worth: Worth, priors: Mapping[str, float]) -> Step:
    pace = worth.outcomes.pace
    if prospect.memory is None or prospect.last is None:
        prior = priors.get(prospect.topic, UNKNOWN_PRIOR)
        gain = worth.gain_of_first(prior)
        return Step(card=prospect.card, gain=gain, seconds=pace.new_seconds, now=prior)
    since = max(0, today - prospect.last)
    now = worth.outcomes.recall(prospect.memory.stability, since)
    gain = worth.gain(prospect.memory, since) if since else 0.0
    seconds = pace.review_seconds(now)
    return Step(card=prospect.card, gain=gain, seconds=seconds, now=now, done=not since)
