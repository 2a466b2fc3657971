"""Drill and quiz by choice, point by point and aloud, with a scripted learner."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from llm_interview.app.asking import Asking
from llm_interview.app.desk import Desk
from llm_interview.app.drill import drill
from llm_interview.app.quiz import quiz
from llm_interview.core.langs import LANGS
from llm_interview.core.queue import QueueItem
from llm_interview.core.replies import Key, Typed, read_choice
from llm_interview.core.session import QuestionView
from llm_interview.terminal.catalog import Catalog
from tests.app.scripted import DECK, Script, desk

CHOICES = """
- id: softmax
  question: What does softmax do?
  answer: Softmax turns scores into probabilities that sum to one.
  key_points: [Softmax turns scores into probabilities that sum to one.]
  contradictions: [softmax leaves the scores unchanged]
  pitfalls: [{wrong: Softmax picks the largest score only., right: That is argmax.}]
- id: token
  question: {en: What is a token?, vi: Token là gì?}
  answer: {en: A token is a unit of the vocabulary., vi: Token là một đơn vị của từ vựng.}
  key_points:
    - {en: A token is a unit of the vocabulary., vi: Token là một đơn vị của từ vựng.}
- {id: dropout, question: What is dropout?,
   answer: Dropout sets random activations to zero during training.}
"""
POINTS = """
- id: decode
  question: {en: How does temperature work?, vi: Temperature làm gì?}
  answer: {en: It divides logits. High values flatten., vi: Chia logit. Cao thì phẳng.}
  key_points:
    - {id: divide, required: true, weight: 60, cues: {en: [logits]},
       text: {en: Temperature divides every logit before softmax., vi: Chia mọi logit cho T.}}
    - {id: flat, weight: 40, cues: {en: [uniform]},
       text: {en: High values flatten the distribution., vi: T cao thì phân phối phẳng.}}
