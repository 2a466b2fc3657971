"""Rules about wording: lengths, numerals, spacing, terms, banned claims."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from llm_interview.core.banned_claims import banned_in
from llm_interview.core.content_rules import Finding, Reference
from llm_interview.core.content_texts import text_fields
from llm_interview.core.errors import told
from llm_interview.core.langs import LANGS, Lang, Texts
from llm_interview.core.questions import Question

BUDGETS: Final[Mapping[Lang, tuple[int, int]]] = {"en": (45, 60), "vi": (60, 80), "zh": (75, 105)}
"""Words, syllables and characters of the spoken answer: about twenty seconds in each language."""

_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LATIN_UNIT = re.compile(r"[A-Za-z][A-Za-z0-9_\-./]*|\d[\d.,]*")
_HAN_OR_UNIT = re.compile("[\u3400-\u9fff\x00]")
_TOUCHING = re.compile("[\u3400-\u9fff][A-Za-z]|[A-Za-z][\u3400-\u9fff]")
_GAP = re.compile("[\u3400-\u9fff] +[\u3400-\u9fff]")
_BARE_ZH = re.compile("推理(?!（inference）|（reasoning）|能力)")
_BARE_VI = re.compile("suy luận(?! thường thức)", re.IGNORECASE)
_TRIVIAL = frozenset(("0", "1"))


def spoken_length(text: str, lang: Lang) -> int:
    """Words (en), syllables (vi), or characters (zh, a Latin word or number counting one)."""
    if lang != "zh":
        return len(text.split())
    return len(_HAN_OR_UNIT.findall(_LATIN_UNIT.sub("\x00", text)))


def can_be_said_in_time(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C103: the spoken answer keeps its budget."""
    for lang, text in question.spoken.items():
        count = spoken_length(text, lang)
        low, high = BUDGETS[lang]
        if not low <= count <= high:
            said = told("C103_length", count=count, low=low, high=high)
            yield Finding(where=f"spoken.{lang}", said=said)


def numerals(text: str) -> list[str]:
    """The numerals of a text without thousands commas, sorted; 0 and 1 are often spelled out."""
    found = (match.group().replace(",", "") for match in _NUMERAL.finditer(text))
    return sorted(number for number in found if number not in _TRIVIAL)


def says_the_same_numbers(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C104: each text has the same numerals in all languages."""
    for where, texts in text_fields(question):
        first, *rest = ((lang, numerals(texts[lang])) for lang in LANGS if lang in texts)
        one = tuple(first[1]) or told("C104_none")
        for lang, found in rest:
            if found != first[1]:
                other = tuple(found) or told("C104_none")
                said = told("C104_numerals", first=first[0], one=one, lang=lang, other=other)
                yield Finding(where=f"{where}.{lang}", said=said)


def keeps_house_style(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C112, C113, C122: spacing, NFC, and inference told from reasoning."""
    for where, texts in text_fields(question):
        for lang, text in texts.items():
            if not unicodedata.is_normalized("NFC", text):
                yield Finding(where=f"{where}.{lang}", said=told("C122_nfc"))
        yield from _spacing(where, texts)
        yield from _inference(where, texts)


def _spacing(where: str, texts: Texts) -> Iterator[Finding]:
    text = texts.get("zh", "")
    if touching := _TOUCHING.search(text):
        yield Finding(where=f"{where}.zh", said=told("C113_touching", words=touching.group()))
    if gap := _GAP.search(text):
        yield Finding(where=f"{where}.zh", said=told("C113_gap", words=gap.group()))


def _inference(where: str, texts: Texts) -> Iterator[Finding]:
    if _BARE_ZH.search(texts.get("zh", "")):
        yield Finding(where=f"{where}.zh", said=told("C112_zh"))
    if _BARE_VI.search(texts.get("vi", "")):
        yield Finding(where=f"{where}.vi", said=told("C112_vi"))


def makes_no_banned_claim(question: Question, reference: Reference) -> Iterator[Finding]:
    """C106: no claim of the list is made; see `banned_claims`."""
    for place, claim, words in banned_in(question, reference.banned):
        said = told("C106_claim", claim=claim.id, words=words, say=claim.say)
        yield Finding(where=place, said=said)
