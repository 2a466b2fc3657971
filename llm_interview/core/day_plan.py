"""The plan for an interview on one study day: the order of its cards, what today asks, and where it
leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from llm_interview.core.countdown import Goal, Prospect, Step, of_today, prospects_of, rank
from llm_interview.core.memory import DEFAULT, Parameters
from llm_interview.core.outcomes import Outcomes
from llm_interview.core.pace import START, Answers, Pace, pace_of, priors_of
from llm_interview.core.queue import QueueItem, kind_of
from llm_interview.core.study_day import add_days

if TYPE_CHECKING:
    from llm_interview.core.card_summary import CardTraits
    from llm_interview.core.interview import Interview
    from llm_interview.core.progress import Progress
    from llm_interview.core.readiness import Outlook, Readiness
    from llm_interview.core.rollout import Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What everything in a plan follows from: the cards chosen, the learner's pace, and of today
    the seconds `spent`, the cards `missed` and not passed since, and those put off."""

    interview: Interview
    day: date
    prospects: tuple[Prospect, ...]
    parameters: Parameters = DEFAULT
    pace: Pace = START
    priors: Mapping[str, float] = field(default_factory=dict)
    spent: float = 0.0
    missed: frozenset[str] = frozenset()
    buried: frozenset[str] = frozenset()

    @property
    def goal(self) -> Goal:
        """The day and the minutes as the ranking takes them."""
        interview = self.interview
        return Goal(interview=interview.day.toordinal(), minutes=float(interview.minutes))

    @property
    def days_left(self) -> int:
        """Study days until the interview."""
        return (self.interview.day - self.day).days

    def steps(self) -> tuple[Step, ...]:
        """All cards of the plan, most gain for a second first."""
        if not self.prospects:
            return ()
        today = self.day.toordinal()
        return rank(self.prospects, self.goal, today, self.parameters, self.pace, self.priors)

    def of_today(self, steps: Sequence[Step], minutes: float | None = None) -> tuple[Step, ...]:
        """The steps that fill what is left of today's minutes (`minutes` where given): what was
        missed today first, since it is not learnt yet, then by the order of `steps`."""
        if minutes == 0:
            return ()
        goal = self.goal if minutes is None else replace(self.goal, minutes=minutes)
        open_today = [step for step in steps if step.card not in self.buried]
        chosen: list[Step] = []
        spent = self.spent
        for step in open_today:
            if step.card in self.missed and spent < goal.minutes * 60:
                chosen.append(step)
                spent += step.seconds
        rest = [step for step in open_today if step.card not in self.missed]
        return (*chosen, *of_today(rest, goal, spent))

    def ahead(self, steps: Sequence[Step]) -> tuple[date, int] | None:
        """The next study day on which the plan asks cards, and how many: today where `steps` are
        left of it, else tomorrow; None after the last day."""
        if steps:
            return self.day, len(steps)
        if not self.days_left:
            return None
        none, day = frozenset[str](), add_days(self.day, 1)
        tomorrow = replace(self, day=day, spent=0.0, missed=none, buried=none)
        cards = tomorrow.of_today(tomorrow.steps())
        return (day, len(cards)) if cards else None

    def outlook(self) -> Outlook | None:
        """Where the plan leads; None without cards."""
        from llm_interview.core.readiness import outlook

        return outlook(self.prospects, self._course())

    def readiness(self) -> Readiness | None:
        """The headline of the outlook, in a part of its time."""
        from llm_interview.core.readiness import readiness

        return readiness(self.prospects, self._course())

    def _course(self) -> Course:
        from llm_interview.core.rollout import Course

        return Course(
            goal=self.goal,
            today=self.day.toordinal(),
            outcomes=Outcomes(parameters=self.parameters, pace=self.pace),
            priors=self.priors,
            spent=self.spent,
        )


def footing(
    interview: Interview,
    cards: Sequence[CardTraits],
    progress: Progress,
    answers: Answers,
    topics: Mapping[str, str],
) -> Footing:
    """Of the chosen cards and what the history says of them; suspended cards are left out.
    `topics` are those of all cards there are: what was known of a topic counts for its rest."""
    states, day = progress.states, progress.day
    missed = (
        card.id
        for card in cards
        if (state := states.get(card.id)) is not None
        and state.last_rating == "again"
        and state.last_day == day
    )
    return Footing(
        interview=interview,
        day=day,
        prospects=prospects_of(cards, progress),
        parameters=progress.kernel.parameters,
        pace=pace_of(answers),
        priors=priors_of(answers.first_ratings, topics),
        spent=progress.today.ms / 1000,
        missed=frozenset(missed),
        buried=progress.buried,
    )


def queue_of_steps(
    steps: Sequence[Step], progress: Progress, new: int | None = None
) -> tuple[QueueItem, ...]:
    """The cards of a plan as a session asks them, in their order; at most `new` new ones over all
    sessions of the day, where that is given."""
    items = [QueueItem(card=step.card, kind=kind_of(progress, step.card)) for step in steps]
    if new is None:
        return tuple(items)
    fresh = [item.card for item in items if item.kind == "new"]
    over = frozenset(fresh[max(0, new - progress.today.new) :])
    return tuple(item for item in items if item.card not in over)
