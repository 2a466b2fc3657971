"""Drill, quiz and grade over pipes, by the contract."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.program import Ran, run

RIGHT = "divide the logits by T before softmax; lower T sharpens, higher T flattens"


ASKED = """\
cards:
  - id: kv
    topic: serve
    seed_refs: [blog#1, blog#2]
    asked: [{ref: blog#2, points: [saves]}]
    front: What does the cache keep and what does it cost?
    spoken: It keeps keys and values. Memory grows with context and batch. Each token is new.
    key_points:
      - {id: stored, required: true, text: Keys and values of earlier tokens are stored.}
      - {id: grows, required: true, text: Memory grows with context length and batch size.}
      - {id: saves, text: Each new token is computed alone.}
"""


def test_a_drill_over_a_pipe_keeps_every_rated_answer() -> None:
    ran = run("drill", "id:dec-temperature or id:pre-nsp", typed=f"{RIGHT}\n3\n\n\n")
    assert ran.code == 0
    assert len(ran.saved) == 2
    cards = {card["id"]: card for card in run("list", "--json").document["cards"]}
    assert cards["dec-temperature"]["state"] == "review"
    assert cards["pre-nsp"]["state"] == "learning"


def test_what_was_drilled_shows_in_memory_statistics_and_due() -> None:
    run("drill", "id:pre-nsp", typed="\n\n")
    assert run("show", "pre-nsp", "--json").document["memory"]["stability"] == pytest.approx(0.212)
    assert run("stats", "--json").document["reviews"] == 1
    assert run("due", "--json").document["due"] == 1
    assert run("due", "--json").document["learning"] == 1


def test_the_daily_limit_counts_over_sessions() -> None:
    run("drill", "--new", "2", typed="x\n3\ny\n3\nz\n3\n")
    assert run("drill", "--new", "2", typed="x\n3\n").saved == []
    assert len(run("drill", "--new", "3", typed="x\n3\n").saved) == 1


def test_undo_and_redo_reach_back_over_restarts() -> None:
    run("drill", "--limit", "2", typed="x\n3\ny\n3\n")
    assert run("undo").code == 0
    assert run("undo").code == 0
    assert run("stats", "--json").document["reviews"] == 0
    assert run("redo").code == 0
    assert run("redo").code == 0
    assert run("stats", "--json").document["reviews"] == 2
    assert "nothing to redo" in run("redo").out


def test_a_suspended_card_is_not_asked_until_it_is_back() -> None:
    run("suspend", "pre-nsp")
    assert run("list", "id:pre-nsp", "--json").document["cards"][0]["state"] == "suspended"
    assert run("drill", "id:pre-nsp", typed="x\n3\n").saved == []
    run("unsuspend", "pre-nsp")
    assert len(run("drill", "id:pre-nsp", typed="x\n3\n").saved) == 1


def test_a_buried_card_returns_the_next_day() -> None:
    today = {"LLM_INTERVIEW_NOW": "2026-11-22T10:00:00+00:00"}
    tomorrow = {"LLM_INTERVIEW_NOW": "2026-11-23T10:00:00+00:00"}
    run("bury", "pre-nsp", env=today)
    assert run("drill", "id:pre-nsp", typed="x\n3\n", env=today).saved == []
    assert len(run("drill", "id:pre-nsp", typed="x\n3\n", env=tomorrow).saved) == 1


def test_a_quiz_of_three_ends_with_a_score() -> None:
    ran = run("quiz", "--tag", "attention", "-n", "3", "--seed", "1", typed="a\nb\nc\n")
    assert ran.code == 0
    assert len(ran.saved) == 3
    assert "of 3" in ran.out


def test_a_seed_repeats_the_quiz() -> None:
    words = ("quiz", "-n", "5", "--seed", "7", "--json")
    first, second = (run(*words, typed="a\n" * 5).document for _ in range(2))
    assert [a["card"] for a in first["answers"]] == [a["card"] for a in second["answers"]]


def test_quiz_json_stands_alone_on_stdout() -> None:
    ran = run("quiz", "id:dec-temperature", "--json", typed=f"{RIGHT}\n")
    document = ran.document
    assert (document["schema"], document["asked"]) == (1, 1)
    assert document["correct"] + document["partial"] + document["incorrect"] == 1
    assert document["answers"][0]["answer"] == RIGHT
    assert "temperature" in ran.err


def test_one_answer_is_graded_by_the_contract() -> None:
    document = run("--lang", "en", "grade", "dec-temperature", "--answer", RIGHT, "--json").document
    assert document.keys() >= {
        *("schema", "card", "lang", "score", "verdict", "confidence", "suggested_rating"),
        *("grader", "points"),
    }
    assert document["verdict"] in ("correct", "partial")
    covered = [point for point in document["points"] if point["status"] == "covered"]
    assert covered
    assert all(point["evidence"] in RIGHT for point in covered)


def test_my_own_wordings_are_explained_and_can_be_undone(tmp_path: Path) -> None:
    words = ("--lang", "en", "grade", "pre-nsp", "--answer", "my phrase", "--explain", "--json")
    run("--lang", "en", "drill", "id:pre-nsp", typed="my phrase\n!1\n3\n")
    own = run(*words).document
    assert [(a["lang"], a["text"]) for a in own["accepted"]] == [("en", "my phrase")]
    assert [p["status"] for p in own["points"] if p["id"] == own["accepted"][0]["point"]] == [
        "covered"
    ]
    shown = run("--lang", "en", "grade", "pre-nsp", "--answer", "my phrase", "--explain").out
    assert "my phrase" in shown
    assert "my phrase" in run("export", "--accepted", "--format", "md").out
    written = run("export", "--accepted", "-o", str(tmp_path / "said.md"))
    assert "said.md (1 card)" in written.err
    assert run("--ui-lang", "en", "undo").out == "Undone: rating “good” of pre-nsp\n"
    assert run("--ui-lang", "vi", "undo").out == (
        "Đã hoàn tác: cách nói đã lưu “my phrase” của pre-nsp\n"
    )
    assert run(*words).document["accepted"] == []
    none = run("export", "--accepted", "--format", "md")
    assert (none.code, none.out) == (0, "")
    assert "No wording of yours is kept" in none.err
    assert run("--ui-lang", "zh", "redo").out == "已重做：pre-nsp 认可的说法“my phrase”\n"


def test_an_answer_may_come_on_standard_input() -> None:
    typed = run("grade", "dec-temperature", "--json", typed=RIGHT).document
    given = run("grade", "dec-temperature", "--answer", RIGHT, "--json").document
    assert typed == given


def test_many_answers_are_graded_line_by_line_with_their_fields_kept() -> None:
    rows = [
        {"card": "dec-temperature", "lang": "en", "answer": RIGHT, "label": 2, "score": "mine"},
        {"ref": "viblo-llm50-p1#4", "lang": "vi", "answer": "không biết"},
        {"card": "no-such-card", "lang": "en", "answer": "x"},
    ]
    lines = "\n".join(json.dumps(row) for row in rows) + "\nnot json\n"
    ran = run("grade", "--jsonl", "-", typed=lines)
    graded = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 6
    assert graded[0]["label"] == 2
    assert graded[0]["input"] == {"score": "mine"}
    assert graded[1]["card"] == "dec-temperature"
    assert graded[1]["verdict"] == "incorrect"
    assert "no-such-card" in graded[2]["error"]
    assert "line 4" in graded[3]["error"]


def test_an_answer_to_a_reference_needs_what_that_reference_asks_of_the_card(
    tmp_path: Path,
) -> None:
    deck = tmp_path / "mine.yaml"
    deck.write_text(ASKED, "utf-8")
    row = {"lang": "en", "answer": "Each new token is computed alone."}
    rows = [{"card": "kv", **row}, {"card": "kv", "ref": "blog#2", **row}, {"ref": "blog#2", **row}]
    lines = "\n".join(json.dumps(row) for row in rows)
    ran = run("--content", str(deck), "grade", "--jsonl", "-", typed=lines)
    by_card, by_both, by_ref = [json.loads(line)["verdict"] for line in ran.out.splitlines()]
    assert by_card != "correct"
    assert by_both == by_ref == "correct"


def test_a_file_of_answers_that_is_missing_is_exit_code_6(tmp_path: Path) -> None:
    ran = run("grade", "--jsonl", str(tmp_path / "none.jsonl"))
    assert ran.code == 6
    assert "none.jsonl" in ran.err


def test_a_plain_deck_can_be_drilled_and_graded(tmp_path: Path) -> None:
    deck = tmp_path / "mine.yaml"
    deck.write_text(
        "- question: 什么是过拟合？\n  answer: 模型记住了训练集，在新数据上变差。\n"
        "- id: chat\n  q: What is a chatbot?\n  a: A program that talks.\n",
        "utf-8",
    )
    cards = run("--content", str(deck), "list", "topic:mine", "--json").document["cards"]
    assert [card["langs"] for card in cards] == [["zh"], ["en"]]
    assert cards[0]["id"]
    ran = run("--content", str(deck), "drill", "topic:mine", typed="模型记住训练集\n\nx\n\n")
    assert len(ran.saved) >= 2


def test_any_bytes_on_standard_input_end_well() -> None:
    ran = run("drill", "--limit", "2", typed="\udcff\udc80\x00\x1b[2J\n9\n\\\n\n")
    assert ran.code == 0
    assert "\x1b[2J" not in ran.out


def test_a_sheet_is_written_whole_and_never_over_a_file_without_force(tmp_path: Path) -> None:
    target = tmp_path / "sheet.md"
    assert run("export", "tag:rag", "--langs", "vi,zh", "-o", str(target)).code == 0
    text = target.read_text("utf-8")
    assert "RAG" in text
    again = run("export", "tag:rag", "-o", str(target))
    assert again.code == 6
    assert target.read_text("utf-8") == text
    assert run("export", "tag:rag", "-o", str(target), "--force").code == 0
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_the_json_sheet_holds_the_chosen_cards() -> None:
    document = run("export", "tag:rag", "--format", "json", "--langs", "en,vi,zh").document
    assert [card["id"] for card in document["cards"]] == [
        card["id"] for card in run("list", "tag:rag", "--json").document["cards"]
    ]


def test_a_sheet_that_cannot_be_written_is_exit_code_6() -> None:
    assert run("export", "tag:rag", "-o", "/dev/null/sheet.md").code == 6


def test_check_of_the_shipped_cards_is_clean_of_errors() -> None:
    document = run("check", "--json").document
    assert document["cards"] >= 24
    assert [p for p in document["problems"] if p["severity"] == "error"] == []


def test_check_names_file_line_and_column(tmp_path: Path) -> None:
    deck = tmp_path / "bad.yaml"
    deck.write_text("- q: a\n  a: b\n  q: c\n", "utf-8")
    ran = run("check", str(deck))
    assert ran.code == 1
    assert "bad.yaml:3:3: C0" in ran.out


@pytest.mark.parametrize("words", ["drill --limit 1", "quiz -n 1", "mock -n 1"])
def test_a_disk_that_takes_nothing_is_told_before_anything_is_asked(
    inside: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    ran = inside("--lang", "en", *words.split(), typed="an answer\n3\n")
    assert (ran.code, ran.out) == (4, "")
    assert "Cannot write your answers" in ran.err


def test_a_drill_that_leaves_something_due_says_how_to_go_on() -> None:
    done = run("drill", "id:dec-topk-topp", typed="no idea\n4\n")
    assert "Type:" not in done.out
    left = run("drill", "id:dec-temperature", typed="no idea\n1\n:q\n")
    assert left.out.rstrip().endswith("Type: llm-interview drill")


def test_the_end_of_a_drill_of_some_cards_tells_of_others_that_are_due() -> None:
    run("drill", "id:dec-temperature", typed="no idea\n1\n:q\n")
    other = run("drill", "id:dec-topk-topp", typed="no idea\n4\n")
    assert "Not finished: 1 still due today." in other.out
    assert other.out.rstrip().endswith("Type: llm-interview drill")


def test_the_end_of_a_drill_counts_no_card_that_was_suspended_or_put_off() -> None:
    run("drill", "id:dec-temperature or id:pre-nsp", typed="no idea\n1\nno idea\n1\n:q\n")
    run("suspend", "dec-temperature")
    run("bury", "pre-nsp")
    ended = run("drill", "id:dec-topk-topp", typed="no idea\n4\n")
    assert "Come back tomorrow: 1 due." in ended.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("id:dec-topk-topp", "is:due"), "No card matches"),
        (("is:learning", "--limit", "0"), "The limits leave nothing to ask."),
        (("id:dec-topk-topp", "--new", "0"), "None of these cards is due"),
    ],
)
def test_a_drill_with_nothing_to_ask_says_why_and_what_else_is_due(
    words: tuple[str, ...], said: str
) -> None:
    run("drill", "id:dec-temperature", typed="no idea\n1\n:q\n")
    ran = run("drill", *words)
    assert said in ran.out
    assert ran.out.rstrip().endswith("Type: llm-interview drill")


def test_no_drill_is_offered_that_the_limits_of_the_day_would_refuse() -> None:
    run("drill", "id:dec-temperature", typed="no idea\n1\n:q\n")
    run("config", "set", "reviews_per_day", "0")
    refused = run("drill", "--new", "0").out
    assert "The limits leave nothing to ask." in refused
    assert "1 still due today" in refused
    assert "Type:" not in refused


def test_a_quiz_left_at_once_says_that_nothing_was_answered() -> None:
    assert "Nothing was answered." in run("quiz", "id:dec-temperature", typed=":q\n").out
    assert "No card matches" in run("quiz", "id:dec-temperature", "is:leech", typed="").out
