"""The learner's own pace: seconds an answer, how passes are rated, what is known beforehand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from llm_interview.core.queue import FAIL_SECONDS, NEW_SECONDS, PASS_SECONDS
from llm_interview.core.ratings import Rating

OWN_FROM = 100
"""Reviews of cards met before from which on the learner's own figures count."""

WEIGHT_OF_START = 10
"""Answers that each figure to start from counts as, so that three slow ones decide nothing."""

UNKNOWN_PRIOR = 0.5
"""Chance to know a new card of a topic never asked: (1 + 0) / (2 + 0)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds that a card takes the first time, recalled and forgotten (with the re-test of the
    same day where it was missed), and how the passes are shared among hard, good and easy (sum
    1)."""

    new_seconds: float = NEW_SECONDS
    pass_seconds: float = PASS_SECONDS
    fail_seconds: float = FAIL_SECONDS
    hard: float = 0.2
    good: float = 0.7
    easy: float = 0.1

    def review_seconds(self, recall: float) -> float:
        """Expected seconds of a card met before, recalled with this chance."""
        return recall * self.pass_seconds + (1 - recall) * self.fail_seconds


START = Pace()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """Answers whose time is known: how many, and their milliseconds together."""

    answers: int = 0
    ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the store counts: the first rating of each card, the times of first answers, and of
    later ones (a day or more after the one before) how many and their times by rating."""

    first_ratings: Mapping[str, Rating]
    first: Timed
    later: Mapping[Rating, int]
    later_timed: Mapping[Rating, Timed]


def pace_of(answers: Answers) -> Pace:
    """The learner's own pace from 100 later reviews on, before that the one to start from."""
    counts = {rating: answers.later.get(rating, 0) for rating in ("again", "hard", "good", "easy")}
    if sum(counts.values()) < OWN_FROM:
        return START
    passes = counts["hard"] + counts["good"] + counts["easy"]
    passed = _seconds(_together(answers, "hard", "good", "easy"), START.pass_seconds)
    missed = _seconds(_together(answers, "again"), START.fail_seconds - START.pass_seconds)
    hard = _share(counts["hard"], passes, START.hard)
    easy = _share(counts["easy"], passes, START.easy)
    return Pace(
        new_seconds=_seconds(answers.first, START.new_seconds),
        pass_seconds=passed,
        fail_seconds=missed + passed,
        hard=hard,
        good=1 - hard - easy,
        easy=easy,
    )


def priors_of(first_ratings: Mapping[str, Rating], topics: Mapping[str, str]) -> dict[str, float]:
    """By topic, the chance that a card never asked is known: (1 + passes) / (2 + first answers).
    `topics` maps cards to their topics; a topic without an answer is left out."""
    asked: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for card, rating in first_ratings.items():
        if card in topics:
            asked[topics[card]] += 1
            passed[topics[card]] += rating != "again"
    return {topic: (1 + passed[topic]) / (2 + count) for topic, count in sorted(asked.items())}


def _together(answers: Answers, *ratings: Rating) -> Timed:
    found = [answers.later_timed[rating] for rating in ratings if rating in answers.later_timed]
    return Timed(answers=sum(t.answers for t in found), ms=sum(t.ms for t in found))


def _seconds(timed: Timed, start: float) -> float:
    total = WEIGHT_OF_START * start + timed.ms / 1000
    return total / (WEIGHT_OF_START + timed.answers)


def _share(count: int, of: int, start: float) -> float:
    return (WEIGHT_OF_START * start + count) / (WEIGHT_OF_START + of)
