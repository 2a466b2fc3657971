"""Line breaking over Han, Vietnamese and Latin text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from llm_interview.core.questions import LANGS
from llm_interview.loader.library import load_library
from llm_interview.loader.shipped import shipped_content
from llm_interview.terminal.wrap import NEVER_END, NEVER_START, wrap

MIXED = st.text(alphabet="注意力，。（）softmax √d_k tiếng Việt 12-", max_size=120)


def broken(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def cuts_a_word(before: str, after: str, text: str) -> bool:
    inside = before[-1] + after[0]
    return inside.isascii() and inside.isalnum() and before + after in text


def test_a_word_wider_than_the_window_is_cut_at_its_hyphen() -> None:
    assert broken("permutation-equivariant", 20) == ["permutation-", "equivariant"]


def test_a_latin_word_is_not_split_while_it_fits_on_a_line() -> None:
    assert broken("除以 softmax 之后", 9) == ["除以", "softmax", "之后"]


def test_a_word_wider_than_the_window_is_cut_because_there_is_no_better_place() -> None:
    assert broken("abcdefgh", 3) == ["abc", "def", "gh"]


def test_closing_punctuation_does_not_start_a_line() -> None:
    assert broken("分数饱和，梯度", 8) == ["分数饱", "和，梯度"]


def test_an_opening_bracket_does_not_end_a_line() -> None:
    assert broken("残差连接（residual）", 12) == ["残差连接", "（residual）"]


def test_a_newline_always_breaks_and_an_empty_line_stays() -> None:
    assert broken("a\n\nb", 10) == ["a", "", "b"]


@given(MIXED, st.integers(2, 60))
def test_no_text_is_lost_but_the_spaces_at_breaks(text: str, width: int) -> None:
    assert "".join(broken(text, width)).replace(" ", "") == text.replace(" ", "")


@given(MIXED, st.integers(2, 60))
def test_no_line_is_wider_than_the_window(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in broken(text, width))


@pytest.mark.parametrize("width", [20, 27, 40, 59, 80, 120])
def test_shipped_answers_break_by_the_rules_at_every_width(width: int) -> None:
    library = load_library((), shipped=shipped_content())
    for text in (q.spoken[lang] for q in library.questions for lang in LANGS):
        lines = broken(text, width)
        for before, after in itertools.pairwise(lines):
            assert after[0] not in NEVER_START, (before, after)
            assert before[-1] not in NEVER_END, (before, after)
            assert not cuts_a_word(before, after, text), (before, after)
