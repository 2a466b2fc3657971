"""Anki packages as drafts: notes, hidden words, our own decks, past answers."""

from __future__ import annotations

import base64
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.carried_card import MAX_BYTES, unpack
from llm_interview.core.errors import ExtraFault, FileFault
from llm_interview.core.langs import Texts
from llm_interview.core.questions import Formula, Question
from llm_interview.export.apkg import to_apkg
from llm_interview.importing.anki_cards import read_apkg
from llm_interview.importing.anki_collection import read_collection
from llm_interview.importing.anki_own import own_card
from llm_interview.importing.anki_package import collection_of
from llm_interview.importing.anki_text import clozes, plain
from llm_interview.importing.cards import to_cards
from llm_interview.importing.deck_yaml import decks
from llm_interview.loader.decks import load_deck
from tests.export.anki_decks import NOW
from tests.export.sheets import make_sheet, small_deck
from tests.importing.anki_files import CLOZE, Note, archive, database, deck, package

LOG = [
    (1_700_000_000_000, 10, 3, 2500, 4000, 0),
    (1_700_086_400_000, 10, 1, 2500, 9000, 1),
    (1_700_172_800_000, 10, 0, 2500, 0, 4),  # a day set by hand
    (1_700_259_200_000, 10, 3, 0, 800, 3),  # crammed
]


def pairs(raw: bytes) -> list[tuple[str, str]]:
    return [(one.question, one.answer) for one in read_apkg(raw, "deck").found.drafts]


def test_the_first_field_asks_and_the_second_answers() -> None:
    note = Note(["<b>What</b> is&nbsp;softmax?", "<div>A normalised <i>exp</i></div><br>Second"])
    assert pairs(deck(note)) == [("What is softmax?", "A normalised exp\nSecond")]


def test_a_list_in_the_answer_gives_key_points() -> None:
    note = Note(["Q?", "<ul><li>First thing it does</li><li>Second thing it does</li></ul>"])
    (draft,) = read_apkg(deck(note), "deck").found.drafts
    assert draft.points == ("First thing it does", "Second thing it does")


def test_tags_come_along_and_an_empty_second_field_gives_way_to_the_next() -> None:
    note = Note(["Q?", "", "The third answers"], names=("A", "B", "C"), tags=" rag nlp::llm ")
    (draft,) = read_apkg(deck(note), "deck").found.drafts
    assert (draft.answer, draft.tags) == ("The third answers", ("rag", "nlp::llm"))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (r"so \(a&lt;b\) holds", "so $a<b$ holds"),
        (r"\[\frac{1}{2}\]", r"$\frac{1}{2}$"),
        ("[$]x^2[/$] and [latex]y[/latex]", "$x^2$ and y"),
        ("<anki-mathjax>E=mc^2</anki-mathjax>", "$E=mc^2$"),
        ("[sound:x.mp3]heard<img src='y.png'>", "heard"),
        ("<script>alert(1)</script>shown<style>b{}</style>", "shown"),
        ("a<br>b<div>c</div>", "a\nb\nc"),
        ("Tiếng Việt và 中文", "Tiếng Việt và 中文"),
        ("\x1b]52;c;x\x07", "␛]52;c;x␇"),
    ],
)
def test_a_field_is_read_as_text(markup: str, text: str) -> None:
    assert plain(markup).replace("$y$", "y") == text


def test_hidden_words_make_a_card_each() -> None:
    note = Note(
        [
            "{{c1::LoRA}} adds {{c2::low-rank::what rank?}} matrices to {{c1::frozen}} weights",
            "Why",
        ],
        names=CLOZE,
        cards=(0, 1),
    )
    assert pairs(deck(note)) == [
        ("____ adds low-rank matrices to ____ weights", "LoRA; frozen\n\nWhy"),
        ("LoRA adds [what rank?] matrices to frozen weights", "low-rank\n\nWhy"),
    ]


def test_hidden_words_within_hidden_words_are_read() -> None:
    assert list(clozes("{{c1::a {{c2::b}} c}}")) == [(1, "____", "a b c"), (2, "a ____ c", "b")]


@given(st.text(alphabet="{}c123: a\n", max_size=80))
def test_braces_of_any_kind_are_harmless(text: str) -> None:
    for number, front, words in clozes(text):
        assert number >= 0
        assert f"{{{{c{number}::{words}" not in front or not words


