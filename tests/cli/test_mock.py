"""The mock interview over pipes and at a real terminal, by the contract."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from llm_interview.loader.cache import open_library
from llm_interview.loader.shipped import shipped_content
from tests.cli.keyboard import until_it_sleeps
from tests.cli.program import run, seated

DECK = """
- {id: soft, difficulty: 1, question: What does softmax do?,
   answer: Softmax turns scores into probabilities that sum to one.,
   follow_ups: [{id: t, q: What does temperature do?, a: It divides the logits.}]}
- {id: token, difficulty: 2, question: What is a token?,
   answer: "A token is a unit of the vocabulary with an integer id, not <b>bold</b>."}
- {id: drop, difficulty: 3, kind: judgement, question: When is dropout used?,
   answer: Dropout sets random activations to zero during training.}
"""
SOFTMAX = "softmax turns scores into probabilities that sum to one"


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A deck of three cards, and the cache in which it is prepared beside the shipped ones."""
    path, cache = tmp_path_factory.mktemp("own") / "deck.yaml", tmp_path_factory.mktemp("cache")
    path.write_text(DECK, "utf-8")
    open_library((path,), shipped=shipped_content(), cache=cache)
    return path, cache


@pytest.fixture
def deck(warm: tuple[Path, Path], home: Path) -> tuple[str, ...]:
    """Words that choose three cards of our own."""
    path, cache = warm
    shutil.copytree(cache, home / "cache", dirs_exist_ok=True)
    return ("--lang", "en", "--content", str(path), "mock", "topic:deck")


def test_a_pipe_answers_a_line_each_and_ends_with_a_sheet(deck: tuple[str, ...]) -> None:
    ran = run(*deck, "-n", "3", typed=f"{SOFTMAX}\nit divides the logits\nx\ny\n")
    assert ran.code == 0
    assert len(ran.saved) == 3
    before, _, sheet = ran.out.partition("Score sheet")
    assert "What does temperature do?" in before
    assert "1 correct, 0 partly, 2 not yet" in sheet
    assert "correct" not in before
    assert "sum to one" not in before


def test_json_stands_alone_on_stdout(deck: tuple[str, ...]) -> None:
    ran = run(*deck, "-n", "3", "--seed", "4", "--json", typed=f"{SOFTMAX}\n\nx\ny\n")
    document = ran.document
    assert (document["schema"], document["seed"], document["asked"]) == (1, 4, 3)
    assert [question["section"] for question in document["plan"]] == ["opening", "depth", "problem"]
    assert [answer["card"] for answer in document["answers"]] == ["soft", "token", "drop"]
    assert document["answers"][0]["follow_ups"][0]["id"] == "t"
    assert document["drill_next"] == ["token", "drop"]
    assert (document["ending"], document["interrupted"]) == ("done", False)
    assert "Mock interview" in ran.err


def test_a_seed_repeats_the_plan() -> None:
    words = ("mock", "--minutes", "20", "--seed", "9", "--json")
    first, second = (run(*words, typed=typed).document["plan"] for typed in ("", "a\nb\n"))
    assert first == second
    assert sum(q["seconds"] + q["follow_ups"] * q["follow_up_seconds"] for q in first) <= 20 * 60


def test_only_what_was_chosen_is_asked() -> None:
    plan = run("mock", "--tag", "attention", "--level", "1", "-n", "4", "--json").document["plan"]
    cards = {c["id"]: c for c in run("list", "tag:attention", "--json").document["cards"]}
    assert len(plan) == 4
    assert {cards[question["card"]]["difficulty"] for question in plan} == {1}


def test_a_topic_is_shown_by_its_name_may_be_asked_for_so_and_keeps_its_code_in_json() -> None:
    ran = run("--ui-lang", "zh", "mock", "topic:对齐", "-n", "1", "--json", typed="x\n")
    assert "对齐 · 难度" in ran.err
    (answer,) = ran.document["answers"]
    assert answer["topic"] == "align"


def test_what_was_missed_comes_back_in_the_drill(deck: tuple[str, ...]) -> None:
    run(*deck, "-n", "3", typed=f"{SOFTMAX}\n\nno idea\n\n")
    assert run(*deck[:4], "due", "--json").document["due"] == 2
    ran = run(*deck[:4], "drill", "topic:deck", "--new", "0", typed="x\n3\nx\n3\n")
    assert {"What is a token?", "When is dropout used?"} <= set(ran.out.splitlines())
    assert len(ran.saved) == 2


