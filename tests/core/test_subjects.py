"""What a text is about is known without its words: by the subjects that its terms belong to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.subject_weights import SUBJECTS, TERMS
from llm_interview.core.subjects import ABOUT, ELSEWHERE, about, field, profile

KNOWN = [row.split(" ", 1)[0] for row in TERMS.replace("\n", "\t").split("\t") if row]
LORA = ("@lora", "@low-rank", "@frozen", "@adapter", "@matrix")
TEMPERATURE = ("@temperature", "@softmax", "@sampling", "@logit")


def values(asked: tuple[str, ...], said: tuple[str, ...]) -> dict[str, float]:
    return dict(zip(ABOUT, about(field(asked), profile(said), len(said)), strict=True))


def test_an_answer_in_the_words_of_the_question_is_about_it() -> None:
    found = values(LORA, LORA)
    assert found["about"] == pytest.approx(1)
    assert found["first subject"] == found["own subjects"] == 1
    assert found["nearer than first"] == 0


def test_an_answer_with_none_of_its_words_may_still_be_about_it() -> None:
    assert values(LORA, ("@qlora", "@peft"))["about"] > values(LORA, TEMPERATURE)["about"]


def test_an_answer_to_another_question_is_nearer_to_other_subjects() -> None:
    assert values(LORA, TEMPERATURE)["nearer than own"] > 0


def test_an_answer_of_unknown_words_is_about_nothing() -> None:
    assert set(values(LORA, ("chlorophyll",)).values()) == {0.0}


def test_a_question_of_another_field_is_judged_without_subjects() -> None:
    asked = ("@model", "chlorophyll", "stomata", "sunlight", "xylem")
    assert about(field(asked), profile(LORA), len(LORA)) == list(ELSEWHERE)


def test_a_question_compiled_when_there_were_fewer_subjects_is_judged_without_them() -> None:
    assert about(field(LORA)[:-1], profile(LORA), len(LORA)) == list(ELSEWHERE)


@given(st.lists(st.sampled_from(KNOWN), unique=True), st.data())
def test_a_text_has_what_its_parts_have(terms: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(terms)))
    parts = zip(profile(terms[:cut]), profile(terms[cut:]), strict=True)
    assert profile(terms) == [a + b for a, b in parts]
    assert len(profile(terms)) == SUBJECTS


@given(st.lists(st.sampled_from(KNOWN), min_size=1), st.lists(st.sampled_from(KNOWN), min_size=1))
def test_every_value_is_in_its_range(asked: list[str], said: list[str]) -> None:
    found = dict(zip(ABOUT, about(field(asked), profile(said), len(set(said))), strict=True))
    for name in ("about", "first subject", "own subjects", "focus"):
        assert 0 <= found[name] <= 1 + 1e-9
    assert 0 <= found["nearer than own"] <= found["nearer than first"] <= 30
