"""How typed text is folded before it is compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.syllables import bare, key, stem
from llm_interview.core.text import MAX_CHARS, fold, is_traditional, shown
from llm_interview.core.tokens import MAX_TOKENS, read, tokenize


def keys(text: str) -> list[str]:
    return [token.key for token in read(text)]


@given(st.text(max_size=300))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    original = shown(text)
    assert len(fold(original)) == len(original)


@given(st.text(max_size=300))
def test_tokens_lie_inside_the_text_in_order(text: str) -> None:
    original = shown(text)
    tokens = tokenize(original)
    assert all(0 <= token.start < token.end <= len(original) for token in tokens)
    assert [t.start for t in tokens] == sorted(t.start for t in tokens)


@given(st.text(alphabet="aàáăâđeêioôơuưyhnbct ", max_size=40))
def test_composed_and_decomposed_vietnamese_are_one_text(text: str) -> None:
    assert keys(text) == keys(unicodedata.normalize("NFD", text))


def test_a_tone_counts_wherever_it_is_written() -> None:
    assert key("hoà") == key("hòa")
    assert key("thuỷ") == key("thủy")


@pytest.mark.parametrize(("one", "other"), [("má", "mà"), ("tăng", "tầng"), ("nhỏ", "nhớ")])
def test_another_tone_or_vowel_is_another_word(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_bare_words_have_no_marks_at_all() -> None:
    assert [bare(word) for word in ("đường", "huấn", "luyện")] == ["duong", "huan", "luyen"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stores", "stored"),
        ("storing", "store"),
        ("queries", "query"),
        ("quantisation", "quantization"),
        ("quantise", "quantize"),
        ("linearly", "linear"),
        ("splitting", "split"),
        ("freezing", "freeze"),
    ],
)
def test_inflected_english_words_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_wise_words_are_not_taken_for_british_spelling() -> None:
    assert stem("otherwise") != stem("otherwize")


def test_traditional_characters_and_words_of_taiwan_read_as_simplified() -> None:
    assert keys("記憶體頻寬") == keys("内存带宽")
    assert is_traditional("記憶體")
    assert not is_traditional("内存")


def test_a_word_both_sides_share_is_left_alone_in_simplified_text() -> None:
    assert keys("文件") == ["文", "件"]


def test_full_width_letters_and_subscripts_read_as_plain_ones() -> None:
    assert keys("ＦＰ１６") == keys("fp16")
    assert keys("dₖ") == keys("d_k")


def test_a_square_stays_a_square() -> None:
    assert keys("n²") == keys("n^2") == ["n", "^2"]


def test_integer_types_read_as_bits() -> None:
    assert keys("INT4") == keys("4 bit") == ["4", "bit"]


def test_numbers_lose_separators_and_trailing_zeros() -> None:
    assert keys("1,024 0.50 4.0 3,5") == ["1024", "0.5", "4", "3.5"]


def test_contractions_read_as_not() -> None:
    assert keys("doesn't")[0] == keys("dont")[0] == keys("cannot")[0] == "not"


def test_a_mountain_of_marks_and_a_huge_paste_are_cut() -> None:
    assert len(shown("a" + "\u0301" * 10_000)) < 10
    assert len(shown("x " * 60_000)) == MAX_CHARS
    assert len(tokenize(shown("a," * 60_000))) <= MAX_TOKENS + 1
