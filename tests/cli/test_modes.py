"""The modes of drill and quiz: over a pipe, and with keys at a real terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pexpect
import pytest

from tests.cli.keyboard import until_it_sleeps
from tests.cli.program import run, seated

Start = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the program in a window of 40 columns, in Vietnamese or another language."""
    children: list[pexpect.spawn[str]] = []

    def spawn(*words: str, lang: str = "vi") -> pexpect.spawn[str]:
        child = seated(
            "--lang", lang, "--ui-lang", lang, *words, size=(100, 40), env={"NO_COLOR": "1"}
        )
        children.append(child)
        return child

    yield spawn
    for child in children:
        child.close(force=True)


def test_a_quiz_by_choice_reads_a_line_an_answer_and_repeats_with_its_seed() -> None:
    words = ("--lang", "zh", "quiz", "--mode", "choice", "-n", "2", "--seed", "5", "--json")
    first, second = (run(*words, typed="a\nb\n").document for _ in range(2))
    assert first["asked"] == 2
    assert first["correct"] + first["incorrect"] == 2
    assert [a["answer"] for a in first["answers"]] == [a["answer"] for a in second["answers"]]
    assert {a["grader"] for a in first["answers"]} == {"choice/1"}


def test_a_drill_point_by_point_over_a_pipe_ends_with_an_empty_line_and_a_rating() -> None:
    typed = "divide the logits by T before softmax\nhigher T flattens\n\n3\n"
    ran = run("--lang", "en", "drill", "id:dec-temperature", "--mode", "points", typed=typed)
    assert (ran.code, len(ran.saved)) == (0, 1)
    assert "✓ Each logit" in ran.out


def test_a_quiz_aloud_over_a_pipe_reads_a_rating_after_each_answer() -> None:
    ran = run("quiz", "--mode", "speak", "-n", "2", "--seed", "1", "--json", typed="\n3\n\n1\n")
    assert [answer["rating"] for answer in ran.document["answers"]] == ["good", "again"]
    assert ran.document["correct"] == 1


def test_a_mode_that_does_not_exist_is_told_with_those_that_do() -> None:
    ran = run("quiz", "--mode", "spek")
    assert ran.code == 2
    assert "type, reveal, choice, points, speak" in ran.err


def test_an_option_is_picked_with_a_key_and_mistakes_can_be_taken_back(start: Start) -> None:
    child = start("drill", "id:attn-scaling-sqrt-dk", "--mode", "choice")
    child.expect_exact("Gõ 1-4 hoặc a-d")
    child.expect_exact("> ")
    child.sendline("ê\x7fx")
    child.expect_exact("Ở đây không có phím “x”")
    child.expect_exact("> ")
    child.sendline("b")
    child.expect(["Đúng rồi", "Không phải câu này"])
    child.expect_exact("chấm> ")
    child.sendline("4")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert run("stats", "--json").document["reviews"] == 1


def test_points_are_typed_in_chinese_with_a_hint_and_a_backspace(start: Start) -> None:
    child = start("drill", "id:dec-temperature", "--mode", "points", lang="zh")
    child.expect_exact("1/6> ")
    child.sendline("?")
    child.expect_exact("提示 1")
    child.expect_exact("1/6> ")
    child.sendline("每个 logit 先除以 T 再做 softmax 注意\x7f\x7f")
    child.expect_exact("✓ 每个 logit")
    child.expect_exact("2/6> ")
    child.sendline("")
    child.expect_exact("自评> ")
    until_it_sleeps(child)
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130


def test_the_clock_runs_until_enter_and_the_learner_rates(start: Start) -> None:
    run("config", "set", "speak_seconds", "90")
    child = start("drill", "id:dec-temperature", "--mode", "speak")
    child.expect_exact("còn 90 giây")
    child.expect(r"\rBạn nói đi, còn [78]\d giây")
    child.send("\r")
    child.expect_exact("Đáp án")
    child.expect_exact("chấm> ")
    child.sendline("3")
    child.expect(pexpect.EOF)
    assert run("stats", "--json").document["reviews"] == 1


def test_ctrl_c_stops_the_clock_and_the_session(start: Start) -> None:
    child = start("drill", "--limit", "1", "--mode", "speak")
    child.expect_exact("còn 30 giây")
    child.sendintr()
    child.expect_exact("Đã dừng")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
