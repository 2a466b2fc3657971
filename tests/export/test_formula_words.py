"""Formulas with words and a legend: every export says both in the language it is in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from llm_interview.core.langs import LANGS, Lang, Texts
from llm_interview.core.questions import Formula, Question
from llm_interview.core.sheets import Sheet
from llm_interview.export.anki_notes import CSS, FIELDS, note_fields
from llm_interview.export.anki_tsv import to_anki_tsv
from llm_interview.export.epub_pages import chapter_page
from llm_interview.export.html_page import to_html
from llm_interview.export.markdown import to_markdown
from llm_interview.export.pdf import to_pdf
from llm_interview.export.quizlet_tsv import to_quizlet_tsv
from tests.export.sheets import make_sheet

IF: Texts = {"en": "given that", "vi": "với điều kiện", "zh": "前提是"}
LETTERS: Texts = {"en": "n = number of hits", "vi": "n là số kết quả", "zh": "n 是命中数"}
SPOKEN = Formula(
    id="spoken", tex=r"x=1\ \text{given that } n>0", plain="x = 1 given that n > 0",
    words=(IF,), legend=LETTERS,
)  # fmt: skip
MUTE = Formula(id="mute", tex="y=2", plain="y = 2", legend=LETTERS)
LINES: dict[str, Callable[[Sheet], bytes]] = {
    "md": to_markdown,
    "tsv": to_anki_tsv,
    "quizlet": to_quizlet_tsv,
    "epub": lambda sheet: chapter_page(sheet, 0).encode(),
    "html": to_html,
}


@pytest.fixture(scope="module")
def card(small_deck: tuple[Question, ...]) -> Question:
    return replace(small_deck[0], formula=(SPOKEN, MUTE))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", LINES)
def test_a_sheet_in_one_language_says_everything_in_it(
    form: str, lang: Lang, card: Question
) -> None:
    made = LINES[form](make_sheet([card], lang, lang=lang)).decode()
    assert IF[lang] in made
    assert made.count(LETTERS[lang]) == 2
    for other in LANGS:
        assert other == lang or (IF[other] not in made and LETTERS[other] not in made)


@pytest.mark.parametrize("form", ["md", "tsv", "quizlet", "epub"])
def test_a_sheet_in_three_languages_says_it_in_each_of_them(form: str, card: Question) -> None:
    made = LINES[form](make_sheet([card])).decode()
    for lang in LANGS:
        assert IF[lang] in made
        assert made.count(LETTERS[lang]) == 2


def test_a_page_shows_a_formula_once_unless_its_words_differ(card: Question) -> None:
    made = to_html(make_sheet([card])).decode()
    page = ET.fromstring(made[made.index("<main") : made.index("</main>") + 7])  # noqa: S314
    shown = [
        (div.get("class", "").replace("formula", "").strip(), div.get("lang"))
        for div in page.iter("div")
        if "formula" in div.get("class", "").split()
    ]
    assert shown == [("side", "en"), ("side again", "vi"), ("side again", "zh"), ("", None)]
    legends = [(p.get("lang"), p.text) for p in page.iter("p") if p.get("class") == "legend side"]
    assert legends == 2 * list(LETTERS.items())


def test_a_note_holds_all_languages_and_hides_those_of_other_cards(card: Question) -> None:
    (sheet_card,) = make_sheet([card]).sections[0].cards
    field = dict(zip(FIELDS, note_fields(sheet_card, LANGS), strict=True))["Formula"]
    for lang in LANGS:
        assert f'<p lang="{lang}">\\[x=1\\ \\text{{{IF[lang]} }}' in field
        assert field.count(f'<p class="legend" lang="{lang}">{LETTERS[lang]}</p>') == 2
        assert f"hr ~ [lang={lang}] p[lang]:not([lang={lang}])" in CSS
    assert field.count("<p>") == 1


def test_a_note_in_one_language_says_it_in_that_one(card: Question) -> None:
    (sheet_card,) = make_sheet([card]).sections[0].cards
    field = dict(zip(FIELDS, note_fields(sheet_card, LANGS[2:]), strict=True))["Formula"]
    assert IF["zh"] in field
    assert IF["en"] not in field
    assert LETTERS["vi"] not in field


def test_legends_stand_in_the_pdf(card: Question) -> None:
    pypdf = pytest.importorskip("pypdf")
    for columns in (False, True):
        made = to_pdf(make_sheet([card]), side_by_side=columns)
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
        flat = "".join(text.split())
        for lang in LANGS:
            assert flat.count("".join(LETTERS[lang].split())) == 2


def test_cells_stay_cells(card: Question) -> None:
    made = to_anki_tsv(make_sheet([card])).decode()
    rows = list(csv.reader(io.StringIO(made), delimiter="\t"))
    assert {len(row) for row in rows if not row[0].startswith("#")} == {4}
