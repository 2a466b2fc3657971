"""Only regular, small, clean UTF-8 files are handed to a YAML parser."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from llm_interview.core.problems import Problem
from llm_interview.loader.decks import load_deck
from llm_interview.loader.event_sources import slow_source
from llm_interview.loader.guard import MAX_BYTES, decode, read_text
from llm_interview.loader.parsing import parse


def said(raw: bytes) -> tuple[str, int, int]:
    found = decode(raw, "f")
    assert isinstance(found, Problem)
    return found.code, found.line, found.column


def test_a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a" * MAX_BYTES)
    assert read_text(path, "f") == "a" * MAX_BYTES
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    found = read_text(path, "f")
    assert isinstance(found, Problem)
    assert found.code == "C002"


@pytest.mark.parametrize("name", ["nowhere.yaml", "a\0b"])
def test_what_cannot_be_opened_is_a_finding(name: str, tmp_path: Path) -> None:
    found = read_text(tmp_path / name, "f")
    assert isinstance(found, Problem)
    assert found.code == "C001"


def test_findings_about_bytes_name_line_and_column() -> None:
    assert said("a\n注b".encode() + b"\xff") == ("C003", 2, 3)
    assert said("a\n注b\x00".encode()) == ("C003", 2, 3)
    assert said("a\n注\ufeff".encode()) == ("C003", 2, 2)
    assert said(b"a:\n \t b") == ("C004", 2, 2)
    assert said(b"a\n%b") == ("C004", 2, 1)
    assert said(b"\xff\xfea\0") == ("C003", 1, 1)


def test_a_mark_in_front_goes_and_tabs_between_words_become_blanks() -> None:
    assert decode(b"\xef\xbb\xbfa:\tb\t# c\n \t \n", "f") == "a: b # c\n   \n"


def test_an_error_without_a_place_stands_at_the_top() -> None:
    (found,) = parse('a: "\\UFFFFFFFF"', "f", slow_source)[1]
    assert (found.code, found.line, found.column) == ("C004", 1, 1)
    (found,) = parse('a: "\\ud800"', "f", slow_source)[1]
    assert found.code == "C004"


def test_more_decks_than_can_be_read_are_said(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.yaml").write_text(f"q: a{number}\na: b\n", encoding="utf-8")
    with (
        patch("llm_interview.loader.decks.MAX_FILES", 2),
        patch("llm_interview.loader.signature.MAX_FILES", 2),
    ):
        deck = load_deck(tmp_path)
    assert len(deck.cards) == 2
    assert "C009" in [found.code for found in deck.problems]
