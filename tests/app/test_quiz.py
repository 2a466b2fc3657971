"""The quiz with a scripted learner."""

from __future__ import annotations

from pathlib import Path

from llm_interview.app.quiz import quiz, sample
from tests.app.scripted import Script, desk

RIGHT = "softmax turns scores into probabilities that sum to one"


def test_a_seed_repeats_the_sample_whatever_the_order_of_cards() -> None:
    cards = [f"card-{n}" for n in range(30)]
    assert sample(cards, 5, 7) == sample(cards[::-1], 5, 7)
    assert sample(cards, 5, 7) != sample(cards, 5, 8)


def test_a_quiz_leaves_the_schedule_alone(tmp_path: Path) -> None:
    table = desk(tmp_path)
    result = quiz(table, Script([RIGHT, "no idea"]), ["one", "two"])
    assert [outcome.grade.verdict for outcome in result.summary.outcomes] == [
        "correct",
        "incorrect",
    ]
    assert not table.progress.states
    assert [review.mode for review in table.store.reviews()] == ["quiz", "quiz"]


def test_a_quiz_moves_the_schedule_when_asked_to(tmp_path: Path) -> None:
    table = desk(tmp_path)
    quiz(table, Script([RIGHT]), ["one"], schedule=True)
    assert set(table.progress.states) == {"one"}


def test_tags_are_scored_weakest_first(tmp_path: Path) -> None:
    result = quiz(desk(tmp_path), Script(["", RIGHT, ""]), ["two", "one", "three"])
    assert list(result.tags) == ["basics", "tok", "math"]
    assert (result.tags["basics"].asked, result.tags["basics"].incorrect) == (2, 2)
    assert result.tags["math"].correct == 1


def test_the_end_of_input_ends_the_quiz_with_what_was_answered(tmp_path: Path) -> None:
    result = quiz(desk(tmp_path), Script([RIGHT]), ["one", "two"])
    assert len(result.answers) == 1
    assert not result.summary.interrupted


def test_interrupting_keeps_what_was_answered(tmp_path: Path) -> None:
    result = quiz(desk(tmp_path), Script([RIGHT, "^C"]), ["one", "two"])
    assert result.summary.interrupted
    assert len(result.answers) == 1


def test_interrupting_a_rating_keeps_the_answer_with_the_suggestion(tmp_path: Path) -> None:
    table = desk(tmp_path)
    result = quiz(table, Script(["", "^C"]), ["one", "two"], mode="reveal")
    assert result.summary.interrupted
    assert [answer.outcome.rating for answer in result.answers] == ["again"]
    assert [review.card for review in table.store.reviews()] == ["one"]


def test_hints_cap_the_rating_and_other_keys_are_named(tmp_path: Path) -> None:
    face = Script(["?", "?", ":l", RIGHT])
    result = quiz(desk(tmp_path), face, ["one"])
    assert face.said == ["hint", "hint", "bad_key"]
    assert result.answers[0].outcome.rating == "hard"
