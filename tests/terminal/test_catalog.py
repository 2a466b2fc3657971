"""Interface texts in three languages."""

from __future__ import annotations

from string import Formatter

import pytest

from llm_interview.core.questions import LANGS, Lang
from llm_interview.terminal import catalog_en, catalog_vi, catalog_zh
from llm_interview.terminal.catalog import Catalog

TEXTS: dict[Lang, dict[str, str]] = {
    "en": catalog_en.MESSAGES,
    "vi": catalog_vi.MESSAGES,
    "zh": catalog_zh.MESSAGES,
}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_exists_in_every_language(lang: Lang) -> None:
    assert TEXTS[lang].keys() == TEXTS["en"].keys()


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_fills_in_the_same_values(lang: Lang) -> None:
    for key, text in TEXTS[lang].items():
        assert fields(text) == fields(TEXTS["en"][key]), key


@pytest.mark.parametrize("lang", LANGS)
def test_a_sentence_is_filled_in(lang: Lang) -> None:
    assert "7" in Catalog(lang)("interval_days", days=7)
