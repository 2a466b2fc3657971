"""Answers from another program among one's own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from llm_interview.core.review import PastReview
from llm_interview.core.schedule import card_state

from .learner import NOON, Learner

HANOI = timezone(timedelta(hours=7))
PAST = (
    PastReview(card="a", rating="good", at=datetime(2026, 10, 1, 3, 59, tzinfo=HANOI), ms=1500),
    PastReview(card="a", rating="again", at=datetime(2026, 10, 5, 9, tzinfo=HANOI), lang="vi"),
    PastReview(card="b", rating="easy", at=datetime(2026, 10, 5, 9, tzinfo=HANOI)),
)


def test_they_keep_their_instants_and_study_days(learner: Learner) -> None:
    with learner.open() as store:
        assert store.record_past(PAST) == 3
        found = list(store.reviews("a"))
    assert [(r.at, r.tz, r.day, r.rating, r.ms, r.lang) for r in found] == [
        (datetime(2026, 9, 30, 20, 59, tzinfo=UTC), 420, date(2026, 9, 30), "good", 1500, "en"),
        (datetime(2026, 10, 5, 2, tzinfo=UTC), 420, date(2026, 10, 5), "again", 0, "vi"),
    ]


def test_the_schedule_is_replayed_from_them(learner: Learner) -> None:
    with learner.open() as store:
        store.record_past(PAST)
        states = store.progress().states
        assert states["a"] == card_state(store.reviews("a"))
    assert states["a"].lapses == 1


def test_what_is_here_already_is_not_added_again(learner: Learner) -> None:
    for expected in (3, 0):
        with learner.open() as store:
            assert store.record_past(PAST) == expected
        learner.later(days=1)
    with learner.open() as store:
        assert store.record_past([*PAST, PAST[0]]) == 0
        assert len(list(store.reviews())) == 3


def test_answers_given_here_come_back_without_being_doubled(learner: Learner) -> None:
    learner.study("a")
    with learner.open() as store:
        own = next(iter(store.reviews("a")))
        again = PastReview(card="a", rating="good", at=own.at.astimezone(HANOI))
        assert store.record_past([again]) == 0


def test_later_answers_still_sort_after_earlier_ones_of_the_session(learner: Learner) -> None:
    with learner.open() as store:
        store.record_review(card="c", rating="good")
        store.record_past(PAST)
        store.record_review(card="c", rating="again")
        assert [review.rating for review in store.reviews("c")] == ["good", "again"]
        assert all(review.at >= NOON for review in store.reviews("c"))


def test_they_survive_a_new_index(learner: Learner) -> None:
    learner.study("z")
    with learner.open() as store:
        store.record_past(PAST)
        live = store.state_hash()
    learner.forget_cache()
    with learner.open() as store:
        assert store.state_hash() == live
        assert [r.n for r in store.reviews()] == [1, 2, 3, 1]


def test_nothing_to_add_writes_nothing(learner: Learner) -> None:
    with learner.open() as store:
        assert store.record_past([]) == 0
    assert learner.batches() == []
