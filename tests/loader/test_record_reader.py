"""Fields are read as values; what does not fit is reported at its place and read as absent."""

from __future__ import annotations

import pytest

from llm_interview.loader.cards import Defaults
from llm_interview.loader.files import LoadedFile, load_text


def read(fields: str) -> LoadedFile:
    text = (
        f"id: x\nlang: en\nq: a\na: b\npoints: [{{text: c, required: true, cues: [c]}}]\n{fields}"
    )
    return load_text(text, Defaults(path="f", shown="f", topic="t"))


def findings(fields: str) -> list[tuple[str, int]]:
    return [(found.code, found.line) for found in read(fields).problems]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("notes: [a]", "C012"),
        ("variants: {en: {a: b}}", "C012"),
        ("variants: [[a]]", "C012"),
        ("front2: x", "C011"),
        ("kind: sonnet", "C013"),
        ("lang2: x", "C011"),
        ("formula: {id: f}", "C015"),
        ("worked_example: {setup: s, checks: [{expr: 1}]}", "C015"),
        ("worked_example: {setup: s, checks: [{expr: 1, value: x}]}", "C013"),
        ("worked_example: {setup: s, checks: [{expr: 1, value: 1, tol: -1}]}", "C013"),
        ("worked_example: text", "C012"),
        ("sources: [{title: T, year: soon}]", "C013"),
        ("sources: [{title: T, year: 99999}]", "C013"),
        ("difficulty: 1.5", "C013"),
        ("after: {a: b}", "C012"),
        ("pitfalls: [{wrong: [a], right: b}]", "C012"),
    ],
)
def test_what_does_not_fit_is_reported(fields: str, code: str) -> None:
    file = read(fields)
    assert code in [found.code for found in file.problems]
    assert all(found.line == 6 for found in file.problems)
    assert len(file.cards) == 1


@pytest.mark.parametrize(
    "fields",
    [
        "notes:",
        "notes: ~",
        "notes: null",
        "variants:",
        "variants: one",
        "variants: {en: one, vi: }",
        "as_of: 2026-01-31",
        "volatile: yes",
        "volatile: FALSE",
        "difficulty: '2'",
        "kind: Concept",
        "formula: 'x^2'",
        "formula: {plain: x}",
        "sources: [A paper]",
        "follow_ups: {question: a, answer: b}",
        "worked_example: {setup: s, steps: one, checks: {expr: 1, value: 1_000}}",
    ],
)
def test_what_fits_is_read_without_a_word(fields: str) -> None:
    assert findings(fields) == []


def test_facts_and_groups_that_do_not_fit_are_left_out() -> None:
    text = "q: a\na: b\npoints:\n- {text: c, groups: x, fact: {unit: y}}\n- {text: d, fact: 4}\n"
    file = load_text(text, Defaults(path="f", shown="f", topic="t"))
    first, second = file.cards[0].question.key_points
    assert (first.groups, first.fact) == ((), None)
    assert second.fact is not None
    assert second.fact.value == "4"
    assert {"C012", "C015"} <= {found.code for found in file.problems}


def test_points_with_one_text_get_two_ids() -> None:
    text = "q: a\na: b\npoints: [{text: c, id: p}, {text: d, id: p}, {text: e, id: p}]\n"
    file = load_text(text, Defaults(path="f", shown="f", topic="t"))
    assert [point.id for point in file.cards[0].question.key_points] == ["p", "p-2", "p-3"]


def test_cards_that_are_nothing_are_no_cards() -> None:
    for text in ("cards:", "cards: x", "cards: []", "lang: vi\ncards:\n"):
        assert load_text(text, Defaults(path="f", shown="f", topic="t")).cards == ()


def test_an_unknown_language_is_named() -> None:
    file = load_text("lang: fr\nq: a\na: b", Defaults(path="f", shown="f", topic="t"))
    assert "C013" in [found.code for found in file.problems]
