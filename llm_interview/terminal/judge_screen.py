"""The judge on the screen: what would be sent and where, and its opinion beside the grade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm_interview.core.grades import suggest
from llm_interview.core.judgements import final_suggestion
from llm_interview.core.langs import in_lang
from llm_interview.core.ratings import RATINGS, Rating
from llm_interview.terminal.inline import spans
from llm_interview.terminal.lines import BLANK, Screen, paragraph
from llm_interview.terminal.screens import MARKS, sentence, your_words

if TYPE_CHECKING:
    from llm_interview.core.grades import Grade, PointGrade
    from llm_interview.core.judgements import Judgement
    from llm_interview.core.questions import KeyPoint
    from llm_interview.core.session import GradeView
    from llm_interview.terminal.catalog import Catalog

TAKE_BACK = "llm-interview config set judge.consent default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Where an answer would go: the endpoint, on this machine or not; the model asked for; the
    variable of a key that goes along; the proxy between."""

    place: str
    local: bool
    model: str | None = None
    key_name: str | None = None
    proxy: str | None = None


def consent_screen(sending: Sending, say: Catalog, width: int) -> Screen:
    """What a person agrees to: all that is sent, and where."""
    sent = [say("judge_sent_card"), say("judge_sent_answer")]
    if sending.key_name:
        sent.append(say("judge_sent_key", name=sending.key_name))
    screen: Screen = [BLANK, *sentence(say("judge_consent"), width)]
    for text in sent:
        screen += paragraph([(text, "")], width, first="- ", rest="  ")
    screen += paragraph([(say("judge_where", place=sending.place), "bold")], width)
    if sending.model:
        screen += paragraph([(say("judge_model", model=sending.model), "")], width)
    if sending.proxy:
        screen += paragraph([(say("judge_proxy", proxy=sending.proxy), "")], width)
    if sending.local:
        screen += paragraph([(say("judge_local"), "dim")], width)
    return [*screen, *paragraph([(say("judge_once", command=TAKE_BACK), "dim")], width), BLANK]


def judgement_screen(view: GradeView, judgement: Judgement, say: Catalog, width: int) -> Screen:
    """The opinion beside the grade, and what both suggest together."""
    suggestion = _suggestion(view.grade, judgement, say)
    return [*_opinion(view, judgement, say, width), *paragraph([(suggestion, "")], width)]


def opinion_screen(view: GradeView, say: Catalog, width: int, *, rated: bool) -> Screen:
    """The opinion beside a grade of a session; where the learner rates the answer, what it would
    suggest. The suggestion itself stays that of the offline check."""
    judgement = view.judgement
    if judgement is None:
        return []
    screen = _opinion(view, judgement, say, width)
    return [*screen, *paragraph([(_remark(view, judgement, say), "")], width)] if rated else screen


def _remark(view: GradeView, judgement: Judgement, say: Catalog) -> str:
    offline = suggest(view.grade.verdict, view.answer.hints)
    judged = suggest(judgement.verdict, view.answer.hints)
    names = {rating: say(f"rating_{rating}") for rating in RATINGS}
    if judged == offline:
        return say("judge_agrees", rating=names[offline])
    key = "judge_would_raise" if _is_above(judged, offline) else "judge_would_lower"
    digit = RATINGS.index(judged) + 1
    return say(key, rating=names[offline], judged=names[judged], digit=digit)


def _opinion(view: GradeView, judgement: Judgement, say: Catalog, width: int) -> Screen:
    """The key points that the judge sees otherwise than the offline check above, its verdict."""
    by_id = {point.id: point for point in view.question.key_points}
    title = say("judge_title", model=judgement.model)
    screen: Screen = [BLANK, *paragraph([(title, "title")], width)]
    same = 0
    for point, offline in zip(judgement.points, view.grade.points, strict=True):
        if point.status == offline.status:
            same += 1
        else:
            screen += _point(view, by_id[point.id], point, say, width)
    if same:
        screen += paragraph([(say("judge_same", count=same), "dim")], width)
    verdict = say(f"verdict_{judgement.verdict}")
    seconds = f"{judgement.ms / 1000:.1f}"
    line = say("judge_verdict", verdict=verdict, seconds=seconds)
    return [*screen, BLANK, *paragraph([(line, judgement.verdict)], width)]


def _point(view: GradeView, point: KeyPoint, grade: PointGrade, say: Catalog, width: int) -> Screen:
    text = spans(in_lang(point.text, view.answer.lang))
    lead = say.mark(grade.status, MARKS[grade.status])
    screen = paragraph(text, width, first=lead, rest="  ", lead_style=grade.status)
    return screen + (your_words(grade.evidence, say, width) if grade.evidence else [])


def _suggestion(grade: Grade, judgement: Judgement, say: Catalog) -> str:
    final, judged = final_suggestion(grade, judgement), judgement.suggested_rating
    names = {rating: say(f"rating_{rating}") for rating in RATINGS}
    if judged == grade.suggested_rating:
        return say("judge_agrees", rating=names[final])
    if _is_above(judged, grade.suggested_rating):
        return say("judge_higher", rating=names[final], judged=names[judged])
    return say("judge_lower", rating=names[final], offline=names[grade.suggested_rating])


def _is_above(one: Rating, other: Rating) -> bool:
    return RATINGS.index(one) > RATINGS.index(other)
