"""The days to the interview played through: the plan kept, every answer turning out as expected.

Nothing is drawn by lot. A card that was answered goes on as one memory that is recalled on the
day with the chance that its possible outcomes have together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from llm_interview.core.countdown import (
    Goal,
    Judge,
    Prospect,
    final_pass_days,
    of_today,
    ranked,
)
from llm_interview.core.memory import (
    DEFAULT,
    MAX_STABILITY,
    MIN_STABILITY,
    Memory,
    Parameters,
)
from llm_interview.core.outcomes import Outcome, Outcomes
from llm_interview.core.pace import START, UNKNOWN_PRIOR, Pace

RANKINGS = 8
"""The rest of the days is ranked anew each time an eighth of it has gone by."""


def play(  # noqa: PLR0913, PLR0917 - what a plan depends on
    prospects: Sequence[Prospect],
    goal: Goal,
    today: int,
    parameters: Parameters = DEFAULT,
    pace: Pace = START,
    priors: Mapping[str, float] | None = None,
    spent: float = 0.0,
) -> tuple[Prospect, ...]:
    """The cards as they stand on the morning of the interview, or after today's study if that is
    the day. `spent`: seconds of today's minutes that are used already."""
    outcomes = Outcomes(parameters=parameters, pace=pace)
    known = priors or {}
    cards = {prospect.card: prospect for prospect in prospects}
    for first, days in blocks(today, goal.interview):
        judge = Judge(
            outcomes=outcomes,
            left=goal.interview - first,
            final=final_pass_days(len(prospects), goal, first, pace),
        )
        steps = ranked(judge, cards.values(), first, known)
        whole = replace(goal, minutes=goal.minutes * days)
        used, spent = spent, 0.0
        for step in of_today(steps, whole, used):
            day = first + min(days - 1, int(used / (goal.minutes * 60)))
            prior = known.get(cards[step.card].topic, UNKNOWN_PRIOR)
            cards[step.card] = studied(cards[step.card], day, goal.interview, outcomes, prior)
            used += step.seconds
    return tuple(cards[prospect.card] for prospect in prospects)


def blocks(today: int, interview: int) -> Iterator[tuple[int, int]]:
    """The days from today to the eve of the interview (today, if that is the day), cut into
    (first day, days): shorter the nearer the interview."""
    day, end = today, max(interview, today + 1)
    while day < end:
        days = max(1, (end - day) // RANKINGS)
        yield day, days
        day += days


def studied(
    prospect: Prospect, day: int, interview: int, outcomes: Outcomes, prior: float
) -> Prospect:
    """The card after its answer on a day."""
    if prospect.memory is None or prospect.last is None:
        found = outcomes.first(prior)
    else:
        memory, since = prospect.memory, max(1, day - prospect.last)
        found = outcomes.after(memory.stability, memory.difficulty, since)
    memory = _one_memory(found, max(1, interview - day), outcomes)
    return replace(prospect, memory=memory, last=day)


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
