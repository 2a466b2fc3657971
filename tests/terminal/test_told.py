"""Sentences told to a person: broken between words, paths and commands left to be copied."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.terminal.display import Display
from llm_interview.terminal.lines import told_lines

PATH = "/home/x/very/long/folder/of/a/person/who/likes/them/deck.yaml"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Đã ghi: short.md (5 thẻ)", ["Đã ghi: short.md (5 thẻ)"]),
        (f"Written: {PATH} (5 cards)", ["Written:", f"{PATH} (5 cards)"]),
        (
            "已暂停：pre-nsp（恢复：llm-interview unsuspend pre-nsp）",
            ["已暂停：pre-nsp（恢复：llm-interview", "unsuspend pre-nsp）"],
        ),
        (
            "  5 after the last answer: Thank you all for reading",
            ["  5 after the last answer: Thank you", "    all for reading"],
        ),
    ],
)
def test_a_sentence_in_a_window_of_forty(text: str, lines: list[str]) -> None:
    assert told_lines(text, 40) == lines


@given(st.text(alphabet="đã ghi /path-x 卡片，。", max_size=80), st.integers(20, 60))
def test_nothing_is_lost_but_spaces_at_breaks(text: str, columns: int) -> None:
    assert "".join(told_lines(text, columns)).replace(" ", "") == text.replace(" ", "")


def test_a_pipe_gets_one_line() -> None:
    pipe = io.StringIO()
    Display(pipe, 40).tell("Written: sheet.md (5 cards), and then some more words")
    assert pipe.getvalue() == "Written: sheet.md (5 cards), and then some more words\n"
