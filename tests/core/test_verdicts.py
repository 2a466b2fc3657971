"""The verdict and the statuses of the required points always say the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.grades import PointGrade, Status, Verdict
from llm_interview.core.verdicts import (
    VERDICTS,
    WHOLE,
    Reading,
    by_rule,
    chances,
    choose,
    confidence,
    settle,
    weighted_score,
)

STATUSES: tuple[Status, ...] = get_args(Status)
shares = st.floats(0, 1)


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    out = []
    for number in range(draw(st.integers(1, 6))):
        is_stated = draw(st.booleans())
        status = "contradicted" if is_stated else draw(st.sampled_from(STATUSES))
        grade = PointGrade(id=f"p{number}", status=status, similarity=draw(shares))
        out.append(Reading(grade=grade, row=[], contradicted=0.1, stated=0.9, is_stated=is_stated))
    return out


def prepared(found: list[Reading], required: int) -> dict[str, Any]:
    """A question of as many points, the first of which are required."""
    return {"points": [{"weight": 10.0, "required": n < required} for n in range(len(found))]}


@given(readings(), st.integers(1, 6), st.sampled_from(VERDICTS))
def test_a_correct_answer_covers_every_required_point_and_no_other_does(
    found: list[Reading], required: int, verdict: Verdict
) -> None:
    question = prepared(found, required)
    if verdict == "correct" and any(reading.is_stated for reading in found):
        verdict = "partial"
    points, settled = settle(question, found, verdict)
    needed = {point.status for point in points[:required]}
    barred = any(reading.is_stated for reading in found)
    assert (settled == "correct") <= (needed == {"covered"})
    assert (needed == {"covered"}) <= (settled == "correct" or barred)


@given(readings(), st.integers(1, 6), st.sampled_from(VERDICTS[:2]))
def test_a_partial_answer_has_something_to_build_on_and_an_incorrect_one_covers_nothing_needed(
    found: list[Reading], required: int, verdict: Verdict
) -> None:
    points, settled = settle(prepared(found, required), found, verdict)
    needed = {point.status for point in points[:required]}
    if settled == "partial":
        assert needed & {"covered", "partial"}
    else:
        assert "covered" not in needed


@given(readings(), st.integers(1, 6), st.sampled_from(VERDICTS))
def test_settling_leaves_optional_points_and_stated_wrong_claims_alone(
    found: list[Reading], required: int, verdict: Verdict
) -> None:
    if verdict == "correct" and any(reading.is_stated for reading in found):
        return
    points, _ = settle(prepared(found, required), found, verdict)
    for place, (point, reading) in enumerate(zip(points, found, strict=True)):
        if place >= required or reading.is_stated:
            assert point == reading.grade


@given(st.lists(st.floats(-1, 3), min_size=len(WHOLE), max_size=len(WHOLE)), st.booleans())
def test_the_chances_of_the_verdicts_add_up_to_one(values: list[float], by_texts: bool) -> None:  # noqa: FBT001
    assert abs(sum(chances(values, by_texts=by_texts)) - 1) < 1e-9


@given(st.lists(st.floats(0.01, 1), min_size=3, max_size=3))
def test_the_likeliest_verdict_is_the_surest_and_all_confidences_add_up_to_one(
    likely: list[float],
) -> None:
    total = sum(likely)
    shares_ = [value / total for value in likely]
    sure = [confidence(shares_, verdict) for verdict in VERDICTS]
    assert abs(sum(sure) - 1) < 1e-9
    assert sure.index(max(sure)) == shares_.index(max(shares_))


def test_a_wrong_claim_that_is_stated_bars_a_pass() -> None:
    right = Reading(
        grade=PointGrade(id="a", status="covered", similarity=0.9),
        row=[], contradicted=0.0, stated=0.0, is_stated=False,
    )  # fmt: skip
    wrong = Reading(
        grade=PointGrade(id="b", status="contradicted", similarity=0.1),
        row=[], contradicted=0.9, stated=0.9, is_stated=True,
    )  # fmt: skip
    assert choose(prepared([right], 1), (0.0, 0.1, 0.9), [right]) == "correct"
    both = [right, wrong]
    assert choose(prepared(both, 1), (0.0, 0.1, 0.9), both) == "partial"


def test_who_repeats_a_wording_of_every_required_point_is_right_unless_that_is_unlikely() -> None:
    grade = PointGrade(id="a", status="covered", similarity=0.6)
    vague = Reading(grade=grade, row=[], contradicted=0.0, stated=0.0, is_stated=False)
    said = replace(vague, is_exact=True)
    texts = [vague]
    doubted, denied = (0.7, 0.0, 0.3), (0.9, 0.1, 0.0)
    assert choose(prepared([said], 1), doubted, [said], plain=texts) == "correct"
    assert choose(prepared([said], 1), denied, [said], plain=texts) == "incorrect"
    assert choose(prepared([vague], 1), doubted, [vague], plain=texts) == "incorrect"
    both = [said, vague]
    assert choose(prepared(both, 2), doubted, both, plain=both) == "incorrect"


def test_who_repeats_the_text_of_every_required_point_is_right() -> None:
    grade = PointGrade(id="a", status="covered", similarity=0.6)
    said = Reading(
        grade=grade, row=[], contradicted=0.0, stated=0.0, is_stated=False, is_exact=True
    )
    unlikely = (0.9, 0.1, 0.0)
    assert choose(prepared([said], 1), unlikely, [said], plain=[said]) == "correct"
    wrong = replace(said, is_stated=True)
    assert choose(prepared([said, wrong], 1), unlikely, [said, wrong]) == "partial"


def test_who_surely_makes_a_required_point_and_gainsays_nothing_is_not_wrong() -> None:
    sure, unsure = (
        Reading(
            grade=PointGrade(id="a", status="covered", similarity=similarity),
            row=[], contradicted=0.0, stated=0.0, is_stated=False,
        )
        for similarity in (0.8, 0.6)
    )  # fmt: skip
    denied = replace(unsure, contradicted=0.5)
    likely = (0.9, 0.1, 0.0)
    assert choose(prepared([sure, unsure], 2), likely, [sure, unsure]) == "partial"
    assert choose(prepared([unsure, unsure], 2), likely, [unsure, unsure]) == "incorrect"
    assert choose(prepared([unsure, sure], 1), likely, [unsure, sure]) == "incorrect"
    assert choose(prepared([sure, denied], 2), likely, [sure, denied]) == "incorrect"
    assert choose(prepared([sure, unsure], 2), likely, [sure, unsure], sound=0.5) == "incorrect"


def test_the_statuses_alone_follow_the_design() -> None:
    question: dict[str, Any] = {
        "points": [{"weight": 40.0, "required": True}, {"weight": 60.0, "required": False}]
    }

    def verdict(*statuses: Status) -> str:
        points = [PointGrade(id=str(n), status=s, similarity=0) for n, s in enumerate(statuses)]
        return by_rule(question, points, weighted_score(question, points))

    assert verdict("covered", "missing") == "correct"
    assert verdict("covered", "contradicted") == "incorrect"
    assert verdict("partial", "missing") == "partial"
    assert verdict("missing", "covered") == "incorrect"
