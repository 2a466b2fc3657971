"""`config` from outside: what is set is in force, kept, and told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from llm_interview.core.settings import SETTINGS
from tests.cli.program import run

ROW = re.compile(r"^\| `([\w.]+)` \| (.*?) \| (.*?) \| (.*?) \|$", re.MULTILINE)


def test_the_list_has_every_setting_with_its_default() -> None:
    document = run("config", "list", "--json").document
    assert document["schema"] == 1
    assert [entry["key"] for entry in document["settings"]] == [rule.key for rule in SETTINGS]
    for entry in document["settings"]:
        assert entry.keys() >= {"value", "set", "default", "allowed", "meaning"}
        assert (entry["value"], entry["set"]) == (entry["default"], False)
    assert run("config").out == run("config", "list").out


def test_what_is_set_is_in_force_in_the_next_command() -> None:
    assert run("config", "set", "new_per_day", "3").code == 0
    assert run("config", "get", "new_per_day").out == "3\n"
    assert run("due", "--json").document["new"] == 3
    run("config", "set", "new-per-day", "default")
    assert run("config", "get", "new_per_day", "--json").document["set"] is False
    assert run("due", "--json").document["new"] == 10


def test_the_interface_speaks_the_language_that_is_set() -> None:
    assert run("config", "set", "ui_lang", "zh").out == "ui_lang：zh\n"
    assert "题目语言" in run("config", "list").out
    assert "Ngôn ngữ" in run("--ui-lang", "vi", "config", "list").out
    assert "到期" in run("due").out


def test_the_mode_that_is_set_is_that_of_a_session_without_mode() -> None:
    words = ("--ui-lang", "en", "quiz", "-n", "1")
    typed = run(*words, typed="\n").out
    run("config", "set", "mode", "reveal")
    revealed = run(*words, typed="\n").out
    assert "Enter submit" in typed
    assert "Enter submit" not in revealed
    assert "Enter submit" in run(*words, "--mode", "type", typed="\n").out


def test_the_minutes_of_a_day_bound_its_session() -> None:
    drill = ("--ui-lang", "en", "drill")
    assert " of 10" in run(*drill).out
    run("config", "set", "minutes_per_day", "2")
    assert " of 2" in run(*drill).out
    assert " of 10" in run(*drill, "--minutes", "60").out


def test_setting_twice_writes_once(home: Path) -> None:
    run("config", "set", "lang", "vi")
    assert "as before" in run("config", "set", "lang", "vi").out
    texts = [path.read_text("utf-8") for path in home.rglob("batch/**/*.jsonl")]
    assert "".join(texts).count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "retentoin", "0.9"), "mean retention"),
        (("get", "langs"), "mean lang"),
        (("set", "lang", "fr"), "en, vi, zh"),
        (("set", "new_per_day", "-5"), "0–1000"),
        (("set", "new_per_day"), "VALUE"),
        (("path", "home"), "data, decks, cache"),
        (("lst",), "lst"),
    ],
)
def test_words_that_are_off_are_told_and_nothing_is_written(
    words: tuple[str, ...], said: str, home: Path
) -> None:
    ran = run("config", *words)
    assert ran.code == 2
    assert said in ran.err
    assert not ran.out
    assert not (home / "data").exists()


def test_a_value_from_elsewhere_that_makes_no_sense_counts_as_unset(home: Path) -> None:
    run("config", "set", "retention", "0.8")
    (batch,) = home.rglob("batch/**/*.jsonl")
    journal = home / "data" / "journal" / "x.jsonl"
    journal.write_text(batch.read_text("utf-8").replace("0.8", '"much"'), "utf-8")
    batch.unlink()
    entry = run("config", "get", "retention", "--json").document
    assert (entry["value"], entry["set"]) == (0.9, False)


def test_paths_are_bare_for_scripts(home: Path) -> None:
    assert run("config", "path", "data").out == f"{home / 'data'}\n"
    for name in ("data", "decks", "cache"):
        assert name in run("config", "path").out


def test_the_manual_lists_every_setting_as_the_code_has_it(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8")
    rows = {key: rest for key, *rest in ROW.findall(text)}
    told = {
        rule.key: ["–" if rule.default is None else str(rule.default), rule.allowed]
        for rule in SETTINGS
    }
    assert {key: rest[:2] for key, rest in rows.items()} == told
    assert {key: rest[2] for key, rest in rows.items()} == {
        rule.key: rule.meaning["en"] for rule in SETTINGS
    }
