"""What is told to the store is there afterwards: in this process, the next, and another."""

from __future__ import annotations

import json
import stat
from datetime import timedelta, timezone

import pytest

from llm_interview.core.review import Review
from llm_interview.store.durable import make_dirs

from .learner import NOON, Learner


def test_a_first_look_creates_nothing(learner: Learner) -> None:
    with learner.open() as store:
        assert not store.progress().states
        assert list(store.reviews()) == []
        assert store.undo() is None
        assert store.redo() is None
        assert list(store.answers()) == []
        assert store.day_totals() == {}
    assert not learner.home.exists()


def test_a_review_is_there_at_once_and_in_the_next_session(learner: Learner) -> None:
    with learner.open() as store:
        review = store.record_review(card="a", rating="good", lang="vi", ms=5000, answer="vì sao")
        assert store.progress().states["a"].due == store.study_day() + timedelta(days=2)
    with learner.open() as store:
        assert list(store.reviews()) == list(store.reviews("a")) == [review]
        assert list(store.reviews("b")) == []
        assert list(store.answers()) == [(review.id, "vì sao")]
        today = store.progress().today
        assert (today.new, today.ms, store.progress().streak) == (1, 5000, 1)
        assert store.day_totals()[store.study_day()].answers == 1


def test_a_session_ends_as_one_sealed_file_for_its_owner_only(learner: Learner) -> None:
    learner.study("a", "b")
    (batch,) = learner.batches()
    assert batch.parent == learner.places.batches / "2026" / "11"
    assert stat.S_IMODE(batch.stat().st_mode) == 0o444
    assert [json.loads(line)["n"] for line in batch.read_text().splitlines()] == [1, 2]
    assert learner.journals() == []
    (answers,) = learner.places.answers.glob("*.jsonl")
    assert stat.S_IMODE(answers.stat().st_mode) == 0o600
    assert stat.S_IMODE(learner.places.data.stat().st_mode) == 0o700


def test_a_running_session_has_a_journal_of_its_own(learner: Learner) -> None:
    with learner.open() as store:
        store.record_review(card="a", rating="good")
        (journal,) = learner.journals()
        assert stat.S_IMODE(journal.stat().st_mode) == 0o600


def test_a_closed_store_can_be_used_again(learner: Learner) -> None:
    store = learner.open()
    store.record_review(card="a", rating="good")
    store.close()
    store.record_review(card="b", rating="good")
    store.close()
    assert len(learner.batches()) == 2
    assert set(store.progress().states) == {"a", "b"}


def test_all_devices_are_told_apart_and_one_keeps_its_name(learner: Learner) -> None:
    learner.study("a")
    learner.study("b")
    with learner.open() as store:
        assert len({review.dev for review in store.reviews()}) == 1
    (learner.places.data / "device").write_text("damaged")
    learner.study("c")
    with learner.open() as store:
        assert len({review.dev for review in store.reviews()}) == 2


def test_marks_wordings_notes_and_settings_are_kept(learner: Learner) -> None:
    with learner.open() as store:
        store.suspend("a")
        store.bury("b")
        store.flag("c")
        store.flag("d")
        store.unflag("d")
        store.accept("a", ["p"], "zh", "一样")
        store.note("a", "ask again")
        store.set("retention", 0.8)
    with learner.open() as store:
        progress = store.progress()
        assert [progress.suspended, progress.buried, progress.flagged] == [{"a"}, {"b"}, {"c"}]
        assert [wording.text for wording in progress.wordings("a")] == ["一样"]
        assert (progress.notes, progress.kernel.retention) == ({"a": "ask again"}, 0.8)
        store.unsuspend("a")
        assert store.progress().suspended == frozenset()


def test_a_rename_carries_the_history_over_and_is_undone_by_one_back(learner: Learner) -> None:
    learner.study("old", "other")
    with learner.open() as store:
        store.alias("old", "new")
        assert set(store.progress().states) == {"new", "other"}
        assert [review.card for review in store.reviews("new")] == ["old"]
        live = store.state_hash()
        learner.forget_cache()
    with learner.open() as store:
        assert store.state_hash() == live
        store.alias("new", "old")
        assert set(store.progress().states) == {"old", "other"}


def test_a_new_retention_moves_all_due_days(learner: Learner) -> None:
    learner.study("a", "b")
    with learner.open() as store:
        before = store.progress().states
        store.set("retention", 0.8)
        after = store.progress().states
        assert all(after[card].due > before[card].due for card in "ab")
        store.set("retention", None)
        assert store.progress().states == before


def test_undo_goes_back_to_the_beginning_over_many_sessions(learner: Learner) -> None:
    learner.study("a", "b")
    with learner.open() as store:
        store.suspend("c")
    undone = []
    for _ in range(4):
        with learner.open() as store:
            event = store.undo()
            undone.append(event and (type(event).__name__, getattr(event, "card", "")))
    assert undone == [("CardMark", "c"), ("Review", "b"), ("Review", "a"), None]
    with learner.open() as store:
        assert not store.progress().states


