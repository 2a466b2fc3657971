"""schema/terms.yaml: what it must say, and that the shipped one says nothing in vain."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from llm_interview.core.errors import FileFault
from llm_interview.core.questions import Question
from llm_interview.core.terms import Term, term_finders
from llm_interview.loader.decks import load_deck
from llm_interview.loader.term_table import load_terms

CONTENT = Path(__file__).parents[2] / "content"


def written(folder: Path, text: str) -> Path:
    path = folder / "terms.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    row = "{lang: zh, reject: [抽样], prefer: 采样, within: [抽样调查], allow: [a, b]}"
    assert load_terms(written(tmp_path, f"sampling: {row}\n")) == (
        Term(
            id="sampling",
            lang="zh",
            reject=("抽样",),
            prefer="采样",
            within=("抽样调查",),
            allow=frozenset({"a", "b"}),
        ),
    )


def test_without_a_file_there_are_no_terms(tmp_path: Path) -> None:
    assert load_terms(tmp_path / "terms.yaml") == ()


@pytest.mark.parametrize(
    "text",
    [
        "t: {lang: en, reject: [x]}",
        "t: {lang: en, prefer: y}",
        "t: {reject: [x], prefer: y}",
        "t: {lang: fr, reject: [x], prefer: y}",
        "t: {lang: en, reject: [x], prefer: y, unless: z}",
        "t: {lang: en, reject: [x], prefer: y, banned: perhaps}",
        "t: word",
        "t: {lang: en, reject: [x], prefer: y}\nt: {lang: vi, reject: [x], prefer: y}",
        "t: [",
        "\x07",
    ],
)
def test_a_mistake_in_the_table_is_a_fault(text: str, tmp_path: Path) -> None:
    with pytest.raises(FileFault, match=r"terms\.yaml"):
        load_terms(written(tmp_path, text))


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return [card.question for card in load_deck(CONTENT).cards]


@pytest.fixture(scope="module")
def terms() -> tuple[Term, ...]:
    return load_terms(CONTENT / "schema" / "terms.yaml")


def test_no_form_is_rejected_twice(terms: tuple[Term, ...]) -> None:
    forms = [(term.lang, form) for term in terms for form in term.reject]
    assert sorted(set(forms)) == sorted(forms)


def test_no_row_recommends_what_is_rejected(terms: tuple[Term, ...]) -> None:
    finders = term_finders(tuple(term for term in terms if not term.banned))
    for term in terms:
        if not term.prefer.startswith(("the ", "one word", "British")):
            assert list(finders[term.lang].found_in(term.prefer)) == [], term.id


def test_exceptions_name_cards_and_topics_that_exist(
    terms: tuple[Term, ...], questions: list[Question]
) -> None:
    known = {name for question in questions for name in (question.id, question.topic)}
    assert {name for term in terms for name in term.allow} <= known


def test_a_phrase_in_which_a_form_is_right_holds_that_form(terms: tuple[Term, ...]) -> None:
    """An exception that cannot apply is a slip of the pen."""
    for term in terms:
        bare = term_finders((replace(term, within=()),))[term.lang]
        for phrase in term.within:
            assert list(bare.found_in(f"{phrase})")), (term.id, phrase)
