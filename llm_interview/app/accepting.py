"""«I was right»: keep the learner's phrase as an accepted wording and grade again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm_interview.app.pointwise import graded
from llm_interview.core.session import Face, GradeView

if TYPE_CHECKING:
    from collections.abc import Collection

    from llm_interview.app.desk import Desk
    from llm_interview.core.grades import Grade
    from llm_interview.core.questions import Question


def accept_answer(desk: Desk, face: Face, view: GradeView, chosen: str) -> Grade:
    """Journal the answer as a wording of the chosen points (numbers as shown, 1-based; none
    chosen: the required ones not covered, else all not covered) and grade it again. What has no
    word, or only says "I do not know", is no wording: it would pass for ever after."""
    question, answer = view.question, view.answer
    points = chosen_points(question, view.grade, chosen)
    if not says_something(desk, view):
        face.say("no_wording")
        return view.grade
    if not points:
        open_points = [point.id for point in view.grade.points if point.status != "covered"]
        numbers = _numbers(question, open_points)
        face.say("open_points" if numbers else "nothing_to_accept", points=numbers)
        return view.grade
    desk.store.accept(question.id, points, answer.lang, answer.text)
    face.say("accepted", points=_numbers(question, points))
    better = graded(desk, question, answer, view.lines)
    face.grade(GradeView(question=question, answer=answer, grade=better, brief=True))
    return better


def says_something(desk: Desk, view: GradeView) -> bool:
    """Whether the answer has words that may be kept as a wording."""
    text = view.answer.text
    if not any(map(str.isalnum, text)):
        return False
    return not desk.grader().admits_nothing_known(view.question, text)


def has_open_points(view: GradeView) -> bool:
    """Whether a point is left that a wording may be kept for."""
    return any(point.status != "covered" for point in view.grade.points)


def judged_again(desk: Desk, face: Face, view: GradeView) -> GradeView:
    """The grade as it stands once a wording may have been taken back; shown where it changed."""
    if view.choice is not None:
        return view
    grade = graded(desk, view.question, view.answer, view.lines)
    if grade != view.grade:
        face.grade(GradeView(question=view.question, answer=view.answer, grade=grade, brief=True))
    return replace(view, grade=grade)


def chosen_points(question: Question, grade: Grade, chosen: str) -> list[str]:
    """Ids of the key points meant by `chosen`, leaving out those already covered."""
    open_points = [point.id for point in grade.points if point.status != "covered"]
    numbers = [int(word) for word in chosen.replace(",", " ").split() if word.isdecimal()]
    if numbers:
        named = [p.id for n, p in enumerate(question.key_points, 1) if n in numbers]
        return [point for point in named if point in open_points]
    required = {point.id for point in question.key_points if point.required}
    return [point for point in open_points if point in required] or open_points


def _numbers(question: Question, points: Collection[str]) -> tuple[str, ...]:
    """Key points by their numbers, as shown and as they can be typed after `!`."""
    return tuple(str(n) for n, point in enumerate(question.key_points, 1) if point.id in points)
