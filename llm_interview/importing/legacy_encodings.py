"""Encodings from before UTF-8 that pages of our languages are still saved in."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,20})", re.IGNORECASE)
_CODECS: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "windows-1258": "cp1258",
    "windows-1252": "cp1252",
    "iso-8859-1": "cp1252",
}
_HEAD = 4096
_SAMPLE = 20_000
_WORDS = re.compile(r"[^\W\d_]+")
_VIETNAMESE = frozenset(
    "là và của các không được trong một cho với có những để khi".split()  # noqa: SIM905
)
_LEAST = 3
"""Different little words that make a text Vietnamese."""


def legacy_encoding(raw: bytes) -> str:
    """The codec of bytes that are no UTF-8: the one an HTML page declares, Windows-1258 where
    the little words of Vietnamese appear under it, GB18030 otherwise."""
    declared = _DECLARED.search(raw[:_HEAD])
    codec = _CODECS.get(declared.group(1).decode().lower(), "") if declared else ""
    if codec and _fits(raw, codec):
        return codec
    return "cp1258" if _is_vietnamese(raw) else "gb18030"


def _fits(raw: bytes, codec: str) -> bool:
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _is_vietnamese(raw: bytes) -> bool:
    if not _fits(raw, "cp1258"):
        return False
    text = unicodedata.normalize("NFC", raw[:_SAMPLE].decode("cp1258"))
    words = _WORDS.findall(text.casefold())
    found = [word for word in words if word in _VIETNAMESE]
    return len(set(found)) >= _LEAST and len(found) * 40 >= len(words)
