"""The days to the interview played through: the plan kept, every answer turning out as expected.

Nothing is drawn by lot. A card that was answered goes on as one memory that is recalled on the
day with the chance that its possible outcomes have together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from llm_interview.core.countdown import Goal, Prospect, of_today, ranked
from llm_interview.core.memory import MAX_STABILITY, MIN_STABILITY, Memory
from llm_interview.core.outcomes import Outcome, Outcomes
from llm_interview.core.pace import UNKNOWN_PRIOR

RANKINGS, FEWER_FROM = 4, 1500
"""The cards are ranked anew each time a quarter of the days left has gone by; of more cards than
that the less often, so that no deck makes anybody wait. Ranking them every day moves the expected
share by less than a point and takes four times as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the days are played through with; `spent`: seconds of today's minutes used already."""

    goal: Goal
    today: int
    outcomes: Outcomes
    priors: Mapping[str, float] = field(default_factory=dict)
    spent: float = 0.0


def play(prospects: Collection[Prospect], course: Course) -> tuple[Prospect, ...]:
    """The cards as they stand on the morning of the interview, or after today's study if that is
    the day; in the order given."""
    goal, spent = course.goal, course.spent
    cards = {prospect.card: prospect for prospect in prospects}
    parts = max(1, min(RANKINGS, RANKINGS * FEWER_FROM // max(1, len(cards))))
    for first, days in blocks(course.today, goal.interview, parts):
        steps = ranked(cards.values(), goal, first, course.outcomes, course.priors)
        used, spent = spent, 0.0
        for step in of_today(steps, replace(goal, minutes=goal.minutes * days), used):
            day = first + min(days - 1, int(used / (goal.minutes * 60)))
            cards[step.card] = _studied(cards[step.card], day, course)
            used += step.seconds
    return tuple(cards[prospect.card] for prospect in prospects)


def blocks(today: int, interview: int, parts: int = RANKINGS) -> Iterator[tuple[int, int]]:
    """The days from today to the eve of the interview (today, if that is the day), cut into
    (first day, days): each the `parts`th part of those left, so shorter the nearer the
    interview."""
    day, end = today, max(interview, today + 1)
    while day < end:
        days = max(1, (end - day) // parts)
        yield day, days
        day += days


def _studied(prospect: Prospect, day: int, course: Course) -> Prospect:
    outcomes = course.outcomes
    if prospect.memory is None or prospect.last is None:
        found = outcomes.first(course.priors.get(prospect.topic, UNKNOWN_PRIOR))
    else:
        memory, since = prospect.memory, max(1, day - prospect.last)
        found = outcomes.after(memory.stability, memory.difficulty, since)
    left = max(1, course.goal.interview - day)
    return replace(prospect, memory=_one_memory(found, left, outcomes), last=day)


def _one_memory(found: Sequence[Outcome], left: int, outcomes: Outcomes) -> Memory:
    """A memory with the expected recall of the outcomes after `left` > 0 days."""
    parameters = outcomes.parameters
    recall = sum(chance * outcomes.recall(stability, left) for chance, stability, _ in found)
    forgotten = recall ** (1 / parameters.decay) - 1
    stability = parameters.factor * left / forgotten if forgotten > 0 else MAX_STABILITY
    return Memory(
        stability=max(MIN_STABILITY, min(MAX_STABILITY, stability)),
        difficulty=sum(chance * difficulty for chance, _, difficulty in found),
    )
