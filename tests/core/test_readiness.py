"""Where the plan leads: readiness on the day, what the minutes cover, what to leave out."""

from __future__ import annotations

import random
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core import rollout
from llm_interview.core.beforehand import beforehand
from llm_interview.core.countdown import Goal, Prospect, of_today, rank
from llm_interview.core.memory import DEFAULT, first, next_memory, retrievability
from llm_interview.core.outcomes import Outcomes
from llm_interview.core.pace import START, Pace
from llm_interview.core.ratings import Rating
from llm_interview.core.readiness import Outlook, Readiness, outlook, readiness
from llm_interview.core.rollout import Course, blocks, play
from tests.effort import calls

from .planning import TODAY, goal, goals, new, paces, priors, prospects, seen


def course(
    aim: Goal, pace: Pace = START, priors: dict[str, float] | None = None, spent: float = 0.0
) -> Course:
    outcomes = Outcomes(parameters=DEFAULT, pace=pace)
    return Course(goal=aim, today=TODAY, outcomes=outcomes, priors=priors or {}, spent=spent)


def ready(cards: list[Prospect], aim: Goal) -> Readiness:
    found = readiness(cards, course(aim))
    assert found is not None
    return found


def looked(cards: list[Prospect], aim: Goal) -> Outlook:
    found = outlook(cards, course(aim))
    assert found is not None
    return found


def many(count: int) -> list[Prospect]:
    return [seen(f"c{n:04}", 1.0 + n / 100, ago=1 + n % 60) for n in range(count)]


def test_now_and_without_more_study_readiness_is_what_memory_leaves() -> None:
    cards = [seen("a", 5.0, ago=5, weight=3), seen("b", 1.0, ago=9)]
    found = ready(cards, goal(10))
    assert found.now == pytest.approx((3 * retrievability(5.0, 5) + retrievability(1.0, 9)) / 4), (
        "by weight"
    )
    assert found.stopped == pytest.approx(
        (3 * retrievability(5.0, 15) + retrievability(1.0, 19)) / 4
    )
    assert found.stopped < found.now < found.kept


def test_cards_never_asked_count_with_the_chance_to_know_them() -> None:
    found = ready([new("a"), new("b")], goal(10))
    assert (found.now, found.stopped) == (0.5, 0.5)
    known = readiness([new("a"), new("b")], course(goal(10), priors={"t": 0.5}))
    assert known == found


def test_what_is_read_on_the_morning_of_the_interview_is_likely_but_not_sure() -> None:
    found = ready([seen(f"c{number}", weight=number) for number in range(1, 7)], goal(0, 99))
    assert found.now == found.stopped == pytest.approx(0.9)
    assert 0.95 < found.kept < found.high < 1


def test_the_interval_is_wider_below_a_share_that_is_nearly_all() -> None:
    found = ready([seen(f"c{number}", 200) for number in range(40)], goal(10))
    assert found.kept - found.low > found.high - found.kept > 0


def test_more_minutes_lead_further() -> None:
    cards = [new(f"c{number:03}") for number in range(200)]
    kept = [ready(cards, goal(30, minutes)).kept for minutes in (1, 5, 10, 20, 40)]
    assert all(less < more for less, more in pairwise(kept))


def test_minutes_used_today_are_gone() -> None:
    cards = [new(f"c{number:02}") for number in range(40)]
    fresh, used = (readiness(cards, course(goal(1), spent=spent)) for spent in (0.0, 600.0))
    assert fresh is not None
    assert used is not None
    assert used.kept == used.stopped < fresh.kept


def test_after_the_day_and_without_cards_there_is_nothing_to_say() -> None:
    for cards, aim in (([new("a")], goal(-1)), ([], goal(5))):
        assert readiness(cards, course(aim)) is None
        assert outlook(cards, course(aim)) is None


def test_where_the_minutes_do_not_do_the_least_important_cards_are_to_be_left_out() -> None:
    cards = [new(f"m{n:02}", weight=3) for n in range(30)]
    cards += [new(f"s{n:02}", weight=2) for n in range(30)]
    cards += [new(f"d{n:02}", weight=1) for n in range(30)]
    found = looked(cards, goal(10, 5))
    assert found.coverage.all == 90
    assert found.coverage.seen == 90 - len(found.drop)
    assert list(found.drop) == sorted(found.drop, key=lambda card: ("dsm".index(card[0]), card))
    assert found.drop[0] == "d00"
    assert "m00" not in found.drop


def test_the_minutes_named_for_all_cards_are_enough_and_not_many_too_many() -> None:
    cards = [new(f"c{number:03}") for number in range(300)]
    few = looked(cards, goal(30, 10)).coverage
    assert few.seen < few.all
    assert few.minutes_for_all == 17
    enough = looked(cards, goal(30, 17)).coverage
    assert (enough.seen, enough.minutes_for_all) == (300, 17)
    assert looked(cards, goal(30, 13)).coverage.seen < 300


