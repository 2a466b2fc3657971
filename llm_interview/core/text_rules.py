"""Rules about wording: lengths, numerals, spacing, terms, banned claims."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from llm_interview.core.banned_claims import banned_in
from llm_interview.core.content_rules import Finding, Reference
from llm_interview.core.content_texts import text_fields
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
            said = f"the spoken answer has {count}, not {low} to {high}"
            yield Finding(code="C103", where=f"spoken.{lang}", message=said)


def numerals(text: str) -> list[str]:
    """The numerals of a text without thousands commas, sorted; 0 and 1 are often spelled out."""
    found = (match.group().replace(",", "") for match in _NUMERAL.finditer(text))
    return sorted(number for number in found if number not in _TRIVIAL)


def says_the_same_numbers(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C104: each text has the same numerals in all languages."""
    for where, texts in text_fields(question):
        first, *rest = ((lang, numerals(texts[lang])) for lang in LANGS if lang in texts)
        for lang, found in rest:
            if found != first[1]:
                said = f"numerals differ: {first[0]} {_list(first[1])}, {lang} {_list(found)}"
                yield Finding(code="C104", where=f"{where}.{lang}", message=said)


def _list(numbers: list[str]) -> str:
    return ", ".join(numbers) or "none"


def keeps_house_style(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C112, C113, C122: spacing, NFC, and inference told from reasoning."""
    for where, texts in text_fields(question):
        for lang, text in texts.items():
            if not unicodedata.is_normalized("NFC", text):
                said = "the text is not NFC"
                yield Finding(code="C122", where=f"{where}.{lang}", message=said)
        yield from _spacing(where, texts)
        yield from _inference(where, texts)


def _spacing(where: str, texts: Texts) -> Iterator[Finding]:
    for pattern, said in (
        (_TOUCHING, "needs a blank between Han and Latin"),
        (_GAP, "has a blank between Han (a folded line?)"),
    ):
        found = pattern.search(texts.get("zh", ""))
        if found:
            message = f"“{found.group()}” {said}"
            yield Finding(code="C113", where=f"{where}.zh", message=message)


def _inference(where: str, texts: Texts) -> Iterator[Finding]:
    if _BARE_ZH.search(texts.get("zh", "")):
        said = "推理 needs （inference） or 能力 after it"
        yield Finding(code="C112", where=f"{where}.zh", message=said)
    if _BARE_VI.search(texts.get("vi", "")):
        said = "“suy luận” should be inference or lập luận"
        yield Finding(code="C112", where=f"{where}.vi", message=said)


def makes_no_banned_claim(question: Question, reference: Reference) -> Iterator[Finding]:
    """C106: no claim of the list is made; see `banned_claims`."""
    for place, claim, words in banned_in(question, reference.banned):
        said = f"{claim.id}: “{words}”; write: {claim.say}"
        yield Finding(code="C106", where=place, message=said)
