"""The key-point drill: each line earns what it says, and nothing that was typed is lost."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_interview.app.drill import drill
from llm_interview.app.pointwise import PointLines, graded
from llm_interview.app.quiz import quiz
from llm_interview.core.grades import Answer, PointGrade
from llm_interview.core.questions import Question
from tests.app.scripted import Script, desk
from tests.app.test_modes import DIVIDE, ELSEWHERE, FLAT, POINTS, items

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk

BOTH = f"{DIVIDE}, and {FLAT}"
GLANCE = ["temperature divides every logit", "before softmax it divides them by T"]


def test_ctrl_c_keeps_the_lines_that_were_told_their_points(tmp_path: Path) -> None:
    table = desk(tmp_path, POINTS)
    summary = drill(table, Script([DIVIDE, "^C"]), items("decode"), mode="points")
    assert summary.interrupted
    assert [text for _, text in table.store.answers()] == [DIVIDE + "."]
    assert [review.rating for review in table.store.reviews()] == ["good"]


def test_ctrl_c_before_any_line_keeps_nothing(tmp_path: Path) -> None:
    table = desk(tmp_path, POINTS)
    assert drill(table, Script(["?", "^C"]), items("decode"), mode="points").interrupted
    assert not list(table.store.reviews())


def test_ctrl_c_in_a_quiz_keeps_the_lines_too(tmp_path: Path) -> None:
    result = quiz(desk(tmp_path, POINTS), Script([FLAT, "^C"]), ["decode"], mode="points")
    assert result.summary.interrupted
    assert [answer.text for answer in result.answers] == [FLAT + "."]


def test_ctrl_c_before_any_line_of_a_quiz_keeps_nothing(tmp_path: Path) -> None:
    result = quiz(desk(tmp_path, POINTS), Script(["^C"]), ["decode"], mode="points")
    assert not result.answers


@pytest.mark.parametrize(("line", "rating"), [(ELSEWHERE, "again"), (DIVIDE, "good")])
def test_leaving_shows_the_grade_of_the_lines_and_asks_nothing_more(
    tmp_path: Path, line: str, rating: str
) -> None:
    table, face = desk(tmp_path, POINTS), Script([line, ":q", "never read"])
    drill(table, face, items("decode", "decode"), mode="points")
    assert [review.rating for review in table.store.reviews()] == [rating]
    assert (len(face.grades), face.lines, face.suggested) == (1, ["never read"], [])


def test_leaving_a_quiz_counts_the_lines(tmp_path: Path) -> None:
    face = Script([DIVIDE, ":q", "never read"])
    result = quiz(desk(tmp_path, POINTS), face, ["decode", "decode"], mode="points")
    assert ([answer.text for answer in result.answers], face.lines) == (
        [DIVIDE + "."],
        ["never read"],
    )


def test_lines_wait_while_the_card_before_is_rated_again(tmp_path: Path) -> None:
    deck = POINTS + POINTS.replace("id: decode", "id: other")
    table = desk(tmp_path, deck)
    face = Script([DIVIDE, FLAT, "1", DIVIDE, ":u", BOTH, "3", FLAT, ""])
    drill(table, face, items("decode", "other"), mode="points")
    standing = {review.card: review.rating for review in table.store.reviews()}
    assert standing["other"] == "good"
    assert face.shown == ["decode", "other", "decode", "other"]


def test_each_point_is_shown_with_the_words_that_made_it(tmp_path: Path) -> None:
    face = Script([DIVIDE, FLAT, ""])
    drill(desk(tmp_path, POINTS), face, items("decode"), mode="points")
    assert face.quoted == [DIVIDE, FLAT]


def test_one_line_that_says_two_points_makes_both(tmp_path: Path) -> None:
    face = Script([BOTH, ""])
    drill(desk(tmp_path, POINTS), face, items("decode"), mode="points")
    assert face.said == ["earned", "earned"]


def test_the_grade_shows_the_points_that_the_lines_were_told(tmp_path: Path) -> None:
    face = Script([DIVIDE, "high values do not flatten the distribution", ""])
    drill(desk(tmp_path, POINTS), face, items("decode"), mode="points")
    assert {p.id: p.status for p in face.grades[0].grade.points}["divide"] == "covered"
    assert face.grades[0].lines == (
        DIVIDE + ".",
        "high values do not flatten the distribution.",
    )


def test_a_line_against_a_point_is_told_so(tmp_path: Path) -> None:
    face = Script(["high values never flatten the distribution", "", ""])
    drill(desk(tmp_path, POINTS), face, items("decode"), mode="points")
    assert face.said == ["point_contradicted"]


def test_overruling_grades_the_lines_anew(tmp_path: Path) -> None:
    table, face = desk(tmp_path, POINTS), Script(["it cools the thing", "", "!1", "u", "2"])
    drill(table, face, items("decode"), mode="points")
    statuses = [view.grade.points[0].status for view in face.grades]
    assert statuses == ["missing", "covered", "missing"]


@pytest.mark.parametrize("cut", [2, 3, 4])
def test_a_point_may_be_said_over_two_lines(tmp_path: Path, cut: int) -> None:
    words = DIVIDE.split()
    told = PointLines(
        desk=desk(tmp_path, POINTS), question=desk(tmp_path, POINTS).question("decode")
    )
    first, second = " ".join(words[:cut]), " ".join(words[cut:])
    made = [point.id for line in (first, second) for point in told.take(line)]
    assert made == ["divide"]


@settings(max_examples=25, deadline=None)
@given(lines=st.lists(st.sampled_from([DIVIDE, FLAT, BOTH, "so it goes", *GLANCE]), max_size=5))
def test_what_a_line_earned_stays_earned_and_counts_in_the_grade(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    table = desk(tmp_path_factory.mktemp("desk"), POINTS)
    told = PointLines(desk=table, question=table.question("decode"))
    earned: set[str] = set()
    for line in lines:
        told.take(line)
        assert earned <= set(told.earned)
        earned = set(told.earned)
    answer = Answer(text="\n".join(told.lines), lang="en")
    grade = graded(table, told.question, answer, told.lines)
    assert earned <= {point.id for point in grade.points if point.status == "covered"}


@pytest.mark.parametrize(("before", "made"), [(0.1, 1), (0.3, 0)])
def test_beside_other_lines_a_line_earns_what_it_adds(
    tmp_path: Path, before: float, made: int
) -> None:
    table = desk(tmp_path, POINTS)
    divide = PointGrade(id="divide", status="missing", similarity=0.0)
    both = PointGrade(id="flat", status="covered", similarity=0.5, evidence="second")
    alone = PointGrade(id="flat", status="missing", similarity=before)

    def line(_: Question, text: str) -> tuple[PointGrade, ...]:
        return (divide, both if "\n" in text else alone)

    stand_in = cast("Desk", SimpleNamespace(line=line, judge=table.judge))
    told = PointLines(desk=stand_in, question=table.question("decode"))
    assert [len(told.take(text)) for text in ("first", "second")] == [0, made]
    grade = told.grade(Answer(text="\n".join(told.lines), lang="en"))
    assert grade.points[1].status == ("covered" if made else "partial")


@pytest.mark.parametrize(("evidence", "status"), [("one.\ntwo", "covered"), (None, "partial")])
def test_what_no_line_made_counts_where_it_is_said_over_several(
    tmp_path: Path, evidence: str | None, status: str
) -> None:
    table = desk(tmp_path, POINTS)
    divide = PointGrade(id="divide", status="missing", similarity=0.0)
    flat = PointGrade(id="flat", status="covered", similarity=0.5, evidence=evidence)
    stand_in = cast("Desk", SimpleNamespace(line=lambda *_: (divide, flat), judge=table.judge))
    told = PointLines(desk=stand_in, question=table.question("decode"), lines=["one.", "two."])
    assert told.grade(Answer(text="one.\ntwo.", lang="en")).points[1].status == status
