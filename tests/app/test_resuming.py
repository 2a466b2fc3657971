"""Going on with an unfinished card: nothing is lost, nothing is put over what is newer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from llm_interview.app.own_cards import Written, edit_card, new_card
from llm_interview.core.errors import FileFault
from llm_interview.loader.drafts import last_draft
from tests.app.writing_room import (
    SHIPPED,
    Hand,
    Room,
    Step,
    change,
    failing,
    gone,
    interrupt,
    nothing,
    put,
    template,
)

STAMP = "20261122-141500"


@pytest.fixture
def room(tmp_path: Path) -> Room:
    (tmp_path / "content" / "math").mkdir(parents=True)
    (tmp_path / "content" / "math" / "soft.yaml").write_text(SHIPPED, "utf-8")
    return Room(tmp_path)


def resumed_new(room: Room, hand: Hand) -> Written:
    shop = replace(room.shop(hand), stamp=lambda: STAMP)
    return new_card(shop, template("other"), deck=None, resumed=last_draft(room.decks))


def resumed_edit(room: Room, hand: Hand) -> Written:
    shop = replace(room.shop(hand), stamp=lambda: STAMP)
    return edit_card(shop, "soft", 1, last_draft(room.decks, "soft"))


def started(room: Room, text: str = "question: What?\n") -> None:
    shop = replace(room.shop(Hand([put(text)])), stamp=lambda: STAMP)
    assert new_card(shop, template(), deck=None).outcome == "left"


def test_an_unfinished_card_is_gone_on_with_and_its_draft_goes(room: Room) -> None:
    started(room)
    hand = Hand([change("What?", "What is a token?\nanswer: A token is a unit of text.")])
    made = resumed_new(room, hand)
    assert (made.outcome, made.code) == ("kept", 0)
    assert list(room.files()) == ["mine/what-is-a-token.yaml"]


def test_a_draft_that_is_right_as_it_stands_is_kept_without_a_change(room: Room) -> None:
    started(room, "id: a\nquestion: What?\nanswer: [\n")
    path = last_draft(room.decks)
    assert path is not None
    path.path.write_text("id: a\nquestion: What is it?\nanswer: It is that thing.\n")
    assert resumed_new(room, Hand([nothing])).outcome == "kept"


@pytest.mark.parametrize("step", [nothing, failing(nothing), gone, interrupt])
def test_going_on_and_leaving_again_loses_nothing(room: Room, step: Step) -> None:
    started(room)
    made = resumed_new(room, Hand([step]))
    assert made.code != 0
    assert [text for text in room.files().values() if "What?" in text] == ["question: What?\n"]
    assert last_draft(room.decks) is not None


def test_what_is_discarded_is_not_gone_on_with(room: Room) -> None:
    started(room)
    made = resumed_new(room, Hand([nothing], ["discard"]))
    assert (made.outcome, made.code) == ("discarded", 0)
    assert last_draft(room.decks) is None
    assert made.draft is not None
    assert made.draft.read_text("utf-8") == "question: What?\n"


def broken_edit(room: Room, text: str = "- [") -> None:
    shop = replace(room.shop(Hand([put(text)])), stamp=lambda: STAMP)
    assert edit_card(shop, "soft", 1).outcome == "left"


@pytest.mark.parametrize("own", [False, True])
def test_an_unfinished_change_is_gone_on_with(room: Room, own: bool) -> None:  # noqa: FBT001
    if own:
        room.edit(Hand([change("softmax do", "softmax really do")]))
    broken_edit(room, SHIPPED.replace("topic: math", "topic: ["))
    made = resumed_edit(room, Hand([change("topic: [", "topic: maths")]))
    assert (made.outcome, made.code) == ("kept", 0)
    assert list(room.files()) == ["math/soft.yaml"]
    assert "topic: maths" in room.files()["math/soft.yaml"]


@pytest.mark.parametrize("step", [nothing, failing(nothing), gone, interrupt])
def test_going_on_with_a_change_and_leaving_again_loses_nothing(room: Room, step: Step) -> None:
    room.edit(Hand([change("softmax do", "softmax really do")]))
    before = room.files()["math/soft.yaml"]
    broken_edit(room)
    assert resumed_edit(room, Hand([step])).code != 0
    files = room.files()
    assert files.pop("math/soft.yaml") == before
    assert list(files.values()) == ["- ["]
    assert last_draft(room.decks, "soft") is not None


def test_a_change_of_what_has_changed_since_is_not_put_over_it(room: Room) -> None:
    room.edit(Hand([change("softmax do", "softmax really do")]))
    broken_edit(room)
    room.edit(Hand([change("really", "truly")]))
    before = room.files()
    hand = Hand([])
    with pytest.raises(FileFault, match="was changed after this draft was made") as caught:
        resumed_edit(room, hand)
    assert ".drafts" in caught.value.hint
    assert (room.files(), hand.opened) == (before, [])


def test_an_outdated_change_of_a_shipped_card_leaves_no_copy(room: Room) -> None:
    broken_edit(room)
    shipped = room.folder / "content" / "math" / "soft.yaml"
    shipped.write_text(SHIPPED.replace("softmax do", "softmax do now"), "utf-8")
    before = room.files()
    with pytest.raises(FileFault):
        resumed_edit(room, Hand([]))
    assert room.files() == before


def test_what_the_editor_wrote_before_it_was_ended_is_put_aside(room: Room) -> None:
    def written_then_ended(path: Path) -> None:
        path.write_text("half a card", "utf-8")
        raise KeyboardInterrupt

    room.edit(Hand([change("softmax do", "softmax really do")]))
    before = room.files()["math/soft.yaml"]
    made = room.edit(Hand([written_then_ended]))
    assert made.outcome == "interrupted"
    assert made.draft is not None
    assert made.draft.read_text("utf-8") == "half a card"
    assert room.files()["math/soft.yaml"] == before
