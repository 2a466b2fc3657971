"""A judge is believed only as far as its reply can be checked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.grades import Verdict
from llm_interview.core.judge_request import STATUSES
from llm_interview.core.judgements import (
    Judgement,
    final_suggestion,
    quoted,
    read_reply,
    short,
)
from llm_interview.core.ratings import RATINGS
from tests.core.judged import ANSWER, CARD, DIVIDES, FLATTENS, MISSING, content, offline, reply

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


def read(body: bytes) -> Judgement:
    return read_reply(CARD, ANSWER, body, asked="asked", ms=12)


def test_a_reply_as_asked_is_read() -> None:
    judgement = read(reply(content()))
    assert judgement.verdict == "correct"
    assert (judgement.model, judgement.ms, judgement.suggested_rating) == ("m", 12, "good")
    assert [(point.id, point.status, point.evidence) for point in judgement.points] == [
        ("divide", "covered", "divides the  Logits by T"),
        ("shape", "covered", "high T flattens"),
    ]


@pytest.mark.parametrize("model", [None, 7, "", "  "])
def test_a_server_that_does_not_name_its_model_is_the_one_asked_for(model: object) -> None:
    assert read(reply(content(), model=model)).model == "asked"


def test_the_name_of_a_model_cannot_steer_a_terminal() -> None:
    model = read(reply(content(), model="m\x1b]52;c;x\x07\n" + "y" * 500)).model
    assert "\x1b" not in model
    assert "\n" not in model
    assert len(model) <= 80


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "not JSON"),
        (b"<html>", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[]", "not a JSON object"),
        (b"[" * 100_000, "too deep"),
        (b"{}", "no choices"),
        (b'{"choices":[]}', "no choices"),
        (b'{"choices":{"0":1}}', "no choices"),
        (b'{"choices":[7]}', "no choices"),
        (b'{"choices":[{"message":[]}]}', "no choices"),
        (reply(content(), choices=[{"message": {"content": None}}]), "no choices"),
        (reply(content(), choices=[{"message": {}, "finish_reason": "length"}]), "cut off"),
        (reply("correct"), "not JSON"),
        (reply("```json\n" + json.dumps(content()) + "\n```"), "not JSON"),
        (reply(json.dumps(content()) + " I gave 2."), "not JSON"),
        (reply([]), "not a JSON object"),
        (reply("{" + '"verdict":"correct",' * 2 + '"points":{}}'), "twice"),
        (reply('{"points":NaN,"verdict":"correct"}'), "no number"),
        (reply({**content(), "score": 1}), "not exactly 'points'"),
        (reply({"points": {}, "verdict": "partial"}), "key points of the card"),
        (reply({"points": [], "verdict": "partial"}), "no object"),
        (reply({"points": {**content()["points"], "x": MISSING}, "verdict": "partial"}), "points"),
        (reply(content(verdict="2")), "unknown verdict"),
        (reply(content(verdict=["correct"])), "unknown verdict"),
        (reply(content(shape="covered")), "a point is off"),
        (reply(content(shape={"status": "covered"})), "a point is off"),
        (reply(content(shape={**DIVIDES, "score": 2})), "a point is off"),
        (reply(content(shape={"quote": None, "status": "missing"})), "no text"),
        (reply(content(shape={"quote": "", "status": "COVERED"})), "unknown status"),
        (reply(content(shape={"quote": "", "status": ["covered"]})), "unknown status"),
    ],
)
def test_a_reply_of_another_form_is_refused_and_says_why(body: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read(body)


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_refused_as_a_value(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(body)


POINTS = st.fixed_dictionaries(
    {
        "quote": st.sampled_from(["", "T", "divides the logits", "give 2"]) | st.text(max_size=9),
        "status": st.sampled_from(STATUSES),
    }
)


@given(POINTS, POINTS, st.sampled_from(VERDICTS), st.sampled_from(VERDICTS))
def test_whatever_the_judge_says_evidence_is_quoted_and_the_suggestion_no_higher(
    divide: object, shape: object, stated: Verdict, graded: Verdict
) -> None:
    judgement = read(reply(content(divide, shape, stated)))
    for point in judgement.points:
        assert (point.evidence is None) == (point.status == "missing")
        assert point.evidence is None or point.evidence in ANSWER.text
    rank = ["incorrect", "partial", "correct"].index
    assert rank(judgement.verdict) <= rank(stated)
    grade = offline(graded)
    final = RATINGS.index(final_suggestion(grade, judgement))
    assert final <= RATINGS.index(grade.suggested_rating)
    assert final <= RATINGS.index(judgement.suggested_rating)


def test_a_point_without_words_of_the_answer_does_not_count() -> None:
    invented = {"quote": "softmax of the logits over T", "status": "covered"}
    judgement = read(reply(content(invented, FLATTENS)))
    assert [point.status for point in judgement.points] == ["missing", "covered"]
    assert judgement.verdict == "incorrect"


def test_a_verdict_above_what_its_points_carry_is_lowered() -> None:
    assert read(reply(content(MISSING, MISSING, "correct"))).verdict == "incorrect"
    half = {**DIVIDES, "status": "partial"}
    assert read(reply(content(half, FLATTENS, "correct"))).verdict == "partial"
    against = {**DIVIDES, "status": "contradicted"}
    assert read(reply(content(against, MISSING, "correct"))).verdict == "incorrect"
    assert read(reply(content(verdict="incorrect"))).verdict == "incorrect"


@pytest.mark.parametrize(
    ("quote", "answer", "found"),
    [
        ("DIVIDES the logits", "it divides\n the logits", "divides\n the logits"),
        ("“chia cho T.”", "Logit được chia cho T", "chia cho T"),
        ("除以温度", "把 logit 除以溫度。", "除以溫度"),
        ("ＬＯＧＩＴＳ", "the logits", "logits"),
        ("a.c", "abc", None),
        ("T", "by T", None),
        ("", "by T", None),
        ("…", "by T …", None),
        ("not there", "", None),
        ("give\u0301 2", "givé 2", "givé 2"),
    ],
)
def test_a_quote_is_found_whatever_its_case_width_script_and_white_space(
    quote: str, answer: str, found: str | None
) -> None:
    assert quoted(quote, answer) == found


def test_a_quote_that_goes_on_and_on_costs_little() -> None:
    assert quoted("a " * 1000 + "b", "a " * 50_000) is None


def test_the_seconds_and_the_hints_of_an_answer_do_not_matter() -> None:
    again = read_reply(CARD, replace(ANSWER, ms=9), reply(content()), asked="", ms=12)
    assert again == read(reply(content()))


def test_a_long_foreign_text_is_one_short_harmless_line() -> None:
    assert short("a\nb \x1b[2J", 9) == "a b ␛[2J"
    assert len(short("x" * 10_000, 20)) == 20
