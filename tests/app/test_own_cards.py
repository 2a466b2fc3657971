"""Writing cards with an editor that does as it is told, and people who decide."""

from __future__ import annotations

import pytest

from llm_interview.app.own_cards import Choice
from llm_interview.core.errors import FileFault
from llm_interview.loader.library import load_library
from tests.app.writing_room import (
    Hand,
    Room,
    Step,
    change,
    failing,
    fill,
    gone,
    interrupt,
    nothing,
    put,
    template,
)


def test_a_new_card_lies_in_its_topic_under_an_id_that_stays(room: Room) -> None:
    made = room.new(Hand([fill()]))
    assert (made.outcome, made.code, made.cards) == ("kept", 0, ("what-is-a-token",))
    (name, text), *more = room.files().items()
    assert (name, more) == ("mine/what-is-a-token.yaml", [])
    assert "id: what-is-a-token\n" in text
    assert "#" not in text


def test_the_topic_the_author_writes_names_the_folder(room: Room) -> None:
    room.new(Hand([lambda path: (fill()(path), change("topic: mine", "topic: other")(path))]))
    assert list(room.files()) == ["other/what-is-a-token.yaml"]


def test_a_card_without_a_topic_is_mine(room: Room) -> None:
    room.new(Hand([lambda path: (fill()(path), change("topic: mine\n", "")(path))]))
    assert list(room.files()) == ["mine/what-is-a-token.yaml"]


def test_an_untouched_template_makes_no_card(room: Room) -> None:
    for step in (nothing, change("tags: []", "tags:  []"), put(template().text + "\n\n")):
        made = room.new(Hand([step]))
        assert (made.outcome, made.code, room.files()) == ("unchanged", 0, {})


def test_a_card_goes_behind_the_others_of_a_deck(room: Room) -> None:
    deck = room.decks / "deck.yaml"
    room.new(Hand([fill()]), deck)
    made = room.new(Hand([fill("What is dropout?", "Dropout zeroes activations.")]), deck)
    assert made.path == deck
    assert made.cards == ("what-is-dropout",)
    assert [q.id for q in load_library((), shipped=room.decks).questions] == [
        "what-is-a-token",
        "what-is-dropout",
    ]


def test_a_deck_that_cannot_take_it_is_left_alone_and_the_card_is_kept_aside(room: Room) -> None:
    deck = room.folder / "deck.yaml"
    deck.write_text("- q: [", "utf-8")
    with pytest.raises(FileFault) as fault:
        room.new(Hand([fill()]), deck)
    assert deck.read_text("utf-8") == "- q: ["
    (name, text), *_ = room.files().items()
    assert name in fault.value.hint
    assert "What is a token?" in text


def test_findings_are_shown_and_the_file_opens_again_at_the_first_of_them(room: Room) -> None:
    broken, mended = put("question: What?\nanswer: [\n"), put("question: What?\nanswer: That.\n")
    hand = Hand([broken, mended], ["again"])
    made = room.new(hand)
    assert [p.code for p in hand.findings[0]] == ["C004"]
    assert hand.opened[1][1] == hand.findings[0][0].line
    assert made.outcome == "kept"


@pytest.mark.parametrize(
    ("choice", "outcome", "code"),
    [("leave", "left", 1), ("discard", "discarded", 0), ("interrupt", "interrupted", 130)],
)
def test_what_is_not_kept_lies_aside(room: Room, choice: Choice, outcome: str, code: int) -> None:
    made = room.new(Hand([put("question: What?\n")], [choice]))
    assert (made.outcome, made.code) == (outcome, code)
    assert made.draft is not None
    assert made.draft.read_text("utf-8") == "question: What?\n"
    assert made.draft.parent.parent == room.decks


def test_keeping_a_draft_without_a_card_leaves_it_aside(room: Room) -> None:
    made = room.new(Hand([put("question: What?\n")], ["keep"]))
    assert (made.outcome, made.code) == ("left", 1)
    assert made.draft is not None


def test_keeping_a_card_with_an_error_keeps_it_and_says_so(room: Room) -> None:
    text = "id: a\nquestion: What?\nanswer: That it is.\nkind: wrong\n"
    made = room.new(Hand([put(text)], ["keep"]))
    assert (made.outcome, made.code) == ("kept", 1)


def test_an_id_of_another_own_card_is_an_error_and_of_a_shipped_one_replaces_it(
    room: Room,
) -> None:
    card = "id: {}\ntopic: mine\nquestion: What is it?\nanswer: It is that.\n"
    assert room.new(Hand([put(card.format("soft"))])).replaced == ("soft",)
    hand = Hand([put(card.format("soft"))])
    assert room.new(hand).outcome == "left"
    assert "C017" in [p.code for p in hand.findings[0]]


def test_a_question_asked_twice_is_told_and_not_named_like_the_first(room: Room) -> None:
    room.new(Hand([fill()]))
    hand = Hand([fill()])
    assert room.new(hand).outcome == "left"
    assert [p.code for p in hand.findings[0] if p.severity == "error"] == ["C017"]


@pytest.mark.parametrize(
    ("step", "outcome"),
    [
        (failing(nothing), "editor_failed"),
        (gone, "file_gone"),
        (interrupt, "interrupted"),
    ],
)
def test_a_new_card_nobody_wrote_leaves_nothing_behind(
    room: Room, step: Step, outcome: str
) -> None:
    made = room.new(Hand([step]))
    assert (made.outcome, room.files()) == (outcome, {})
    assert made.code != 0


def test_what_was_typed_before_the_editor_failed_lies_aside(room: Room) -> None:
    made = room.new(Hand([failing(fill())]))
    assert (made.outcome, made.code) == ("editor_failed", 1)
    assert made.draft is not None
    assert "What is a token?" in made.draft.read_text("utf-8")


def test_a_draft_deleted_in_the_second_round_is_brought_back(room: Room) -> None:
    made = room.new(Hand([put("question: What?\n"), gone], ["again"]))
    assert made.outcome == "file_gone"
    assert made.draft is not None
    assert made.draft.read_text("utf-8") == "question: What?\n"
