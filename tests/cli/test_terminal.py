"""A person at a real terminal: a pty, keys, Ctrl-C."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.cli.keyboard import until_it_sleeps
from tests.cli.program import run, seated

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def drill() -> Iterator[pexpect.spawn[str]]:
    child = seated("--lang", "vi", "--ui-lang", "en", "drill", "--limit", "3")
    child.expect_exact("> ")
    yield child
    child.close(force=True)


def test_findings_at_a_terminal_say_how_grave_they_are_and_break_between_words(
    tmp_path: Path,
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("- q: Softmax?\n  a: Tổng bằng 1.\n  difficulty: 9\n", "utf-8")
    child = seated("--ui-lang", "vi", "check", "deck.yaml", size=(40, 40), cwd=tmp_path)
    shown = COLOUR.sub("", child.read()).splitlines()
    child.close()
    assert "deck.yaml:3:15 C013 lỗi: difficulty" in shown
    assert "  phải là số nguyên từ 1 đến 3" in shown
    assert any(line.startswith("deck.yaml:1:3 C023 gợi ý:") for line in shown)


def answers(home: object) -> str:
    import pathlib

    files = sorted((pathlib.Path(str(home)) / "data" / "answers").glob("*.jsonl"))
    return "".join(path.read_text("utf-8") for path in files)


def rate(child: pexpect.spawn[str], key: str = "") -> None:
    """Rate with `key`; the answer waits for Enter where it and the grade overfill the window."""
    while child.expect_exact(["Enter: model answer ", "rating> "]) == 0:
        child.sendline("")
    child.sendline(key)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("tiếng Việt\x7f\x7f\x7f\x7f", "tiếng"),
        ("词元化\x7f", "词元"),
        ("tie\u0302\u0301ng", "tiếng"),
        ("a注意力\x7f\x7f\x7fb", "ab"),
    ],
)
def test_backspace_takes_whole_letters(
    drill: pexpect.spawn[str], home: object, typed: str, kept: str
) -> None:
    drill.sendline(typed)
    rate(drill)
    drill.expect_exact("> ")
    assert f'"answer": "{kept}"' in answers(home).replace('":"', '": "')


def test_ctrl_c_inside_an_answer_keeps_what_was_rated(drill: pexpect.spawn[str]) -> None:
    drill.sendline("token có id")
    rate(drill, "3")
    drill.expect_exact("> ")
    drill.send("nửa câu")
    drill.expect_exact("nửa câu")
    until_it_sleeps(drill)
    drill.sendintr()
    drill.expect_exact("Stopped")
    drill.expect(pexpect.EOF)
    drill.close()
    assert drill.exitstatus == 130
    assert run("stats", "--json").document["reviews"] == 1


def test_ctrl_d_ends_the_session_with_a_summary(drill: pexpect.spawn[str]) -> None:
    drill.sendeof()
    drill.expect_exact("Session")
    drill.expect(pexpect.EOF)
    drill.close()
    assert drill.exitstatus == 0


def test_the_next_session_goes_on_where_this_one_stopped(drill: pexpect.spawn[str]) -> None:
    drill.sendline("token")
    rate(drill, "3")
    drill.expect_exact("> ")
    drill.sendline(":q")
    drill.expect(pexpect.EOF)
    states = {c["id"]: c["state"] for c in run("list", "--json").document["cards"]}
    assert sorted(states.values()).count("review") == 1


@pytest.mark.parametrize(
    ("words", "environment"),
    [(["--plain"], {}), ([], {"TERM": "dumb"}), ([], {"LLM_INTERVIEW_PLAIN": "1"})],
)
def test_a_plain_session_sends_words_and_no_escape(
    words: list[str], environment: dict[str, str]
) -> None:
    child = seated("--lang", "zh", *words, "drill", "--limit", "1", env=environment)
    child.expect_exact("Answer: ")
    seen = child.before or ""
    child.sendline("词元")
    child.expect_exact("Rating: ")
    seen += child.before or ""
    child.sendline("2")
    child.expect(pexpect.EOF)
    seen += child.before or ""
    assert "missing:" in seen
    assert not re.search("\x1b|[\u2500-\u259f✓✗]| · ", seen)
    child.close()
    assert child.exitstatus == 0


def test_a_plain_session_in_a_low_window_waits_for_nothing() -> None:
    run("config", "set", "new_per_day", "5")  # no newcomer, and the cards are prepared:
    run("list")  # nothing is said before the first question
    words = ("--lang", "en", "--ui-lang", "en", "--plain", "drill", "--limit", "1")
    child = seated(*words, size=(18, 80))
    child.expect_exact("Answer: ")
    child.sendline("no idea")
    child.expect_exact("Rating: ")
    assert "\x1b" not in (child.before or "")
    child.sendline("2")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_the_screen_is_coloured_and_no_color_is_heard() -> None:
    for environment, coloured in (
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ):
        child = seated("--lang", "en", "drill", "--limit", "1", env=environment)
        child.expect_exact(["> ", "Answer: "])
        assert bool(COLOUR.search(child.before or "")) == coloured
        child.close(force=True)


def test_in_a_low_window_a_grade_is_read_before_the_model_answer() -> None:
    child = seated("--lang", "en", "--ui-lang", "en", "drill", "--limit", "1", size=(26, 80))
    child.expect_exact("> ")
    child.sendline("no idea")
    child.expect_exact("Enter: model answer ")
    assert "0%" in (child.before or "")
    child.sendline("")
    while child.expect_exact(["Enter: more ", "rating> "]) == 0:
        child.sendline("")
    child.sendline("2")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_grade_asks_a_person_for_the_answer() -> None:
    child = seated("--lang", "vi", "--ui-lang", "en", "grade", "dec-temperature", size=(60, 80))
    child.expect_exact("temperature làm gì")
    child.expect_exact("> ")
    child.sendline("chia mọi logit cho T\\")
    child.expect_exact(". ")
    child.sendline("trước softmax")
    child.expect_exact(" points")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
