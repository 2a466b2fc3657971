"""Files in any of the encodings people save in; what is no text is refused."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.errors import FileFault
from llm_interview.importing.decoding import decode

TEXT = "问：什么是词元？\nA: tiếng Việt, một mẩu văn bản"


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
        ("gb18030", "gb18030"),
    ],
)
def test_every_encoding_is_told(encoding: str, read_as: str) -> None:
    decoded = decode(TEXT.encode(encoding), "page")
    assert (decoded.text, decoded.encoding) == (TEXT, read_as)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_seen_by_its_zeros(encoding: str) -> None:
    decoded = decode("Q: what is a token?\nA: a piece".encode(encoding), "page")
    assert (decoded.text[:2], decoded.encoding) == ("Q:", encoding)


@pytest.mark.parametrize(
    "raw",
    [
        b"text\nwith\x00nul",
        b"PK\x03\x04rest",
        b"%PDF-1.7",
        b"\xff\xfe\x00\xd8\x00\xd8",
        b"\x81\x20 neither \xff",
        b"\n" * 300_000,
    ],
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(FileFault) as fault:
        decode(raw, "page")
    assert str(fault.value).startswith("page:")
    assert fault.value.hint


def test_control_characters_are_made_visible_and_break_hints_go() -> None:
    assert decode(b"a\x1b[2J\xe2\x80\x8bb\r\nc\rd", "page").text == "a␛[2Jb\nc\nd"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        text = decode(raw, "page").text
    except FileFault:
        return
    assert not any(char < " " and char not in "\n\t" for char in text)


VIETNAMESE = "1. Token là gì?\n\nLà một mẩu của văn bản, và mô hình đọc các mẩu đó.\n"


def _old_vietnamese(text: str) -> bytes:
    """As Windows wrote it: letters with their hat, tone marks apart."""
    marks = "\u0300\u0301\u0303\u0309\u0323"
    apart = unicodedata.normalize("NFD", text)
    hats = re.sub(f"([^{marks}])([{marks}]?)([\u0302\u0306\u031b])", r"\1\3\2", apart)
    return re.sub(
        f"([^{marks}]+)", lambda part: unicodedata.normalize("NFC", part.group()), hats
    ).encode("cp1258")


def test_vietnamese_from_before_utf_8_is_told_by_its_little_words() -> None:
    decoded = decode(_old_vietnamese(VIETNAMESE), "page")
    assert (decoded.text, decoded.encoding) == (VIETNAMESE, "cp1258")


@pytest.mark.parametrize(
    ("name", "codec", "text"),
    [
        ("big5", "big5hkscs", "什麼是詞元？一小段文字。"),
        ("gb2312", "gb18030", "什么是词元？一小段文本。"),
        ("windows-1252", "cp1252", "What is a café? A place."),
    ],
)
def test_a_page_is_read_as_it_declares(name: str, codec: str, text: str) -> None:
    page = f'<html><head><meta charset="{name}"></head><p>{text}</p></html>'
    decoded = decode(page.encode(codec), "page")
    assert (decoded.text, decoded.encoding) == (page, codec)


def test_a_declaration_that_cannot_be_true_is_not_believed() -> None:
    page = '<meta charset="big5"><p>什么是词元？㐀一小段文本，模型按它读写。</p>'
    assert decode(page.encode("gb18030"), "page").text == page
