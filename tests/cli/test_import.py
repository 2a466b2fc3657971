"""`import` from outside: a file in, a deck that can be drilled out."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from tests.cli.program import run

PAGE = "Notes\n\n1. What is a token?\n\nA piece of text.\n\n2. Why?\n\n- one\n- two\n\n© me\n"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return "page.txt"


def test_the_deck_lies_beside_the_caller_passes_check_and_can_be_drilled(page: str) -> None:
    ran = run("import", page)
    assert (ran.code, ran.out) == (0, "")
    assert "1 before the first question: Notes" in ran.err
    assert "2 drafts from page.txt" in ran.err
    checked = run("check", "page.yaml", "--json")
    assert (checked.code, checked.document["cards"]) == (0, 2)
    drilled = run("--content", "page.yaml", "drill", "seed:page#1", typed="A piece of text\n\n")
    assert drilled.code == 0
    assert len(drilled.saved) == 1


def test_an_existing_deck_is_kept_unless_forced(page: str, tmp_path: Path) -> None:
    (tmp_path / "page.yaml").write_text("mine", encoding="utf-8")
    ran = run("import", page)
    assert ran.code == 6
    assert "exists already" in ran.err
    assert (tmp_path / "page.yaml").read_text(encoding="utf-8") == "mine"
    assert run("import", page, "--force").code == 0
    assert "mine" not in (tmp_path / "page.yaml").read_text(encoding="utf-8")


def test_json_names_drafts_and_leftovers(page: str) -> None:
    document = run("import", page, "--json", "-o", "deck.yaml").document
    assert document["schema"] == 1
    assert (document["format"], document["encoding"]) == ("text", "utf-8")
    assert document["output"] == ["deck.yaml"]
    first = document["drafts"][0]
    assert (first["line"], first["seed_refs"], first["lang"]) == (3, ["page#1"], "en")
    assert document["leftovers"][-1] == {"line": 12, "end": 12, "reason": "after", "text": "© me"}


def test_a_pipe_in_and_a_pipe_out() -> None:
    ran = run("import", "-", "-o", "-", typed="Q: Why?\nA: So.\n")
    assert ran.code == 0
    assert ran.out.splitlines()[2:] == [
        "- id: why",
        "  lang: en",
        '  question: "Why?"',
        '  answer: "So."',
    ]


@pytest.mark.parametrize("lang", ["en", "vi", "zh"])
def test_what_is_said_is_said_in_the_language_of_the_interface(page: str, lang: str) -> None:
    ran = run("--ui-lang", lang, "import", page, "-o", f"{lang}.yaml")
    said = {"en": "2 drafts", "vi": "2 thẻ nháp", "zh": "2 张草稿"}[lang]
    assert said in ran.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nothing.txt",), 6, "nothing.txt: cannot be read"),
        ((".", "-o", "x.yaml"), 6, "cannot be read"),
        (("empty.txt",), 6, "is empty"),
        (("plain.txt",), 6, "no question with an answer"),
        (("nul.txt",), 6, "nul.txt:2: holds a NUL byte"),
        (("page.txt", "--from", "docx"), 2, "no format 'docx'"),
        (("page.txt", "--lang", "fr"), 2, "--lang"),
        (("page.txt", "-o", "-", "--json"), 2, "standard output"),
        (("page.txt", "-o", "page.txt", "--force"), 2, "is the file to read"),
        (("page.txt", "-o", "nowhere/x.yaml"), 6, "nowhere/x.yaml"),
        (("page.txt", "-o", "."), 6, "is a folder"),
        (("-",), 2, "-o DECK.yaml"),
    ],
)
def test_what_is_refused_says_why_and_writes_nothing(
    page: str, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    for name, raw in (("empty.txt", b""), ("plain.txt", b"Words."), ("nul.txt", b"1. a?\nb\x00")):
        (tmp_path / name).write_bytes(raw)
    before = {path.name for path in tmp_path.iterdir()}
    ran = run("import", *words)
    assert ran.code == code
    assert said in ran.err
    assert ran.out == ""
    assert {path.name for path in tmp_path.iterdir()} == before
    assert page in before


def test_a_file_beyond_all_measure_and_a_device_are_refused(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(100_000_000)
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)  # nobody writes into it: whoever waits for it waits for ever
    for name in (str(big), "/dev/zero", str(pipe), str(tmp_path / "CON" / "x")):
        ran = run("import", name, "-o", str(tmp_path / "x.yaml"))
        assert ran.code == 6
        assert name in ran.err


def test_other_encodings_are_read_and_told(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("问：什么是词元？\n答：一小段文本。\n".encode("gbk"))
    ran = run("import", str(page), "-o", "-")
    assert "一小段文本。" in ran.out
    assert "GB18030" in ran.err


def test_an_anki_deck_of_ours_brings_ids_and_history_to_another_home(tmp_path: Path) -> None:
    run("drill", "tag:rag", "--limit", "2", typed="an answer\n3\nanother\n1\nonce more\n3\n")
    deck, cards = tmp_path / "rag.apkg", tmp_path / "rag.yaml"
    assert run("export", "tag:rag", "--with-schedule", "-o", str(deck)).code == 0
    there = run("list", "tag:rag", "--json").document["cards"]
    env = {"LLM_INTERVIEW_HOME": str(tmp_path / "other")}
    first = run("import", str(deck), "--with-history", "--json", "-o", str(cards), env=env)
    assert (first.code, first.document["format"], first.document["reviews"]) == (0, "apkg", 3)
    assert [card["id"] for card in first.document["drafts"]] == [card["id"] for card in there]
    here = run("list", "tag:rag", "--json", env=env).document["cards"]
    states = [[(c["id"], c["state"], c["due"]) for c in found] for found in (here, there)]
    assert states[0] == states[1]
    again = run("import", str(deck), "--with-history", "--force", "-o", str(cards), env=env)
    assert "0 answers" in again.err
    assert run("check", str(cards), env=env).code == 0
    assert "the import of 3 answers from rag.apkg" in run("undo", env=env).out
    assert run("stats", "--json", env=env).document["reviews"] == 0


def test_answers_come_only_from_decks_for_anki(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Q: What?\nA: That.\n", "utf-8")
    ran = run("import", str(page), "--with-history")
    assert ran.code == 2
    assert "name an .apkg" in ran.err


def test_a_newer_anki_deck_without_zstandard_ends_with_the_command(tmp_path: Path) -> None:
    (tmp_path / "zstandard.py").write_text("raise ImportError('not here')", "utf-8")
    deck = tmp_path / "deck.apkg"
    with zipfile.ZipFile(deck, "w") as archive:
        archive.writestr("collection.anki21b", b"x")
    ran = run("import", str(deck), env={"PYTHONPATH": str(tmp_path)})
    assert ran.code == 5
    assert "llm-interview-trainer[anki]" in ran.err
    assert not (tmp_path / "deck.yaml").exists()


def test_a_package_from_a_pipe_is_read_where_it_is_named_so() -> None:
    ran = run("import", "-", "--from", "apkg", "-o", "-", typed="no package")
    assert ran.code == 6
    assert "is no Anki package" in ran.err
