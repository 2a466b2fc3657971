"""Help in three languages: the same words, from the same commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from rich.cells import cell_len

from llm_interview.cli import help_language
from llm_interview.cli.help_language import help_lang
from llm_interview.cli.root import COMMANDS, app
from llm_interview.core.langs import Lang
from llm_interview.terminal import help_vi, help_zh
from llm_interview.terminal.help_screen import PLACEHOLDERS, definitions
from llm_interview.terminal.lines import plain
from tests.cli.program import run

TEXTS = {"vi": help_vi.HELP, "zh": help_zh.HELP}
FRAME = {"Usage", "Arguments", "Options", "Commands", "Example", "required", "colon"}
FRAME |= {"default N", "at least N", "N", "PATH", *PLACEHOLDERS}


def said(command: Any) -> Iterator[str]:  # noqa: ANN401
    """Every text a help shows, of a command and those below it."""
    yield from filter(None, (command.help, *(getattr(p, "help", "") for p in command.params)))
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from said(command.get_command(None, name))


def english() -> set[str]:
    own = "Show this message and exit."
    return {*said(typer.main.get_command(app)), *COMMANDS.values(), own}


@pytest.mark.parametrize("lang", ["vi", "zh"])
def test_every_text_of_every_help_is_said_in_the_language(lang: str) -> None:
    assert english() - TEXTS[lang].keys() == set()


@pytest.mark.parametrize("lang", ["vi", "zh"])
def test_no_text_is_left_over(lang: str) -> None:
    assert TEXTS[lang].keys() - english() == FRAME


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", ("Cách dùng", "Tùy chọn", "Lệnh")), ("zh", ("用法", "选项", "命令"))]
)
def test_the_help_names_every_command_in_the_language_asked_for(
    lang: str, words: tuple[str, ...]
) -> None:
    shown = run("--ui-lang", lang, "--help", env={"COLUMNS": "80"}).out
    assert all(word in shown for word in words)
    assert all(f"  {name} " in shown for name in COMMANDS)
    assert all(cell_len(line) < 80 for line in shown.splitlines())


def test_the_help_of_a_command_has_its_options_and_its_example() -> None:
    shown = run("--ui-lang=zh", "config", "set", "--help").out
    assert "用法：" in shown
    assert "设置名（必填）。" in shown
    assert "示例：llm-interview config set ui_lang vi" in shown
    assert "Usage: " in run("--ui-lang", "en", "config", "set", "--help").out


def test_the_language_is_asked_for_or_set_or_the_locale_s(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def lang(*words: str) -> Lang:
        monkeypatch.setattr("sys.argv", ["llm-interview", *words, "--help"])
        return help_lang()

    assert lang() == "en"
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert lang() == "vi"
    run("config", "set", "ui_lang", "zh")
    assert lang() == "zh"
    run("due")
    assert lang() == "zh"
    assert lang("--ui-lang", "en") == "en"
    assert lang("--ui-lang=vi") == "vi"
    (batch,) = home.rglob("batch/**/*.jsonl")
    batch.unlink()
    assert lang() == "vi"


def test_english_costs_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["llm-interview", "--help"])
    asked = help_language.help_of(object(), lambda _: "Typer's own", None)
    assert asked == "Typer's own"


@pytest.mark.parametrize("width", [20, 39, 79])
def test_names_and_texts_fit_the_window(width: int) -> None:
    rows = [("-o, --output <path>", "要写入的文件，" * 6), ("--x", ""), ("--json", "JSON 文档")]
    shown = plain(definitions(rows, width)).split("\n")
    assert all(cell_len(line) <= width for line in shown)
    assert "".join("".join(shown).split()).count("要写入的文件，") == 6


@pytest.mark.parametrize(("lang", "kind"), [("vi", "<SỐ>"), ("zh", "<数字>")])
def test_kinds_of_values_and_bounds_are_said_as_people_write_them(lang: str, kind: str) -> None:
    shown = run("--ui-lang", lang, "mock", "--help", env={"COLUMNS": "80"}).out
    assert f"--minutes {kind}" in shown
    assert "1–240" in shown
    assert not {"range", "<str>", "x<="} & set(shown.replace("]", " ").split())


@pytest.mark.parametrize("command", ["drill", "quiz", "mock", "list", "export"])
def test_what_a_filter_is_is_said_where_one_stands(command: str) -> None:
    assert "tag:rag is:due" in run(command, "--help").out


@pytest.mark.parametrize(
    "path", [[], *([name] for name in COMMANDS), ["config", "set"]], ids=" ".join
)
def test_chinese_help_is_in_chinese_with_its_own_brackets(path: list[str]) -> None:
    shown = run("--ui-lang", "zh", *path, "--help", env={"COLUMNS": "80"}).out
    usage, _, body = shown.partition("\n")
    assert not set(PLACEHOLDERS) & set(re.findall("[A-Za-z]+", usage.partition("：")[2]))
    body = body.partition("示例：")[0]
    assert not re.findall(r"\[(?!\w*[|\]])[^\]]*\]|默认:|必填\]", body)
    assert not re.findall(r"(?:TEXT|FILE|CARD|PATH)\b(?!\.)", body)


def test_defaults_and_bounds_stand_in_the_sentence() -> None:
    shown = run("--ui-lang", "zh", "quiz", "--help", env={"COLUMNS": "80"}).out
    assert "题目数量（默认 10，不小于 1）。" in shown
    assert "[mặc định: 10; ≥ 1]" in run("--ui-lang", "vi", "quiz", "--help").out
