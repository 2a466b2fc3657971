"""What goes wrong is told in the language of the interface; codes and JSON know no language."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from llm_interview.cli.wiring import open_history
from llm_interview.core.langs import LANGS
from llm_interview.core.locales import is_han
from tests.cli.program import Ran

Told = tuple[int, str]


@pytest.fixture
def tell(inside: Callable[..., Ran]) -> Callable[..., Told]:
    """Runs a command; its exit code and what it said on standard error."""

    def run(*words: str) -> Told:
        ran = inside(*words)
        return ran.code, ran.err

    return run


WORDS: dict[str, tuple[list[str], int]] = {
    "a tag that is none": (["drill", "tag:rga"], 2),
    "a card that is none": (["show", "kv"], 2),
    "a command that is none": (["drll"], 2),
    "a mode that is none": (["drill", "--mode", "x"], 2),
    "a setting that is none": (["config", "set", "modee", "3"], 2),
    "a value that is off": (["config", "set", "new_per_day", "x"], 2),
    "a filter that does not end": (["list", "(tag:rag"], 2),
    "a folder that is none": (["export", "-o", "/no/such/x.html"], 6),
    "a file that is none": (["import", "nix.txt"], 6),
    "a deck that is none": (["--content", "/no/such", "list"], 3),
    "a transcript without a form": (["mock", "-o", "x.txt"], 2),
    "a language that is none": (["--lang", "xx", "list"], 2),
    "an option that is none": (["quiz", "--zzz"], 2),
    "an option that is nearly one": (["drill", "--limt", "3"], 2),
    "an option before the command": (["--zzz"], 2),
    "an option without its value": (["drill", "--limit"], 2),
    "an option with a value it does not take": (["list", "--json=3"], 2),
    "a command of config that is none": (["config", "foo"], 2),
    "a number out of bounds": (["mock", "--level", "9"], 2),
    "a number that is none": (["quiz", "-n", "x"], 2),
    "a word that is missing": (["show"], 2),
    "a shell that is missing": (["completion"], 2),
    "weights that are off": (["config", "set", "weights", "1,2"], 2),
    "a format that is none": (["export", "-o", "x.doc"], 2),
    "a word too many": (["undo", "3"], 2),
    "two words too many": (["undo", "3", "4"], 2),
    "a tag in words that no tag has": (["quiz", "--tag", "ợợ"], 2),
    "words where an id stands": (["show", "nhiệt", "độ"], 2),
    "an answer without its option": (["grade", "dec-temperature", "it", "scales", "logits"], 2),
    "no judge": (["grade", "dec-temperature", "--judge", "--answer", "x"], 2),
}


@pytest.mark.parametrize(("words", "code"), WORDS.values(), ids=WORDS)
def test_a_fault_is_told_in_three_languages(
    tell: Callable[..., Told], words: list[str], code: int
) -> None:
    told = {lang: tell("--ui-lang", lang, *words) for lang in LANGS}
    assert {found for found, _ in told.values()} == {code}
    assert len({text for _, text in told.values()}) == len(LANGS)
    for lang, (_, text) in told.items():
        assert text.startswith("llm-interview: ")
        assert text.count("\n") <= 2
        assert any(map(is_han, text)) == (lang == "zh"), text
        assert "Got" not in text


@pytest.mark.parametrize("words", [words for words, _ in WORDS.values()], ids=WORDS)
def test_chinese_faults_have_the_marks_of_chinese(
    tell: Callable[..., Told], words: list[str]
) -> None:
    text = re.sub("llm-interview [a-z].*", "", tell("--ui-lang", "zh", *words)[1])  # no commands
    assert "'" not in text, text
    assert not re.search(r"[a-z0-9], [a-z]", text), text  # names in a list stand between 、
    assert not re.search(r"[一-龥] “|” [一-龥]", text), text
    assert not re.search(r"CARD|SHELL|BASH|numbers", text), text


def test_the_way_out_of_a_faulty_deck_lists_its_faults(
    inside: Callable[..., Ran], tmp_path: Path
) -> None:
    deck = tmp_path / "my deck.yaml"
    deck.write_text("- q: What?\n  a: That.\n  difficulty: 9\n", "utf-8")
    said = inside("--ui-lang", "zh", "--content", str(deck), "due").err
    command = said.partition("全部问题：")[2].split("\n\n")[0]
    words = shlex.split(command.replace("\n", " "))
    assert words[0] == "llm-interview"
    assert "C013" in inside(*words[1:]).out


def test_the_language_is_that_of_the_setting_where_no_option_says_otherwise(
    tell: Callable[..., Told],
) -> None:
    assert tell("config", "set", "ui_lang", "vi")[0] == 0
    assert "không có thẻ" in tell("show", "kv")[1]
    assert "没有名为" in tell("--ui-lang", "zh", "show", "kv")[1]


def test_a_history_that_is_not_whole_is_told_all_the_same(
    tell: Callable[..., Told], home: Path
) -> None:
    with open_history() as store:
        store.set("ui_lang", "vi")
    home.joinpath("data", "count").write_text("99")
    code, text = tell("--ui-lang", "zh", "stats")
    assert code == 4
    assert "这里曾记录 99 个事件" in text
    assert "99 events were recorded" in tell("stats")[1]


def test_json_says_the_same_in_every_language(inside: Callable[..., Ran], tmp_path: Path) -> None:
    lines = tmp_path / "answers.jsonl"
    lines.write_text('{"card": "nix", "answer": "x"}\n')
    out = {inside("--ui-lang", lang, "grade", "--jsonl", str(lines)).out for lang in LANGS}
    assert len(out) == 1
    assert "no card 'nix'" in out.pop()


def test_a_bug_is_told_in_the_language_too(
    tell: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("llm_interview.cli.marking.open_library", broken)
    code, text = tell("--ui-lang", "vi", "suspend", "kv")
    assert code == 1
    assert text.startswith("llm-interview: lỗi của chương trình: ZeroDivisionError: oops\n")


def test_findings_are_told_in_three_languages_at_the_same_places(
    inside: Callable[..., Ran], tmp_path: Path
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("- q: What?\n  a: That.\n  knd: x\n  difficulty: 9\n- q: [\n", "utf-8")
    told = {lang: inside("--ui-lang", lang, "check", str(deck)) for lang in LANGS}
    assert {ran.code for ran in told.values()} == {1}
    lines = {lang: ran.out.splitlines() for lang, ran in told.items()}
    places = {lang: [line.split(" ")[:2] for line in said] for lang, said in lines.items()}
    assert places["en"] == places["vi"] == places["zh"]
    for one in zip(*lines.values(), strict=True):
        assert len(set(one)) == len(LANGS), one
    assert "difficulty phải là số nguyên từ 1 đến 3" in told["vi"].out


def test_findings_as_json_are_the_same_in_every_language(
    inside: Callable[..., Ran], tmp_path: Path
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("- q: What?\n  a: That.\n  knd: x\n", "utf-8")
    told = {inside("--ui-lang", lang, "check", str(deck), "--json").out for lang in LANGS}
    assert len(told) == 1
    assert "unknown field “knd”; did you mean kind?" in told.pop()


def test_what_is_wrong_with_a_deck_is_told_in_the_language_where_it_is_used(
    inside: Callable[..., Ran], tmp_path: Path
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("- q: What?\n  a: That.\n  difficulty: 9\n", "utf-8")
    for _ in range(2):  # as it is read, and from what is kept of it
        ran = inside("--ui-lang", "vi", "--content", str(deck), "due")
        assert "3:15: C013 difficulty phải là số nguyên từ 1 đến 3" in ran.err
