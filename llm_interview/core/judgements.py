"""What a judge replied, believed only as far as it can be checked.

A reply is refused unless it has exactly the form that was asked for. A point counts only with a
passage that stands in the answer, the verdict only as far as the judge's own points carry it, and
the suggestion never rises above that of the offline grade.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from llm_interview.core.cleaning import clean
from llm_interview.core.grades import Answer, Grade, PointGrade, Status, Verdict, suggest
from llm_interview.core.judge_request import STATUSES, VERDICTS
from llm_interview.core.ratings import RATINGS, Rating
from llm_interview.core.text import fold, shown
from llm_interview.core.verdicts import VERDICTS as RISING
from llm_interview.core.verdicts import by_rule, weighted_score

if TYPE_CHECKING:
    from llm_interview.core.questions import KeyPoint, Question

MAX_NAME = 80
LEAST_QUOTE = 2
"""Letters or digits that a passage needs: a single one stands in every answer."""
_EDGES = " \t\r\n\"'“”‘’«»「」『』….,;:，。；："


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A judge's grade of one answer. `ms` is how long it took; `model` what the server says it
    is; `evidence` of a point the learner's own words, `similarity` 1.0 with them, else 0.0."""

    verdict: Verdict
    points: tuple[PointGrade, ...]
    model: str
    ms: int

    @property
    def suggested_rating(self) -> Rating:
        """What the judge alone would suggest."""
        return suggest(self.verdict, hints=0)


def read_reply(
    question: Question, answer: Answer, reply: bytes, *, asked: str, ms: int
) -> Judgement:
    """The judgement in a chat completion; ValueError says what is wrong with it."""
    envelope = _document(reply.decode("utf-8", "replace"))
    points, stated = _form(question, _document(_content(envelope)))
    read = tuple(_point(point, points[point.id], answer) for point in question.key_points)
    model = envelope.get("model")
    return Judgement(
        verdict=_carried(question, read, stated),
        points=read,
        model=short(model if isinstance(model, str) and model.strip() else asked, MAX_NAME),
        ms=ms,
    )


def final_suggestion(grade: Grade, judgement: Judgement) -> Rating:
    """The lower one of both suggestions: only the person goes above the offline check."""
    return min(grade.suggested_rating, judgement.suggested_rating, key=RATINGS.index)


def short(text: str, limit: int) -> str:
    """Foreign text for one line of a message: harmless, and no longer than `limit`."""
    flat = " ".join(clean(text[: limit * 8]).split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _document(text: str) -> Mapping[str, Any]:
    try:
        document = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deep") from None
    except json.JSONDecodeError as fault:
        raise ValueError(f"not JSON at character {fault.pos + 1}") from None
    if not isinstance(document, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - a fault of the reply, not of a call
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _content(envelope: Mapping[str, Any]) -> str:
    """The text of the only choice."""
    choices = envelope.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    if isinstance(choice, dict) and choice.get("finish_reason") == "length":
        raise ValueError("the reply was cut off")
    if not isinstance(content, str):
        raise ValueError("no choices[0].message.content")  # noqa: TRY004 - as above
    return content


def _form(
    question: Question, document: Mapping[str, Any]
) -> tuple[Mapping[str, Mapping[str, str]], Verdict]:
    """Points and verdict where they have the form of `reply_schema`, to the letter."""
    _expect(document.keys() == {"points", "verdict"}, "not exactly 'points' and 'verdict'")
    points, verdict = document["points"], document["verdict"]
    _expect(isinstance(verdict, str) and verdict in VERDICTS, "an unknown verdict")
    _expect(isinstance(points, dict), "'points' is no object")
    ids = {point.id for point in question.key_points}
    _expect(points.keys() == ids, "not exactly the key points of the card")
    for point in points.values():
        _expect(isinstance(point, dict) and point.keys() == {"quote", "status"}, "a point is off")
        status = point["status"]
        _expect(isinstance(point["quote"], str), "a quote is no text")
        _expect(isinstance(status, str) and status in STATUSES, "an unknown status")
    return points, cast("Verdict", verdict)


def _expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - an assertion with words
    if not holds:
        raise ValueError(otherwise)


def _point(point: KeyPoint, given: Mapping[str, str], answer: Answer) -> PointGrade:
    found = quoted(given["quote"], answer.text)
    status = cast("Status", given["status"] if found else "missing")
    evidence = found if status != "missing" else None
    return PointGrade(
        id=point.id, status=status, similarity=1.0 if evidence else 0.0, evidence=evidence
    )


def quoted(quote: str, answer: str) -> str | None:
    """The passage of `answer` that `quote` repeats, whatever its case, width and white space;
    None where there is none."""
    text = shown(answer)
    words = _folded(shown(quote)).strip(_EDGES).split()
    if sum(char.isalnum() for word in words for char in word) < LEAST_QUOTE:
        return None
    match = re.search(r"\s+".join(map(re.escape, words)), _folded(text))
    return text[match.start() : match.end()] if match else None


def _folded(text: str) -> str:
    """Text of the same length in which a line break is a space like any other."""
    return fold(text.replace("\n", " "))


def _carried(question: Question, points: tuple[PointGrade, ...], stated: Verdict) -> Verdict:
    """The stated verdict, or the one that the points carry where that is lower."""
    weights = {
        "points": [
            {"weight": point.weight, "required": point.required} for point in question.key_points
        ]
    }
    carried = by_rule(weights, points, weighted_score(weights, points))
    return min(stated, carried, key=RISING.index)
