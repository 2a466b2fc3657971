"""An answer given point by point: what each line earns, and the grade of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.grades import Answer, Grade, PointGrade, Status
    from llm_interview.core.questions import Question


ADDED = 0.3
"""What a line must add to the likelihood of a point that it does not say by itself. Of 0.2 to 0.4
this finds most of what people say over several lines, at the same share of wrong ones."""


@dataclass(slots=True)
class PointLines:
    """The lines typed so far for one card and the points they `earned`; `likely` is how far all of
    them together say each point."""

    desk: Desk
    question: Question
    lines: list[str] = field(default_factory=list)
    earned: dict[str, PointGrade] = field(default_factory=dict)
    likely: dict[str, float] = field(default_factory=dict)

    def take(self, text: str) -> tuple[PointGrade, ...]:
        """Take one more line; the points that it makes, alone or by what it adds to the lines
        before, and that no line has made."""
        line = _whole(text)
        self.lines.append(line)
        made = _covered(self.desk.line(self.question, line))
        together = self.desk.line(self.question, "\n".join(self.lines))
        if self.likely and not made:
            made = [point for point in _covered(together) if self._is_added(point)]
        self.likely = {point.id: point.similarity for point in together}
        fresh = tuple(point for point in made if point.id not in self.earned)
        self.earned.update({point.id: point for point in fresh})
        return fresh

    def _is_added(self, point: PointGrade) -> bool:
        return point.similarity - self.likely[point.id] >= ADDED

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