def test_what_no_day_holds_is_not_promised() -> None:
    cards = [new(f"c{number:04}") for number in range(1500)]
    assert looked(cards, goal(1)).coverage.minutes_for_all is None


def test_the_expected_outcome_is_what_playing_by_lot_comes_to() -> None:
    """50 learners whose memory is as believed keep the plan; their mean is the figure promised."""
    cards = [new(f"c{number:02}") for number in range(40)]
    aim = goal(10, 6)
    ended = [_by_lot(cards, aim, seed) for seed in range(50)]
    assert ready(cards, aim).kept == pytest.approx(sum(ended) / len(ended), abs=0.02)


def _by_lot(cards: list[Prospect], aim: Goal, seed: int) -> float:
    """The share recalled on the day by one learner who keeps the plan."""
    lot = random.Random(seed)
    now = {card.card: card for card in cards}
    for day in range(TODAY, aim.interview):
        for step in of_today(rank(list(now.values()), aim, day), aim):
            rating: Rating = "again"
            if lot.random() < step.now:
                rating = lot.choices(("hard", "good", "easy"), (0.2, 0.7, 0.1))[0]
            now[step.card] = _answered(now[step.card], rating, day)
    return sum(
        retrievability(card.memory.stability, aim.interview - card.last)
        if card.memory is not None and card.last is not None
        else 0.5
        for card in now.values()
    ) / len(now)


def _answered(card: Prospect, rating: Rating, day: int) -> Prospect:
    if card.memory is None or card.last is None:
        memory = first(rating)
    else:
        memory = next_memory(card.memory, rating, day - card.last)
    if rating == "again":
        memory = next_memory(memory, "good", 0)
    return Prospect(card=card.card, weight=1.0, topic="t", memory=memory, last=day)


@given(prospects(), goals, paces(), priors)
def test_shares_are_shares_and_the_interval_lies_around_them(
    cards: list[Prospect], aim: Goal, pace: Pace, known: dict[str, float]
) -> None:
    found = readiness(cards, course(aim, pace, known))
    assert found is not None
    assert 0 <= found.low <= found.kept <= found.high <= 1
    assert 0 <= found.stopped <= found.now + 1e-9 <= 1 + 1e-9


@given(prospects(), goals, paces(), priors)
def test_the_outlook_says_the_same_as_the_headline_and_drops_no_card_that_was_asked(
    cards: list[Prospect], aim: Goal, pace: Pace, known: dict[str, float]
) -> None:
    found = outlook(cards, course(aim, pace, known))
    assert found is not None
    assert found.readiness == readiness(cards, course(aim, pace, known))
    assert found.coverage.seen + len(found.drop) == found.coverage.all == len(cards)
    assert set(found.drop) <= {card.card for card in cards if card.memory is None}
    assert found.drop == () or (found.coverage.minutes_for_all or 9999) > aim.minutes


@given(prospects(), goals, priors)
def test_a_day_played_through_keeps_the_cards_and_their_order(
    cards: list[Prospect], aim: Goal, known: dict[str, float]
) -> None:
    outcomes = Outcomes(parameters=DEFAULT, pace=START)
    course = Course(goal=aim, today=TODAY, outcomes=outcomes, priors=known)
    played = play(cards, course)
    assert [(c.card, c.weight, c.topic) for c in played] == [
        (c.card, c.weight, c.topic) for c in cards
    ]
    asked = [c.last for c in played if c.last is not None]
    assert all(last <= max(TODAY, aim.interview - 1) for last in asked), "nothing past the eve"


@given(st.integers(0, 500), st.integers(1, 4))
def test_every_day_up_to_the_eve_is_in_one_block(days: int, parts: int) -> None:
    found = list(blocks(TODAY, TODAY + days, parts))
    covered = [first + place for first, length in found for place in range(length)]
    assert covered == list(range(TODAY, TODAY + max(1, days)))


def test_a_deck_of_many_cards_is_ranked_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rollout, "FEWER_FROM", 50)
    small, large = (calls(partial(ready, many(count), goal(60))) for count in (50, 200))
    assert large < 2 * small


def test_a_learner_who_never_answered_is_taken_to_know_half_and_little_is_sure() -> None:
    found = beforehand([new("a"), new("b", topic="u")], {})
    assert found.chances == {"t": 0.5, "u": 0.5}
    assert found.variance({"t": 0.5, "u": 0.5}) > 0.08, "hardly less than of any share at all"


def test_many_answers_say_more_and_a_topic_never_asked_goes_by_the_others() -> None:
    cards = [seen(f"s{number}") for number in range(98)] + [new("a"), new("b", topic="u")]
    found = beforehand(cards, {"t": 0.9})
    assert found.chances["t"] == pytest.approx(0.9, abs=0.01)
    assert found.chances["u"] == pytest.approx(0.9, abs=0.01)
    assert found.variance({"t": 1.0}) < 0.003 < found.variance({"u": 1.0})
