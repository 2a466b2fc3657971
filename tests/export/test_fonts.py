"""The fonts of PDFs have every character of the cards."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

import subset_fonts

FROM_TYPST = frozenset("\u0302ᵀ⁰⁸✗")
"""Signs the original has not; fonts that come with Typst do."""


def has(style: str) -> set[str]:
    font = TTFont(subset_fonts.TARGET / f"LLMInterviewSans-{style}.otf")
    return set(map(chr, font.getBestCmap()))


@pytest.mark.parametrize("style", subset_fonts.STYLES)
def test_every_character_of_the_cards_can_be_set(style: str) -> None:
    lacking = subset_fonts.shown_by_cards() - has(style) - FROM_TYPST
    said = (
        f"the {style} font of PDFs lacks {' '.join(sorted(lacking))}: cut it anew with "
        "scripts/subset_fonts.py (its first lines tell how), or write the card without"
    )
    assert not lacking, said


@pytest.mark.parametrize("style", subset_fonts.STYLES)
def test_the_most_used_han_characters_can_be_set_in_any_deck(style: str) -> None:
    assert set(subset_fonts.gb2312(style)) <= has(style)


def test_letters_and_signs_of_all_languages_can_be_set_in_any_deck() -> None:
    words = "Nguyễn Ưỡn ĐẶNG ễ ữ ợ “引号”，。！？（）；：、《》— … × ≤ ≥ ≠ √ ∑ α β σ € ₫ ① ✓ → ←"
    assert set(words) <= has("Regular") & has("Bold")
