"""Faults in three languages: every sentence exists, fits its values, and is asked for somewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from llm_interview.core.content_codes import CODE_LENGTH, CODES
from llm_interview.core.errors import UsageFault, told
from llm_interview.core.fault_texts import ENGLISH as FAULTS
from llm_interview.core.finding_texts import FINDINGS
from llm_interview.core.langs import LANGS, Lang
from llm_interview.terminal import faults_vi, faults_zh, findings_vi, findings_zh
from llm_interview.terminal.fault_words import fault_words, in_words

TABLES: dict[str, dict[Lang, dict[str, str]]] = {
    "faults": {"en": FAULTS, "vi": faults_vi.FAULTS, "zh": faults_zh.FAULTS},
    "findings": {"en": FINDINGS, "vi": findings_vi.FINDINGS, "zh": findings_zh.FINDINGS},
}
ENGLISH = FAULTS | FINDINGS


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_exists_in_every_language_with_the_same_values(
    lang: Lang, table: str
) -> None:
    english, texts = TABLES[table]["en"], TABLES[table][lang]
    assert list(texts) == list(english)
    for key, text in texts.items():
        assert fields(text) == fields(english[key]), key


def test_the_sentences_of_findings_begin_with_their_code_and_those_of_faults_do_not() -> None:
    assert {key[:CODE_LENGTH] for key in FINDINGS} == set(CODES)
    assert all(key[CODE_LENGTH] == "_" for key in FINDINGS)
    assert not any(key[0].isupper() for key in FAULTS)


def calls(root: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every `told(...)` of the package, with where it stands."""
    for path in sorted((root / "llm_interview").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(node, ast.Call) and isinstance(called, ast.Name) and called.id == "told":
                yield f"{path.name}:{node.lineno}", node


def test_every_sentence_that_is_told_exists_and_gets_its_values(root: Path) -> None:
    for where, call in calls(root):
        match call.args:
            case [ast.Constant(value=str(key))]:
                given = {word.arg for word in call.keywords}
                assert key in ENGLISH, where
                assert None in given or given == fields(ENGLISH[key]), where


def test_no_sentence_is_left_that_nobody_tells(root: Path) -> None:
    tables = {
        *("fault_texts.py", "faults_vi.py", "faults_zh.py"),
        *("finding_texts.py", "findings_vi.py", "findings_zh.py"),
    }
    sources = [path for path in (root / "llm_interview").rglob("*.py") if path.name not in tables]
    used = "\n".join(path.read_text("utf-8") for path in sources)
    begun = tuple(
        str(part.value)
        for _, call in calls(root)
        if isinstance(call.args[0], ast.JoinedStr)
        for part in call.args[0].values[:1]
        if isinstance(part, ast.Constant)
    )
    left = [key for key in ENGLISH if f'"{key}"' not in used]
    assert [key for key in left if not key.startswith(begun)] == []


def test_sentences_inside_a_sentence_are_told_in_the_same_language() -> None:
    inner = told("judge_unset")
    outer = told("hint_judge_agree", command=inner)
    assert str(outer) == "to agree: no judge is set"
    assert in_words(outer, "zh") == "同意请执行：还没有设置评委"


def test_a_fault_keeps_its_english_for_scripts() -> None:
    fault = UsageFault(told("judge_unset"), "llm-interview config set judge.url URL")
    assert (str(fault), fault.sentence) == ("no judge is set", "no judge is set")
    assert fault_words(fault, "vi") == [
        "chưa đặt giám khảo nào",
        "  llm-interview config set judge.url URL",
    ]
    assert fault_words(UsageFault("as it is"), "zh") == ["as it is"]
