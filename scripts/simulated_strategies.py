"""Ways to spend the minutes of a day, for scripts/simulate_plan.py: the plan and its rivals.

Each knows what a program knows: ratings, days and seconds, never the learner's true memory.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from llm_interview.core.countdown import Goal, Prospect, rank
from llm_interview.core.memory import Memory, first, interval, next_memory, retrievability
from llm_interview.core.pace import START, Answers, Pace, Timed, pace_of, priors_of
from llm_interview.core.ratings import Rating


@dataclass(slots=True, kw_only=True)
class Seen:
    """What is believed of a card that was asked."""

    memory: Memory
    last: int
    due: int
    ease: float = 2.5
    streak: int = 0


@dataclass(slots=True, kw_only=True)
class Desk:
    """The program's side: what it recorded."""

    goal: Goal
    topics: dict[str, str]
    seen: dict[str, Seen] = field(default_factory=dict)
    first: dict[str, Rating] = field(default_factory=dict)
    times: dict[Rating | None, list[float]] = field(default_factory=dict)

    def record(self, card: str, rating: Rating, seconds: float, day: int) -> None:
        """Keep an answer, with the re-test of a miss."""
        before = self.seen.get(card)
        self.times.setdefault(rating if before else None, []).append(seconds)
        if before is None:
            self.first[card] = rating
            memory = first(rating)
        else:
            memory = next_memory(before.memory, rating, day - before.last)
        if rating == "again":
            memory = next_memory(memory, "good", 0)
        due = day + interval(memory.stability)
        ease, streak = _eased(before, rating)
        self.seen[card] = Seen(memory=memory, last=day, due=due, ease=ease, streak=streak)

    def prospects(self) -> list[Prospect]:
        """All cards as the plan sees them, each as important as any other."""
        return [
            Prospect(
                card=card,
                weight=1.0,
                topic=topic,
                memory=self.seen[card].memory if card in self.seen else None,
                last=self.seen[card].last if card in self.seen else None,
            )
            for card, topic in self.topics.items()
        ]

    def pace(self) -> Pace:
        """The learner's own, as the store counts it: there a miss is apart from its re-test."""
        passed = [s for rating in ("hard", "good", "easy") for s in self.times.get(rating, [])]
        retest = sum(passed) / len(passed) if passed else 0.0
        misses = [max(0.0, seconds - retest) for seconds in self.times.get("again", [])]
        timed = {
            rating: _timed(misses if rating == "again" else self.times[rating])
            for rating in ("again", "hard", "good", "easy")
            if rating in self.times
        }
        return pace_of(
            Answers(
                first_ratings=self.first,
                first=_timed(self.times.get(None, [])),
                later={rating: found.answers for rating, found in timed.items()},
                later_timed=timed,
            )
        )

    def priors(self) -> dict[str, float]:
        """By topic, the chance that a card never asked is known."""
        return priors_of(self.first, self.topics)

    def recall(self, card: str, day: int) -> float:
        """What is believed of a card that was asked."""
        seen = self.seen[card]
        return retrievability(seen.memory.stability, day - seen.last)

    def due(self, day: int) -> list[str]:
        """Cards that FSRS at 90 % asks on a day, least recalled first."""
        found = [card for card, seen in self.seen.items() if seen.due <= day]
        return sorted(found, key=lambda card: (self.recall(card, day), card))

    def new(self) -> list[str]:
        """Cards never asked."""
        return [card for card in self.topics if card not in self.seen]


def _timed(seconds: list[float]) -> Timed:
    return Timed(answers=len(seconds), ms=round(1000 * sum(seconds)))


def _eased(before: Seen | None, rating: Rating) -> tuple[float, int]:
    """SM-2's ease and the passes in a row."""
    ease, streak = (before.ease, before.streak) if before else (2.5, 0)
    quality = {"again": 2, "hard": 3, "good": 4, "easy": 5}[rating]
    eased = max(1.3, ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02))
    return (ease, 0) if rating == "again" else (eased, streak + 1)


def by_plan(desk: Desk, day: int) -> list[str]:
    """This program's plan."""
    steps = rank(desk.prospects(), desk.goal, day, pace=desk.pace(), priors=desk.priors())
    return [step.card for step in steps if step.gain > 0 and not step.done]


def by_fsrs(desk: Desk, day: int) -> list[str]:
    """FSRS at 90 %: what is due, then what is new."""
    return desk.due(day) + desk.new()


def by_fsrs_with_final_pass(desk: Desk, day: int) -> list[str]:
    """As FSRS; but in as many last days as one pass over the cards seen takes, each of them once
    more, least recalled first."""
    days = ceil(len(desk.seen) * START.review_seconds(0.9) / (desk.goal.minutes * 60))
    begin = desk.goal.interview - days
    if day < begin:
        return by_fsrs(desk, day)
    left = [card for card, seen in desk.seen.items() if seen.last < begin]
    return sorted(left, key=lambda card: (desk.recall(card, day), card)) + desk.new()


def by_sm2(desk: Desk, day: int) -> list[str]:
    """SM-2: due, new, then ahead of time what falls due next."""
    due = {card: seen.last + _sm2_days(seen) for card, seen in desk.seen.items()}
    ordered = sorted((when, card) for card, when in due.items() if desk.seen[card].last < day)
    ripe = [card for when, card in ordered if when <= day]
    return ripe + desk.new() + [card for when, card in ordered if when > day]


def _sm2_days(seen: Seen) -> int:
    days = 1.0
    for streak in range(2, seen.streak + 1):
        days = 6.0 if streak == 2 else days * seen.ease
    return round(days)


Strategy = Callable[[Desk, int], list[str]]
"""The cards to ask on a day, in order; asked until the minutes are used."""

STRATEGIES: dict[str, Strategy] = {
    "this plan": by_plan,
    "FSRS 0.9": by_fsrs,
    "FSRS 0.9 + final pass": by_fsrs_with_final_pass,
    "SM-2, ahead": by_sm2,
}
