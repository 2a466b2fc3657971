"""A point that only a reference asks for is graded there, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from llm_interview.core.card_json import json_in, question_json
from llm_interview.core.glossary import Glossary
from llm_interview.core.grades import Answer, Grade, by_reference
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.langs import LANGS
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.prepared import compile_question
from llm_interview.core.questions import Asked, KeyPoint, Pitfall, Question
from llm_interview.core.search_text import search_text

GATE = "SwiGLU multiplies two projections of the input, one of them passed through Swish."
WIDTH = "Three matrices instead of two, so the hidden width shrinks to eight thirds."
TALK = "LaMDA was built for open-ended conversation about any topic."
DATA = "LaMDA learned from dialogues, so that its turns hang together."
PLAIN = Question(
    id="swiglu",
    topic="ffn",
    front={"en": "What is a gated layer and how wide is it?"},
    spoken={"en": f"{GATE} {WIDTH}"},
    seed_refs=("book#1", "book#2", "book#3"),
    key_points=(
        KeyPoint(id="gate", weight=60, required=True, text={"en": GATE}),
        KeyPoint(id="width", weight=40, required=True, text={"en": WIDTH}),
    ),
    pitfalls=(
        Pitfall(
            id="sum",
            wrong={"en": "SwiGLU adds two projections of the input."},
            right={"en": "It multiplies them."},
        ),
    ),
)
CARD = replace(
    PLAIN,
    asked=(
        Asked(ref="book#2", points=("talk", "data")),
        Asked(ref="book#3", points=("width", "talk")),
    ),
    reference_points=(
        KeyPoint(
            id="talk",
            weight=60,
            required=False,
            text={"en": TALK},
            accept={"en": ("a partner for chatting about everything under the sun",)},
            cues={"en": ("chatbot",)},
            groups=(("conversation", "chat"), ("any topic", "open-ended")),
        ),
        KeyPoint(id="data", weight=30, required=False, text={"en": DATA}),
    ),
)
ANSWERS = (
    "",
    "no idea",
    GATE,
    f"{GATE} {WIDTH}",
    f"{TALK} {DATA}",
    f"{WIDTH} {TALK}",
    "SwiGLU adds two projections of the input.",
    "a chatbott for open-ended conversation and a gated layer with three matrices",
)


@cache
def lexicon() -> Lexicon:
    return Lexicon(compile_lexicon(Glossary(concepts={}, axes=())))


def grader(*, kept: bool = True) -> OfflineGrader:
    """One that has the card compiled, as the content cache does, or compiles what it is given."""
    compiled = json.loads(json.dumps(compile_question(CARD, lexicon())))
    return OfflineGrader(lexicon(), lambda _: compiled if kept else None)


def graded(question: Question, answer: str, *, kept: bool = True) -> Grade:
    return grader(kept=kept).grade(question, Answer(text=answer, lang="en"))


def statuses(grade: Grade) -> dict[str, str]:
    return {point.id: point.status for point in grade.points}


def required(question: Question) -> dict[str, bool]:
    return {point.id: point.required for point in question.key_points}


def without_references(compiled: Mapping[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in compiled.items() if name not in {"by_reference", "words"}}


def test_a_reference_adds_the_points_that_only_it_asks_for_behind_the_cards_own() -> None:
    none = {"gate": False, "width": False}
    assert required(CARD.as_asked("book#2")) == {**none, "talk": True, "data": True}
    assert required(CARD.as_asked("book#3")) == {**none, "width": True, "talk": True}
    assert CARD.as_asked("book#1") is CARD
    assert required(CARD) == {"gate": True, "width": True}


def test_a_question_asked_by_a_reference_can_be_asked_by_another() -> None:
    assert CARD.as_asked("book#2").as_asked("book#3") == CARD.as_asked("book#3")
    assert CARD.as_asked("book#2").own_points == CARD.as_asked("book#2").key_points[:2]


def test_what_only_a_reference_asks_for_is_right_there_without_the_cards_own_points() -> None:
    grade = graded(CARD.as_asked("book#2"), f"{TALK} {DATA}")
    assert grade.verdict == "correct"
    assert statuses(grade)["talk"] == statuses(grade)["data"] == "covered"
    assert statuses(grade)["gate"] == "missing"
    assert grade.score == pytest.approx((60 + 30) / (60 + 40 + 60 + 30), abs=1e-4)


def test_a_reference_may_ask_for_both_kinds_of_points() -> None:
    asked = CARD.as_asked("book#3")
    assert graded(asked, f"{WIDTH} {TALK}").verdict == "correct"
    for half in (WIDTH, TALK, DATA):
        assert graded(asked, half).verdict != "correct"


def test_neither_the_cards_answer_nor_half_of_it_is_enough_for_such_a_reference() -> None:
    for answer in (f"{GATE} {WIDTH}", TALK, DATA):
        assert graded(CARD.as_asked("book#2"), answer).verdict != "correct"


def test_an_answer_to_the_card_itself_is_right_by_such_a_reference_too() -> None:
    judge = grader().grade
    for text in (f"{TALK} {DATA}", f"{GATE} {WIDTH}"):
        answer = Answer(text=text, lang="en")
        assert by_reference(judge, CARD, "book#2", answer).verdict == "correct"
    own = by_reference(judge, CARD, "book#2", Answer(text=f"{GATE} {WIDTH}", lang="en"))
    assert statuses(own) == {"gate": "covered", "width": "covered"}


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_cards_own_question_is_graded_as_if_they_were_not_there(answer: str) -> None:
    alone = graded(PLAIN, answer, kept=False)
    assert graded(CARD, answer) == graded(CARD, answer, kept=False) == alone
    one = grader()
    by_reference(one.grade, CARD, "book#2", Answer(text=answer, lang="en"))
    assert one.grade(CARD, Answer(text=answer, lang="en")) == alone
    assert one.line(CARD, answer) == OfflineGrader(lexicon(), lambda _: None).line(PLAIN, answer)


@pytest.mark.parametrize("ref", ["book#2", "book#3"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_a_card_kept_compiled_is_graded_by_reference_as_one_that_was_not(
    answer: str, ref: str
) -> None:
    asked = CARD.as_asked(ref)
    assert graded(asked, answer) == graded(asked, answer, kept=False)


@pytest.mark.parametrize("both", [PLAIN.key_points, PLAIN.key_points[:1]], ids=["all", "one"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_a_faulty_card_that_says_the_same_in_both_lists_is_graded_too(
    answer: str, both: tuple[KeyPoint, ...]
) -> None:
    faulty = replace(PLAIN, reference_points=both, asked=(Asked(ref="book#2", points=("gate",)),))
    one = OfflineGrader(lexicon(), lambda _: None)
    for question in (faulty, faulty.as_asked("book#2")):
        assert len(one.grade(question, Answer(text=answer, lang="en")).points) >= 2


def test_whatever_is_counted_of_a_card_is_counted_without_them() -> None:
    card, plain = (compile_question(one, lexicon()) for one in (CARD, PLAIN))
    assert without_references(card) == without_references(plain)


def test_the_words_of_such_a_point_belong_to_the_topic_where_it_is_asked_for() -> None:
    one = grader()
    answer = Answer(text="a partner for chatting about everything under the sun", lang="en")
    assert statuses(one.grade(CARD.as_asked("book#2"), answer))["talk"] in {"covered", "partial"}
    assert one.grade(CARD, answer).verdict == "incorrect"


def test_they_are_not_in_the_json_of_a_card_nor_in_what_a_search_finds() -> None:
    everything = json.dumps(question_json(CARD))
    for gone in ("LaMDA", "talk", "reference_points"):
        assert gone not in everything
    assert question_json(CARD)["asked"] == [{"ref": "book#3", "points": ["width"]}]
    assert search_text(CARD) == search_text(PLAIN)
    assert question_json(PLAIN).keys() == question_json(CARD).keys()


def test_the_json_export_has_them_where_there_are_some() -> None:
    exported = json_in(CARD, LANGS)
    points = exported["reference_points"]
    assert isinstance(points, list)
    assert [(point["id"], point["weight"]) for point in points] == [("talk", 60), ("data", 30)]
    assert all("required" not in point for point in points)
    assert "reference_points" not in json_in(PLAIN, LANGS)


def test_a_wrong_claim_of_the_card_is_none_where_only_points_of_a_reference_are_asked() -> None:
    talk = f"{TALK} {DATA} SwiGLU adds two projections of the input."
    judge = OfflineGrader(lexicon(), lambda _: None)
    answer = Answer(text=talk, lang="en")
    own, alone, both = (
        judge.grade(CARD.as_asked(ref), answer) for ref in ("book#1", "book#2", "book#3")
    )
    assert own.pitfalls == both.pitfalls == ("sum",)
    assert alone.pitfalls == ()
    assert alone.verdict == "correct"
