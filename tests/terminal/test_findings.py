"""Findings in content as an author reads them: in their language, at the same place and code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from llm_interview.core.errors import told
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.locales import is_han
from llm_interview.core.problems import Problem
from llm_interview.loader.files import load_file
from llm_interview.terminal.fault_words import in_words

CASES = Path(__file__).parent.parent / "cases"


def found() -> Iterator[Problem]:
    for path in sorted(CASES.glob("invalid/*.yaml")):
        yield from load_file(path, path.name, "cases").problems


@pytest.mark.parametrize("problem", list(found()), ids=str)
def test_a_finding_is_told_in_three_languages(problem: Problem) -> None:
    lines = {lang: in_words(problem.sentence, lang) for lang in LANGS}
    place = f"{problem.path}:{problem.line}:{problem.column}: {problem.code} "
    assert all(line.startswith(place) for line in lines.values())
    assert len(set(lines.values())) == len(LANGS)
    assert lines["en"] == str(problem) == place + problem.message
    assert any(map(is_han, lines["zh"]))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "hints is missing in vi, zh"),
        ("vi", "hints còn thiếu bản vi, zh"),
        ("zh", "hints 缺少 vi、zh"),
    ],
)
def test_a_list_of_names_is_joined_as_the_language_joins_them(lang: Lang, words: str) -> None:
    assert in_words(told("C101_missing", where="hints", langs=("vi", "zh")), lang) == words


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "level should be a whole number from 1 to 3"),
        ("vi", "level phải là số nguyên từ 1 đến 3"),
        ("zh", "level 应该是整数，在 1 到 3 之间"),
    ],
)
def test_what_stands_in_a_finding_is_told_in_the_same_language(lang: Lang, words: str) -> None:
    bounds = told("C013_from_to", low=1, high=3)
    assert in_words(told("C013_whole", name="level", bounds=bounds), lang) == words


def test_a_finding_counts_once_though_it_was_made_twice() -> None:
    one, other = (told("C101_missing", where="front", langs=("vi",)) for _ in range(2))
    assert len({one, other, told("C101_missing", where="spoken", langs=("vi",))}) == 2
