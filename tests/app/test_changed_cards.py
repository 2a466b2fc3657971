"""Changing cards that are there: a shipped one in a copy, an own one where it lies."""

from __future__ import annotations

import pytest

from llm_interview.app.examine import examine
from llm_interview.app.own_cards import edit_card
from llm_interview.core.errors import FileFault
from tests.app.writing_room import (
    SHIPPED,
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
)


def test_a_shipped_card_is_copied_and_the_copy_stands_in_its_place(room: Room) -> None:
    hand = Hand([change("softmax do", "softmax really do")])
    made = room.edit(hand, line=3)
    copy = room.decks / "math" / "soft.yaml"
    assert (made.outcome, made.path, made.replaced) == ("kept", copy, ("soft",))
    assert hand.opened == [(copy, 3)]
    assert (room.folder / "content" / "math" / "soft.yaml").read_text("utf-8") == SHIPPED
    again = room.edit(Hand([change("really", "truly")]))
    assert (again.path, again.replaced) == (copy, ())


def test_a_copy_that_is_not_changed_goes_again(room: Room) -> None:
    made = room.edit(Hand([nothing]))
    assert (made.outcome, made.code, room.files()) == ("unchanged", 0, {})


@pytest.mark.parametrize("text", ["- [", "id: soft\nquestion: x\n", b"\xff\xfe\x00", ""])
def test_a_broken_edit_is_put_aside_and_the_deck_is_as_it_was(
    room: Room, text: str | bytes
) -> None:
    room.edit(Hand([change("softmax do", "softmax really do")]))
    before = room.files()
    made = room.edit(Hand([put(text)]))
    assert (made.outcome, made.code) == ("left", 1)
    assert made.draft is not None
    raw = text if isinstance(text, bytes) else text.encode()
    assert made.draft.read_bytes() == raw
    after = room.files()
    after.pop(str(made.draft.relative_to(room.decks)))
    assert after == before


def test_a_broken_first_edit_leaves_the_shipped_card_in_its_place(room: Room) -> None:
    made = room.edit(Hand([put("- [")]))
    assert not (room.decks / "math" / "soft.yaml").exists()
    assert made.draft is not None


@pytest.mark.parametrize("step", [failing(change("do?", "did?")), gone, interrupt])
def test_an_editor_that_ends_badly_changes_nothing(room: Room, step: Step) -> None:
    room.edit(Hand([change("softmax do", "softmax really do")]))
    before = room.files()["math/soft.yaml"]
    made = room.edit(Hand([step]))
    assert made.code != 0
    assert room.files()["math/soft.yaml"] == before
    assert (made.draft is not None) == (made.outcome == "editor_failed")


def test_a_copy_that_cannot_be_read_is_mended_not_written_over(room: Room) -> None:
    copy = room.decks / "math" / "soft.yaml"
    copy.parent.mkdir(parents=True)
    copy.write_text("- [ my long text", "utf-8")
    hand = Hand([put(SHIPPED)])
    made = room.edit(hand, line=3)
    assert (made.outcome, hand.opened) == ("kept", [(copy, 1)])


def test_faults_that_were_there_before_do_not_stand_in_the_way(room: Room) -> None:
    deck = room.decks / "deck.yaml"
    deck.parent.mkdir()
    deck.write_text("- {id: a, q: One?, a: The first.}\n- {id: b, q: Two?}\n", "utf-8")
    hand = Hand([change("One?", "Which one?")])
    made = room.edit(hand, "a")
    assert made.outcome == "kept"
    assert all(p.code != "C014" for found in hand.findings for p in found)


def test_after_may_name_a_card_of_another_own_deck(room: Room) -> None:
    room.new(Hand([fill()]))
    path = room.folder / "draft.yaml"
    text = "id: x\nquestion: What?\nanswer: It is that.\nafter: [{}]\n"
    known = room.shop(Hand([])).known
    for name, told in (("what-is-a-token", False), ("soft", False), ("nobody", True)):
        path.write_text(text.format(name), "utf-8")
        assert ("C025" in [p.code for p in examine(path, known).problems]) == told


def test_a_file_that_went_meanwhile_is_named(room: Room) -> None:
    room.edit(Hand([change("softmax do", "softmax really do")]))
    shop = room.shop(Hand([nothing]))
    (room.decks / "math" / "soft.yaml").unlink()
    with pytest.raises(FileFault, match=r"soft\.yaml"):
        edit_card(shop, "soft", 1)
