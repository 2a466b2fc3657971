"""An answer given point by point: what each line earns, and the grade of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.grades import Answer, Grade, PointGrade, Status
    from llm_interview.core.questions import Question


@dataclass(slots=True)
class PointLines:
    """The lines typed so far for one card, the points they `earned`, and those at the end that
    have earned none: a point may be said over two of them."""

    desk: Desk
    question: Question
    lines: list[str] = field(default_factory=list)
    earned: dict[str, PointGrade] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)

    def take(self, text: str) -> tuple[PointGrade, ...]:
        """Take one more line; the points that it makes and that no line has made."""
        line = _whole(text)
        self.lines.append(line)
        made = _covered(self.desk.line(self.question, line))
        if self.waiting and not made:
            together = self.desk.line(self.question, "\n".join([*self.waiting, line]))
            made = [point for point in _covered(together) if _over_lines(point)]
        self.waiting = [] if made else [*self.waiting, line]
        fresh = tuple(point for point in made if point.id not in self.earned)
        self.earned.update({point.id: point for point in fresh})
        return fresh

    def instead(self, text: str) -> Status:
        """What a line that makes no new point does: contradict one, say half of one, or nothing."""
        met = {point.status for point in self.desk.line(self.question, _whole(text))}
        found: Sequence[Status] = ("contradicted", "partial")
        return next((status for status in found if status in met), "missing")

    def grade(self, answer: Answer) -> Grade:
        """The grade of all lines: a point that one of them made stands, whatever the others say."""
        from llm_interview.core.line_points import gathered_grade  # not before the first question

        whole = self.desk.judge(self.question, answer)
        together = self.desk.line(self.question, answer.text)
        points = [self.earned.get(point.id) or _by_lines(point) for point in together]
        return gathered_grade(self.question, whole, points, answer.hints)


def _covered(points: Sequence[PointGrade]) -> list[PointGrade]:
    return [point for point in points if point.status == "covered"]


def _over_lines(point: PointGrade) -> bool:
    return "\n" in (point.evidence or "")


def _by_lines(point: PointGrade) -> PointGrade:
    """A point that no line made: it counts where it is said over several of them, and is half said
    where one alone was not enough."""
    if point.status != "covered" or _over_lines(point):
        return point
    return replace(point, status="partial")


def graded(desk: Desk, question: Question, answer: Answer, lines: Sequence[str]) -> Grade:
    """The grade of an answer as it stands now, given in `lines` or, without any, as a whole."""
    if not lines:
        return desk.judge(question, answer)
    told = PointLines(desk=desk, question=question)
    for line in lines:
        told.take(line)
    return told.grade(answer)


def _whole(line: str) -> str:
    """A line as a sentence, so that two points on two lines are not read as one."""
    from llm_interview.core.locales import is_han

    if line[-1:] in ".!?;,。！？；，…":
        return line
    return line + ("。" if any(map(is_han, line)) else ".")
