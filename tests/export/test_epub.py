"""The study sheet as an e-book."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.questions import Formula, Question
from llm_interview.core.sheets import Sheet
from llm_interview.export.epub import to_epub
from tests.export.page_reader import read_page
from tests.export.payloads import HTML
from tests.export.sheets import filled, make_sheet

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


def opened(sheet: Sheet) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(to_epub(sheet))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def package(files: dict[str, bytes]) -> ET.Element:
    return ET.fromstring(files["book/package.opf"])  # noqa: S314 - our own book


def test_the_kind_of_file_comes_first_and_uncompressed(small_deck: tuple[Question, ...]) -> None:
    book = to_epub(make_sheet(small_deck))
    assert book[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert {entry.extra for entry in archive.infolist()} == {b""}


def test_the_same_sheet_gives_the_same_bytes(small_deck: tuple[Question, ...]) -> None:
    assert to_epub(make_sheet(small_deck)) == to_epub(make_sheet(small_deck))


def test_the_pages_of_a_small_deck(
    small_deck: tuple[Question, ...], snapshot: SnapshotAssertion
) -> None:
    files = opened(make_sheet(small_deck, "zh", "vi", "en", lang="zh"))
    texts = [f"{name}\n{data.decode()}" for name, data in files.items() if "css" not in name]
    assert "\n".join(texts) == snapshot


def test_the_package_lists_every_file_once_and_reads_them_in_order(
    small_deck: tuple[Question, ...],
) -> None:
    files = opened(make_sheet(small_deck))
    root = package(files)
    items = {item.get("id"): item for item in root.iter(f"{OPF}item")}
    names = [f"book/{item.get('href')}" for item in items.values()]
    assert sorted(names) == sorted(
        name for name in files if name.startswith("book/") and name != "book/package.opf"
    )
    spine = [items[ref.get("idref")].get("href") for ref in root.iter(f"{OPF}itemref")]
    assert spine == ["nav.xhtml", "chapter-001.xhtml", "chapter-002.xhtml"]


def test_pages_with_formulas_say_so(small_deck: tuple[Question, ...]) -> None:
    files = opened(make_sheet(small_deck))
    for item in package(files).iter(f"{OPF}item"):
        has_math = b"<math" in files[f"book/{item.get('href')}"]
        assert has_math == ("mathml" in (item.get("properties") or "").split())


def test_the_book_names_its_languages_and_its_day(small_deck: tuple[Question, ...]) -> None:
    root = package(opened(make_sheet(small_deck, "vi", "zh")))
    assert [node.text for node in root.iter(f"{DC}language")] == ["vi", "zh"]
    assert [node.text for node in root.iter(f"{DC}date")] == ["2026-11-22"]
    modified = [n.text for n in root.iter(f"{OPF}meta") if n.get("property") == "dcterms:modified"]
    assert modified == ["2026-11-22T00:00:00Z"]


def test_every_entry_of_the_contents_leads_to_a_card(small_deck: tuple[Question, ...]) -> None:
    files = opened(make_sheet(small_deck))
    ids = {
        f"{name.removeprefix('book/')}#{id_}"
        for name, page in files.items()
        if name.endswith(".xhtml")
        for id_ in read_page(page.decode()).ids
    }
    links = [link for link in read_page(files["book/nav.xhtml"].decode()).links if "#" in link]
    assert links
    assert set(links) <= ids


def test_questions_only_leaves_the_answers_out(small_deck: tuple[Question, ...]) -> None:
    text = b"".join(opened(make_sheet(small_deck, answers=False)).values())
    assert b"MRR" in text
    assert b"Reciprocal" not in text


def test_an_empty_sheet_has_contents_that_lead_to_themselves() -> None:
    reader = read_page(opened(make_sheet(()))["book/nav.xhtml"].decode())
    assert (reader.tags.count("li"), reader.alive) == (1, [])


def well_formed(sheet: Sheet) -> None:
    for name, data in opened(sheet).items():
        if name.endswith(".xhtml"):
            assert read_page(data.decode()).alive == [], name
        if name.endswith((".xhtml", ".opf", ".xml")):
            ET.fromstring(data)  # noqa: S314 - our own book


@pytest.mark.parametrize("at", range(10))
def test_payloads_in_every_field_come_out_inert(at: int) -> None:
    for payload in HTML[at::10]:
        well_formed(make_sheet([filled(payload)], title=payload))


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=30))
def test_any_text_gives_a_well_formed_book(text: str) -> None:
    well_formed(make_sheet([filled(text)], title=text))


def test_a_formula_broader_than_a_phone_goes_on_on_the_next_line_of_a_book(
    small_deck: tuple[Question, ...],
) -> None:
    pieces = []
    for terms in (2, 12, 40):
        tex = "+".join(f"W_{{{n}}}" for n in range(terms))
        card = replace(small_deck[0], formula=(Formula(id="sum", tex=tex, plain="a sum"),))
        page = opened(make_sheet([card], "en"))["book/chapter-001.xhtml"].decode()
        (formula,) = re.findall(r'<div class="formula">(.*)</div>', page)
        pieces.append(formula.count("<math "))
    assert pieces == [1, 12, 40]
