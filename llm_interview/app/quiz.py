"""Practice over a sample of cards: a score per tag, no change to the schedule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from llm_interview.app.asking import Asking
from llm_interview.app.desk import suggested_rating
from llm_interview.core.grades import Answer, Grade
from llm_interview.core.ratings import Rating
from llm_interview.core.scores import Score, weakest_first
from llm_interview.core.session import (
    HELP,
    SELF_RATED,
    Face,
    GradeView,
    Mode,
    Outcome,
    QuestionView,
    RatingView,
    Summary,
    asked_in,
)

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.judge_grades import JudgeGrade


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizAnswer:
    """One answered question with its tags."""

    outcome: Outcome
    tags: tuple[str, ...]
    text: str
    judge: JudgeGrade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizResult:
    """All that a quiz found out."""

    summary: Summary
    answers: tuple[QuizAnswer, ...]
    tags: Mapping[str, Score]


def sample(cards: Sequence[str], count: int, seed: int) -> list[str]:
    """`count` cards in an order that depends on `seed` and the ids alone."""
    ordered = sorted(cards)
    Random(seed).shuffle(ordered)  # noqa: S311 - a repeatable order, no secret
    return ordered[:count]


def quiz(
    desk: Desk, face: Face, cards: Sequence[str], *, schedule: bool = False, mode: Mode = "type"
) -> QuizResult:
    """Ask each card once. With `schedule` the answers count as drill reviews. The same cards in
    the same order offer the same options."""
    answers: list[QuizAnswer] = []
    interrupted = False
    try:
        for number, card in enumerate(cards, 1):
            question = desk.question(card)
            asking = Asking(desk=desk, face=face, seed=" ".join(cards))
            asking.put(
                QuestionView(
                    question=question,
                    lang=asked_in(question, desk.lang),
                    number=number,
                    total=len(cards),
                    mode=mode,
                )
            )
            try:
                answer = _answer(face, asking, mode)
            except (KeyboardInterrupt, OSError):
                _keep_lines(asking, answers, schedule=schedule)
                raise
            if answer is None:
                break
            _judge(asking, answer, answers, schedule=schedule)
            if asking.leaving:
                break
    except KeyboardInterrupt:
        interrupted = True
    outcomes = tuple(answer.outcome for answer in answers)
    summary = Summary(outcomes=outcomes, interrupted=interrupted)
    return QuizResult(summary=summary, answers=tuple(answers), tags=score_by_tag(answers))


def _answer(face: Face, asking: Asking, mode: Mode) -> Answer | None:
    """The answer, or None where the quiz ends."""
    while True:
        reply = asking.reply()
        if isinstance(reply, Answer):
            return reply
        if reply.command in ("quit", "end"):
            return None
        if reply.command == "help":
            face.say(f"{HELP.get(mode, 'help_answer')}_quiz")
        else:
            face.say("bad_key", key=reply.argument or reply.command)


def _judge(asking: Asking, answer: Answer, answers: list[QuizAnswer], *, schedule: bool) -> None:
    """Show and keep; Ctrl-C or a closed output before the rating keeps the suggested one."""
    face, view = asking.face, asking.judged(answer)
    rating = suggested = suggested_rating(answer, view.grade)
    try:
        view = asking.shown(view, rated=False)
        if asking.view.mode in SELF_RATED:
            rating = _self_rated(face, suggested)
    except (KeyboardInterrupt, OSError):
        answers.append(_kept(asking, view, rating, suggested, schedule=schedule))
        raise
    answers.append(_kept(asking, view, rating, suggested, schedule=schedule))
    face.saved(answers[-1].outcome.review)


def _keep_lines(asking: Asking, answers: list[QuizAnswer], *, schedule: bool) -> None:
    """Lines that were told which points they make are an answer, also without the last of them."""
    if asking.lines:
        view = asking.judged(asking.so_far())
        rating = suggested_rating(view.answer, view.grade)
        answers.append(_kept(asking, view, rating, rating, schedule=schedule))


def _kept(
    asking: Asking, view: GradeView, rating: Rating, suggested: Rating, *, schedule: bool
) -> QuizAnswer:
    view = asking.rated(view, rating)
    review, outcome = asking.desk.keep(
        view, rating, suggested=suggested, mode="quiz", scheduled=schedule
    )
    return QuizAnswer(
        outcome=outcome, tags=view.question.tags, text=view.answer.text, judge=review.judge
    )


def _self_rated(face: Face, suggested: Rating) -> Rating:
    """The learner's word where nothing was typed; the end of input takes the suggestion."""
    while True:
        reply = face.rating(RatingView(suggested=suggested, days={}))
        if isinstance(reply, str):
            return reply
        if reply.command in ("quit", "end"):
            return suggested
        face.say("bad_key", key=reply.argument or reply.command)


def score_by_tag(answers: Sequence[QuizAnswer]) -> dict[str, Score]:
    """The score of every tag that was asked, weakest first."""
    grades: dict[str, list[Grade]] = defaultdict(list)
    for answer in answers:
        for tag in answer.tags:
            grades[tag].append(answer.outcome.grade)
    return weakest_first(grades)
