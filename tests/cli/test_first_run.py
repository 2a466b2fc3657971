"""The first start of a person at a terminal, and the starts after it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pexpect
import pytest

from tests.cli.keyboard import until_it_sleeps
from tests.cli.program import run
from tests.waiting import PATIENCE


def start(columns: int = 80, words: tuple[str, ...] = (), **environment: str) -> pexpect.spawn[str]:
    return pexpect.spawn(
        sys.executable,
        ["-m", "llm_interview", *words],
        env={**os.environ, "TERM": "xterm", "LANG": "vi_VN.UTF-8", **environment},
        encoding="utf-8",
        dimensions=(50, columns),
        timeout=PATIENCE,
    )


def settings() -> dict[str, object]:
    listed = run("config", "list", "--json").document["settings"]
    return {entry["key"]: entry["value"] for entry in listed if entry["set"]}


def has_history(home: Path) -> bool:
    return (home / "data" / "batch").exists() or (home / "data" / "journal").exists()


def test_a_first_start_settles_four_things_and_warms_up_with_two_questions() -> None:
    child = start(LLM_INTERVIEW_NOW="2026-11-22T10:00:00+00:00")
    child.expect_exact("Ngôn ngữ giao diện")
    child.expect_exact("[2]> ")
    child.sendline("")
    child.expect_exact("[2]> ")
    child.sendline("中文")
    child.expect_exact("[20]> ")
    child.sendline("ba mươi")
    child.expect_exact("từ 1 đến 1440")
    child.expect_exact("[20]> ")
    child.sendline("30")
    child.expect_exact("[chưa có]> ")
    child.sendline("2027-01-15")
    for _ in range(2):
        child.expect(r"\n\x1b\[\?2004h> ")
        child.sendline("词元")
        child.expect_exact("chấm> ")
        child.sendline("3")
    child.expect_exact("Mới học hôm nay: 2")
    child.expect_exact("llm-interview drill")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    expected = {"ui_lang": "vi", "lang": "zh", "minutes_per_day": 30, "interview": "2027-01-15"}
    assert settings() == expected
    assert run("stats", "--json").document["reviews"] == 2


def test_a_later_start_asks_nothing_and_says_what_to_do() -> None:
    run("drill", "--limit", "1", typed="x\n3\n")
    child = start(columns=40)
    child.expect_exact("Hôm nay")
    child.expect_exact("llm-interview drill")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


@pytest.mark.parametrize("typed", ["\x04", "\x03"])
def test_leaving_in_the_middle_keeps_nothing_and_the_next_start_asks_again(
    home: Path, typed: str
) -> None:
    child = start()
    child.expect_exact("[2]> ")
    child.sendline("1")
    child.expect_exact("[1]> ")
    until_it_sleeps(child)
    child.send(typed)
    child.expect(pexpect.EOF)
    child.close()
    assert (child.before or "").endswith("\n")
    assert child.exitstatus == (0 if typed == "\x04" else 130)
    assert not has_history(home)


def test_a_pipe_and_json_are_never_asked() -> None:
    ran = run(typed="1\n")
    assert ran.code == 0
    assert ran.out.startswith("Today\n10 new")
    document = run("--json").document
    assert (document["schema"], document["due"], document["new"]) == (1, 0, 10)
    assert document["command"] == "llm-interview drill"


def test_json_before_a_command_is_told_where_it_belongs() -> None:
    ran = run("--json", "due")
    assert ran.code == 2
    assert "after the command" in ran.err


def test_a_first_start_asked_to_be_plain_has_no_colour() -> None:
    child = start(words=("--plain",))
    child.expect_exact("Enter ")
    assert "\x1b" not in (child.before or "")
    child.sendline("1")
    child.expect_exact("Enter ")
    assert "\x1b" not in (child.before or "")
    child.close(force=True)


def test_a_setting_makes_every_screen_plain_and_a_variable_overrules_it() -> None:
    run("config", "set", "plain", "on")
    assert " · " not in run().out
    assert " · " in run(env={"LLM_INTERVIEW_PLAIN": "0"}).out
    assert run("show", "dec-temperature").out.count("right:") > 0


def test_the_first_question_waits_for_no_cards_and_they_are_prepared_in_the_language_chosen(
    home: Path,
) -> None:
    shutil.rmtree(home / "cache")
    child = start()
    child.expect_exact("[2]> ")
    assert not (home / "cache").exists()
    child.sendline("3")
    for guess in ("[3]> ", "[20]> ", "[还没定]> "):
        child.expect_exact(guess)
        child.sendline("")
    child.expect_exact("正在准备卡片：")
    child.expect_exact("热热身")
    child.close(force=True)


def test_a_cold_start_shows_how_far_it_is_in_the_language_that_was_set(home: Path) -> None:
    run("config", "set", "ui_lang", "zh")
    shutil.rmtree(home / "cache")
    child = start()
    child.expect_exact("正在准备卡片：0%")
    child.expect_exact("\r\x1b[K\x1b[1m今天")
    child.close(force=True)


def test_a_plain_cold_start_says_once_that_it_takes_a_while(home: Path) -> None:
    run("config", "set", "plain", "on")
    shutil.rmtree(home / "cache")
    child = start(LLM_INTERVIEW_PLAIN="1")
    child.expect_exact("Đang chuẩn bị thẻ, mất vài giây.\r\nHôm nay")
    child.expect(pexpect.EOF)
    assert "\x1b" not in (child.before or "")
    child.close()


def test_a_first_start_by_a_bare_drill_settles_the_same_four_things_and_drills() -> None:
    child = start(LLM_INTERVIEW_NOW="2026-11-22T10:00:00+00:00", words=("drill",))
    for guess in ("[2]> ", "[2]> ", "[20]> ", "[chưa có]> "):
        child.expect_exact(guess)
        child.sendline("" if guess != "[20]> " else "15")
    child.expect_exact("Đã lưu")
    child.expect_exact("câu 1/10")
    child.expect(r"\n\x1b\[\?2004h> ")
    child.sendline(":q")
    child.expect(pexpect.EOF)
    assert settings() == {"ui_lang": "vi", "lang": "vi", "minutes_per_day": 15}
    child.close()


def test_a_first_drill_with_words_of_its_own_asks_nothing_else() -> None:
    child = start(words=("drill", "--limit", "1"))
    child.expect_exact("câu 1/1")
    child.close(force=True)
