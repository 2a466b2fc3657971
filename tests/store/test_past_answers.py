"""Answers from another program among one's own."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta, timezone

from llm_interview.core.progress import fold
from llm_interview.core.review import PastReview, Review
from llm_interview.core.reviews import Imported
from llm_interview.core.schedule import card_state
from llm_interview.store.index_rows import reviews_where

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
        assert [r.n for r in store.reviews()] == [2, 3, 4, 1]  # the import itself is the first


def test_nothing_to_add_writes_nothing(learner: Learner) -> None:
    with learner.open() as store:
        assert store.record_past([]) == 0
    assert learner.batches() == []


def test_one_undo_takes_a_whole_import_back_and_one_redo_brings_it_again(learner: Learner) -> None:
    learner.study("c")
    learner.later(minutes=5)
    with learner.open() as store:
        store.record_past(PAST, "deck.apkg")
    learner.later(days=1)
    with learner.open() as store:
        assert store.undo() == next(mark for mark in store._fresh().marks() if mark.n == 1)
        assert [review.card for review in store.reviews()] == ["c"]
        assert set(store.progress().states) == {"c"}
    with learner.open() as store:
        redone = store.redo()
        assert isinstance(redone, Imported)
        assert (redone.source, redone.count) == ("deck.apkg", 3)
        assert set(store.progress().states) == {"a", "b", "c"}
        assert isinstance(store.undo(), Imported)
        undone = store.undo()
        assert isinstance(undone, Review)
        assert undone.card == "c"
        assert store.undo() is None


def test_what_was_done_after_an_import_is_undone_before_it(learner: Learner) -> None:
    with learner.open() as store:
        store.record_past(PAST)
        own = store.record_review(card="c", rating="good")
        assert store.undo() == own
        assert isinstance(store.undo(), Imported)
        assert list(store.reviews()) == []


def test_an_import_that_was_undone_can_be_made_again(learner: Learner) -> None:
    with learner.open() as store:
        store.record_past(PAST)
        store.undo()
        assert store.record_past(PAST) == 3
        assert store.redo() is None
    with learner.open() as store:
        assert len(list(store.reviews())) == 3
        store.undo()
        assert list(store.reviews()) == []


def test_an_import_from_before_imports_were_one_action_is_still_undone_answer_by_answer(
    learner: Learner,
) -> None:
    with learner.open() as store:
        store.record_past(PAST)
    (sealed,) = learner.batches()
    rows = [json.loads(row) for row in sealed.read_text().splitlines()]
    older = [{k: v for k, v in row.items() if k != "group"} for row in rows if "card" in row]
    text = "".join(json.dumps(row) + "\n" for row in older)
    name = f"{hashlib.sha256(text.encode()).hexdigest()}.jsonl"
    sealed.with_name(name).write_text(text)
    sealed.unlink()
    learner.forget_cache()
    learner.places.data.joinpath("count").unlink()
    with learner.open() as store:
        assert [review.group for review in store.reviews()] == ["", "", ""]
        assert isinstance(store.undo(), Review)
        assert len(list(store.reviews())) == 2


def test_the_index_and_a_fold_of_all_events_agree_on_an_import_taken_back(
    learner: Learner,
) -> None:
    with learner.open() as store:
        store.record_past(PAST)
        store.record_review(card="c", rating="good")
        store.undo()
        store.undo()
        store.record_review(card="a", rating="hard")
        index = store._fresh()
        everything = [*index.marks(), *reviews_where(index._connection, index._words, "1")]
        folded, kept = fold(everything, store.study_day()), store.progress()
        assert len(everything) == 8
        assert folded.states == kept.states
        assert set(kept.states) == {"a"}