"""
DIVIDE = "temperature divides every logit before softmax"
FLAT = "high values flatten the distribution"
ELSEWHERE = "dropout sets random activations to zero during training"
"""What is right about another card."""


def items(*cards: str) -> list[QueueItem]:
    return [QueueItem(card=card, kind="new") for card in cards]


def statuses(face: Script) -> dict[str, str]:
    return {point.id: point.status for point in face.grades[0].grade.points}


def test_the_right_option_suggests_good_and_a_wrong_one_again(tmp_path: Path) -> None:
    table, face = desk(tmp_path, CHOICES), Script(["RIGHT", "", "RIGHT", "4"])
    summary = drill(table, face, items("softmax", "softmax"), mode="choice")
    assert face.suggested == ["good", "good"]
    assert [outcome.rating for outcome in summary.outcomes] == ["good", "easy"]


def test_a_wrong_option_suggests_again_and_comes_back(tmp_path: Path) -> None:
    table, face = desk(tmp_path, CHOICES), Script(["WRONG", "", "RIGHT", ""])
    drill(table, face, items("softmax"), mode="choice")
    assert face.suggested == ["again", "good"]
    assert {review.grader for review in table.store.reviews()} == {"choice/1"}


def test_an_empty_line_shows_the_answer_and_counts_as_again(tmp_path: Path) -> None:
    face = Script(["", ""])
    drill(desk(tmp_path, CHOICES), face, items("softmax"), mode="choice")
    assert face.suggested == ["again"]
    assert face.grades[0].picked is None


def test_what_is_no_option_is_told_and_asked_again(tmp_path: Path) -> None:
    face = Script(["7", "?", "what", ":h", "RIGHT", "!", "3"])
    drill(desk(tmp_path, CHOICES), face, items("softmax"), mode="choice")
    assert face.said == ["bad_key", "bad_key", "bad_key", "help_choice", "bad_key"]
    assert not face.lines


def test_a_pick_is_never_kept_as_a_wording_of_the_learner(tmp_path: Path) -> None:
    table = desk(tmp_path, CHOICES)
    drill(table, Script(["WRONG", "!", "!1", "3"]), items("softmax"), mode="choice")
    assert not table.progress.accepted


def test_in_another_language_the_options_are_others(tmp_path: Path) -> None:
    face = Script([":l", "đơn vị của từ vựng", "3"])
    drill(desk(tmp_path, CHOICES), face, items("token"), mode="choice")
    assert face.langs == ["en", "vi"]
    assert face.said == ["no_choice", "no_choice"]  # three cards lend too little


def test_a_card_without_neighbours_is_typed(tmp_path: Path) -> None:
    table, face = desk(tmp_path, DECK.split("\n- {id: two")[0]), Script(["softmax", "3"])
    drill(table, face, items("one"), mode="choice")
    assert face.said == ["no_choice"]
    assert [review.grader for review in table.store.reviews()] == ["core/1"]


def test_a_quiz_offers_the_same_options_for_the_same_cards(tmp_path: Path) -> None:
    table, first, second = desk(tmp_path, CHOICES), Script(["1"]), Script(["3"])
    quiz(table, first, ["softmax"], mode="choice")
    quiz(table, second, ["softmax"], mode="choice")
    assert first.grades[0].choice is not None
    assert first.grades[0].choice == second.grades[0].choice


def test_points_are_told_one_by_one_until_all_are_said(tmp_path: Path) -> None:
    table, face = desk(tmp_path, POINTS), Script([DIVIDE, "the weather is nice", FLAT, ""])
    drill(table, face, items("decode"), mode="points")
    assert face.said == ["earned", "point_missing", "earned"]
    assert face.told[0] == "Temperature divides every logit before softmax."
    assert [review.rating for review in table.store.reviews()] == ["good"]
    kept = [text for _, text in table.store.answers()]
    assert [line.rstrip(".") for line in kept[0].split("\n")] == [
        DIVIDE,
        "the weather is nice",
        FLAT,
    ]


def test_an_empty_line_ends_the_points_and_all_lines_are_graded_together(tmp_path: Path) -> None:
    table, face = desk(tmp_path, POINTS), Script([DIVIDE, "", ""])
    drill(table, face, items("decode"), mode="points")
    # No word of the line speaks of flattening, and that point need not be said.
    assert statuses(face) == {"divide": "covered", "flat": "missing"}
    assert [(review.ms, review.rating) for review in table.store.reviews()] == [(2000, "good")]


@pytest.mark.parametrize("line", [ELSEWHERE, "no idea", "I don't know"])
def test_a_line_about_something_else_makes_no_point(tmp_path: Path, line: str) -> None:
    table, face = desk(tmp_path, POINTS), Script([line, "", ""])
    drill(table, face, items("decode"), mode="points")
    assert statuses(face) == {"divide": "missing", "flat": "missing"}
    assert [(review.rating, review.score) for review in table.store.reviews()] == [("again", 0.0)]


def test_the_end_of_input_keeps_the_points_said_so_far(tmp_path: Path) -> None:
    table = desk(tmp_path, POINTS)
    drill(table, Script([DIVIDE]), items("decode"), mode="points")
    assert [text for _, text in table.store.answers()] == [DIVIDE + "."]


def test_no_line_at_all_is_a_reveal(tmp_path: Path) -> None:
    face = Script(["", ""])
    drill(desk(tmp_path, POINTS), face, items("decode"), mode="points")
    assert face.suggested == ["again"]


def test_hints_go_to_the_most_valuable_open_point(tmp_path: Path) -> None:
    face = Script(["?", "?", DIVIDE, "?", FLAT, ""])
    drill(desk(tmp_path, POINTS), face, items("decode"), mode="points")
    assert [text for key, text in zip(face.said, face.told, strict=True) if key == "hint"] == [
        "logits",
        "Temperature divides …",
        "uniform",
    ]
    assert face.suggested == ["hard"]  # two hints to one point


def test_a_point_told_whole_gives_way_to_the_next(tmp_path: Path) -> None:
    face = Script(["?"] * 7 + [DIVIDE, FLAT, ""])
    drill(desk(tmp_path, POINTS), face, items("decode"), mode="points")
    assert face.said[:7] == ["hint"] * 6 + ["no_more_hints"]
    assert face.suggested == ["again"]


@pytest.mark.parametrize(
    ("hints", "suggested"), [(0, "good"), (1, "good"), (2, "hard"), (3, "again")]
)
def test_each_hint_caps_the_suggestion_of_a_typed_answer(
    tmp_path: Path, hints: int, suggested: str
) -> None:
    face = Script(["?"] * hints + [f"{DIVIDE}. {FLAT}", ""])
    drill(desk(tmp_path, POINTS), face, items("decode"))
    assert face.suggested == [suggested]


def test_lines_that_were_typed_stay_when_the_language_changes(tmp_path: Path) -> None:
    table, face = desk(tmp_path, POINTS), Script([DIVIDE, ":l", FLAT, ""])
    drill(table, face, items("decode"), mode="points")
    assert [review.rating for review in table.store.reviews()] == ["good"]
    assert face.langs == ["en", "vi"]


def test_aloud_the_learner_rates_and_that_is_the_verdict(tmp_path: Path) -> None:
    table = desk(tmp_path)
    summary = drill(table, Script(["", "3", "", "2"]), items("one", "two"), mode="speak")
    assert [o.grade.verdict for o in summary.outcomes] == ["correct", "partial"]
    assert [(r.rating, r.score, r.grader) for r in table.store.reviews()] == [
        ("good", 1.0, "self/1"),
        ("hard", 0.5, "self/1"),
    ]


def test_the_seconds_to_speak_are_a_setting(tmp_path: Path) -> None:
    table = desk(tmp_path)
    assert seconds_given(table) == 30
    table.store.set("speak_seconds", 45)
    assert seconds_given(table) == 45


def seconds_given(table: Desk) -> int:
    asking = Asking(desk=table, face=Script([]))
    card = table.question("one")
    asking.put(QuestionView(question=card, lang="en", number=1, total=1, mode="speak"))
    return asking.view.seconds


def test_a_quiz_aloud_asks_for_a_rating_and_scores_it(tmp_path: Path) -> None:
    face = Script(["", "9", "3", "", "1", ":h", ""])
    result = quiz(desk(tmp_path), face, ["one", "two", "three"], mode="speak")
    assert [a.outcome.grade.verdict for a in result.answers] == [
        "correct",
        "incorrect",
        "incorrect",
    ]
    assert face.said == ["bad_key", "help_speak_quiz"]


def test_a_quiz_says_what_can_be_typed(tmp_path: Path) -> None:
    face = Script([":h", ":u", ":q"])
    quiz(desk(tmp_path), face, ["one"])
    assert face.said == ["help_answer_quiz", "bad_key"]


def test_the_help_of_a_quiz_names_no_key_that_a_quiz_has_not() -> None:
    for lang in LANGS:
        say = Catalog(lang)
        for mode in ("answer", "choice", "points", "speak", "reveal"):
            keys = re.findall(r":[a-z]", say(f"help_{mode}_quiz"))
            assert keys == [":q"]


@pytest.mark.parametrize("line", ["2", "b", " B ", "(2)", "2.", "２", "ｂ"])
def test_an_option_is_picked_by_number_or_letter(line: str) -> None:
    assert read_choice(line, 5, 4) == Typed(text="2", ms=5)


@pytest.mark.parametrize("line", ["0", "5", "e", "ab", "12", "二", "?"])
def test_anything_else_picks_nothing(line: str) -> None:
    assert read_choice(line, 5, 4) == Key(command="unknown", argument=line)


def test_commands_work_where_options_are_picked() -> None:
    assert read_choice(":q", 5, 4) == Key(command="quit", argument=":q")
    assert read_choice("", 5, 4) == Typed(text="", ms=5)


def test_help_at_a_rating_of_ones_own_names_no_overruling(tmp_path: Path) -> None:
    table, face = desk(tmp_path, POINTS), Script(["", "h", "3"])
    drill(table, face, items("decode"), mode="reveal")
    assert face.said == ["help_rating_self"]
    assert "!" not in Catalog("en")("help_rating_self")