def test_what_is_no_card_is_named() -> None:
    raw = deck(Note(["", "answer"]), Note(["Only asked?", ""]), Note(["<img src=x>", "seen"]))
    left = read_apkg(raw, "deck").found.leftovers
    assert [(one.reason, one.text) for one in left] == [
        ("no_question", "answer"),
        ("no_answer", "Only asked?"),
        ("no_question", "seen"),
    ]


def test_answers_are_those_that_moved_the_schedule_of_the_first_side() -> None:
    notes = [Note(["Q?", "A"], cards=(0, 1)), Note(["P?", "B"])]
    log = [*LOG, (1_700_000_000_001, 11, 4, 2500, 1, 0), (1_700_000_000_002, 99, 4, 2500, 1, 0)]
    history = read_apkg(package(database(notes, log)), "deck").history
    assert {at: [(one.ease, one.ms) for one, _ in past] for at, past in history.items()} == {
        1: [(3, 4000), (1, 9000)]
    }


def test_a_newer_package_is_read_in_preference_to_the_old_one_beside_it() -> None:
    newer = database([Note(["New?", "yes"])], newer=True)
    old = database([Note(["Please update", "Anki"])])
    packed = zstandard.ZstdCompressor().compress(newer)
    raw = archive({"collection.anki2": old, "collection.anki21b": packed, "meta": b"\x08\x03"})
    assert pairs(raw) == [("New?", "yes")]
    assert pairs(archive({"collection.anki2": old, "collection.anki21": newer})) == [
        ("New?", "yes")
    ]


def test_a_newer_package_without_zstandard_names_both_ways_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(ExtraFault) as caught:
        read_apkg(archive({"collection.anki21b": b"x"}), "deck.apkg")
    assert "pip install 'llm-interview-trainer[anki]'" in caught.value.hint
    assert "Support older Anki versions" in caught.value.hint


def own_cards() -> dict[str, Question]:
    return {question.id: question for question in small_deck()}


def test_our_own_deck_comes_back_with_its_ids_and_texts() -> None:
    cards = own_cards()
    found = read_apkg(to_apkg(make_sheet(list(cards.values())), made=NOW), "deck").found
    drafted = to_cards(found, name="deck", lang=None).cards
    assert [card["id"] for card in drafted] == list(cards)
    assert found.leftovers == ()
    for card in drafted:
        question = cards[str(card["id"])]
        assert card["question"] == question.front
        assert card["answer"] == question.spoken
        assert card["topic"] == question.topic
        assert set(question.tags) == set(card.get("tags", ()))  # type: ignore[call-overload]
        assert card["difficulty"] == question.difficulty


def test_sources_of_our_own_come_back_with_what_they_support() -> None:
    question = own_cards()["rank-metric"]
    found = read_apkg(to_apkg(make_sheet([question]), made=NOW), "deck").found
    assert found.drafts[0].card["sources"] == [
        {key: value for key, value in asdict(source).items() if value} | {"supports": ["mean"]}
        for source in question.sources
    ]


def test_a_deck_in_one_language_comes_back_as_the_whole_cards_it_was_made_of(
    tmp_path: Path,
) -> None:
    cards = own_cards()
    package_ = to_apkg(make_sheet(list(cards.values())), made=NOW, langs=("vi",))
    drafted = to_cards(read_apkg(package_, "deck").found, name="deck", lang=None)
    (tmp_path / "deck.yaml").write_text("".join(decks(drafted.cards, "Drafts")), "utf-8")
    for card in load_deck(tmp_path).cards:
        place = {"path": "", "line": 1}
        assert replace(card.question, **place) == replace(cards[card.question.id], **place)  # type: ignore[arg-type]


def changed(question: Question, **fields: Callable[[str], str]) -> Mapping[str, object]:
    """The card of a note some of whose fields were edited in Anki (`Key_points_en=…`)."""
    collection = read_collection(
        collection_of(to_apkg(make_sheet([question]), made=NOW), "deck"), "deck"
    )
    note = collection.notes[0]
    edits = {name.replace("_", " "): edit for name, edit in fields.items()}
    texts = zip(note.names, note.fields, strict=True)
    new = tuple(edits.get(name, str)(text) for name, text in texts)
    return own_card(replace(note, fields=new, tags=(*note.tags, "leech", "mine")))


