"""Changing a card in the middle of a session, and the learner's own note on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from llm_interview.app.drill import Revise, drill
from llm_interview.core.grades import Answer
from llm_interview.core.questions import Question
from llm_interview.core.queue import QueueItem
from llm_interview.loader.cache import open_library
from tests.app.scripted import Script, desk

RIGHT = "softmax turns scores into probabilities that sum to one"


def items(*cards: str) -> list[QueueItem]:
    return [QueueItem(card=card, kind="new") for card in cards]


def rewriting(folder: Path, old: str, new: str) -> tuple[Revise, list[str]]:
    """What an editor does that changes the deck, and the cards it was opened for."""
    opened: list[str] = []

    def revise(question: Question) -> Question:
        opened.append(question.id)
        path = folder / "deck" / "cards.yaml"
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        library = open_library((), shipped=folder / "deck", cache=None)
        return library.question(question.id)

    return revise, opened


def test_a_card_changed_at_the_question_is_put_again_with_its_new_text(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([":e", "it adds", "3"])
    revise, opened = rewriting(tmp_path, "Softmax turns scores into probabilities", "It adds")
    drill(table, face, items("one"), revise=revise)
    assert opened == ["one"]
    assert face.shown == ["one", "one"]
    assert face.grades[0].question.spoken["en"].startswith("It adds")
    assert [review.text for review in table.store.reviews()] == [
        face.grades[0].question.fingerprint
    ]


def test_a_card_changed_at_the_rating_grades_the_same_answer_anew(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script(["it adds apples", "e", "3"])
    changed = "It adds apples to one"
    revise, _ = rewriting(
        tmp_path, "Softmax turns scores into probabilities that sum to one", changed
    )
    drill(table, face, items("one"), revise=revise)
    first, second = face.grades
    assert (first.answer, first.grade.verdict) == (second.answer, "incorrect")
    assert second.grade.score > first.grade.score
    assert second.question.spoken["en"].startswith(changed)
    assert list(table.store.answers()) == [(face.saved_ids[0], "it adds apples")]


def test_a_card_left_as_it_was_goes_on_as_it_was(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([RIGHT, "e", "3"])
    drill(table, face, items("one"), revise=lambda question: question)
    assert (face.shown, len(face.grades)) == (["one"], 1)
    assert [review.rating for review in table.store.reviews()] == ["good"]


def test_an_option_that_was_picked_stays_picked(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script(["1", "e", "3"])
    revise, _ = rewriting(tmp_path, "What does softmax do?", "What does softmax really do?")
    drill(table, face, items("one"), mode="choice", revise=revise)
    assert len({view.picked for view in face.grades}) == 1
    assert [review.rating for review in table.store.reviews()] == ["good"]


def test_without_a_terminal_it_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([":e", RIGHT, "e", "3"])
    drill(table, face, items("one"))
    assert face.said == ["edit_needs_terminal"] * 2
    assert len(list(table.store.reviews())) == 1


def test_the_learners_note_is_shown_with_the_answer_in_every_mode(tmp_path: Path) -> None:
    table = desk(tmp_path)
    table.store.note("one", "say «normalised»")
    for mode in ("type", "choice"):
        face = Script(["1", "3"])
        drill(table, face, items("one"), mode="type" if mode == "type" else "choice")
        assert face.grades[0].note == "say «normalised»"


def test_a_text_taken_in_is_asked_and_graded_from_then_on(tmp_path: Path) -> None:
    table = desk(tmp_path)
    old, other = table.question("one"), table.question("two")
    answer = Answer(text="a unit of the vocabulary with an integer id", lang="en")
    assert table.judge(old, answer).verdict == "incorrect"
    new = replace(old, spoken=other.spoken, key_points=other.key_points)
    table.library.take_in(new)
    assert table.question("one") is new
    assert table.judge(new, answer).score == table.judge(other, answer).score
