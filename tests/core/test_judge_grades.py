"""What a judge found, as it lies in a review: read where it can be, never in the way."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.event_lines import decode, encode
from llm_interview.core.judge_grades import JudgeGrade, judge_grade, read_judge
from llm_interview.core.judgements import read_reply
from llm_interview.core.review import Review
from tests.core.histories import head, review
from tests.core.judged import ANSWER, CARD, content, reply

KEPT = JudgeGrade(
    model="m", verdict="correct", points=(("divide", "covered"), ("shape", "covered")), ms=5
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


def test_of_a_judgement_the_model_the_verdict_and_the_statuses_are_kept_and_no_words() -> None:
    judgement = read_reply(CARD, ANSWER, reply(content()), asked="m", ms=5)
    assert judge_grade(judgement) == KEPT
    assert "flattens" not in json.dumps(KEPT.fields())


def test_a_review_without_a_judge_is_written_as_ever() -> None:
    assert "judge" not in json.loads(encode(review("r1", "a", "good")))


def test_a_judged_review_is_written_in_the_agreed_form() -> None:
    event = Review(**head("r1", 0), card="a", rating="good", judge=KEPT)
    assert json.loads(encode(event))["judge"] == {
        "model": "m",
        "verdict": "correct",
        "points": {"divide": "covered", "shape": "covered"},
        "ms": 5,
    }


@pytest.mark.parametrize(
    "changed",
    [
        {"model": None},
        {"verdict": "splendid"},
        {"verdict": ["correct"]},
        {"points": [["divide", "covered"]]},
        {"points": {"divide": "perhaps"}},
        {"points": {"divide": ["covered"]}},
        {"ms": -1},
        {"ms": "soon"},
        {"ms": 2**60},
    ],
)
def test_a_form_of_a_later_version_leaves_the_review_without_it(changed: dict[str, object]) -> None:
    line = json.loads(encode(Review(**head("r1", 0), card="a", rating="good", judge=KEPT)))
    found = decode(json.dumps(line | {"judge": line["judge"] | changed}))
    assert isinstance(found, Review)
    assert (found.card, found.rating, found.judge) == ("a", "good", None)


def test_more_than_this_version_knows_is_passed_over() -> None:
    assert read_judge(KEPT.fields() | {"score": 0.4, "mood": "fine"}) == KEPT


def test_the_name_of_a_model_is_harmless() -> None:
    found = read_judge(KEPT.fields() | {"model": "\x1b]52;c;x\x07" + "m" * 500})
    assert found is not None
    assert "\x1b" not in found.model
    assert len(found.model) <= 80


@given(JSON)
def test_nothing_in_that_place_breaks_a_history(value: object) -> None:
    line = json.loads(encode(review("r1", "a", "good")))
    assert isinstance(decode(json.dumps(line | {"judge": value})), Review)
