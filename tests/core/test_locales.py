"""The language of a text, and the names people give languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.locales import detect_lang, is_han, parse_lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("What is LoRA?", "en"),
        ("A naïve résumé of the café, déjà vu and more words to come here", "en"),
        ("What does 注意力 mean in this long English sentence about papers?", "en"),
        ("", "en"),
        ("42", "en"),
        ("LoRA là gì?", "vi"),
        ("Vì sao attention chia cho căn d_k", "vi"),
        ("LoRA la gi va tai sao dung no", "vi"),
        ("KV cache lưu key và value của token đã sinh", "vi"),
        ("Giải thích MoE", "vi"),
        ("什么是 LoRA？", "zh"),
        ("KV Cache 是什么", "zh"),
        ("LoRA 和 QLoRA 的区别", "zh"),
        ("「投機解碼」為什麼快？", "zh"),
    ],
)
def test_a_text_shows_its_language(text: str, lang: str) -> None:
    assert detect_lang(text) == lang


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("English", "en"),
        ("vi_VN", "vi"),
        ("vn", "vi"),
        ("Tiếng Việt", "vi"),
        ("zh-Hant-TW", "zh"),
        ("cn", "zh"),
        ("中文", "zh"),
        ("fr", None),
        ("", None),
        ("zhuang", None),
    ],
)
def test_a_language_has_many_names(name: str, lang: str | None) -> None:
    assert parse_lang(name) == lang


def test_han_is_told_from_kana_and_latin() -> None:
    assert all(map(is_han, "注〇㐀𠀀豈"))
    assert not any(map(is_han, "aのé한。"))


@given(st.text(alphabet="abc đăươộ 的了.ê", max_size=80))
def test_letters_only_vietnamese_has_tell_it_without_han(text: str) -> None:
    letters = sum(char in "đăươộ" for char in text)
    if letters and letters * 25 >= len(text) and not set(text) & set("的了"):
        assert detect_lang(text) == "vi"
