"""Transcripts: whatever was said stays text."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.inline import Inline
from llm_interview.core.transcripts import Item, Items, Quote, Transcript, passage
from llm_interview.export.transcript_html import transcript_to_html
from llm_interview.export.transcript_markdown import transcript_to_markdown

PAYLOADS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</blockquote></style><svg onload=alert(1)>",
    "<!-- --><a href='javascript:alert(1)'>x</a>",
    "&lt;script&gt; &amp; ]]>",
)
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "p"),
    *("blockquote", "ul", "li", "b", "strong", "code"),
}


class Reader(HTMLParser):
    """Collects tags and text; the quoted words apart."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.texts: list[str] = []
        self.quoted: list[str] = []
        self._quoting = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names.update(name for name, _ in attrs)
        self._quoting = self._quoting or tag == "blockquote"

    def handle_endtag(self, tag: str) -> None:
        self._quoting = self._quoting and tag != "blockquote"

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self._quoting:
            self.quoted.append(data)


def talk(text: str) -> Transcript:
    """`text` in every place a transcript has."""
    return Transcript(
        title=text,
        lang="vi",
        blocks=(
            passage("title", text, "vi"),
            passage("heading", text, "vi"),
            passage("question", text, "zh", marks=True),
            passage("label", text, "en"),
            Quote(text=text, lang="vi"),
            Items(
                items=(
                    Item(inlines=(Inline(text),), mark="✓", style="covered"),
                    Item(
                        inlines=(Inline(text, "bold"), Inline(text, "code"), Inline(text, "math"))
                    ),
                ),
                lang="en",
            ),
            passage("note", text, "zh"),
        ),
    )


def read(document: bytes) -> Reader:
    reader = Reader()
    reader.feed(document.decode())
    reader.close()
    return reader


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_any_field_is_inert_in_html(payload: str) -> None:
    reader = read(transcript_to_html(talk(payload)))
    assert reader.tags <= ALLOWED
    assert reader.names <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert "".join(reader.quoted) == payload


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_any_answer_is_read_back_from_html_as_it_was_typed(text: str) -> None:
    assert "".join(read(transcript_to_html(talk(text))).quoted) == text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_any_field_is_escaped_in_markdown(payload: str) -> None:
    written = transcript_to_markdown(talk(payload)).decode()
    assert "<script" not in written
    assert "<img" not in written


def test_an_answer_cannot_leave_its_quote_in_markdown() -> None:
    quote = Quote(text="one\n\n# two\n- three\n1. four\n> five\n```", lang="en")
    written = transcript_to_markdown(Transcript(title="t", lang="en", blocks=(quote,))).decode()
    assert written.splitlines() == [
        "> one\\",
        ">",
        "> \\# two\\",
        "> \\- three\\",
        "> 1\\. four\\",
        "> \\> five\\",
        "> \\`\\`\\`",
    ]


def test_html_needs_nothing_from_outside() -> None:
    written = transcript_to_html(talk("x")).decode()
    assert "default-src 'none'" in written
    assert "http://" not in written
    assert "https://" not in written
    assert "<script" not in written


def test_a_whole_interview(snapshot: SnapshotAssertion) -> None:
    from datetime import date

    from llm_interview.cli.mock_transcript import transcript
    from llm_interview.loader.library import load_library
    from llm_interview.terminal.catalog import Catalog
    from tests.terminal.interviews import interview

    shipped = Path(__file__).resolve().parent.parent / "data"
    card = load_library((), shipped=shipped).questions[0]
    document = transcript(interview(card, "vi"), Catalog("en"), date(2026, 11, 22))
    assert transcript_to_markdown(document).decode() == snapshot(name="markdown")
    assert transcript_to_html(document).decode() == snapshot(name="html")
