"""State is a fold over a set of events: their order of arrival makes no difference."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.progress import Progress, fold, kernel_of, streak
from llm_interview.core.ratings import AcceptedWording
from llm_interview.core.review import Event, Review
from llm_interview.core.reviews import Accepted, Alias, MarkKind, Note, Setting

from .histories import DAY, head, mark, retraction, review

ALPHABET = "abc"


def progress_of(*events: Event, days: int = 0) -> Progress:
    return fold(events, DAY + timedelta(days=days))


def test_nothing_happened_yet() -> None:
    assert progress_of() == Progress(day=DAY)


def test_a_retraction_takes_a_review_back() -> None:
    assert not progress_of(review("1", "a", "good"), retraction("2", "1", 1)).states


def test_a_redo_brings_it_back_and_an_undo_takes_it_again() -> None:
    events: list[Event] = [review("1", "a", "good"), retraction("2", "1", 1)]
    events.append(retraction("3", "2", 2))
    assert progress_of(*events).states
    events.append(retraction("4", "3", 3))
    assert not progress_of(*events).states


def test_a_retraction_may_arrive_before_what_it_takes_back() -> None:
    assert not progress_of(retraction("2", "1", 0), review("1", "a", "good", minute=5)).states


def test_a_second_retraction_keeps_it_down_when_the_first_is_taken_back() -> None:
    both = (retraction("2", "1", 1), retraction("3", "1", 1), retraction("4", "2", 2))
    assert not progress_of(review("1", "a", "good"), *both).states


def test_retractions_in_a_circle_take_nothing_back() -> None:
    circle = (retraction("2", "3", 1), retraction("3", "2", 1), retraction("4", "4", 1))
    also = (retraction("5", "1", 1), retraction("2b", "5", 1), retraction("3b", "2b", 1))
    assert progress_of(review("0", "a", "good"), *circle).states
    assert not progress_of(review("1", "a", "good"), *circle, *also).states


@pytest.mark.parametrize(("on", "off"), [("suspend", "unsuspend"), ("flag", "unflag")])
def test_the_last_mark_counts(on: MarkKind, off: MarkKind) -> None:
    def held(*events: Event) -> frozenset[str]:
        progress = progress_of(*events)
        return progress.suspended if on == "suspend" else progress.flagged

    assert held(mark("1", on, "a")) == {"a"}
    assert held(mark("1", on, "a"), mark("2", off, "a", 1)) == set()
    assert held(mark("2", on, "a", 2), mark("1", off, "a", 1)) == {"a"}


def test_a_buried_card_comes_back_the_next_day() -> None:
    buried = mark("1", "bury", "a")
    assert progress_of(buried).buried == {"a"}
    assert progress_of(buried, days=1).buried == set()


def test_a_renamed_card_keeps_its_history() -> None:
    events = [review("1", "old", "good"), mark("2", "suspend", "old", 1)]
    renamed = Alias(**head("3", 2), old="old", new="new")
    progress = progress_of(*events, renamed, review("4", "old", "good", minute=3))
    assert set(progress.states) == progress.suspended == {"new"}
    assert progress.states["new"].reps == 2


def test_renaming_back_and_on_follows_the_latest_name() -> None:
    there = Alias(**head("1", 1), old="a", new="b")
    back = Alias(**head("2", 2), old="b", new="a")
    on = Alias(**head("3", 3), old="a", new="c")
    seen = review("4", "b", "good")
    assert set(progress_of(there, seen).states) == {"b"}
    assert set(progress_of(there, back, seen).states) == {"a"}
    assert set(progress_of(there, back, on, seen).states) == {"c"}


def test_an_undone_rename_gives_the_histories_back() -> None:
    events = [review("1", "a", "good"), review("2", "b", "again", 1)]
    joined = Alias(**head("3", 2), old="a", new="b")
    assert progress_of(*events, joined).states["b"].reps == 2
    parted = progress_of(*events, joined, retraction("4", "3", 3))
    assert {card: state.reps for card, state in parted.states.items()} == {"a": 1, "b": 1}


def test_a_quiz_moves_the_schedule_only_when_it_was_asked_to() -> None:
    quiz = Review(**head("1", 0), card="a", rating="good", mode="quiz")
    scheduled = Review(**head("2", 1), card="b", rating="good", mode="quiz", scheduled=True)
    progress = progress_of(quiz, scheduled)
    assert set(progress.states) == {"b"}
    assert progress.streak == 1


def test_today_counts_every_card_once_and_all_its_time() -> None:
    events = [
        review("1", "old", "good", days=-5),
        review("2", "old", "again", 1),
        review("3", "old", "good", 2),
        review("4", "new", "again", 3),
        review("5", "new", "good", 4),
    ]
    today = progress_of(*events).today
    assert (today.new, today.reviews, today.ms) == (1, 1, 4000)
    assert progress_of(*events, days=1).today.reviews == 0


def test_accepted_wordings_notes_and_settings_stand_until_they_are_taken_back() -> None:
    first = Accepted(**head("1", 0), card="a", point="p", lang="vi", text="như nhau")
    again = Accepted(**head("2", 1), card="a", point="p", lang="vi", text="như nhau")
    strange = Accepted(**head("3", 2), card="a", point="p", lang="fr", text="pareil")
    wording = AcceptedWording(card="a", point="p", lang="vi", text="như nhau")
    progress = progress_of(first, again, strange)
    assert progress.accepted == progress.wordings("a") == (wording,)
    assert progress.wordings("b") == ()
    notes = (
        Note(**head("4", 0), card="a", text="ask again"),
        Note(**head("5", 1), card="b", text=""),
    )
    assert progress_of(*notes).notes == {"a": "ask again"}
    settings = Setting(**head("6", 0), key="k", value=1), Setting(**head("7", 1), key="k", value=2)
    assert progress_of(*settings).settings == {"k": 2}
    assert progress_of(*settings, Setting(**head("8", 2), key="k", value=None)).settings == {}


@pytest.mark.parametrize("wrong", ["0.9", 0.2, 1.0, None, True])
def test_a_retention_that_makes_no_sense_is_the_default(wrong: object) -> None:
    assert kernel_of({"retention": wrong}) == kernel_of({})


def test_history_is_replayed_under_the_weights_and_retention_set_now() -> None:
    weights = [w * 1.1 for w in kernel_of({}).parameters.weights]
    settings = Setting(**head("2", 9), key="weights", value=weights)
    retention = Setting(**head("3", 9), key="retention", value=0.8)
    plain = progress_of(review("1", "a", "good")).states["a"]
    moved = progress_of(review("1", "a", "good"), settings, retention).states["a"]
    assert moved.memory.stability == pytest.approx(plain.memory.stability * 1.1)
    assert moved.due > plain.due


@pytest.mark.parametrize("wrong", ["x", [1, 2], ["x"] * 21, [1e300] * 21, [None] * 21, [-5.0] * 21])
def test_weights_that_make_no_sense_are_the_default(wrong: object) -> None:
    assert kernel_of({"weights": wrong}) == kernel_of({})


def test_the_streak_forgives_the_day_not_yet_studied() -> None:
    days = [DAY - timedelta(days=back) for back in (1, 2, 3, 5)]
    assert streak(days, DAY) == 3
    assert streak([*days, DAY], DAY) == 4
    assert streak(days, DAY + timedelta(days=1)) == 0


@st.composite
def histories(draw: st.DrawFn) -> Sequence[Event]:
    """Sets of events that refer to one another, with clashing instants."""
    events: list[Event] = []
    for number in range(draw(st.integers(0, 14))):
        name, minute = f"e{number}", draw(st.integers(0, 3))
        card = draw(st.sampled_from(ALPHABET))
        kind = draw(st.sampled_from(["review", "retract", "suspend", "unsuspend", "alias"]))
        if kind == "review":
            rating = draw(st.sampled_from(["again", "good"]))
            events.append(review(name, card, rating, minute, draw(st.integers(-3, 3))))  # type: ignore[arg-type]
        elif kind == "retract":
            events.append(retraction(name, f"e{draw(st.integers(0, 14))}", minute))
        elif kind == "alias":
            to = draw(st.sampled_from(ALPHABET))
            events.append(Alias(**head(name, minute), old=card, new=to))
        else:
            events.append(mark(name, kind, card, minute))  # type: ignore[arg-type]
    return events


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_of_events_comes_to_the_same(
    events: Sequence[Event], chance: random.Random
) -> None:
    shuffled = [*events, *chance.sample(events, k=len(events) // 2)]
    chance.shuffle(shuffled)
    assert fold(shuffled, DAY) == fold(events, DAY)


@given(histories())
def test_retracting_everything_leaves_nothing(events: Sequence[Event]) -> None:
    plain = [event for event in events if not event.id.startswith("r")]
    undo = [retraction(f"r{event.id}", event.id, 9) for event in plain]
    assert fold([*plain, *undo], DAY) == Progress(day=DAY)
