"""The PDF: text that can be copied in three languages, formulas, inert content, no typesetter."""

from __future__ import annotations

import io
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdf
import pytest

from llm_interview.core.cleaning import clean
from llm_interview.core.errors import ExtraFault, Fault
from llm_interview.core.langs import Lang
from llm_interview.core.questions import Question
from llm_interview.export import pdf as pdf_module
from llm_interview.export import typesetter
from llm_interview.export.pdf import sheet_data, to_pdf
from tests.export.pdf_text import text_of
from tests.export.sheets import filled, make_sheet

FONTS = Path(__file__).parents[2] / "llm_interview" / "export" / "assets" / "fonts"
CODE = (
    "#panic()", '#panic("x")', '#read("/etc/passwd")', '#read("sheet.typ")', '#include "x.typ"',
    '#import "@preview/cetz:0.2.0"', '#image("/etc/passwd")', '#eval("1+1")', '#json("x")',
    '#plugin("x.wasm")', "#sys.inputs", "#set page(width: 1pt)", "#show: none", "#while true {}",
    "#let data = none", "#{1+1}", "#[x]", "#(1+1)", '#link("javascript:1")[x]', "#str.rev()",
    "$ #panic() $", "$sum_(i=0)^n$", "$ x", "`#panic()`", "```typ #panic()```", "`", "```",
    "*bold*", "_emph_", "= Heading", "== x", "- item", "+ item", "/ Term: x", "<label>", "@ref",
    '#read("/fonts/OFL.txt")', '#image("../fonts/x.png")', '#include "/fonts/../sheet.typ"',
    "\\#panic()", "\\u{1f600}", "\\", '"', '" + panic() + "', "// comment", "/* comment", "*/",
    "[", "]", "{", "}", "#", "--- -- ...", "~", "http://evil.example", '"}]}', "\\u0000", "%PDF",
    "(a) Tj ET", "\x00\x1b]52;c;x\x07", "\u202egpj\u202c", "\ud800",
)  # fmt: skip


