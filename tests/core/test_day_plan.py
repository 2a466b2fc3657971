"""What a plan says on one day: order, minutes, what was missed, what is put off."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.day_plan import Footing, footing, queue_of_steps
from llm_interview.core.interview import Interview
from llm_interview.core.memory import Memory
from llm_interview.core.pace import Answers, Timed
from llm_interview.core.plan_json import no_plan_json, plan_json
from llm_interview.core.plan_view import PlanView, from_fields, to_fields, view_of
from llm_interview.core.progress import Progress, Today
from llm_interview.core.ratings import Rating
from llm_interview.core.schedule import CardState

DAY = date(2026, 11, 22)
NOTHING = Answers(first_ratings={}, first=Timed(), later={}, later_timed={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a plan needs of a card."""

    id: str
    topic: str = "attn"
    tier: str = "should"


def asked(days_ago: int, rating: Rating = "good", stability: float = 4.0) -> CardState:
    last = DAY - timedelta(days=days_ago)
    return CardState(
        phase="learning" if rating == "again" else "review",
        memory=Memory(stability=stability, difficulty=5.0),
        first_day=last,
        last_day=last,
        due=last + timedelta(days=4),
        reps=1,
        lapses=0,
        last_rating=rating,
    )


def plan(
    ids: Iterable[str],
    progress: Progress | None = None,
    *,
    minutes: int = 20,
    days: int = 20,
    answers: Answers = NOTHING,
) -> Footing:
    cards = [Card(id=id_) for id_ in ids]
    interview = Interview(day=DAY + timedelta(days=days), minutes=minutes)
    topics = {card.id: card.topic for card in cards}
    return footing(interview, cards, progress or Progress(day=DAY), answers, topics)  # type: ignore[arg-type]


def today_of(found: Footing, minutes: float | None = None) -> list[str]:
    return [step.card for step in found.of_today(found.steps(), minutes)]


def test_today_is_as_much_as_the_minutes_hold() -> None:
    found = plan("abcdefgh", minutes=4)
    assert today_of(found) == ["a", "b", "c"]
    assert today_of(found, minutes=2) == ["a", "b"]
    assert today_of(replace(found, spent=200)) == ["a"]
    assert today_of(replace(found, spent=240)) == []


def test_suspended_cards_are_no_part_of_a_plan_and_buried_ones_wait_for_tomorrow() -> None:
    progress = Progress(day=DAY, suspended=frozenset("a"), buried=frozenset("b"))
    found = plan("abc", progress)
    assert [one.card for one in found.prospects] == ["b", "c"]
    assert today_of(found) == ["c"]


def test_what_was_missed_today_comes_first_and_what_was_passed_today_does_not_come() -> None:
    states = {"x": asked(0, "again"), "y": asked(0), "z": asked(9)}
    found = plan("abxyz", Progress(day=DAY, states=states))
    assert today_of(found)[0] == "x"
    assert "y" not in today_of(found)
    assert set(today_of(found)) == {"a", "b", "x", "z"}


def test_missed_cards_take_of_the_minutes() -> None:
    states = {name: asked(0, "again") for name in "uvwxyz"}
    found = plan("abuvwxyz", Progress(day=DAY, states=states), minutes=2)
    assert today_of(found) == ["u", "v", "w", "x"]


def test_a_flagged_card_and_one_of_a_better_topic_come_earlier() -> None:
    flagged = plan("abc", Progress(day=DAY, flagged=frozenset("c")))
    assert [step.card for step in flagged.steps()] == ["c", "a", "b"]


def test_a_topic_that_was_known_at_once_leaves_less_to_gain() -> None:
    cards = [Card(id="a"), Card(id="b", topic="rag"), Card(id="k"), Card(id="m", topic="rag")]
    answers = Answers(
        first_ratings={"k": "good", "m": "again"}, first=Timed(), later={}, later_timed={}
    )
    interview = Interview(day=DAY + timedelta(days=9))
    topics = {card.id: card.topic for card in cards}
    found = footing(interview, cards[:2], Progress(day=DAY), answers, topics)  # type: ignore[arg-type]
    assert found.priors == {"attn": 2 / 3, "rag": 1 / 3}
    assert [step.card for step in found.steps()] == ["b", "a"]


