"""Reading answers."""

from __future__ import annotations

import io

import pytest

from llm_interview.terminal.line_reader import pipe_reader, read_answer_lines, tidy


def read_all(text: str) -> str:
    return read_answer_lines(pipe_reader(io.StringIO(text)), "")


def test_a_trailing_backslash_continues_the_answer() -> None:
    assert read_all("first \\\nsecond\nnext") == "first\nsecond"


def test_input_that_ends_inside_an_answer_keeps_what_was_typed() -> None:
    assert read_all("first \\\n") == "first"


def test_the_end_of_input_is_told_where_nothing_was_typed() -> None:
    with pytest.raises(EOFError):
        read_all("")


def test_decomposed_letters_are_joined() -> None:
    assert tidy("tie\u0302\u0301ng Vie\u0323\u0302t") == "tiếng Việt"


def test_lone_surrogates_and_control_characters_are_dropped() -> None:
    assert tidy("a\udc80b\x08\x1b[2J") == "a?b[2J"


def test_a_windows_line_end_is_no_part_of_the_answer() -> None:
    assert read_all("yes\r\n") == "yes"