def test_what_was_edited_in_anki_counts_and_all_else_stays() -> None:
    question = own_cards()["rank-metric"]
    card: Any = changed(
        question,
        Question_en=lambda _: "Edited <b>here</b>?",
        Answer_zh=lambda _: "",
        Key_points_vi=lambda text: text.replace("Lấy", "Tính"),
        Pitfalls_en=lambda text: text.replace("every hit", "all hits"),
        Formula=lambda _: r"<p>\[a&lt;b\]</p>",
    )
    assert card["question"] == {**question.front, "en": "Edited **here**?"}
    assert set(card["answer"]) == {"en", "vi"}
    (point,) = card["key_points"]
    assert (point["id"], point["required"]) == ("mean", True)
    assert point["text"]["vi"].startswith("Tính")
    assert point["text"]["en"] == question.key_points[0].text["en"]
    assert card["pitfalls"][0]["wrong"]["en"] == "It counts all hits."
    assert card["pitfalls"][0]["id"] == "all"
    assert card["formula"] == [{"tex": "a<b"}]
    assert card["tags"] == [*question.tags, "mine"]
    assert len(card["sources"]) == len(question.sources)


def test_points_added_in_anki_stand_for_those_the_card_had() -> None:
    card: Any = changed(
        own_cards()["rank-metric"],
        Key_points_en=lambda text: text.replace("</ol>", "<li>One more.</li></ol>"),
    )
    assert [point["text"]["en"] for point in card["key_points"]][1:] == ["One more."]
    assert [point.get("required", False) for point in card["key_points"]] == [True, False]


@given(st.text() | st.text(alphabet="eJxA0_-=", max_size=40))
def test_no_other_word_is_taken_for_a_card(word: str) -> None:
    assert unpack(word) is None


@pytest.mark.parametrize(
    "document",
    [b'{"card": "%s", "marks": {}}' % (b"x" * MAX_BYTES), b"[]", b'{"card": {}}', b"[" * 99_999],
)
def test_a_word_that_is_a_bomb_or_no_card_is_left_alone(document: bytes) -> None:
    assert unpack(base64.urlsafe_b64encode(zlib.compress(document)).decode()) is None


def test_key_points_formulas_and_pitfalls_are_read_where_a_note_carries_nothing() -> None:
    question = own_cards()["rank-metric"]
    card = changed(question, Sources=lambda _: "")
    assert card["key_points"] == [
        {"text": dict(point.text), "required": True} for point in question.key_points
    ]
    assert card["formula"] == [{"tex": one.tex} for one in question.formula if one.tex]
    assert card["pitfalls"] == [
        {"wrong": dict(one.wrong), "right": dict(one.right)} for one in question.pitfalls
    ]


def test_a_deck_of_questions_only_says_that_the_answers_are_missing() -> None:
    package_ = to_apkg(make_sheet(small_deck(), answers=False), made=NOW)
    left = read_apkg(package_, "deck").found.leftovers
    assert [one.reason for one in left] == ["no_answer", "no_answer"]


def test_an_empty_collection_gives_nothing() -> None:
    assert pairs(deck()) == []


def test_a_text_file_is_no_package() -> None:
    with pytest.raises(FileFault, match=r"deck\.apkg: is no Anki package"):
        read_apkg(b"Q: x\nA: y\n" * 10, "deck.apkg")


def test_a_formula_edited_in_anki_leaves_the_words_and_legends_of_the_others() -> None:
    words: tuple[Texts] = ({"en": "if", "vi": "nếu", "zh": "若"},)
    legend: Texts = {"en": "n = hits", "vi": "n là số"}
    kept = Formula(id="f", tex=r"x\ \text{if } n", plain="x if n", words=words, legend=legend)
    gone = Formula(id="g", tex="y=2", plain="y = 2", legend=legend)
    question = replace(own_cards()["rank-metric"], formula=(kept, gone))
    card: Any = changed(question, Formula=lambda text: text.replace("y=2", "y=3"))
    first, second = card["formula"]
    assert (first["id"], first["words"], first["legend"]) == ("f", [words[0]], legend)
    assert second == {"tex": "y=3"}
