"""Practice over a sample of cards: a score per tag, no change to the schedule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from llm_interview.app.asking import Asking
from llm_interview.app.desk import suggested_rating
from llm_interview.core.grades import Answer, Verdict
from llm_interview.core.ratings import Rating
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
class TagScore:
    """How the questions of one tag went."""

    asked: int
    correct: int
    partial: int
    incorrect: int
    score: float


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
    tags: Mapping[str, TagScore]


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
            answer = _answer(face, asking, mode)
            if answer is None:
                break
            _judge(asking, answer, answers, schedule=schedule)
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


def _kept(
    asking: Asking, view: GradeView, rating: Rating, suggested: Rating, *, schedule: bool
) -> QuizAnswer:
    desk, question, answer = asking.desk, view.question, view.answer
    first = question.id not in desk.progress.states
    view = asking.rated(view, rating)
    review = desk.record(view, rating, suggested=suggested, mode="quiz", scheduled=schedule)
    outcome = Outcome(
        card=question.id,
        review=review.id,
        lang=answer.lang,
        rating=rating,
        grade=view.grade,
        first=first,
        ms=answer.ms,
    )
    return QuizAnswer(outcome=outcome, tags=question.tags, text=answer.text, judge=review.judge)


def _self_rated(face: Face, suggested: Rating) -> Rating:
    """The learner's word where nothing was typed; the end of input takes the suggestion."""
    while True:
        reply = face.rating(RatingView(suggested=suggested, days={}))
        if isinstance(reply, str):
            return reply
        if reply.command in ("quit", "end"):
            return suggested
        face.say("bad_key", key=reply.argument or reply.command)


def score_by_tag(answers: Sequence[QuizAnswer]) -> dict[str, TagScore]:
    """Counts and the mean score of every tag that was asked, weakest first."""
    verdicts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    scores: dict[str, list[float]] = defaultdict(list)
    for answer in answers:
        for tag in answer.tags:
            verdicts[tag][answer.outcome.grade.verdict] += 1
            scores[tag].append(answer.outcome.grade.score)
    means = {tag: sum(values) / len(values) for tag, values in scores.items()}
    return {
        tag: TagScore(
            asked=len(scores[tag]),
            correct=verdicts[tag]["correct"],
            partial=verdicts[tag]["partial"],
            incorrect=verdicts[tag]["incorrect"],
            score=round(means[tag], 4),
        )
        for tag in sorted(means, key=lambda tag: (means[tag], tag))
    }