def test_redo_brings_everything_back_in_turn(learner: Learner) -> None:
    learner.study("a", "b")
    with learner.open() as store:
        before = store.state_hash()
        assert [getattr(store.undo(), "card", None) for _ in range(3)] == ["b", "a", None]
    with learner.open() as store:
        assert [getattr(store.redo(), "card", None) for _ in range(3)] == ["a", "b", None]
        assert set(store.progress().states) == {"a", "b"}
        assert store.progress().states == learner.open().progress().states
        store.suspend("a")
        assert getattr(store.undo(), "kind", None) == "suspend"
        assert getattr(store.redo(), "kind", None) == "suspend"
    assert before


def test_a_wording_for_several_points_goes_and_comes_as_one(learner: Learner) -> None:
    with learner.open() as store:
        store.accept("a", ["p0"], "en", "mine")
        store.accept("a", ["p1", "p2", "p3"], "en", "mine")
    points = ["p0", "p1", "p2", "p3"]

    def accepted() -> list[str]:
        with learner.open() as store:
            return [wording.point for wording in store.progress().wordings("a")]

    assert accepted() == points
    with learner.open() as store:
        assert getattr(store.undo(), "point", None) == "p1"
    assert accepted() == ["p0"]
    with learner.open() as store:
        assert getattr(store.undo(), "point", None) == "p0"
        assert store.undo() is None
        assert getattr(store.redo(), "point", None) == "p0"
        assert getattr(store.redo(), "point", None) == "p1"
        assert store.redo() is None
    assert accepted() == points
    with learner.open() as store:
        store.accept("a", ["p4", "p5"], "en", "mine")
        assert getattr(store.undo(), "point", None) == "p4"
        assert getattr(store.undo(), "point", None) == "p1"
    assert accepted() == ["p0"]


def test_after_something_new_there_is_nothing_to_redo(learner: Learner) -> None:
    with learner.open() as store:
        store.record_review(card="a", rating="good")
        store.undo()
        store.record_review(card="b", rating="good")
        assert store.redo() is None
        undone = store.undo()
        assert isinstance(undone, Review)
        assert undone.card == "b"


def test_a_clock_that_stands_still_keeps_the_order_of_what_was_done(learner: Learner) -> None:
    for card in "abc":
        with learner.open() as store:
            store.record_review(card=card, rating="good")
    with learner.open() as store:
        assert [review.card for review in store.reviews()] == ["a", "b", "c"]
    for card in "cba":
        with learner.open() as store:
            assert getattr(store.undo(), "card", None) == card
    for card in "abc":
        with learner.open() as store:
            assert getattr(store.redo(), "card", None) == card


@pytest.mark.parametrize("back", [timedelta(minutes=5), timedelta(hours=20), timedelta(days=400)])
def test_a_clock_set_back_loses_nothing_and_the_last_word_counts(
    learner: Learner, back: timedelta
) -> None:
    with learner.open() as store:
        store.record_review(card="a", rating="good")
        store.suspend("a")
        store.set("lang", "vi")
    learner.later(seconds=-back.total_seconds())
    with learner.open() as store:
        store.unsuspend("a")
        store.set("lang", "zh")
        store.record_review(card="b", rating="good")
        progress = store.progress()
        assert progress.suspended == frozenset()
        assert progress.settings["lang"] == "zh"
        assert set(progress.states) == {"a", "b"}
        assert getattr(store.undo(), "card", None) == "b"


def test_the_study_day_is_the_local_one(learner: Learner) -> None:
    learner.now = NOON.replace(hour=20).astimezone(timezone(timedelta(hours=7)))
    with learner.open() as store:
        late = store.record_review(card="a", rating="good")
        learner.later(hours=1)
        early = store.record_review(card="b", rating="good")
    assert (late.day.day, early.day.day, late.tz) == (22, 23, 420)


def test_half_characters_from_a_terminal_are_replaced(learner: Learner) -> None:
    with learner.open() as store:
        store.record_review(card="a", rating="good", answer="x\udcff")
        store.note("a", "\ud800!")
    with learner.open() as store:
        assert [answer for _, answer in store.answers()] == ["x?"]
        assert store.progress().notes == {"a": "?!"}


def test_a_torn_answer_is_passed_over(learner: Learner) -> None:
    learner.study("a")
    (file,) = learner.places.answers.glob("*.jsonl")
    with file.open("ab") as stream:
        stream.write(b'{"id":"x","ans')
    with learner.open() as store:
        assert [answer for _, answer in store.answers()] == ["about a"]


def test_folders_are_made_once_by_whoever_is_first(learner: Learner) -> None:
    make_dirs(learner.home / "a" / "b")
    make_dirs(learner.home / "a" / "b")
    assert (learner.home / "a" / "b").is_dir()
