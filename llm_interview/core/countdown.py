"""The plan for an interview date: which card brings most on the day for a second spent today.

Study days are numbers here: `date.toordinal()` of the study day. Nothing reads a clock, and the
same values give the same plan on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from llm_interview.core.memory import DEFAULT, DEFAULT_RETENTION, Memory, Parameters
from llm_interview.core.outcomes import Outcomes
from llm_interview.core.pace import START, UNKNOWN_PRIOR, Pace

if TYPE_CHECKING:
    from llm_interview.core.card_summary import CardTraits
    from llm_interview.core.progress import Progress

SURE = 0.99
"""Recall from which on there is nothing to refresh: such a card comes after all others."""

TIER_WEIGHTS = {"must": 3.0, "should": 2.0, "depth": 1.0}
"""How much more often an interviewer asks a card of one tier than of another."""

FLAG_WEIGHT = 1.0
"""What the learner's own flag adds: a step of the tiers, one more above the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """The study day of the interview as a number (`date.toordinal()`), and minutes a day > 0."""

    interview: int
    minutes: float


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
    prospects: Sequence[Prospect],
    goal: Goal,
    today: int,
    parameters: Parameters = DEFAULT,
    pace: Pace = START,
    priors: Mapping[str, float] | None = None,
) -> tuple[Step, ...]:
    """All chosen cards, the one to study first ahead: most weighted gain on the day for a second,
    ties by id. After the day there is no plan: nothing. `priors`: by topic, the chance that a
    card never asked is known; topics left out count as even."""
    if today > goal.interview:
        return ()
    judge = Judge(
        outcomes=Outcomes(parameters=parameters, pace=pace),
        left=goal.interview - today,
        final=final_pass_days(len(prospects), goal, today, pace),
    )
    return ranked(judge, prospects, today, priors or {})


def ranked(
    judge: Judge, prospects: Iterable[Prospect], today: int, priors: Mapping[str, float]
) -> tuple[Step, ...]:
    """The steps of all cards, as `rank` orders them."""
    steps = [(judge.step(prospect, today, priors), prospect.weight) for prospect in prospects]
    return tuple(step for step, _ in sorted(steps, key=_place))


def of_today(steps: Iterable[Step], goal: Goal, spent: float = 0.0) -> tuple[Step, ...]:
    """The first steps of a ranking that fill the minutes of a day, of which `spent` seconds are
    used already; the last one may run over. Cards that would gain nothing are left out."""
    left = goal.minutes * 60 - spent
    chosen: list[Step] = []
    for step in steps:
        if left <= 0 or step.done or step.gain <= 0:
            break
        chosen.append(step)
        left -= step.seconds
    return tuple(chosen)


def final_pass_days(cards: int, goal: Goal, today: int, pace: Pace = START) -> int:
    """Days that one last pass over all cards takes within the minutes, at most half of those that
    are left."""
    seconds = cards * pace.review_seconds(DEFAULT_RETENTION)
    return min(ceil(seconds / (goal.minutes * 60)), max(0, goal.interview - today) // 2)


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


def _place(item: tuple[Step, float]) -> tuple[bool, bool, float, str]:
    step, weight = item
    return (step.done, step.now >= SURE, -weight * step.gain / step.seconds, step.card)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """What studying a card on a day is worth: `left` days before the interview, the `final` pass
    of which takes some."""

    outcomes: Outcomes
    left: int
    final: int

    def step(self, prospect: Prospect, today: int, priors: Mapping[str, float]) -> Step:
        """The prospect's step of today."""
        if prospect.memory is None or prospect.last is None:
            return self._first(prospect.card, priors.get(prospect.topic, UNKNOWN_PRIOR))
        stability, difficulty = prospect.memory.stability, prospect.memory.difficulty
        since = max(0, today - prospect.last)
        now = self.outcomes.recall(stability, since)
        seconds = self.outcomes.pace.review_seconds(now)
        if since == 0:
            return Step(card=prospect.card, gain=0.0, seconds=seconds, now=now, done=True)
        studied = sum(
            chance * self.value(after, harder, 0)
            for chance, after, harder in self.outcomes.after(stability, difficulty, since)
        )
        gain = studied - self.value(stability, difficulty, since)
        return Step(card=prospect.card, gain=gain, seconds=seconds, now=now)

    def value(self, stability: float, difficulty: float, since: int) -> float:
        """Expected recall on the day of a card answered last `since` days ago: with exactly one
        more answer amid the final pass where that is still to come, else with none."""
        if self.left <= self.final:
            return self.outcomes.recall(stability, since + self.left)
        rest = (self.final + 1) / 2
        days = since + self.left - rest
        return self.outcomes.recall_after_one(stability, difficulty, days, rest)

    def _first(self, card: str, prior: float) -> Step:
        studied = sum(
            chance * self.value(after, harder, 0)
            for chance, after, harder in self.outcomes.first(prior)
        )
        seconds = self.outcomes.pace.new_seconds
        return Step(card=card, gain=studied - prior, seconds=seconds, now=prior)
