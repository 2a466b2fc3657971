"""Whatever was found, the deck that is written loads, and says what was found."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.errors import FileFault
from llm_interview.importing.cards import to_cards
from llm_interview.importing.deck_yaml import decks
from llm_interview.importing.decoding import decode, tidy
from llm_interview.importing.drafts import Draft, Found
from llm_interview.importing.formats import FORMATS, detect, read_as
from tests.importing.reading import found, loaded

TEXTS = st.text(max_size=120).map(tidy).map(str.strip).filter(bool)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.lists(TEXTS, max_size=3)), min_size=1, max_size=6))
def test_any_draft_is_loaded_as_it_was_found(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, str, list[str]]]
) -> None:
    drafts = tuple(
        Draft(line=1, question=q, answer=a, points=tuple(points), number=str(n), lang="en")
        for n, (q, a, points) in enumerate(parts)
    )
    drafted = to_cards(Found(drafts=drafts), name="My page", lang=None)
    questions = loaded(drafted, tmp_path_factory.mktemp("deck"))
    written = {(card["question"], card["answer"]) for card in drafted.cards}
    read = {(q.front["en"], q.spoken["en"]) for q in questions}
    assert {_flat(*one) for one in read} == {_flat(str(q), str(a)) for q, a in written}
    assert len(questions) == len(drafted.cards)


def _flat(*texts: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split()) for text in texts)


def test_numbers_become_references_and_ids_stay_the_same() -> None:
    drafts = found("text", "1. What is a token?\nText.\n2. What is a batch?\nRows.\n")
    first = to_cards(drafts, name="My page", lang=None)
    assert [card["seed_refs"] for card in first.cards] == [["my-page#1"], ["my-page#2"]]
    assert [card["id"] for card in first.cards] == ["what-is-a-token", "what-is-a-batch"]
    assert to_cards(drafts, name="My page", lang=None) == first


def test_one_question_with_two_answers_keeps_both_and_the_same_card_twice_is_one() -> None:
    drafts = tuple(Draft(line=n, question="What?", answer=a) for n, a in enumerate("aba"))
    drafted = to_cards(Found(drafts=drafts), name="x", lang=None)
    assert [card["answer"] for card in drafted.cards] == ["a", "b"]
    assert len({card["id"] for card in drafted.cards}) == 2
    assert [left.reason for left in drafted.leftovers] == ["repeated"]


def test_a_text_too_long_for_a_deck_is_left_over() -> None:
    drafts = (Draft(line=7, question="What?", answer="x" * 70_000),)
    (left,) = to_cards(Found(drafts=drafts), name="x", lang=None).leftovers
    assert (left.line, left.reason) == (7, "too_long")


def test_more_cards_than_one_file_holds_make_several(tmp_path: Path) -> None:
    drafts = tuple(
        Draft(line=n, question=f"What is {n}?", answer="word " * 2000) for n in range(250)
    )
    drafted = to_cards(Found(drafts=drafts), name="x", lang=None)
    assert len(decks(drafted.cards, "x")) == 3
    assert len(loaded(drafted, tmp_path / "deck")) == 250


def test_the_language_is_detected_or_as_told() -> None:
    drafts = tuple(Draft(line=1, question=q, answer=q) for q in ("为什么？", "Là gì vậy?", "Why?"))
    detected = to_cards(Found(drafts=drafts), name="x", lang=None)
    assert [card["lang"] for card in detected.cards] == ["zh", "vi", "en"]
    told = to_cards(Found(drafts=drafts), name="x", lang="en")
    assert [card["lang"] for card in told.cards] == ["en", "en", "en"]


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ('[{"front":"What?","back":"This."}]', 1),
        ('{"questions":[{"q":"What?","a":"This.","level":2}]}', 1),
        ('{"question":"What?","answer":"This."}\n{"question":"Why?","answer":"So."}', 2),
        ('[["What?","This."]]', 1),
        ('[{"term":"a"}, 3, null, "x"]', 0),
        (
            (
                '[{"q":"What?","a":"This.","tags":{"a":1},"kind":"zzz","difficulty":9,'
                '"key_points":[[["x"]],{"text":"ok"}],"pitfalls":[{"wrong":"w"}]}]'
            ),
            1,
        ),
    ],
)
def test_json_of_others(text: str, cards: int, tmp_path: Path) -> None:
    drafted = to_cards(read_as("json", text, "x.json"), name="x", lang=None)
    assert len(drafted.cards) == cards
    if cards:
        assert len(loaded(drafted, tmp_path / "deck")) == cards


@pytest.mark.parametrize("text", ["[" * 100_000, "{", '{"a":' + "9" * 5000 + "}"])
def test_json_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(FileFault, match=r"^x\.json"):
        read_as("json", text, "x.json")


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("<!DOCTYPE html><p>x</p>", "page", "html"),
        ("x", "page.htm", "html"),
        ("Q: a\nA: b\n", "deck.md", "hashcards"),
        ("# A\n\ntext\n\n## B\n", "notes.txt", "md"),
        ("a\tb\nc\td\n", "export.txt", "csv"),
        ("a,b\n", "export.csv", "csv"),
        ('{"cards":[]}', "cards", "json"),
        ("Câu 1. Là gì?\nĐây.\n", "page.txt", "text"),
        ("[Review] ten questions\n\n1. What?\n", "page.txt", "text"),
    ],
)
def test_the_format_is_told_by_content_and_name(text: str, name: str, form: str) -> None:
    assert detect(text, name) == form


@given(st.text(max_size=300), st.sampled_from(sorted(FORMATS)))
def test_any_text_is_read_or_refused_in_every_format(text: str, form: str) -> None:
    with suppress(FileFault):
        for draft in read_as(
            form, decode(text.encode("utf-8", "replace"), "page").text, "p"
        ).drafts:
            assert draft.line >= 1


MARKS = st.sampled_from(
    [
        "1. What?",
        "2) Why?",
        "Q: ",
        "A: ",
        "Câu 3: ",
        "答案：",
        "- item",
        "  - inner",
        "# Head",
        "\n",
        "```",
        "<p>",
        "</div>",
        "<li>",
        "<ol>",
        "**b**",
        "C: [x] y",
        "---",
        "|a|b|",
        "text. ",
        "\t",
        "> q",
    ]
)


@given(st.lists(MARKS, max_size=30), st.sampled_from(sorted(FORMATS)))
def test_any_mix_of_marks_gives_drafts_with_question_and_answer(
    marks: list[str], form: str
) -> None:
    try:
        read = read_as(form, "\n".join(marks), "page")
    except FileFault:
        return
    for draft in read.drafts:
        assert draft.card or (draft.question.strip() and draft.answer.strip())
