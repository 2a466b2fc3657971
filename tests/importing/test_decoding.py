"""Files in any of the encodings people save in; what is no text is refused."""

from __future__ import annotations

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
