"""Readable, stable ids made of lower-case ASCII, digits, Han characters and hyphens."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

from llm_interview.core.locales import is_han

MAX_LETTERS = 20_000
"""Characters whose contribution is remembered."""
MAX_SLUG = 48
"""Characters of the readable part of a derived id."""

# Dropping these loses nothing a reader would miss; dropping anything else might make two
# different prompts ("C" and "C#", "má" and "mà") look the same.
_GAPS = re.compile("[^a-z0-9]+")
_LOST = re.compile("[^A-Za-z0-9 ]")
_HARMLESS = frozenset(" \t\n-‐‑–—_?!.,;:'\"()[]“”‘’？！。，；：、（）《》「」…")

_HARMFUL = re.compile(f"[^A-Za-z0-9{re.escape(''.join(sorted(_HARMLESS)))}]")


def _letter(char: str) -> str:
    """What one decomposed character contributes: itself, nothing (a mark) or a gap."""
    if char in "đð":
        return "d"
    if (char.isascii() and char.isalnum()) or is_han(char):
        return char
    return "" if unicodedata.combining(char) or char in "'’" else " "


class _Letters(dict[int, str]):
    """What each character contributes, as `str.translate` asks for it."""

    def __missing__(self, code: int) -> str:
        letter = _letter(chr(code))
        if len(self) < MAX_LETTERS:
            self[code] = letter
        return letter


_LETTERS: Final = _Letters()


def slug(text: str) -> str:
    """The id-safe form of `text`, without length limit; empty if nothing of it can be kept."""
    if text.isascii():
        return "-".join(_GAPS.sub(" ", text.casefold().replace("'", "")).split())
    kept = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "-".join(kept.split())


def is_slug(text: str) -> bool:
    """Whether `text` already is what `slug` would make of it."""
    return bool(text) and slug(text) == text


def derive_id(text: str, limit: int = MAX_SLUG) -> str:
    """A readable id for `text`: never empty, the same on every machine.

    Where letters, marks or the tail were lost on the way, eight hex digits of the SHA-256 of the
    text are appended, so that different prompts keep different ids.
    """
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    whole = slug(normal)
    readable = _shorten(whole, limit)
    if readable and readable == whole and not _loses(normal):
        return readable
    return f"{readable or 'card'}-{_digest(normal)}"


def with_digest(slug_text: str, text: str) -> str:
    """`slug_text` made distinct by the checksum of `text`, for two prompts with one slug."""
    return f"{slug_text}-{_digest(' '.join(unicodedata.normalize('NFC', text).split()))}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def _loses(text: str) -> bool:
    if text.isascii():
        return _HARMFUL.search(text) is not None
    lost = _LOST.finditer(text)
    return not all(is_han(found[0]) or found[0] in _HARMLESS for found in lost)


def _shorten(slug_text: str, limit: int) -> str:
    """Cut at a hyphen if that keeps at least half, so that ids end in whole words."""
    if len(slug_text) <= limit:
        return slug_text
    head = slug_text[:limit]
    cut = head.rfind("-")
    return head[:cut] if cut >= limit // 2 else head.rstrip("-")
