"""Pages of the PDF: their size, contents that lead to the cards, columns, formulas that fit."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest

from llm_interview.core.questions import Formula, Question
from llm_interview.export.pdf import Page, sheet_data, to_pdf
from llm_interview.export.pdf_pages import card_places
from tests.export.pdf_text import text_of
from tests.export.sheets import make_sheet

PAGES: tuple[Page, ...] = ("a4", "phone")


def test_pages_are_as_large_as_asked_for(small_deck: tuple[Question, ...]) -> None:
    for page, millimetres in (("a4", 210), ("phone", 90)):
        made = to_pdf(make_sheet(small_deck, "vi"), page=page)  # type: ignore[arg-type]
        width = pypdf.PdfReader(io.BytesIO(made)).pages[0].mediabox.width
        assert float(width) == pytest.approx(millimetres / 25.4 * 72, abs=0.5)


def led_to(pdf: bytes) -> list[str]:
    """The first questions at the places to which the links of the first page lead."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    notes: Any = reader.pages[0]["/Annots"]
    places = [one["/Dest"] for note in notes if "/Dest" in (one := note.get_object())]
    found = []
    pages = {page.indirect_reference: page for page in reader.pages}
    for ref, _, _, top, _ in dict.fromkeys(map(tuple, places)):
        lines: list[tuple[float, str]] = []

        def look(text: str, outer: list[float], inner: list[float], *_: object) -> None:
            lines.append((inner[4] * outer[1] + inner[5] * outer[3] + outer[5], text))  # noqa: B023

        pages[ref].extract_text(visitor_text=look)
        found.append(
            max((y, text.strip()) for y, text in lines if y < float(top) and "?" in text)[1]
        )
    return found


def test_the_contents_lead_to_the_questions_and_name_their_pages(
    small_deck: tuple[Question, ...],
) -> None:
    cards = [replace(small_deck[0], id=n, front={"en": f"Question {n}?"}) for n in "abcdef"]
    for page in PAGES:
        made = to_pdf(make_sheet(cards, "en"), page=page)
        texts = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(made)).pages]
        rows = texts[0].partition("Contents\n")[2].split("\n")[: len(cards)]
        for n, row in enumerate(rows, start=1):
            entry, _, number = row.partition("? ")
            assert entry.removesuffix("?") == f"{n}. Question {'abcdef'[n - 1]}"
            assert f"{entry}?" in texts[int(number) - 1]
        assert led_to(made) == [f"{n}. Question {x}?" for n, x in enumerate("abcdef", start=1)]
        feet = [text.strip().split("\n")[-1] for text in texts]
        several = "" if page == "phone" else f" / {len(texts)}"
        assert feet == [f"{n}{several}" for n in range(1, len(texts) + 1)]
    for bare in (make_sheet(cards[:1], "en"), make_sheet(cards, "en", answers=False)):
        assert "Contents" not in text_of(to_pdf(bare))


def heights(pdf: bytes, *words: str) -> list[float]:
    """How high above the foot of the first page these words begin."""
    found: dict[str, float] = {}

    def look(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        for word in words:
            if text.strip().startswith(word):
                found[word] = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]

    pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=look)
    return [found[word] for word in words]


def test_languages_stand_one_below_the_other_or_part_by_part_side_by_side(
    small_deck: tuple[Question, ...],
) -> None:
    sheet = make_sheet(small_deck[:1], "en", "vi")
    for side_by_side in (False, True):
        made = to_pdf(sheet, side_by_side=side_by_side)
        english, vietnamese = heights(made, "Watch out", "Coi chừng")
        assert (english == pytest.approx(vietnamese, abs=1)) == side_by_side
        assert text_of(made).count("Coi chừng") == 1


def test_three_columns_take_the_longer_side_of_the_paper(
    small_deck: tuple[Question, ...],
) -> None:
    long = replace(small_deck[0], spoken={"en": "Many words. " * 900, "vi": "a", "zh": "b"})
    made = to_pdf(make_sheet([long, *small_deck]), side_by_side=True)
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    assert pages[0].mediabox.width > pages[0].mediabox.height
    assert text_of(made).split().count("Many") == 900


