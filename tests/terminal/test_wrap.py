"""Line breaking over Han, Vietnamese and Latin text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from llm_interview.core.langs import LANGS
from llm_interview.core.questions import Question
from llm_interview.loader.cached_library import CachedLibrary
from llm_interview.terminal.wrap import wrap
from wrap_judge import faults

MIXED = st.text(alphabet="注意力，。（）softmax √d_k tiếng Việt 12-", max_size=120)


def broken(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


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


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("漏了一个要点。（必答）", 20, ["漏了一个要点。", "（必答）"]),
        ("score is large. (must say)", 20, ["score is large.", "(must say)"]),
        ("điểm lớn dần lên (bắt buộc)", 24, ["điểm lớn dần lên", "(bắt buộc)"]),
        ("scores are (1, 0, −1) now", 16, ["scores are", "(1, 0, −1) now"]),
        ("（前缀缓存失效）", 12, ["（前缀缓存失", "效）"]),
    ],
)
def test_a_short_aside_stays_whole(text: str, width: int, lines: list[str]) -> None:
    assert broken(text, width) == lines


def test_a_newline_always_breaks_and_an_empty_line_stays() -> None:
    assert broken("a\n\nb", 10) == ["a", "", "b"]


@given(MIXED, st.integers(2, 60))
def test_no_text_is_lost_but_the_spaces_at_breaks(text: str, width: int) -> None:
    assert "".join(broken(text, width)).replace(" ", "") == text.replace(" ", "")


@given(MIXED, st.integers(2, 60))
def test_no_line_is_wider_than_the_window(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in broken(text, width))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一张卡有 80 GB 显存", 13, ["一张卡有", "80 GB 显存"]),
        ("模型有 70 亿参数", 10, ["模型有", "70 亿参数"]),
        ("大约 128个 token", 8, ["大约", "128个", "token"]),
        ("it needs 0.5 MiB/token here", 14, ["it needs", "0.5 MiB/token", "here"]),
    ],
)
def test_a_number_stays_with_its_unit(text: str, width: int, lines: list[str]) -> None:
    assert broken(text, width) == lines


def test_a_straight_quote_stays_with_what_it_quotes() -> None:
    assert broken('这叫做"注意力"机制', 7) == ["这叫做", '"注意', '力"机制']


def test_an_apostrophe_is_no_quote() -> None:
    assert broken("don't 使用它，it's 错的", 12) == ["don't 使用", "它，it's 错", "的"]


def test_a_dash_after_a_space_stays_with_the_line_before() -> None:
    assert broken("one two — three", 8) == ["one", "two —", "three"]


def test_marks_stay_with_their_letter_where_a_long_word_is_cut() -> None:
    letters = "e\u0302\u0301" * 6
    assert broken(letters, 4) == ["e\u0302\u0301" * 4, "e\u0302\u0301" * 2]


def test_a_hundred_thousand_letters_without_a_space_take_no_time() -> None:
    assert len(broken("a" * 100_000, 80)) == 1250


@given(MIXED, st.integers(20, 60))
def test_no_text_breaks_a_rule_of_punctuation(text: str, width: int) -> None:
    kinds = {kind for kind, _ in faults(text, width)[1]}
    if not any(mark * 8 in text for mark in "，。（）"):
        assert kinds <= {"cuts a Latin word"}


@pytest.fixture(scope="module")
def questions(shipped_library: CachedLibrary) -> tuple[Question, ...]:
    """Every fifth of the shipped cards; scripts/check_wrapping.py looks at all there is."""
    return tuple(map(shipped_library.question, shipped_library.ids()[::5]))


@pytest.mark.parametrize("width", [20, 27, 40, 59, 80, 120])
def test_shipped_answers_break_by_the_rules_at_every_width(
    questions: tuple[Question, ...], width: int
) -> None:
    for text in (q.spoken[lang] for q in questions for lang in LANGS):
        assert faults(text, width)[1] == []
