"""The words of `new`, `edit`, `note` and `flag`: what is refused, and where a deck lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from llm_interview.cli.notes import MAX_NOTE, tidied
from llm_interview.cli.own_cards import chosen_topic, deck_file
from llm_interview.core.errors import UsageFault
from llm_interview.terminal.editors import the_editor
from tests.cli.program import run


def test_a_bare_name_is_an_own_deck_and_all_else_a_path(home: Path) -> None:
    decks = home / "data" / "decks"
    assert deck_file("mine") == decks / "mine.yaml"
    assert deck_file("mine.yml") == decks / "mine.yml"
    assert deck_file("./mine.yaml") == Path("mine.yaml")
    assert deck_file("a/mine") == Path("a/mine.yaml")
    assert deck_file("/a/mine.yaml") == Path("/a/mine.yaml")


@pytest.mark.parametrize("name", ["/", ".", "..", ".hidden.yaml", "a/.b"])
def test_what_is_no_file_is_no_deck(name: str) -> None:
    with pytest.raises(UsageFault, match="--deck"):
        deck_file(name)


def test_a_topic_is_an_id_in_any_script() -> None:
    assert [chosen_topic(text) for text in ("Của Tôi", "RAG 2", "注意力")] == [
        "cua-toi",
        "rag-2",
        "注意力",
    ]
    with pytest.raises(UsageFault, match="--topic"):
        chosen_topic("???")


def test_a_note_is_harmless_and_not_a_book() -> None:
    assert tidied(" e\u0302\x1b[31m ") == "ê␛[31m"
    with pytest.raises(UsageFault, match="20,000"):
        tidied("x" * (MAX_NOTE + 1))


@pytest.mark.parametrize("named", ["no-such-editor", "'unclosed", ""])
def test_without_an_editor_the_way_out_is_told(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", named)
    monkeypatch.delenv("VISUAL", raising=False)
    with pytest.raises(UsageFault) as fault:
        the_editor(lambda _: None)
    assert "EDITOR=nano" in fault.value.hint


def test_the_editor_that_is_told_of_is_one_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    monkeypatch.delenv("VISUAL", raising=False)
    with pytest.raises(UsageFault, match="no editor 'nano'") as fault:
        the_editor(lambda name: name if name == "vi" else None)
    assert fault.value.hint.endswith("export EDITOR=vi")


def test_without_an_editor_nothing_is_made(home: Path) -> None:
    ran = run("edit", "pre-nsp", env={"EDITOR": "no-such-editor"})
    assert (ran.code, len(ran.err.splitlines())) == (2, 2)
    assert not (home / "data" / "decks").exists()


def test_one_card_that_does_not_exist_flags_none() -> None:
    ran = run("flag", "pre-nsp", "pre-nps")
    assert (ran.code, "pre-nsp" in ran.err) == (2, True)
    run("flag", "dec-temperature")
    ids = [card["id"] for card in run("list", "is:flagged", "--json").document["cards"]]
    assert ids == ["dec-temperature"]
    run("unflag", "dec-temperature")
    assert run("list", "is:flagged", "--json").document["cards"] == []


@pytest.mark.parametrize(
    ("mark", "takes_away", "not_so"),
    [("flag", "unflag", "并未标记：pre-nsp\n"), ("suspend", "unsuspend", "并未暂停：pre-nsp\n")],
)
def test_a_mark_that_changes_nothing_says_so_and_is_no_action_to_undo(
    mark: str, takes_away: str, not_so: str
) -> None:
    assert run("--ui-lang", "zh", takes_away, "pre-nsp").out == not_so
    run("--ui-lang", "zh", mark, "pre-nsp", "pre-nsp")
    run("--ui-lang", "zh", mark, "pre-nsp")
    assert run("--ui-lang", "zh", "undo").out.startswith("已撤销：")
    assert run("--ui-lang", "zh", "undo").out == "没有可撤销的操作。\n"


def test_hiding_a_card_twice_hides_it_once() -> None:
    assert run("bury", "pre-nsp").out == run("bury", "pre-nsp").out
    run("undo")
    assert run("--ui-lang", "en", "undo").out == "There is nothing to undo.\n"


def test_an_id_that_is_changed_is_told_and_its_history_stays(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("- {id: a, q: One?, a: The first.}\n- {id: b, q: Two?, a: So.}\n", "utf-8")
    words = ("--content", str(deck))
    run(*words, "note", "a", "mine")
    ran = run(*words, "edit", "a", env={"EDITOR": "sed -i s/id:.a/id:\\ c/"})
    assert (ran.code, ran.out) == (0, f"Kept: c ({deck})\n")
    assert "no a in this file" in ran.err
    assert run(*words, "history", "a", "--json").document["note"] == "mine"
