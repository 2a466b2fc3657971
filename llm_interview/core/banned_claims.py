"""Claims no card may make, as data: one regular expression per language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from llm_interview.core.content_texts import is_wrong_on_purpose, text_fields
from llm_interview.core.langs import Lang
from llm_interview.core.questions import Question
from llm_interview.core.sentences import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class BannedClaim:
    """`claim` finds the claim; `say` is what to write instead."""

    id: str
    say: str
    claim: Mapping[Lang, re.Pattern[str]]


# A sentence that denies or questions a claim does not make it.
_DENIALS: Final[Mapping[Lang, re.Pattern[str]]] = {
    "en": re.compile(
        r"\b(?:not|no|never|nor|neither|cannot|without|nothing|none|wrong|false|myth|mistake|misconception)\b"
        r"|n['’]t\b|\?",
        re.IGNORECASE,
    ),
    "vi": re.compile(r"\b(?:không|chưa|chẳng|đâu phải|sai|nhầm|hiểu lầm)\b|\?", re.IGNORECASE),
    "zh": re.compile(r"不|没|并非|未|无|误|错|[？?]"),
}


def banned_in(
    question: Question, banned: tuple[BannedClaim, ...]
) -> Iterator[tuple[str, BannedClaim, str]]:
    """Field with language, claim and the words that make it, for each claim a card makes."""
    for where, texts in text_fields(question):
        if is_wrong_on_purpose(where):
            continue
        for lang, text in texts.items():
            for claim, words in claims_in(text, lang, banned):
                yield f"{where}.{lang}", claim, words


def claims_in(
    text: str, lang: Lang, banned: tuple[BannedClaim, ...]
) -> Iterator[tuple[BannedClaim, str]]:
    """The banned claims `text` makes, sentence by sentence; what it denies or asks is left out."""
    for sentence in sentences(text):
        if _DENIALS[lang].search(sentence):
            continue
        for claim in banned:
            pattern = claim.claim.get(lang)
            found = pattern.search(sentence) if pattern else None
            if found:
                yield claim, found.group()
