"""clean() lets nothing through that steers a terminal or hides words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core import cleaning
from llm_interview.core.cleaning import clean

INVISIBLE = [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xAD]


def test_no_control_character_comes_out_of_any_code_point() -> None:
    for start in range(0, 0x110000, 0x1000):
        out = clean("".join(map(chr, range(start, start + 0x1000))))
        assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in out)


def test_a_long_text_is_cleaned_as_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = ("".join(map(chr, range(at, at + 0x1000))) for at in range(0, 0x110000, 0x1000))
    changed = [char for block in blocks if clean(block) != block for char in block]
    short = {char: clean(f" {char}") for char in changed}
    monkeypatch.setattr(cleaning, "LONG", 1)
    assert {char: clean(f" {char}") for char in changed} == short
    assert len(changed) > 10_000


def test_invisible_characters_are_named() -> None:
    for code in INVISIBLE:
        assert clean(f"a{chr(code)}b") == f"a<U+{code:04X}>b"


def test_escape_becomes_a_picture() -> None:
    assert clean("\x1b]52;c;x\x07") == "␛]52;c;x␇"


def test_tabs_newlines_and_ordinary_text_stay() -> None:
    text = "Vì sao\tQKᵀ / √d_k？\nمرحبا “quoted” — 👍🏽"
    assert clean(text) == text


def test_exotic_line_breaks_become_newlines() -> None:
    assert clean("a\r\nb\x85c\u2028d\u2029e") == "a\nb\nc\nd\ne"


def test_a_joiner_stays_between_emoji_only() -> None:
    family = "👨\u200d👩\u200d👧"
    assert clean(family) == family
    assert clean("❤\ufe0f\u200d🔥") == "❤\ufe0f\u200d🔥"
    assert clean("pay\u200dpal") == "pay<U+200D>pal"


def test_an_emoji_selector_stays_after_an_emoji_only() -> None:
    assert clean("❤\ufe0f 1\ufe0f") == "❤\ufe0f 1\ufe0f"
    assert clean("a\ufe0fb") == "a<U+FE0F>b"


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert clean("a\ud800b") == "a\ufffdb"


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
