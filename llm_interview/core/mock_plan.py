"""The plan of a mock interview: which cards, in which section, with how much time each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from llm_interview.core.card_summary import CardSummary

Section = Literal["opening", "depth", "problem"]
SECTIONS: tuple[Section, ...] = ("opening", "depth", "problem")

PROBLEM_KINDS = frozenset({"calc", "judgement", "debug", "design", "code"})
"""Kinds whose question asks to work something out or to decide."""

SECONDS: Mapping[int, int] = {1: 90, 2: 120, 3: 180}
"""Time to type an answer, by level."""

PROBLEM_SECONDS = 60
"""What a calculation or a judgement takes on top."""

FOLLOW_UP_SECONDS = 60
FOLLOW_UPS: Mapping[Section, int] = {"opening": 1, "depth": 2, "problem": 1}
"""Follow-ups that a question of each section leaves room for."""

PACE = 1.25
"""How much faster than usual a plan may go for the sake of one more question."""

LEAST_SECONDS = 30
"""Nobody types an answer in less: questions are dropped before their time falls below it."""

LARGEST_SORT = 200
"""Cards of one kind and level a plan chooses among."""

DEFAULT_MINUTES = 30
DEEPEST, USUAL_DEPTH = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the learner asked for. `level` is the highest difficulty asked; None for minutes or
    count leaves it to the other, and both to half an hour."""

    minutes: int | None = None
    count: int | None = None
    level: int | None = None
    follow_ups: int = max(FOLLOW_UPS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedQuestion:
    """One question of the plan: seconds for its answer, and for each of its follow-ups."""

    card: str
    section: Section
    topic: str
    level: int
    seconds: int
    follow_ups: int
    follow_up_seconds: int

    @property
    def whole_seconds(self) -> int:
        """The time of the question with all its follow-ups."""
        return self.seconds + self.follow_ups * self.follow_up_seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class MockPlan:
    """The questions in order; `limit` is the time of the whole interview in seconds, never less
    than the questions need."""

    questions: tuple[PlannedQuestion, ...]
    limit: int

    @property
    def seconds(self) -> int:
        """What the questions need."""
        return sum(question.whole_seconds for question in self.questions)

    @property
    def minutes(self) -> int:
        """The whole interview in minutes, rounded up."""
        return -(-self.limit // 60)

    def section(self, name: Section) -> tuple[PlannedQuestion, ...]:
        """The questions of one section, in order."""
        return tuple(question for question in self.questions if question.section == name)


def plan_mock(cards: Sequence[CardSummary], wish: Wish) -> MockPlan:
    """A plan over `cards`, whose order decides between equally fitting ones (shuffle them for
    another interview). Each card stands once; the plan fits the minutes; siblings and
    repeated topics come only where nothing else is left."""
    pile = _pile(cards, wish.level or DEEPEST)
    if wish.minutes is None and wish.count is not None:
        return _planned(pile, wish.count, wish)
    minutes = DEFAULT_MINUTES if wish.minutes is None else wish.minutes
    if not pile:
        return MockPlan(questions=(), limit=minutes * 60)
    if wish.count is None:
        return _unhurried(pile, wish, minutes)
    return _shared_out(pile, wish, min(wish.count, len(pile)), minutes)


def _pile(cards: Sequence[CardSummary], level: int) -> list[CardSummary]:
    """The cards up to a level; of thousands, the first of each kind and level are enough."""
    taken: Counter[tuple[bool, int]] = Counter()
    pile: list[CardSummary] = []
    for card in cards:
        sort = (card.kind in PROBLEM_KINDS, card.difficulty)
        if card.difficulty <= level and taken[sort] < LARGEST_SORT:
            taken[sort] += 1
            pile.append(card)
    return pile


def _unhurried(pile: Sequence[CardSummary], wish: Wish, minutes: int) -> MockPlan:
    """The longest plan that needs no great hurry; a single question where none fits."""

    def fits(plan: MockPlan) -> bool:
        return plan.seconds <= minutes * 60 * PACE

    most = max(1, min(len(pile), int(minutes * 60 * PACE) // min(SECONDS.values())))
    best = _longest(most, lambda count: _planned(pile, count, wish), fits)
    return _scaled(best, min(1.0, minutes * 60 / best.seconds), minutes)


def _shared_out(pile: Sequence[CardSummary], wish: Wish, count: int, minutes: int) -> MockPlan:
    """`count` questions with the minutes shared out among them; fewer where that would leave
    too little for one."""

    def hurried(count: int) -> MockPlan:
        plan = _planned(pile, count, wish)
        return _scaled(plan, minutes * 60 / plan.seconds, minutes)

    def fits(plan: MockPlan) -> bool:
        return min(question.seconds for question in plan.questions) >= LEAST_SECONDS

    return _longest(count, hurried, fits)


def _longest(
    most: int, plan_of: Callable[[int], MockPlan], fits: Callable[[MockPlan], bool]
) -> MockPlan:
    """The plan of the most questions, up to `most`, that fits; that of one where none does."""
    low, high = 1, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(plan_of(middle)) else (low, middle - 1)
    return plan_of(low)


def _scaled(plan: MockPlan, share: float, minutes: int) -> MockPlan:
    questions = tuple(
        replace(
            question,
            seconds=int(question.seconds * share),
            follow_up_seconds=int(question.follow_up_seconds * share),
        )
        for question in plan.questions
    )
    return MockPlan(questions=questions, limit=minutes * 60)


def _planned(cards: Sequence[CardSummary], count: int, wish: Wish) -> MockPlan:
    """A plan of `count` questions, or of all cards, with its natural time."""
    shares = section_shares(min(count, len(cards)))
    pick = _Picking(list(cards), wish.level)
    # The rarest kind chooses first; the interview still runs from easy to hard.
    chosen = {name: pick.some(name, shares[name]) for name in ("problem", "opening", "depth")}
    questions = tuple(
        _timed(card, name, wish)
        for name in SECTIONS
        for card in sorted(chosen[name], key=lambda card: card.difficulty)
    )
    return MockPlan(questions=questions, limit=sum(q.whole_seconds for q in questions))


def section_shares(count: int) -> dict[Section, int]:
    """How many of `count` questions each section gets: about a third to open, a quarter to work
    something out, the rest in depth."""
    problem = 0 if count < 2 else max(1, round(count / 4))
    opening = 0 if count < 1 else max(1, round(count / 3))
    return {"opening": opening, "depth": count - opening - problem, "problem": problem}


def _timed(card: CardSummary, section: Section, wish: Wish) -> PlannedQuestion:
    extra = PROBLEM_SECONDS if card.kind in PROBLEM_KINDS else 0
    return PlannedQuestion(
        card=card.id,
        section=section,
        topic=card.topic,
        level=card.difficulty,
        seconds=SECONDS.get(card.difficulty, SECONDS[DEEPEST]) + extra,
        follow_ups=min(wish.follow_ups, FOLLOW_UPS[section]),
        follow_up_seconds=FOLLOW_UP_SECONDS,
    )


class _Picking:
    """Takes cards out of a pile, section by section, keeping topics mixed and siblings apart."""

    def __init__(self, pile: list[CardSummary], level: int | None) -> None:
        self._pile = pile
        self._level = level or USUAL_DEPTH
        self._topics: Counter[str] = Counter()
        self._refs: set[str] = set()

    def some(self, section: Section, count: int) -> list[CardSummary]:
        """`count` cards of the pile, the best for the section first."""
        return [self._one(section) for _ in range(count)]

    def _one(self, section: Section) -> CardSummary:
        place = min(range(len(self._pile)), key=lambda at: (*self._misfit(section, at), at))
        card = self._pile.pop(place)
        self._topics[card.topic] += 1
        self._refs.update(card.seed_refs)
        return card

    def _misfit(self, section: Section, at: int) -> tuple[bool, bool, int, int, bool]:
        card = self._pile[at]
        wanted = 1 if section == "opening" else self._level
        return (
            not self._refs.isdisjoint(card.seed_refs),
            (card.kind in PROBLEM_KINDS) != (section == "problem"),
            abs(card.difficulty - wanted),
            self._topics[card.topic],
            card.tier == "depth",
        )