def flat(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def pdf(small_deck: tuple[Question, ...]) -> bytes:
    return to_pdf(make_sheet(small_deck, "vi", "zh", "en"))


def test_there_are_forty_payloads() -> None:
    assert len(set(CODE)) >= 40


def test_text_in_every_language_can_be_copied(pdf: bytes, small_deck: Sequence[Question]) -> None:
    copied = flat(text_of(pdf))
    langs: tuple[Lang, ...] = ("vi", "zh")
    for lang in langs:
        spoken = small_deck[0].spoken[lang]
        assert flat(spoken.replace("**", "").split("$")[0].split("`")[0])[:30] in copied
    assert flat(small_deck[0].id) in copied


def test_letters_come_from_the_fonts_that_are_shipped(pdf: bytes) -> None:
    pages: Any = pypdf.PdfReader(io.BytesIO(pdf)).pages
    found = [one.get_object() for page in pages for one in page["/Resources"]["/Font"].values()]
    fonts = {str(font["/BaseFont"]).split("+")[-1].removesuffix("-Identity-H") for font in found}
    assert {"LLMInterviewSans-Regular", "LLMInterviewSans-Bold"} <= fonts
    assert not [name for name in fonts if name.startswith(("Noto", "Arial", "Liberation"))]


def test_the_fonts_are_small_and_their_licence_lies_beside_them() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 6_000_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text("utf-8")


def test_formulas_are_typeset(pdf: bytes, small_deck: Sequence[Question]) -> None:
    assert any(one.tex for one in small_deck[0].formula)
    assert "\\frac" not in text_of(pdf)


def test_formulas_say_in_words_what_they_are(small_deck: tuple[Question, ...]) -> None:
    (formula, *_) = [one for question in small_deck for one in question.formula if one.tex]
    reader = pypdf.PdfReader(io.BytesIO(to_pdf(make_sheet(small_deck, "en"))))
    size: Any = reader.trailer["/Size"]
    objects: Any = (reader.get_object(at) for at in range(1, size))
    told = [one.get("/Alt") for one in objects if isinstance(one, dict)]
    assert formula.plain in told


def test_the_same_sheet_gives_the_same_bytes(small_deck: tuple[Question, ...]) -> None:
    sheet = make_sheet(small_deck, "zh")
    assert to_pdf(sheet) == to_pdf(sheet)


def test_links_lead_to_the_web_only() -> None:
    made = to_pdf(
        make_sheet([filled("javascript:alert(1)"), filled("https://example.org/a")], "en")
    )
    found = [
        note.get_object()["/A"]["/URI"]
        for page in pypdf.PdfReader(io.BytesIO(made)).pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]
    assert found
    assert all(address.startswith("https://") for address in found)


@pytest.mark.parametrize("start", range(0, len(CODE), 10))
def test_typst_code_is_shown_and_not_run(start: int) -> None:
    """Ten at a time, each wherever an author can write; a payload that ran would end the rest."""
    cards = [filled(payload) for payload in CODE[start : start + 10]]
    copied = flat(text_of(to_pdf(make_sheet(cards, "en", title=CODE[start]))))
    for payload in CODE[start : start + 10]:
        bare = flat(clean(payload).strip("$`* ").replace("�", ""))
        assert bare in copied or payload.startswith(("*", "$", "`", "\ud800", "\u202e", "\x00"))


def test_a_formula_that_is_code_is_shown_as_text() -> None:
    card = replace(filled("x"), spoken={"en": "see $#panic(x)$ and $\\text{#read(y)}$"})
    copied = flat(text_of(to_pdf(make_sheet([card], "en"))))
    assert "#panic(x)" in unicodedata.normalize("NFKC", copied)
    assert "#read(y)" in copied


def test_without_typst_it_names_the_command(
    small_deck: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError('not here')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(ExtraFault) as caught:
        to_pdf(make_sheet(small_deck))
    assert caught.value.hint == "pip install 'llm-interview-trainer[pdf]'"
    monkeypatch.setitem(sys.modules, "typst", None)
    assert typesetter.main("", "", "") == typesetter.MISSING


def test_what_typst_refuses_is_told_in_a_sentence(
    small_deck: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said: dict[str, str] = {}
    for name, body in (("refused", '#panic("no ink")'), ("absent", "")):
        template = tmp_path / name / "sheet.typ"
        template.parent.mkdir()
        if body:
            template.write_text(body, "utf-8")
        monkeypatch.setattr(pdf_module, "_ASSETS", template.parent)
        with pytest.raises(Fault) as caught:
            to_pdf(make_sheet(small_deck))
        said[name] = caught.value.sentence
        assert "--format html" in caught.value.hint
    assert "no ink" in said["refused"]
    assert "No such file" in said["absent"]


def test_a_typesetter_that_is_killed_is_told_in_a_sentence(
    small_deck: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    killed = tmp_path / "killed.py"
    killed.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n", "utf-8")
    monkeypatch.setattr(pdf_module, "_TYPESETTER", killed)
    with pytest.raises(Fault, match="could not be typeset: typst: -9"):
        to_pdf(make_sheet(small_deck))


ENDLESS = "#for a in range(9000) { for b in range(9000) { for c in range(9000) { let d = c } } }"
GREEDY = '#let all = "x" * 3000000000'


@pytest.mark.skipif(sys.platform != "linux", reason="where the system sets both limits")
@pytest.mark.parametrize("body", [ENDLESS, GREEDY], ids=["endless", "greedy"])
def test_a_sheet_that_takes_more_than_any_sheet_can_need_is_ended(
    small_deck: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str
) -> None:
    (tmp_path / "sheet.typ").write_text(body, "utf-8")
    monkeypatch.setattr(pdf_module, "_ASSETS", tmp_path)
    monkeypatch.setattr(pdf_module, "_SECONDS", 1)
    with pytest.raises(Fault, match="could not be typeset"):
        to_pdf(make_sheet(small_deck))


def test_all_shipped_cards_have_ten_seconds_and_512_megabytes_and_larger_sheets_more(
    small_deck: tuple[Question, ...],
) -> None:
    three_languages = small_deck[:1] * 150
    assert pdf_module._limits(sheet_data(make_sheet(three_languages), "a4")) == (10, 512)
    many = pdf_module._limits(sheet_data(make_sheet(small_deck[:1] * 600), "a4"))
    long = replace(small_deck[0], spoken={"en": "Many words. " * 300_000})
    longer = pdf_module._limits(sheet_data(make_sheet([long], "en"), "a4"))
    assert many > (10, 512)
    assert longer > (10, 512)
    assert longer[1] > 1000


def test_the_typesetter_is_given_the_sheet_and_gives_the_pdf(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    template = tmp_path / "sheet.typ"
    for body, code in (("#sys.inputs.sheet", 0), ('#panic("no ink")', 1)):
        template.write_text(body, "utf-8")
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Words")))
        assert typesetter.main(str(template), str(tmp_path), str(FONTS)) == code
        written = capfdbinary.readouterr()
        assert b"no ink" in written.err if code else "Words" in text_of(written.out)
