"""Bytes of a foreign file → text, whatever it was saved in."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from llm_interview.core.cleaning import clean
from llm_interview.core.errors import FileFault, told
from llm_interview.importing.legacy_encodings import legacy_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_KINDS = (
    (b"PK\x03\x04", "kind_zip"),
    (b"%PDF", "kind_pdf"),
    (b"{\\rtf", "kind_rtf"),
    (b"SQLite format 3\x00", "kind_database"),
    (b"\x1f\x8b", "kind_compressed"),
    (b"\x89PNG", "kind_picture"),
    (b"\xff\xd8\xff", "kind_picture"),
)
_SAVE_AS = told("hint_save_as")
# Marks that only tell a browser where it may break a word.
_LAYOUT_SIGNS = "\u200b\u2060\ufeff\u00ad"
_LAYOUT = re.compile(f"[{_LAYOUT_SIGNS}]+")
_HEAD = 4096
MAX_LINES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file; `encoding` is what it was read as."""

    text: str
    encoding: str


def decode(raw: bytes, shown: str) -> Decoded:
    """The text in `raw`: by its byte order mark, else UTF-8, else what the page declares or its
    words tell, else GB18030.

    Line ends become newlines; what could steer a terminal is made visible. FileFault for what
    is no text; `shown` names the file in it.
    """
    for magic, kind in _OTHER_KINDS:
        if raw.startswith(magic):
            raise FileFault(told("is_no_text", path=shown, kind=told(kind)), _SAVE_AS)
    encoding = _encoding(raw)
    text = _decoded(raw, encoding, shown)
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise FileFault(told("has_nul", path=shown, line=line), _SAVE_AS)
    if text.count("\n") > MAX_LINES:
        said = told("many_lines", path=shown, count=f"{MAX_LINES:,}")
        raise FileFault(said, told("hint_split_it"))
    return Decoded(text=tidy(text), encoding=encoding)


def tidy(text: str) -> str:
    """NFC text with plain line ends, without break hints, harmless for a terminal."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    if any(sign in plain for sign in _LAYOUT_SIGNS):
        plain = _LAYOUT.sub("", plain)
    return clean(unicodedata.normalize("NFC", plain))


def _encoding(raw: bytes) -> str:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    wide = _wide(raw[:_HEAD])
    if wide:
        return wide
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return legacy_encoding(raw)
    return "utf-8"


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: where every other byte of Latin text is zero."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head) or min(even, odd) * 8 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _decoded(raw: bytes, encoding: str, shown: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        said = told("no_encoding", path=shown, line=line, encoding=encoding.upper())
        raise FileFault(said, told("hint_utf8")) from None
