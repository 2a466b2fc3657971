"""A whole card as one word that a note of another program carries unseen, and back.

A note shows what a learner reads. What it has no place for (the structure of sources, weights,
other wordings) travels in this word, with a mark of each field that was shown, so that a field
edited over there can be told from one that was not.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

ATTRIBUTE: Final = "data-card"
"""Of the empty element that holds the word in a note."""

MAX_BYTES: Final = 500_000
"""What a word may unpack to; the longest shipped card takes a tenth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A card as JSON values, and the marks of the fields it was shown with."""

    card: Mapping[str, object]
    marks: Mapping[str, object]

    def edited(self, field: str, text: str) -> bool:
        """Whether the field is no longer the one that was shown; one that never was is not."""
        return field in self.marks and self.marks[field] != mark(text)


def pack(card: Mapping[str, object], fields: Mapping[str, str]) -> str:
    """The card and the marks of `fields` as letters, digits, `-`, `_` and `=` alone."""
    marks = {name: mark(text) for name, text in fields.items()}
    document = json.dumps({"card": card, "marks": marks}, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(document.encode("utf-8", "replace"), 9)
    return base64.urlsafe_b64encode(packed).decode()


def unpack(word: str) -> Carried | None:
    """What was packed; None for anything else, however large it claims to be."""
    try:
        packed = base64.b64decode(word.encode(), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj()
        document = json.loads(unpacker.decompress(packed, MAX_BYTES))
    except (ValueError, binascii.Error, zlib.error, RecursionError):
        return None
    if not isinstance(document, dict):
        return None
    card, marks = document.get("card"), document.get("marks")
    if not isinstance(card, dict) or not isinstance(marks, dict):
        return None
    return Carried(card=card, marks=marks)


def mark(text: str) -> str:
    """A short checksum of a text."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
