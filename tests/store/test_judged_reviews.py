"""A judge's grade in the history: beside the offline one, in old and new indexes alike."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from llm_interview.core.judge_grades import JudgeGrade

from .learner import Learner

JUDGED = JudgeGrade(model="qwen3:8b", verdict="partial", points=(("p1", "covered"),), ms=900)


def record(learner: Learner) -> None:
    with learner.open() as store:
        store.record_review(card="a", rating="good", grader="core/1", verdict="correct")
        store.record_review(
            card="a", rating="hard", grader="core/1", verdict="correct", judge=JUDGED
        )


def judges(learner: Learner) -> list[JudgeGrade | None]:
    with learner.open() as store:
        return [review.judge for review in store.reviews("a")]


def test_it_comes_back_from_the_index_and_from_the_history_alone(learner: Learner) -> None:
    record(learner)
    assert judges(learner) == [None, JUDGED]
    learner.forget_cache()
    assert judges(learner) == [None, JUDGED]


def test_an_index_of_the_version_before_is_made_anew(learner: Learner) -> None:
    record(learner)
    assert len(judges(learner)) == 2
    with contextlib.closing(sqlite3.connect(learner.places.cache / "index.sqlite")) as index:
        index.execute("ALTER TABLE reviews RENAME COLUMN judge TO other")
        index.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
        index.commit()
    assert judges(learner) == [None, JUDGED]


def test_it_moves_neither_schedule_nor_undo(learner: Learner, tmp_path: Path) -> None:
    record(learner)
    with Learner(tmp_path / "unjudged").open() as store:
        store.record_review(card="a", rating="good", grader="core/1", verdict="correct")
        store.record_review(card="a", rating="hard", grader="core/1", verdict="correct")
        other = store.progress().states
    with learner.open() as store:
        assert store.progress().states == other
        store.undo()
        assert [review.judge for review in store.reviews("a")] == [None]
        store.redo()
        assert [review.judge for review in store.reviews("a")] == [None, JUDGED]
