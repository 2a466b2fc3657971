"""Cards and learners made up for tests of the plan."""

from __future__ import annotations

from hypothesis import strategies as st

from llm_interview.core.countdown import Goal, Prospect
from llm_interview.core.memory import DEFAULT_WEIGHTS, WEIGHT_BOUNDS, Memory, Parameters
from llm_interview.core.pace import Pace

TODAY = 739_000


def seen(
    card: str, stability: float = 5.0, *, ago: int = 5, weight: float = 1.0, difficulty: float = 5.0
) -> Prospect:
    """A card asked some days ago."""
    memory = Memory(stability=stability, difficulty=difficulty)
    return Prospect(card=card, weight=weight, topic="t", memory=memory, last=TODAY - ago)


def new(card: str, *, weight: float = 1.0, topic: str = "t") -> Prospect:
    """A card never asked."""
    return Prospect(card=card, weight=weight, topic=topic)


def goal(days: int, minutes: float = 10) -> Goal:
    """An interview so many days from today."""
    return Goal(interview=TODAY + days, minutes=minutes)


stabilities = st.floats(0.01, 2000)
difficulties = st.floats(1, 10)
memories = st.builds(Memory, stability=stabilities, difficulty=difficulties)
weights = st.sampled_from([1.0, 2.0, 3.0, 4.0])
goals = st.builds(goal, st.integers(0, 90), st.floats(1, 120))
priors = st.dictionaries(st.sampled_from("abc"), st.floats(0.02, 0.98))


@st.composite
def paces(draw: st.DrawFn) -> Pace:
    """Any pace a person may have."""
    hard, easy = draw(st.floats(0, 0.5)), draw(st.floats(0, 0.5))
    return Pace(
        new_seconds=draw(st.floats(10, 300)),
        pass_seconds=draw(st.floats(2, 120)),
        fail_seconds=draw(st.floats(5, 300)),
        hard=hard,
        good=1 - hard - easy,
        easy=easy,
    )


@st.composite
def parameters(draw: st.DrawFn) -> Parameters:
    """The published weights, each moved by up to half."""
    moved = [weight * draw(st.floats(0.5, 1.5)) for weight in DEFAULT_WEIGHTS]
    bounded = zip(moved, WEIGHT_BOUNDS, strict=True)
    return Parameters(weights=tuple(min(high, max(low, w)) for w, (low, high) in bounded))


@st.composite
def prospects(draw: st.DrawFn) -> list[Prospect]:
    """Up to a dozen chosen cards, some of them never asked."""
    found = []
    for number in range(draw(st.integers(1, 12))):
        memory = draw(st.none() | memories)
        found.append(
            Prospect(
                card=f"c{number:02}",
                weight=draw(weights),
                topic=draw(st.sampled_from("abc")),
                memory=memory,
                last=None if memory is None else TODAY - draw(st.integers(0, 400)),
            )
        )
    return found
