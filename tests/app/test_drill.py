"""The daily session with a scripted learner."""

from __future__ import annotations

from pathlib import Path

import pytest

from llm_interview.app.drill import drill
from llm_interview.core.queue import QueueItem
from llm_interview.core.ratings import Rating
from llm_interview.core.replies import Key
from llm_interview.core.session import GradeView, RatingView
from tests.app.scripted import DECK, Script, desk
from tests.app.test_modes import POINTS

RIGHT = "softmax turns scores into probabilities that sum to one"


def items(*cards: str) -> list[QueueItem]:
    return [QueueItem(card=card, kind="new") for card in cards]


def test_a_rated_answer_is_kept_with_what_was_typed(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([RIGHT, ""])
    drill(table, face, items("one"))
    reviews = list(table.store.reviews())
    assert [(r.card, r.rating, r.suggested, r.mode) for r in reviews] == [
        ("one", "good", "good", "drill")
    ]
    assert list(table.store.answers()) == [(face.saved_ids[0], RIGHT)]


def test_the_learner_overrules_the_suggestion(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([RIGHT, "4"])
    summary = drill(table, face, items("one"))
    assert face.suggested == ["good"]
    assert [outcome.rating for outcome in summary.outcomes] == ["easy"]


def test_an_empty_answer_is_a_reveal_and_counts_as_again(tmp_path: Path) -> None:
    face = Script(["", ""])
    summary = drill(desk(tmp_path), face, items("one"))
    assert [outcome.rating for outcome in summary.outcomes] == ["again"]


def test_a_card_rated_again_comes_back_in_the_session(tmp_path: Path) -> None:
    face = Script(["", "", "token id vocabulary", "3", RIGHT, "3"])
    drill(desk(tmp_path), face, items("one", "two"))
    assert face.shown == ["one", "two", "one"]


def test_the_end_of_input_before_a_rating_records_the_suggestion(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([RIGHT])
    drill(table, face, items("one", "two"))
    assert [review.rating for review in table.store.reviews()] == ["good"]


def test_a_hint_caps_the_suggestion(tmp_path: Path) -> None:
    face = Script(["?", "?", RIGHT, "", "?", "?", "?", "?", RIGHT, ""])
    drill(desk(tmp_path), face, items("one", "one"))
    assert face.suggested == ["hard", "again"]
    assert face.said == ["hint"] * 5 + ["no_more_hints"]


def test_undo_takes_the_last_rating_back_and_asks_its_card_again(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([RIGHT, "1", ":u", RIGHT, "3"])
    summary = drill(table, face, items("one", "two"))
    assert face.shown == ["one", "two", "one", "two"]
    assert [(o.card, o.rating) for o in summary.outcomes] == [("one", "good")]
    assert [review.rating for review in table.store.reviews()] == ["good"]


def test_undo_at_the_rating_returns_to_the_card_before(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([RIGHT, "3", "a token has an id", "u"])
    drill(table, face, items("one", "two"))
    assert face.shown == ["one", "two", "one"]
    assert not list(table.store.reviews())


def test_there_is_nothing_to_undo_at_the_start(tmp_path: Path) -> None:
    face = Script([":u", RIGHT, ""])
    drill(desk(tmp_path), face, items("one"))
    assert face.said == ["nothing_to_undo"]


def test_suspend_puts_the_card_away_without_a_review(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([":s", "token", "s"])
    summary = drill(table, face, items("one", "two"))
    assert not summary.outcomes
    assert table.progress.suspended == {"one", "two"}


def test_undoing_a_suspension_brings_the_card_back(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([":s", ":u", RIGHT, ""])
    drill(table, face, items("one", "two"))
    assert face.shown == ["one", "two", "one", "two"]
    assert not table.progress.suspended


def test_a_flag_stays_on_the_card_and_the_session_goes_on(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([":f", RIGHT, "f", ""])
    drill(table, face, items("one"))
    assert table.progress.flagged == {"one"}
    assert face.said == ["flagged", "flagged"]


def test_interrupting_keeps_what_was_rated_and_says_so(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([RIGHT, "3", "^C"])
    summary = drill(table, face, items("one", "two"))
    assert summary.interrupted
    assert [review.card for review in table.store.reviews()] == ["one"]


def test_interrupting_at_the_rating_keeps_the_answer_with_the_suggestion(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([RIGHT, "^C"])
    summary = drill(table, face, items("one", "two"))
    assert summary.interrupted
    assert [(review.card, review.rating) for review in table.store.reviews()] == [("one", "good")]
    assert [outcome.card for outcome in summary.outcomes] == ["one"]


def test_a_closed_output_keeps_the_answer_it_could_not_grade_in_public(tmp_path: Path) -> None:
    class Deaf(Script):
        def grade(self, view: GradeView) -> None:  # noqa: ARG002 - a Face
            raise BrokenPipeError

    table = desk(tmp_path)
    with pytest.raises(BrokenPipeError):
        drill(table, Deaf([RIGHT, "3"]), items("one"))
    assert [review.card for review in table.store.reviews()] == ["one"]


def test_quitting_at_the_rating_records_the_suggestion(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([RIGHT, ":q"])
    drill(table, face, items("one", "two"))
    assert [review.rating for review in table.store.reviews()] == ["good"]
    assert face.shown == ["one"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("it makes a distribution", True), ("不知道", False), ("…?", False), (RIGHT, False)],
)
def test_i_was_right_is_offered_where_there_are_words_and_a_point_for_them(
    tmp_path: Path, typed: str, *, offered: bool
) -> None:
    table, face = desk(tmp_path), Script([typed, "2"])
    drill(table, face, items("one"))
    assert face.overruling == [offered]


def test_a_warm_up_asks_each_card_once_and_leaves_what_was_not_known_to_the_drill(
    tmp_path: Path,
) -> None:
    table, face = desk(tmp_path), Script(["", "1", "", "1"])
    drill(table, face, items("one", "two"), repeats=False)
    assert face.shown == ["one", "two"]
    assert [review.rating for review in table.store.reviews()] == ["again", "again"]


def test_i_was_right_keeps_the_phrase_and_grades_again(tmp_path: Path) -> None:
    table = desk(tmp_path)
    first = Script(["it makes a distribution", "!", ""])
    drill(table, first, items("one"))
    assert first.said == ["accepted"]
    assert first.suggested[-1] == "good"
    second = Script(["it makes a distribution", ""])
    drill(table, second, items("one"))
    assert second.suggested == ["good"]


@pytest.mark.parametrize(
    "typed", ["", "!", "…?", "I don't know", "không biết", "em không biết ạ", "不知道"]
)
def test_not_to_know_is_never_kept_as_a_wording(tmp_path: Path, typed: str) -> None:
    table, face = desk(tmp_path), Script([typed, "!", ""])
    drill(table, face, items("one"))
    assert face.said == ["no_wording"]
    assert not table.progress.accepted


@pytest.mark.parametrize("key", ["!1", "!9", "!1 9"])
def test_a_point_that_cannot_be_chosen_is_not_called_the_last(tmp_path: Path, key: str) -> None:
    table, face = desk(tmp_path, POINTS), Script(["it squashes", "!1", key, ""])
    drill(table, face, items("decode"))
    assert face.said == ["accepted", "open_points"]


def test_where_every_point_is_covered_none_is_left_to_choose(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([RIGHT, "!", "!1", ""])
    drill(table, face, items("one"))
    assert face.said == ["nothing_to_accept", "nothing_to_accept"]


def test_i_was_right_can_be_undone(tmp_path: Path) -> None:
    table = desk(tmp_path)
    drill(table, Script(["it makes a distribution", "!", "u"]), items("one"))
    assert not table.progress.accepted


def test_i_was_right_on_several_points_is_undone_at_once(tmp_path: Path) -> None:
    table, face = desk(tmp_path, POINTS), Script(["it squashes", "!1 2", "u", "u", "!1 2", ""])
    drill(table, face, items("decode"))
    assert face.said == ["accepted", "undone", "nothing_to_undo", "accepted"]
    assert face.points[0] == ("1", "2")
    assert {wording.point for wording in table.progress.wordings("decode")} == {"divide", "flat"}


def test_once_i_was_right_is_undone_the_first_grade_stands_again(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script(["it makes a distribution", "!", "u", ""])
    drill(table, face, items("one"))
    first, better, again = (view.grade for view in face.grades)
    assert better.verdict == "correct"
    assert again == first
    assert face.suggested[0] == face.suggested[-1] != face.suggested[1]
    assert [review.rating for review in table.store.reviews()] == [face.suggested[0]]


def test_a_card_is_either_learned_or_weak_by_its_last_rating(tmp_path: Path) -> None:
    summary = drill(
        desk(tmp_path), Script([RIGHT, "1", RIGHT, "2", RIGHT, "3"]), items("one", "two")
    )
    assert [outcome.card for outcome in summary.outcomes] == ["one", "two", "one"]
    assert (summary.learned, summary.weak) == (("one",), ("two",))


def test_a_wrong_key_is_named_and_nothing_happens(tmp_path: Path) -> None:
    table, face = desk(tmp_path), Script([":x", "it splits", "9", ":h", "3"])
    drill(table, face, items("one"))
    assert face.said == ["bad_key", "bad_key", "help_rating"]
    assert len(list(table.store.reviews())) == 1


def test_the_same_card_in_another_language(tmp_path: Path) -> None:
    deck = DECK.replace("question: What is a token?", "question: {en: Token?, vi: Token là gì?}")
    deck = deck.replace(
        "answer: A token is a unit of the vocabulary with an integer id.",
        "answer: {en: A unit with an id., vi: Một đơn vị có id.}",
    )
    table, face = desk(tmp_path, deck), Script([":l", "đơn vị có id", "l", "3", ":l"])
    drill(table, face, items("two", "one"))
    assert face.langs == ["en", "vi", "en", "en"]
    assert face.said == ["other_language"]
    assert [review.lang for review in table.store.reviews()] == ["vi"]


def test_another_language_is_for_one_card_and_the_next_is_asked_as_chosen(tmp_path: Path) -> None:
    both = "{en: Token?, vi: Token là gì?}"
    said = "answer: {en: A unit with an id., vi: Một đơn vị có id.}"
    deck = f"- id: one\n  question: {both}\n  {said}\n- id: two\n  question: {both}\n  {said}\n"
    table, face = desk(tmp_path, deck), Script([":l", "đơn vị", "3", "unit", "l", "3"])
    drill(table, face, items("one", "two"))
    assert face.langs == ["en", "vi", "en", "vi"]


def test_the_session_ends_when_the_minutes_are_used(tmp_path: Path) -> None:
    face = Script([RIGHT, "3", "token id", "3"])
    summary = drill(desk(tmp_path), face, items("one", "two"), minutes=0)
    assert not summary.outcomes


def test_a_leech_is_shown_as_one(tmp_path: Path) -> None:
    table = desk(tmp_path)
    for _ in range(9):
        drill(table, Script(["x", "3", "x", "1", "x", "3"]), items("one", "one", "one"))
    face = Script([])
    drill(table, face, items("one"))
    assert "leech" in face.said


def test_the_keys_of_a_rating_are_shown_anew_only_where_they_say_something_else(
    tmp_path: Path,
) -> None:
    seen: list[bool] = []

    class Watching(Script):
        def rating(self, view: RatingView) -> Rating | Key:
            seen.append(view.again)
            return super().rating(view)

    face = Watching(["it cools the thing", "x", "h", "!", "3"])
    drill(desk(tmp_path), face, [QueueItem(card="one", kind="new")])
    assert seen == [False, True, True, False]
