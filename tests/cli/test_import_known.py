"""`import` of questions that are there already: they are named, marked, or left out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.program import Ran

Run = Callable[..., Ran]

FIRST = "1. What is a mask, then?\n\nIt hides.\n\n2. Hoá đơn là gì?\n\nMột tờ giấy.\n"
SECOND = "7. What is a mask then\n\nOther.\n\n8. Hóa đơn là gì\n\nTờ.\n\n9. What is new?\n\nThis.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: Run) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "first.txt").write_text(FIRST, "utf-8")
    (tmp_path / "second.txt").write_text(SECOND, "utf-8")
    assert inside("import", "first.txt").code == 0
    return tmp_path


def test_drafts_that_an_earlier_import_has_are_named_and_marked(inside: Run, folder: Path) -> None:
    ran = inside("import", "second.txt")
    assert ran.code == 0
    assert "There already, by the same question (2 drafts):" in ran.err
    assert "  1 What is a mask then · what-is-a-mask-then, first.yaml:3" in ran.err
    assert "--new-only" in ran.err
    deck = (folder / "second.yaml").read_text("utf-8").split("\n\n")
    assert [card.startswith("# The same question: ") for card in deck[1:]] == [True, True, False]
    assert "first.yaml:3" in deck[1]
    assert inside("check", "second.yaml", "--json").document["cards"] == 3


def test_they_are_left_out_where_one_asks_so_and_the_decks_then_go_together(
    inside: Run, folder: Path
) -> None:
    document = inside("import", "second.txt", "--new-only", "--json").document
    assert [card["question"] for card in document["drafts"]] == ["What is new?"]
    assert [(one["line"], one["reason"]) for one in document["leftovers"]] == [
        (1, "repeated"),
        (5, "repeated"),
    ]
    first, second = document["known"]
    assert (first["card"], first["path"], first["line"]) == (
        "what-is-a-mask-then",
        "first.yaml:3",
        1,
    )
    assert (second["question"], second["shipped"]) == ("Hóa đơn là gì", False)
    decks = sorted(map(str, folder.glob("*.yaml")))
    problems = inside("check", *decks, "--json").document["problems"]
    assert [found for found in problems if found["code"] == "C017"] == []


def test_an_import_with_nothing_new_says_so_and_writes_nothing(inside: Run, folder: Path) -> None:
    for words in (("-o", "again.yaml"), ("-o", "again.yaml", "--json"), ("-o", "-")):
        ran = inside("import", "first.txt", "--new-only", *words)
        streamed = words[-1] == "-"  # what goes to a pipe lies beside nothing
        assert ran.code == 0
        assert ("Nothing new in first.txt" in ran.err) is not streamed
        assert ("- id:" in ran.out) is streamed
    assert not (folder / "again.yaml").exists()


def test_a_deck_is_not_compared_with_what_it_replaces(inside: Run, folder: Path) -> None:
    ran = inside("import", "first.txt", "--force", "--json")
    assert (ran.code, ran.document["known"]) == (0, [])
    assert "# The same" not in (folder / "first.yaml").read_text("utf-8")


def test_decks_that_are_named_and_shipped_cards_are_compared_too(inside: Run, folder: Path) -> None:
    shipped = inside("list", "--json").document["cards"][0]
    page = folder / "more.txt"
    page.write_text(f"6. {shipped['question']['vi'].upper()}\n\nSo.\n\n{SECOND}", "utf-8")
    elsewhere = folder / "sub" / "deck.yaml"
    elsewhere.parent.mkdir()
    args = ("import", "more.txt", "-o", str(elsewhere), "--json")
    known = inside("--content", "first.yaml", *args).document["known"]
    assert [(one["shipped"], one["card"]) for one in known] == [
        (True, shipped["id"]),
        (False, "what-is-a-mask-then"),
        (False, known[2]["card"]),
    ]
    assert known[1]["path"].endswith("first.yaml:3")


@pytest.mark.parametrize("lang", ["en", "vi", "zh"])
def test_it_is_said_in_the_language_of_the_interface(inside: Run, folder: Path, lang: str) -> None:
    ran = inside("--ui-lang", lang, "import", "second.txt", "-o", str(folder / "x.yaml"))
    said = {"en": "There already", "vi": "đã có sẵn", "zh": "题目已经存在"}[lang]
    assert said in ran.err


def test_a_page_of_many_known_questions_names_a_dozen(inside: Run, folder: Path) -> None:
    page = "".join(f"{n}. What is the number {n}?\n\nIt is {n}.\n\n" for n in range(1, 21))
    (folder / "many.txt").write_text(page, "utf-8")
    assert inside("import", "many.txt").code == 0
    ran = inside("import", "many.txt", "-o", "other.yaml")
    assert "(20 drafts)" in ran.err
    assert "8 more" in ran.err


@pytest.mark.timeout(30)
def test_a_named_pipe_beside_the_decks_is_none_of_them(inside: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")  # nobody writes into it: whoever waits for it waits for ever
    assert inside("import", "second.txt").code == 0
    assert (folder / "second.yaml").exists()
