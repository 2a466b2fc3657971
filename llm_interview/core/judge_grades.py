"""A judge's grade as it is kept beside the offline one: statuses, none of the learner's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from llm_interview.core.judge_request import STATUSES, VERDICTS
from llm_interview.core.judgements import MAX_NAME, short

if TYPE_CHECKING:
    from llm_interview.core.grades import Status, Verdict
    from llm_interview.core.judgements import Judgement

_MAX_MS = 2**53


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeGrade:
    """What `model` made of an answer in `ms` milliseconds: its verdict, and the status of each
    key point by id."""

    model: str
    verdict: Verdict
    points: tuple[tuple[str, Status], ...] = ()
    ms: int = 0

    def fields(self) -> dict[str, object]:
        """The field `judge` of a review, in its line and in `--json`."""
        return {
            "model": self.model,
            "verdict": self.verdict,
            "points": dict(self.points),
            "ms": self.ms,
        }


def judge_grade(judgement: Judgement) -> JudgeGrade:
    """What is kept of a judgement."""
    return JudgeGrade(
        model=judgement.model,
        verdict=judgement.verdict,
        points=tuple((point.id, point.status) for point in judgement.points),
        ms=judgement.ms,
    )


def read_judge(fields: object) -> JudgeGrade | None:
    """The grade in such a field. A form that a later version may write is none here: the review
    counts all the same, and its line is passed on as it came."""
    if not isinstance(fields, Mapping):
        return None
    model, verdict, points = fields.get("model"), fields.get("verdict"), fields.get("points", {})
    ms = fields.get("ms", 0)
    if not isinstance(model, str) or verdict not in VERDICTS or not _are_points(points):
        return None
    if not isinstance(ms, int) or not 0 <= ms <= _MAX_MS:
        return None
    return JudgeGrade(
        model=short(model, MAX_NAME),
        verdict=cast("Verdict", verdict),
        points=tuple(cast("Mapping[str, Status]", points).items()),
        ms=ms,
    )


def _are_points(points: object) -> bool:
    """Whether each key point has a status. A value that cannot be looked up is none."""
    return isinstance(points, Mapping) and all(
        isinstance(status, str) and status in STATUSES for status in points.values()
    )
