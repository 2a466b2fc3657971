"""Own decks on disk: a card is added to any deck that can be read, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.card_template import yaml_text
from llm_interview.core.errors import FileFault
from llm_interview.loader.cards import Defaults
from llm_interview.loader.files import load_text
from llm_interview.loader.own_decks import (
    free_path,
    new_draft,
    read_bytes,
    remove,
    with_card,
    write_whole,
)

CARD = "id: added\nquestion: >-\n  What is added: this?\n\nanswer: >-\n  This is added.\n"
DEFAULTS = Defaults(path="deck.yaml", shown="deck.yaml", topic="deck")

DECKS = {
    "a list": "- {q: One?, a: The first one.}\n- q: Two?\n  a: The second one.\n",
    "a list without a last newline": "- q: One?\n  a: The first one.",
    "an indented list": "  - q: One?\n    a: The first one.\n",
    "a flow list": "[{q: One?, a: The first one.}]\n",
    "one card": "q: One?\na: The first one.\n",
    "a map of cards": "lang: en\ntags: [x]\ncards:\n  - q: One?\n    a: The first one.\n",
    "cards before other fields": "cards:\n  - q: One?\n    a: The first one.\ntags: [x]\n",
    "documents": "q: One?\na: The first one.\n---\n- q: Two?\n  a: The second one.\n",
    "a comment at the end": "- q: One?\n  a: The first one.\n# more to come\n",
    "a closed document": "- q: One?\n  a: The first one.\n...\n",
    "a block text at the end": "- q: One?\n  a: |\n    The first one.\n\n\n",
    "nothing": "",
    "comments alone": "# my deck\n",
}


def texts(text: str) -> list[str]:
    return [card.question.fingerprint for card in load_text(text, DEFAULTS).cards]


@pytest.mark.parametrize("deck", DECKS.values(), ids=DECKS.keys())
def test_a_card_is_added_behind_those_that_are_there(deck: str) -> None:
    longer = with_card(deck.encode(), CARD, "deck.yaml").decode()
    assert texts(longer) == [*texts(deck), *texts(CARD)]
    assert longer.startswith(deck.rstrip("\n"))


def test_an_item_gets_what_its_deck_says_for_all() -> None:
    longer = with_card(DECKS["a map of cards"].encode(), CARD, "deck.yaml").decode()
    assert load_text(longer, DEFAULTS).cards[-1].question.tags == ("x",)


WORDS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), min_size=1)
PAIRS = st.lists(st.tuples(WORDS, WORDS), max_size=4)


@given(PAIRS)
def test_whatever_a_list_holds_its_cards_stay(pairs: list[tuple[str, str]]) -> None:
    lines = [f"- q: {yaml_text(q)}\n  a: {yaml_text(a)}\n" for q, a in pairs]
    deck = "".join(lines)
    longer = with_card(deck.encode(), CARD, "deck.yaml").decode()
    assert texts(longer) == [*texts(deck), *texts(CARD)]


@pytest.mark.parametrize(
    "broken", [b"- q: [", b"\xff\xfe", b"- q: One?\n  a: \xff", b"id: added\nq: x\na: y y\n"]
)
def test_nothing_is_added_to_a_deck_that_is_broken_or_has_the_id(broken: bytes) -> None:
    with pytest.raises(FileFault) as fault:
        with_card(broken, CARD, "deck.yaml")
    assert "deck.yaml" in fault.value.sentence
    assert fault.value.hint


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    for _ in range(3):
        write_whole(free_path(tmp_path, "card"), b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["card-2.yaml", "card-3.yaml", "card.yaml"]


def test_drafts_are_hidden_and_their_folder_goes_with_the_last(tmp_path: Path) -> None:
    draft = new_draft(tmp_path, "today", b"x")
    assert draft.parent.name.startswith(".")
    other = new_draft(tmp_path, "today", b"y")
    remove(draft)
    assert other.read_bytes() == b"y"
    remove(other)
    assert list(tmp_path.iterdir()) == []


def test_a_whole_write_keeps_the_mode_and_leaves_no_part(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text("old", "utf-8")
    path.chmod(0o600)
    write_whole(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)
    assert [p.name for p in tmp_path.iterdir()] == ["deck.yaml"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(FileFault, match="file"):
        write_whole(tmp_path / "file" / "deck.yaml", b"x")
    with pytest.raises(FileFault, match=tmp_path.name):
        read_bytes(tmp_path)
    assert read_bytes(tmp_path / "none") is None