def test_the_seconds_of_today_are_those_answered() -> None:
    assert plan("a", Progress(day=DAY, today=Today(ms=61_000))).spent == 61


def test_new_cards_of_a_session_are_bounded_where_that_is_asked() -> None:
    progress = Progress(day=DAY, states={"x": asked(9), "y": asked(0)}, today=Today(new=1))
    steps = plan("abcx", progress).steps()
    assert [item.card for item in queue_of_steps(steps, progress, 2) if item.kind == "new"] == ["a"]
    assert {item.card for item in queue_of_steps(steps, progress)} == set("abcx")
    assert {item.card for item in queue_of_steps(steps, progress, 0)} == {"x"}


def whole(found: Footing) -> PlanView:
    return view_of(found, found.outlook(), None)


def test_the_whole_plan_counts_what_it_shows() -> None:
    states = {"x": asked(9), "y": asked(2)}
    shown = whole(plan("abcxy", Progress(day=DAY, states=states)))
    assert (shown.cards, shown.seen, shown.new_today) == (5, 2, 3)
    assert shown.minutes_today == -(-sum(seconds for _, seconds, _ in shown.today) // 60)
    assert (shown.days_left, shown.used_up, shown.following) == (20, False, "2026-11-22")


def test_the_headline_is_that_of_the_whole_plan() -> None:
    found = plan("abcxy", Progress(day=DAY, states={"x": asked(9)}), minutes=1)
    head = view_of(found, None, found.readiness())
    assert not head.is_whole
    assert replace(whole(found), coverage=None, drop=None) == head


@pytest.mark.parametrize(("days", "following"), [(2, "2026-11-23"), (0, None)])
def test_when_today_is_done_it_goes_on_tomorrow_up_to_the_day(
    days: int, following: str | None
) -> None:
    found = plan("abc", Progress(day=DAY, today=Today(ms=1_200_000)), days=days)
    shown = whole(found)
    assert (shown.today, shown.used_up, shown.following) == ((), True, following)


def test_where_nothing_is_left_to_gain_there_is_no_next_day() -> None:
    assert whole(plan("a", Progress(day=DAY, suspended=frozenset("a")))).following is None


def test_a_plan_without_cards_leads_nowhere() -> None:
    shown = whole(plan(""))
    assert (shown.readiness, shown.is_whole) == (None, True)
    document = plan_json(shown)
    assert (document["cards"], document["readiness"], document["today"]) == (0, None, [])


STATES = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.builds(asked, st.integers(0, 60), st.sampled_from(("again", "hard", "good", "easy")))
    | st.builds(asked, st.integers(0, 60), st.just("good"), st.floats(0.01, 400)),
)


@given(STATES, st.integers(1, 60), st.integers(0, 60))
def test_the_document_is_whole_and_within_the_minutes(
    states: dict[str, CardState], minutes: int, days: int
) -> None:
    shown = whole(plan("abcdefgh", Progress(day=DAY, states=states), minutes=minutes, days=days))
    document, ready = plan_json(shown), shown.readiness
    assert document.keys() == no_plan_json(None, DAY).keys()
    seconds = [seconds for _, seconds, _ in shown.today]
    assert sum(seconds[:-1]) < minutes * 60
    assert len({card for card, _, _ in shown.today}) == len(shown.today)
    assert ready is not None
    assert 0 <= ready.low <= ready.if_kept <= ready.high <= 1
    assert from_fields(json.loads(json.dumps(to_fields(shown)))) == shown


@given(STATES, st.permutations("abcdefgh"))
def test_the_order_in_which_cards_are_listed_makes_no_difference(
    states: dict[str, CardState], ids: list[str]
) -> None:
    progress = Progress(day=DAY, states=states)
    one, other = whole(plan("abcdefgh", progress)), whole(plan(ids, progress))
    assert plan_json(one)["today"] == plan_json(other)["today"]


@pytest.mark.parametrize(("days", "left"), [(3, 3), (-2, -2)])
def test_where_no_plan_runs_the_days_are_told_all_the_same(days: int, left: int) -> None:
    interview = Interview(day=DAY + timedelta(days=days))
    assert no_plan_json(interview, DAY)["days_left"] == left
    assert no_plan_json(None, DAY)["days_left"] is None