def test_no_line_of_small_print_begins_with_the_dot_between_its_parts(
    small_deck: tuple[Question, ...],
) -> None:
    card = sheet_data(make_sheet(small_deck[:1], "en"), "a4")["sections"][0]["cards"][0]  # type: ignore[index]
    small = [block["runs"] for block in (*card["shared"], card["facts"]) if "runs" in block]
    assert len(small) == len(small_deck[0].sources) + 1
    assert all("\xa0· " in text and " · " not in text for (text,) in small)


def test_the_lines_of_a_formula_and_what_its_letters_mean_stand_on_one_page(
    small_deck: tuple[Question, ...],
) -> None:
    names = [f"{a}{b}" for a in "abcdefgh" for b in "pqr"]
    cards = [
        replace(
            small_deck[0],
            id=name,
            spoken=dict.fromkeys(("en", "vi", "zh"), "Some words that fill a line. " * n),
            formula=(
                Formula(
                    id="broad",
                    tex=rf"\text{{first{name}}}=W_{{1}}X+W_{{2}}X,\quad "
                    rf"b=V_{{1}}Y+V_{{2}}Y+V_{{3}}Y,\quad \text{{last{name}}}=c",
                    plain=name,
                    legend={lang: f"legend{lang}{name}" for lang in ("en", "vi", "zh")},
                ),
            ),
        )
        for n, name in enumerate(names)
    ]
    phone = to_pdf(make_sheet(cards, "en"), page="phone")
    columns = to_pdf(make_sheet(cards, "en", "zh"), side_by_side=True)
    for made, langs in ((phone, ("en",)), (columns, ("en", "zh"))):
        texts = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(made)).pages]
        for name in names:
            parts = [f"first{name}", f"last{name}", *(f"legend{lang}{name}" for lang in langs)]
            assert {sum(part in text for part in parts) for text in texts} == {0, len(parts)}


def test_a_formula_too_broad_for_a_phone_goes_on_on_the_next_line(
    small_deck: tuple[Question, ...],
) -> None:
    tex = "a=W_{1}X+W_{2}X+W_{3}X,\\quad b=V_{1}Y+V_{2}Y+V_{3}Y"
    card = replace(small_deck[0], formula=(Formula(id="two", tex=tex, plain="two sums"),))
    sheet = make_sheet([card], "en")
    lines = {}
    for page in PAGES:
        found = sheet_data(sheet, page)["sections"][0]["cards"][0]  # type: ignore[index]
        (formula,) = [one for one in found["sides"][0]["blocks"] if one["kind"] == "formula"]
        lines[page] = len(formula["lines"])
    assert lines == {"a4": 1, "phone": 2}


@pytest.mark.parametrize("page", PAGES)
def test_a_formula_broader_than_the_page_stays_on_it(
    small_deck: tuple[Question, ...], page: Page
) -> None:
    tex = "+".join(f"W_{{{n}}}X" for n in range(60))
    card = replace(small_deck[0], formula=(Formula(id="long", tex=tex, plain="a sum"),))
    places: list[float] = []

    def look(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        if text.strip():
            places.append(inner[4] * outer[0] + inner[5] * outer[2] + outer[4])

    for one in pypdf.PdfReader(io.BytesIO(to_pdf(make_sheet([card], "en"), page=page))).pages:
        one.extract_text(visitor_text=look)
        margin = 6 / 25.4 * 72
        assert margin - 1 < min(places)
        assert max(places) < float(one.mediabox.width) - margin


def test_a_pdf_without_places_gives_none() -> None:
    for pdf in (b"", b"/Type/Pages/Count 1/Kids[3 0 R]", b"/Dests<</Names[(a)1 0 R]>>"):
        assert card_places(pdf) == (0, {})


def test_a_place_that_is_on_no_page_is_left_out() -> None:
    pdf = (
        b"%PDF\n1 0 obj\n<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>\n"
        b"3 0 obj\n<</MediaBox[0 0 100 200]>>\n5 0 obj\n[4 0 R/XYZ 10 150.5 0]\n"
        b"6 0 obj\n[9 0 R/XYZ 1 2 0]\n/Dests<</Names[(card-1)5 0 R(card-2)6 0 R(card-3)7 0 R]>>"
    )
    assert card_places(pdf) == (2, {"card-1": (2, 10.0, 49.5)})
