"""Which of the three languages a text is written in."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import Final

from llm_interview.core.langs import LANGS, Lang

_NAMES: Final[dict[str, Lang]] = {
    "english": "en",
    "eng": "en",
    "vietnamese": "vi",
    "tiếng việt": "vi",
    "vie": "vi",
    "vn": "vi",
    "chinese": "zh",
    "中文": "zh",
    "汉语": "zh",
    "cn": "zh",
    "chi": "zh",
    "zho": "zh",
    "cmn": "zh",
}
# Letters no English or pinyin text has; plain â, ê, ô occur in French loans too.
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
WORDS_A_LETTER = 25
"""Words for which one such letter is enough."""
_SHARED_MARKS = re.compile("[âêôàáãèéìíòóõùúýĩũ]")
_HAN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\U00020000-\U000323af〇]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ASCII_LETTERS = re.compile("[a-zA-Z]+")
_VIETNAMESE_WORDS = frozenset(
    """
    la gi cua khong nhung duoc trong voi cac mot cho khi tai sao vi nhu
    the nao hay va neu thi minh ban em anh so hon dung lam
""".split()  # noqa: SIM905 - words read better as words
)
_ENGLISH_WORDS = frozenset(
    """
    the a an of is are was what why how does do and or to in
    for with it that this when which be by on as not from than
""".split()  # noqa: SIM905 - words read better as words
)


def parse_lang(name: str) -> Lang | None:
    """The language a person means by `name` (zh, zh-CN, vi_VN, English …); None if unknown."""
    folded = unicodedata.normalize("NFC", name).strip().casefold()
    if folded in _NAMES:
        return _NAMES[folded]
    head = folded.replace("_", "-").split("-")[0]
    return next((lang for lang in LANGS if lang == head), _NAMES.get(head))


def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character (unified, extensions, compatibility)."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U000323af"
        or char == "〇"
    )


def detect_lang(text: str) -> Lang:
    """The most likely language of `text`; English when nothing says otherwise.

    Latin terms are normal in Vietnamese and Chinese texts, so a few Chinese characters or
    Vietnamese letters outweigh many English words. Vietnamese typed without marks is told by its
    function words.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    if _is_surely_vietnamese(folded):
        return "vi"
    latin, han = (folded, 0) if folded.isascii() else _HAN.subn(" ", folded)
    words = _words(latin)
    if han and han * 2 >= len(words):
        return "zh"
    return "vi" if _looks_vietnamese(latin, words) else "en"


def _is_surely_vietnamese(folded: str) -> bool:
    """Whether it has letters enough for as many words as it may have at most, and none of
    Chinese: tells of most such texts without counting their words."""
    if folded.isascii() or _HAN.search(folded):
        return False
    least = max(1, (len(folded) + 1) // (2 * WORDS_A_LETTER))
    sure = _VIETNAMESE.finditer(folded)
    return sum(1 for _ in islice(sure, least)) == least


def _words(text: str) -> list[str]:
    """The runs of letters; what is like a letter and none (², Ⅷ) parts them."""
    if text.isascii():
        return _ASCII_LETTERS.findall(text)
    words: list[str] = []
    for run in _LETTERS.findall(text):
        if run.isalpha():
            words.append(run)
        else:
            words += "".join(char if char.isalpha() else " " for char in run).split()
    return words


def _looks_vietnamese(folded: str, words: list[str]) -> bool:
    sure = 0 if folded.isascii() else len(_VIETNAMESE.findall(folded))
    if sure >= max(1, len(words) // WORDS_A_LETTER):
        return True
    if not folded.isascii():
        marked = sum(not word.isascii() and bool(_SHARED_MARKS.search(word)) for word in words)
        if marked * 4 >= max(1, len(words)):
            return True
    bare = sum(map(_VIETNAMESE_WORDS.__contains__, words))
    return bare >= 2 and bare > sum(map(_ENGLISH_WORDS.__contains__, words))
