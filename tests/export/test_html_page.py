"""The study sheet as one HTML page."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.cleaning import clean
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Question
from llm_interview.export.html_page import to_html
from tests.export.page_reader import read_page
from tests.export.payloads import HTML
from tests.export.sheets import filled, make_sheet

ASSETS = Path(to_html.__code__.co_filename).with_name("assets")
OWN = re.compile(r"<(script|style)>.*?</\1>", re.DOTALL)
MARKS = re.compile(r"\*\*|`|\$|\n|\t|\r")


def markup(page: bytes) -> str:
    """The page without its own script and style: everything that depends on the cards."""
    return OWN.sub("", page.decode())


@pytest.mark.parametrize("lang", LANGS)
def test_a_small_deck_with_words_in_each_language(
    lang: Lang, small_deck: tuple[Question, ...], snapshot: SnapshotAssertion
) -> None:
    langs = (lang, *(other for other in LANGS if other != lang))
    assert markup(to_html(make_sheet(small_deck, *langs, lang=lang))) == snapshot


def test_the_same_sheet_gives_the_same_bytes(small_deck: tuple[Question, ...]) -> None:
    assert to_html(make_sheet(small_deck)) == to_html(make_sheet(small_deck))


def test_the_policy_names_the_page_s_own_script_and_style_alone(
    small_deck: tuple[Question, ...],
) -> None:
    page = to_html(make_sheet(small_deck)).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; ")
    for tag in ("script", "style"):
        found = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(sha256(found[0].encode()).digest()).decode()
        assert len(found) == 1
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


def test_nothing_is_loaded_from_anywhere(small_deck: tuple[Question, ...]) -> None:
    page = to_html(make_sheet(small_deck)).decode()
    assert re.findall(r"\b(?:src|srcset|action|data|poster)=", markup(page.encode())) == []
    for asset in ("page.css", "page.js"):
        text = (ASSETS / asset).read_text("utf-8")
        assert not re.search(r"url\(|@import|https?:|fetch|XMLHttp|innerHTML|eval|</", text)


def test_every_link_of_the_contents_leads_to_one_place(small_deck: tuple[Question, ...]) -> None:
    reader = read_page(markup(to_html(make_sheet(small_deck))))
    inner = [link[1:] for link in reader.links if link.startswith("#")]
    assert "rank-metric" in inner
    assert set(inner) <= set(reader.ids)
    assert len(reader.ids) == len(set(reader.ids))


def test_a_formula_is_mathml_and_one_that_does_not_convert_is_shown_as_tex(
    small_deck: tuple[Question, ...],
) -> None:
    page = to_html(make_sheet(small_deck)).decode()
    assert "<mi>MRR</mi>" in page
    assert "<code>\\sketch{1/r}</code>" in page


def test_a_source_is_a_link_only_where_it_leads_to_the_web(
    small_deck: tuple[Question, ...],
) -> None:
    page = to_html(make_sheet(small_deck)).decode()
    assert '<a href="https://example.org/mrr?a=1&amp;b=2"' in page
    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page


def test_questions_only_leaves_the_answers_out(small_deck: tuple[Question, ...]) -> None:
    page = markup(to_html(make_sheet(small_deck, answers=False)))
    assert "MRR" in page
    assert "<article" in page
    assert "Reciprocal" not in page
    assert "<summary>Answer" not in page
    assert "_answers" not in page


def test_one_language_needs_no_switch(small_deck: tuple[Question, ...]) -> None:
    assert "fieldset" not in markup(to_html(make_sheet(small_deck, "vi")))


def test_an_empty_sheet_is_a_page() -> None:
    assert read_page(markup(to_html(make_sheet(())))).alive == []


def test_there_are_two_hundred_payloads() -> None:
    assert len(HTML) >= 200


@pytest.mark.parametrize("payload", HTML)
def test_a_payload_in_every_field_comes_out_inert(payload: str) -> None:
    page = to_html(make_sheet([filled(payload)], title=payload))
    reader = read_page(markup(page))
    assert reader.alive == []
    ET.fromstring(markup(page).replace("<!DOCTYPE html>", ""))  # noqa: S314 - our own page
    if not MARKS.search(clean(payload)):
        assert clean(payload) in "".join(reader.text)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40))
def test_any_text_gives_a_well_formed_page_without_foreign_elements(text: str) -> None:
    page = markup(to_html(make_sheet([filled(text)], title=text)))
    assert read_page(page).alive == []
    ET.fromstring(page.replace("<!DOCTYPE html>", ""))  # noqa: S314 - our own page


def test_ids_that_differ_stay_apart(small_deck: tuple[Question, ...]) -> None:
    odd = [replace(small_deck[0], id=name) for name in ("a b", "a_20_b", "a-b", "位置")]
    ids = read_page(markup(to_html(make_sheet(odd)))).ids
    assert len(ids) == len(set(ids))


def test_a_page_of_questions_alone_names_no_key_for_answers(
    small_deck: tuple[Question, ...],
) -> None:
    for answers in (True, False):
        page = to_html(make_sheet(small_deck, answers=answers)).decode()
        assert ("next and previous question · Enter show" in page) == answers
        assert ('id="_answers"' in page) == answers


def test_a_source_nobody_opened_says_so_in_the_language_that_is_shown(
    small_deck: tuple[Question, ...],
) -> None:
    doubted = (replace(small_deck[0].sources[0], checked=False), *small_deck[0].sources[1:])
    page = to_html(make_sheet([replace(small_deck[0], sources=doubted)])).decode()
    line, *_ = re.findall(r'<li class="names">.*</li>', page)
    said = dict(re.findall(r'lang="(..)">[^<]*[(（]([^<·)）]+)[)）]</span>', line))
    assert said == {"en": "not yet checked", "vi": "chưa đối chiếu", "zh": "尚未核对"}
    assert "not yet checked" not in to_html(make_sheet(small_deck)).decode()


def test_other_ways_to_ask_stand_with_the_question_and_not_in_its_fold(
    small_deck: tuple[Question, ...],
) -> None:
    card = replace(small_deck[0], variants={"en": ("What is it?",), "zh": ("这是什么？",)})
    page = markup(to_html(make_sheet([card])))
    question, _, fold = page.partition("<main")[2].partition("<details>")
    for other in ("What is it?", "这是什么？"):
        assert question.count(other) == 1
        assert other not in fold
    assert 'class="asked"' in question


def test_formulas_stand_once_between_the_columns_of_the_languages(
    small_deck: tuple[Question, ...],
) -> None:
    page = to_html(make_sheet(small_deck[:1])).decode()
    before, formula, after = page.partition('<div class="formula">')
    assert formula
    assert before.count('<div class="sides">') == 1 + ('class="asked"' in before)
    assert after.count('<div class="sides">') == 1
    assert len(re.findall(r"<ol>\n<li>★", before)) == 3
    assert after.count('<ul class="pitfalls">') == 3
