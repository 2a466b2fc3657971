"""The plan for an interview date: which card first, how many today."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from llm_interview.core.card_summary import CardTraits
from llm_interview.core.countdown import (
    Goal,
    Prospect,
    Step,
    of_today,
    prospects_of,
    rank,
    weight_of,
    worth_on,
)
from llm_interview.core.memory import DEFAULT, Memory, Parameters, retrievability
from llm_interview.core.outcomes import Outcomes
from llm_interview.core.pace import START, Pace
from llm_interview.core.progress import fold

from .histories import DAY, mark, review
from .planning import (
    TODAY,
    difficulties,
    goal,
    goals,
    new,
    paces,
    parameters,
    priors,
    prospects,
    seen,
    weights,
)


def order(cards: Sequence[Prospect], aim: Goal, known: dict[str, float] | None = None) -> list[str]:
    return [step.card for step in rank(cards, aim, TODAY, priors=known)]


def test_what_is_nearly_forgotten_comes_before_what_is_known() -> None:
    assert order([seen("known", 60), seen("shaky", 2)], goal(10)) == ["shaky", "known"]


def test_a_card_never_asked_comes_before_one_that_is_known() -> None:
    assert order([seen("known", 60), new("new")], goal(10)) == ["new", "known"]


def test_what_counts_more_comes_first_and_equal_cards_by_their_ids() -> None:
    cards = [new("b"), new("a"), new("c", weight=3)]
    assert order(cards, goal(10)) == ["c", "a", "b"]


def test_of_a_topic_that_is_known_already_little_is_to_be_gained() -> None:
    cards = [new("known", topic="k"), new("open", topic="o")]
    steps = rank(cards, goal(10), TODAY, priors={"k": 0.9, "o": 0.1})
    assert [step.card for step in steps] == ["open", "known"]
    assert steps[0].gain > steps[1].gain > 0
    assert [step.now for step in steps] == [0.1, 0.9]


def test_the_day_before_a_card_is_worth_what_it_is_recalled_better_tomorrow() -> None:
    (step,) = rank([seen("a", 5.0, ago=5)], goal(1), TODAY)
    found = Outcomes(parameters=DEFAULT, pace=START).after(5.0, 5.0, 5)
    studied = sum(chance * retrievability(stability, 1) for chance, stability, _ in found)
    assert step.now == pytest.approx(0.9)
    assert step.gain == pytest.approx(studied - retrievability(5.0, 6))
    assert step.seconds == pytest.approx(0.9 * 30 + 0.1 * 70)


def test_earlier_one_more_review_amid_the_final_pass_is_counted_on() -> None:
    many = [seen(f"c{number:03}") for number in range(100)]
    worth = worth_on(len(many), goal(30), TODAY, Outcomes(parameters=DEFAULT, pace=START))
    assert worth.final == 6, "100 reviews of 34 seconds are six days of ten minutes"
    assert worth.again == 1
    rest = 3.5
    later = worth.outcomes.recall_after_one(5.0, 5.0, 5 + 30 - rest, rest)
    assert worth.value(5.0, 5.0, 5) == pytest.approx(later)


def test_the_final_pass_takes_at_most_half_of_the_days_and_may_not_come_to_every_card() -> None:
    worth = worth_on(1000, goal(20), TODAY, Outcomes(parameters=DEFAULT, pace=START))
    assert worth.final == 10
    assert worth.again == pytest.approx(19 / 57)


def test_cards_studied_today_come_last_and_are_not_asked_again() -> None:
    cards = [seen("done", 0.1, ago=0), seen("sure", 500, ago=1), seen("shaky", 2)]
    steps = rank(cards, goal(10), TODAY)
    assert [step.card for step in steps] == ["shaky", "sure", "done"]
    assert "done" not in [step.card for step in of_today(steps, goal(10))]


def test_new_cards_come_first_when_they_only_just_fit_before_the_final_pass() -> None:
    cards = [seen(f"s{n:02}", 2, ago=9) for n in range(40)] + [new(f"n{n:02}") for n in range(60)]
    relaxed, hurried, hopeless = (order(cards, goal(days), {"t": 0.95}) for days in (30, 12, 3))
    assert relaxed[0] == hopeless[0] == "s00", "what is forgotten gains more for a second"
    assert all(card.startswith("n") for card in hurried[:60])


def test_today_takes_what_fills_its_minutes_and_at_most_one_card_more() -> None:
    steps = rank([new(f"c{number:02}") for number in range(50)], goal(30), TODAY)
    assert len(of_today(steps, goal(30, 10))) == 8, "7.5 cards of 80 seconds"
    assert len(of_today(steps, goal(30, 10), spent=300)) == 4
    assert of_today(steps, goal(30, 10), spent=600) == ()


def test_a_card_that_gains_nothing_is_not_asked() -> None:
    step = Step(card="a", gain=0.0, seconds=30, now=0.9)
    assert of_today([step], goal(30)) == ()


def test_a_plan_of_no_cards_is_empty() -> None:
    assert rank((), Goal(interview=20, minutes=10), 10) == ()


def test_after_the_day_there_is_no_plan_and_on_the_day_there_is() -> None:
    assert rank([new("a")], goal(-1), TODAY) == ()
    (step,) = rank([seen("a", 5.0, ago=5)], goal(0), TODAY)
    assert step.gain == pytest.approx(0.1), "what was just read is known an hour later"


@pytest.mark.parametrize("minutes", [0, -5, float("nan")])
def test_a_plan_of_no_minutes_is_refused(minutes: float) -> None:
    with pytest.raises(ValueError, match="some minutes"):
        goal(5, minutes)


def test_cards_count_by_tier_and_a_flag_is_a_tier_more() -> None:
    assert [weight_of(tier, flagged=False) for tier in ("must", "should", "depth")] == [3, 2, 1]
    assert weight_of("depth", flagged=True) == weight_of("should", flagged=False)
    assert weight_of("of my own", flagged=False) == weight_of("should", flagged=False)


def test_the_cards_of_a_plan_are_those_chosen_that_are_not_suspended() -> None:
    def card(name: str) -> CardTraits:
        return CardTraits(
            id=name,
            topic="rag",
            tags=(),
            kind="concept",
            difficulty=1,
            tier="must",
            langs=("en",),
            seed_refs=(),
        )

    events = [
        review("1", "a", "good"),
        mark("2", "suspend", "b"),
        mark("3", "flag", "c"),
    ]
    progress = fold(events, DAY + timedelta(days=3))
    found = prospects_of([card(name) for name in "abc"], progress)
    assert [(p.card, p.weight, p.last) for p in found] == [
        ("a", 3, DAY.toordinal()),
        ("c", 4, None),
    ]
    assert found[0].memory == progress.states["a"].memory


@given(prospects(), goals, paces(), parameters(), priors)
def test_all_cards_are_ranked_once_by_weighted_gain_for_a_second(
    cards: list[Prospect],
    aim: Goal,
    pace: Pace,
    learner: Parameters,
    known: dict[str, float],
) -> None:
    steps = rank(cards, aim, TODAY, learner, pace, known)
    assert sorted(step.card for step in steps) == [card.card for card in cards]
    assert all(0 <= step.gain <= 1 and step.seconds > 0 for step in steps)
    weight = {card.card: card.weight for card in cards}
    asked = {card.card: card.memory is not None for card in cards}
    for one, other in pairwise(steps):
        if one.done == other.done and asked[one.card] == asked[other.card]:
            scores = [weight[s.card] * s.gain / s.seconds for s in (one, other)]
            assert scores[0] >= scores[1] or other.now > one.now


@given(prospects(), goals, paces(), priors)
def test_the_order_of_the_cards_given_makes_no_difference(
    cards: list[Prospect], aim: Goal, pace: Pace, known: dict[str, float]
) -> None:
    steps = rank(cards, aim, TODAY, pace=pace, priors=known)
    assert rank(cards[::-1], aim, TODAY, pace=pace, priors=known) == steps


@given(prospects(), goals, paces(), priors, st.data())
def test_a_card_that_counts_more_never_comes_later(
    cards: list[Prospect], aim: Goal, pace: Pace, known: dict[str, float], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(cards) - 1))
    heavier = replace(cards[place], weight=cards[place].weight + data.draw(weights))
    before = [step.card for step in rank(cards, aim, TODAY, pace=pace, priors=known)]
    changed = [*cards[:place], heavier, *cards[place + 1 :]]
    after = [step.card for step in rank(changed, aim, TODAY, pace=pace, priors=known)]
    assert after.index(heavier.card) <= before.index(heavier.card)


SURE = st.builds(Memory, stability=st.floats(100, 36500), difficulty=difficulties)
SHAKY = st.builds(Memory, stability=st.floats(0.001, 1), difficulty=difficulties)


@given(SURE, SHAKY, st.tuples(weights, weights), goals, paces(), parameters())
def test_a_card_that_is_surely_recalled_never_comes_before_one_that_may_be_forgotten(  # noqa: PLR0917 - all that a plan depends on
    sure: Memory,
    shaky: Memory,
    counts: tuple[float, float],
    aim: Goal,
    pace: Pace,
    learner: Parameters,
) -> None:
    cards = [
        Prospect(card="a", weight=counts[0], topic="t", memory=sure, last=TODAY - 1),
        Prospect(card="b", weight=counts[1], topic="t", memory=shaky, last=TODAY - 300),
    ]
    assume(retrievability(sure.stability, 1, learner) >= 0.99)
    assume(retrievability(shaky.stability, 300, learner) <= 0.7)
    steps = rank(cards, aim, TODAY, learner, pace)
    assert [step.card for step in steps] == ["b", "a"]
    assert [step.card for step in of_today(steps, aim)] in (["b", "a"], ["b"], [])


@given(prospects(), goals, paces(), priors, st.floats(0, 7200))
def test_no_day_runs_over_by_more_than_its_last_card(
    cards: list[Prospect], aim: Goal, pace: Pace, known: dict[str, float], spent: float
) -> None:
    steps = rank(cards, aim, TODAY, pace=pace, priors=known)
    chosen = of_today(steps, aim, spent)
    assert chosen == steps[: len(chosen)]
    assert not chosen or spent + sum(s.seconds for s in chosen[:-1]) < aim.minutes * 60


PRINT_A_PLAN = """
from llm_interview.core.countdown import Goal, Prospect, rank
from llm_interview.core.memory import Memory
cards = [
    Prospect(card=f"c{n}", weight=1.0 + n % 3, topic="t", last=739000 - n,
             memory=Memory(stability=0.5 + n, difficulty=1 + n % 9))
    for n in range(1, 30)
]
print(rank(cards, Goal(interview=739020, minutes=10), 739000))
"""


def test_the_plan_is_the_same_to_the_letter_whatever_the_time_zone_and_the_hash_seed() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", PRINT_A_PLAN],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for zone, seed in (("UTC", "0"), ("Asia/Ho_Chi_Minh", "1"), ("America/St_Johns", "2"))
    }
    assert len(said) == 1