def test_leaving_early_still_shows_the_sheet_and_keeps_the_answers(deck: tuple[str, ...]) -> None:
    ran = run(*deck, "-n", "3", typed=f"{SOFTMAX}\n:q\n")
    assert (ran.code, len(ran.saved)) == (0, 1)
    assert "Ended early" in ran.out
    assert "100%" in ran.out


def test_an_empty_pipe_ends_at_once(deck: tuple[str, ...]) -> None:
    ran = run(*deck)
    assert (ran.code, ran.saved) == (0, [])
    assert "nothing to score" in ran.out


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_transcript_is_written_and_never_over_a_file_without_force(
    deck: tuple[str, ...], tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"talk.{ending}"
    words = (*deck, "-n", "2", "-o", str(target))
    ran = run(*words, typed="<script>alert(1)</script>\n\nx\n")
    assert (ran.code, str(target) in ran.err) == (0, True)
    text = target.read_text("utf-8")
    assert "alert(1)" in text
    assert "<script>alert" not in text
    refused = run(*words, typed="x\n")
    assert (refused.code, refused.saved, refused.out) == (6, [], "")
    assert target.read_text("utf-8") == text
    assert run(*words, "--force", typed="y\n").code == 0
    assert target.read_text("utf-8") != text
    assert list(tmp_path.glob(".*.part")) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("-o", "talk.pdf"), 2),
        (("-o", "/dev/null/talk.md"), 6),
        (("-o", "."), 2),
        (("--minutes", "0"), 2),
        (("--level", "4"), 2),
        (("-n", "0"), 2),
        (("--tag", "no-such-tag"), 2),
        (("level:1", "level:3"), 2),
    ],
)
def test_words_that_are_off_are_refused_before_a_question(
    words: tuple[str, ...], code: int
) -> None:
    ran = run("mock", *words, typed="x\n" * 9)
    assert (ran.code, ran.saved, ran.out) == (code, [], "")


def test_any_bytes_on_standard_input_end_well(deck: tuple[str, ...]) -> None:
    ran = run(*deck, typed="\udcff\udc80\x00\x1b[2J\n\\\n\n[/INST] [bold]x[/bold] :smile:\n?\n:x\n")
    assert ran.code == 0
    assert "\x1b[2J" not in ran.out
    assert "[bold]x[/bold] :smile:" in ran.out


@pytest.fixture
def interview(deck: tuple[str, ...], tmp_path: Path) -> Iterator[pexpect.spawn[str]]:
    words = (*deck[:2], "--ui-lang", "en", *deck[2:], "-n", "3", "-o", str(tmp_path / "talk.md"))
    child = seated(*words)
    child.expect_exact("What does softmax do?")
    child.expect(r"\d:\d\d > ")
    yield child
    child.close(force=True)


def test_ctrl_c_keeps_what_was_answered_and_shows_its_sheet(
    interview: pexpect.spawn[str], tmp_path: Path
) -> None:
    interview.sendline("softmax cho xác suất 词元\x7f\x7f")
    interview.expect_exact("What does temperature do?")
    interview.expect(r"\d:\d\d > ")
    interview.send("half a sent")
    interview.expect_exact("half a sent")
    until_it_sleeps(interview)
    interview.sendintr()
    interview.expect_exact("Score sheet")
    interview.expect_exact("Stopped. What was answered is kept. Not answered: 2")
    interview.expect(pexpect.EOF)
    interview.close()
    assert interview.exitstatus == 130
    assert "> softmax cho xác suất\n" in (tmp_path / "talk.md").read_text("utf-8")
    assert run("stats", "--json").document["reviews"] == 1


def test_ctrl_d_ends_the_interview_with_its_sheet(interview: pexpect.spawn[str]) -> None:
    interview.sendline("")
    interview.expect_exact("What is a token?")
    interview.expect(r"\d:\d\d > ")
    interview.sendeof()
    interview.expect_exact("Ended early")
    interview.expect(pexpect.EOF)
    interview.close()
    assert interview.exitstatus == 0


def test_the_clock_stands_still_until_a_line_is_entered(interview: pexpect.spawn[str]) -> None:
    interview.expect(pexpect.TIMEOUT, timeout=1.3)
    assert interview.before == ""
    interview.sendline(":t")
    interview.expect(r"\d:\d\d > ")
    assert str(interview.after) < "1:30 > "
