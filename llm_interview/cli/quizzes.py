"""Wires a quiz: sample the cards, run it, show or print the result."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from llm_interview.app.choose import choose_from
from llm_interview.app.quiz import QuizResult, quiz, sample
from llm_interview.cli.answers import percent, print_json
from llm_interview.cli.grade_json import grade_json
from llm_interview.cli.options import Globals
from llm_interview.cli.sessions import INTERRUPTED, session_mode, with_judge
from llm_interview.cli.wiring import catalog, display, face, open_desk
from llm_interview.core.session import SELF_RATED
from llm_interview.terminal.lines import BLANK, Screen, paragraph

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.terminal.catalog import Catalog


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPlan:
    """What the words of `quiz` asked for."""

    expression: str
    tags: tuple[str, ...]
    count: int
    seed: int | None
    mode: str | None
    schedule: bool
    as_json: bool


def run_quiz(options: Globals, plan: QuizPlan) -> int:
    """One quiz; returns the exit code."""
    desk = open_desk(options)
    try:
        mode = session_mode(plan.mode, desk.progress.settings)
        cards = _cards(desk, plan)
        desk.store.expect_room()
        desk = with_judge(options, desk, as_json=plan.as_json)
        learner = face(options, desk, sys.stderr if plan.as_json else None)
        learner.rates = mode in SELF_RATED
        result = quiz(desk, learner, cards, schedule=plan.schedule, mode=mode)
        if plan.as_json:
            print_json(quiz_json(result))
        else:
            say, screen = catalog(options, desk.progress.settings), display()
            score = score_screen(result, say, screen.width, asked=bool(cards))
            learner.ready(len(score) + 1)
            screen.show(score)
    finally:
        desk.store.close()
    return INTERRUPTED if result.summary.interrupted else 0


def _cards(desk: Desk, plan: QuizPlan) -> list[str]:
    chosen = choose_from(desk.library, desk.progress, expression=plan.expression, tags=plan.tags)
    free = [card.id for card in chosen if card.id not in desk.progress.suspended]
    return sample(free, plan.count, desk.seed() if plan.seed is None else plan.seed)


def score_screen(result: QuizResult, say: Catalog, width: int, *, asked: bool) -> Screen:
    """The score, and each tag, weakest first; without an answer, whether anything was `asked`."""
    summary = result.summary
    if not summary.outcomes:
        nothing = say("summary_nothing" if asked else "nothing_matches")
        return [BLANK, *paragraph([(nothing, "")], width)]
    counts = {v: summary.count(v) for v in ("correct", "partial", "incorrect")}
    line = say("quiz_score", asked=len(summary.outcomes), **counts)
    screen: Screen = [BLANK, *paragraph([(line, "bold")], width)]
    for tag, score in result.tags.items():
        row = say("quiz_tag", tag=tag, percent=percent(score.score), asked=score.asked)
        screen += paragraph([(row, "")], width, first="  ", rest="    ")
    return screen


def quiz_json(result: QuizResult) -> dict[str, object]:
    """The result by the contract."""
    summary = result.summary
    return {
        "schema": 1,
        "asked": len(summary.outcomes),
        "correct": summary.count("correct"),
        "partial": summary.count("partial"),
        "incorrect": summary.count("incorrect"),
        "interrupted": summary.interrupted,
        "tags": {tag: asdict(score) for tag, score in result.tags.items()},
        "answers": [
            {
                **grade_json(answer.outcome.grade),
                "answer": answer.text,
                "rating": answer.outcome.rating,
                "judge": answer.judge.fields() if answer.judge else None,
                "review": answer.outcome.review,
                "ms": answer.outcome.ms,
            }
            for answer in result.answers
        ],
    }
