"""The offline grader: what counts, what does not, and that nothing breaks it."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_interview.core.clauses import mark
from llm_interview.core.glossary import Glossary
from llm_interview.core.grades import Answer
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.langs import Lang
from llm_interview.core.lexicon import compile_lexicon
from llm_interview.core.matching import Said, coverage
from llm_interview.core.prepared import wording
from llm_interview.core.questions import KeyPoint, Question
from llm_interview.core.ratings import AcceptedWording
from llm_interview.core.tokens import tokenize
from llm_interview.core.wordings import as_wording
from tests.core.graded import CASES, LANGS, deck, grade, grader, lexicon, status
from tests.core.hostile_answers import HOSTILE
from tests.effort import calls


def cases() -> list[Any]:
    data = yaml.safe_load((CASES / "points.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["about"]) for case in data]


@pytest.mark.parametrize("case", cases())
def test_a_point_gets_the_status_its_case_says(case: dict[str, str]) -> None:
    lang: Any = case["lang"]
    found = status(grade(case["card"], case["answer"], lang), case["point"])
    assert found == case["is"] if "is" in case else found != case["not"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("card", ["temperature", "lora", "cache", "bits"])
def test_the_model_answer_is_correct(card: str, lang: Lang) -> None:
    result = grade(card, deck()[card].spoken[lang], lang)
    assert result.verdict == "correct"
    assert result.suggested_rating == "good"


def test_a_model_answer_that_is_a_mere_list_is_correct_and_another_list_of_its_words_is_not() -> (
    None
):
    points = ("word embeddings", "position encodings", "attention heads", "layer norm")
    parts = Question(
        id="parts", topic="arch", front={"en": "Name the parts."},
        spoken={"en": "\n".join(points)},
        key_points=tuple(
            KeyPoint(id=text[:4], weight=25, required=True, text={"en": text}) for text in points
        ),
    )  # fmt: skip
    judge = OfflineGrader(lexicon(), lambda _: None)
    given = "embeddings, heads, norm, word, encodings, layer, position, attention"
    told, salad = (judge.grade(parts, Answer(text=t, lang="en")).verdict
                   for t in (parts.spoken["en"], given))  # fmt: skip
    assert told == "correct"
    assert salad != "correct"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("card", ["temperature", "lora", "cache", "bits"])
def test_repeating_the_question_earns_nothing(card: str, lang: Lang) -> None:
    assert grade(card, deck()[card].front[lang], lang).verdict != "correct"


@pytest.mark.parametrize("lang", LANGS)
def test_another_cards_answer_is_incorrect(lang: Lang) -> None:
    assert grade("lora", deck()["cache"].spoken[lang], lang).verdict == "incorrect"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("I don't know", "en"),
        ("không biết", "vi"),
        ("忘了，跳过", "zh"),
        ("k bik", "vi"),
        ("", "en"),
    ],
)
def test_not_knowing_is_incorrect(text: str, lang: Lang) -> None:
    result = grade("cache", text, lang)
    assert result.verdict == "incorrect"
    assert result.suggested_rating == "again"
    assert result.score == 0


def test_an_admission_beside_a_full_answer_does_not_spoil_it() -> None:
    text = deck()["cache"].spoken["en"] + ". I don't remember the rest"
    assert grade("cache", text).verdict == "correct"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("keys, values, previous tokens, memory, sequence length, linear", "en"),
        ("key value token trước bộ nhớ độ dài chuỗi tuyến tính", "vi"),
        ("key value 之前 token 显存 序列长度 线性", "zh"),
    ],
)
def test_a_bag_of_keywords_does_not_pass(text: str, lang: Lang) -> None:
    assert grade("cache", text, lang).verdict != "correct"


@pytest.mark.parametrize("lang", LANGS)
def test_a_misconception_stated_is_named(lang: Lang) -> None:
    wrong = deck()["lora"].pitfalls[0].wrong[lang]
    result = grade("lora", wrong, lang)
    assert result.verdict == "incorrect"
    assert result.pitfalls == ("prune",)
    assert any(p.pitfall == "prune" and p.status == "contradicted" for p in result.points)


@pytest.mark.parametrize("lang", LANGS)
def test_one_wrong_claim_after_a_right_answer_keeps_it_from_passing(lang: Lang) -> None:
    card = deck()["lora"]
    text = card.spoken[lang] + ". " + card.pitfalls[0].wrong[lang]
    result = grade("lora", text, lang)
    assert result.verdict != "correct"
    assert result.pitfalls == ("prune",)


def test_a_wrong_figure_contradicts_and_the_right_one_does_not() -> None:
    assert (
        status(grade("bits", "the weights take 1/2 of the memory of fp16"), "quarter") != "covered"
    )
    assert grade("bits", "the weights take 1/4 of the memory of fp16").verdict == "correct"


def test_evidence_quotes_the_learner() -> None:
    text = "Well, it STORES the keys and values of previous tokens; not sure about the rest."
    point = next(p for p in grade("cache", text).points if p.id == "store")
    assert point.evidence is not None
    assert point.evidence in text
    assert "STORES" in point.evidence


def test_a_missing_point_has_no_evidence() -> None:
    result = grade("cache", "It stores the keys and values of previous tokens.")
    assert next(p for p in result.points if p.id == "memory").evidence is None
    assert result.verdict != "correct"


@pytest.mark.parametrize(("hints", "rating"), [(0, "good"), (1, "good"), (2, "hard"), (3, "again")])
def test_hints_cap_the_suggested_rating(hints: int, rating: str) -> None:
    assert grade("cache", deck()["cache"].spoken["en"], hints=hints).suggested_rating == rating


def test_a_learners_own_wording_counts_from_then_on() -> None:
    text = "it is the elephant notebook of the decoder"
    own = AcceptedWording(card="cache", point="store", lang="en", text=text)
    answer = Answer(text=text, lang="en")
    before = grader().grade(deck()["cache"], answer)
    after = grader().grade(deck()["cache"], answer, (own,))
    assert status(before, "store") == "missing"
    assert status(after, "store") == "covered"


def test_a_question_without_prepared_form_is_compiled_on_the_fly() -> None:
    fresh = OfflineGrader(lexicon(), lambda _: None)
    answer = Answer(text=deck()["cache"].spoken["vi"], lang="vi")
    assert fresh.grade(deck()["cache"], answer) == grader().grade(deck()["cache"], answer)


def test_an_empty_glossary_still_grades_a_repeated_wording() -> None:
    bare = OfflineGrader(compile_lexicon(Glossary()), lambda _: None)
    answer = Answer(text=deck()["cache"].spoken["en"], lang="en")
    assert bare.grade(deck()["cache"], answer).verdict != "incorrect"


def test_a_question_without_key_points_does_not_break() -> None:
    empty = Question(id="none", topic="t", front={"en": "Why?"}, spoken={"en": "Because."})
    result = OfflineGrader(lexicon(), lambda _: None).grade(
        empty, Answer(text="Because", lang="en")
    )
    assert result.points == ()


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_graded_with_bounded_work_and_without_a_fault(
    make: Callable[[], str],
) -> None:
    text = make()
    assert grade("cache", text).verdict in {"incorrect", "partial", "correct"}
    # 250,000 calls are about as many as a tenth of a second; the worst of these takes 80,000.
    assert calls(lambda: grade("cache", text)) < 250_000
    grade("cache", 4 * text)
    assert calls(lambda: grade("cache", 4 * text)) < 250_000


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.sampled_from(LANGS))
def test_any_text_gets_a_grade_within_its_bounds(text: str, lang: Lang) -> None:
    result = grade("lora", text, lang)
    assert 0 <= result.score <= 1
    assert 0 <= result.confidence <= 1
    assert all(0 <= p.similarity <= 1 for p in result.points)
    assert {p.id for p in result.points} == {"frozen", "lowrank"}
    required_ok = all(p.status == "covered" for p in result.points)
    assert (result.verdict == "correct") <= required_ok


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(LANGS))
def test_grading_is_a_function_of_the_answer(seed: int, lang: Lang) -> None:
    words = deck()["temperature"].spoken[lang].split()
    random.Random(seed).shuffle(words)
    text = " ".join(words)
    assert grade("temperature", text, lang) == grade("temperature", text, lang)


MANY_CLAUSES = "It stores keys, values, positions, masks, and scores; it grows, slowly, per token."


def test_a_wording_of_many_clauses_covers_itself_in_full() -> None:
    words = as_wording(wording(MANY_CLAUSES, lexicon()))
    said = Said(mark(lexicon().units(tokenize(MANY_CLAUSES)), lexicon()), lexicon())
    assert coverage(words, said, any_polarity=False).window == pytest.approx(1.0)


@pytest.mark.parametrize("text", ["Mô hình tự phê bình rồi sửa câu trả lời của chính mình."])
def test_vietnamese_typed_without_marks_says_nearly_as_much(text: str) -> None:
    words = as_wording(wording(text, lexicon()))
    typed = "mo hinh tu phe binh roi sua cau tra loi cua chinh minh"
    topic = frozenset(word[2] for word in words.words)
    units = lexicon().units(tokenize(typed), frozenset(), topic)
    found = coverage(words, Said(mark(units, lexicon()), lexicon()), any_polarity=False)
    assert found.window >= 0.9


@pytest.mark.parametrize(
    ("typed", "meant"), [("scoe", "score"), ("mdel", "model"), ("lrge", "large"), ("form", "form")]
)
def test_a_letter_left_out_of_a_short_word_is_mended(typed: str, meant: str) -> None:
    vocabulary = frozenset({"score", "model", "large"})
    typed_units = lexicon().units(tokenize(typed), vocabulary)
    meant_units = lexicon().units(tokenize(meant), vocabulary)
    assert [unit.term for unit in typed_units] == [unit.term for unit in meant_units]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("card", ["temperature", "lora", "cache"])
def test_points_on_lines_of_their_own_are_worth_as_much_as_sentences(card: str, lang: Lang) -> None:
    lines = "\n".join(point.text[lang] for point in deck()[card].key_points)
    assert grade(card, lines, lang).verdict == "correct"
