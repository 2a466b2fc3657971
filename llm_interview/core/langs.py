"""Languages, and texts in them: apart from the cards, because nearly every command needs them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Lang = Literal["en", "vi", "zh"]
LANGS: tuple[Lang, ...] = ("en", "vi", "zh")
LANG_NAMES: Mapping[Lang, str] = {"en": "English", "vi": "Tiếng Việt", "zh": "中文"}
"""What those who speak it call it."""
TIERS = ("must", "should", "depth")
KINDS = (
    "concept",
    "compare",
    "formula",
    "calc",
    "debug",
    "judgement",
    "design",
    "code",
    "history",
    "story",
)

Texts = Mapping[Lang, str]
"""One text in one to three languages; never empty."""

TextLists = Mapping[Lang, tuple[str, ...]]
"""Lists of wordings by language; a language may be absent."""


def in_lang(texts: Texts, lang: Lang) -> str:
    """The text in `lang`, else in the first language it has (en, vi, zh)."""
    if lang in texts:
        return texts[lang]
    return next(texts[other] for other in LANGS if other in texts)
