"""Vietnamese syllables and English stems: the keys under which words are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
TONES = "12345"
"""Digits that stand for the tone at the end of a key."""
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """Comparison key of a lower-case Latin word.

    English and unaccented words: their stem. Words with marks: the letters (with ă â ê ô ơ ư đ) and
    the tone at the end, so that hoà and hòa are one word while má and mà stay two.
    """
    if word.isascii():
        return stem(word)
    letters: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


@lru_cache(maxsize=20_000)
def bare(word: str) -> str:
    """A word as typed without any marks: đ → d, ưở → uo; stemmed like every ASCII word."""
    decomposed = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return stem("".join(char for char in decomposed if not unicodedata.combining(char)))


def toneless(word_key: str) -> str:
    """A key without its tone: ă â đ … stay."""
    return word_key.rstrip(TONES)


def has_marks(term: str) -> bool:
    """Whether a key is that of a plain Vietnamese word written with marks or a tone."""
    if "\u3400" <= term[0] <= "\u9fff":
        return False
    return not term.isascii() or (term[-1] in TONES and term[:-1].isalpha())


@lru_cache(maxsize=20_000)
def unmarked_key(term: str) -> str:
    """The key of a plain Vietnamese word as typed without any marks; empty for any other term."""
    return bare(toneless(term)) if has_marks(term) else ""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A light English stem: plural, -ing, -ed, -ly, British -ise; never shorter than 3 letters.

    Vietnamese syllables without marks have none of these endings, so they pass unchanged.
    """
    if len(word) < 4 or not word.isascii():
        return word
    word = _without_ending(_without_plural(word))
    for british, american in (("isation", "iz"), ("ization", "iz"), ("ise", "iz"), ("yse", "yz")):
        if word.endswith(british) and len(word) > len(british) + 3 and not word.endswith("wise"):
            return word[: -len(british)] + american
    if word.endswith("is") and len(word) > 7:
        return word[:-2] + "iz"
    if word.endswith("e") and len(word) > 4:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "os")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    if word.endswith("ly") and len(word) > 5:
        return _without_ending(word[:-2])
    for ending in ("ing", "ed"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) >= 3 and not _VOWELS.isdisjoint(root):
            if root.endswith("i") and ending == "ed":
                return root[:-1] + "y"
            doubled = root[-1] == root[-2] and root[-1] not in "lsz"
            return root[:-1] if doubled else root
    return word
