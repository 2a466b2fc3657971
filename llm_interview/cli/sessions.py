"""Wires a session: choose the cards, run it, show the summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from llm_interview.app.choose import choose_from
from llm_interview.cli.day_limits import limits
from llm_interview.cli.options import Globals
from llm_interview.cli.plan_sessions import plan_at, plan_line, plan_queue
from llm_interview.cli.wiring import catalog, display, face, open_desk
from llm_interview.core.errors import UsageFault, told
from llm_interview.core.langs import in_lang
from llm_interview.core.queue import (
    CardInfo,
    QueueItem,
    build_queue,
    coming,
)
from llm_interview.core.session import MODES, Mode, Summary
from llm_interview.core.settings import value_of

if TYPE_CHECKING:
    from datetime import date

    from llm_interview.app.desk import Desk
    from llm_interview.app.drill import Revise
    from llm_interview.core.card_summary import CardSummary
    from llm_interview.core.day_plan import Footing
    from llm_interview.core.progress import Progress
    from llm_interview.core.questions import Question
    from llm_interview.terminal.catalog import Catalog
    from llm_interview.terminal.lines import Screen

INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillPlan:
    """What the words of `drill` asked for; None leaves the setting or the default."""

    expression: str
    tags: tuple[str, ...]
    limit: int | None
    new: int | None
    minutes: int | None
    mode: str | None

    @property
    def chooses(self) -> bool:
        """Whether they say which cards."""
        return bool(self.expression or self.tags)


BARE = DrillPlan(expression="", tags=(), limit=None, new=None, minutes=None, mode=None)


def session_mode(mode: str | None, settings: Mapping[str, object]) -> Mode:
    """The mode of a session: option, setting, default. UsageFault names those there are."""
    if mode is None:
        return cast("Mode", value_of("mode", settings))
    if mode not in MODES:
        hint = told("hint_choose", choices=tuple(MODES))
        raise UsageFault(told("no_mode", name=mode), hint)
    return mode


def run_drill(options: Globals, plan: DrillPlan) -> int:
    """One session; returns the exit code. A person's very first start by a bare `drill` settles
    first what one without a command would."""
    from llm_interview.app.drill import drill
    from llm_interview.cli.first_run import is_first_run, settle_first

    if plan == BARE and is_first_run() and not settle_first(options):
        return 0

    desk = open_desk(options)
    try:
        mode = session_mode(plan.mode, desk.progress.settings)
        chosen = choose_from(
            desk.library, desk.progress, expression=plan.expression, tags=plan.tags
        )
        interview = None if plan.chooses else plan_at(desk, tells=True)
        queue = _queue(desk, chosen, plan, interview)
        if not queue:
            return _nothing(options, desk, chosen, interview)
        desk.store.expect_room()
        _greet(options, desk)
        if interview is not None:
            _say_plan(options, desk, interview, len(queue))
        desk = with_judge(options, desk)
        revise = reviser(options, desk)
        learner = face(options, desk)
        summary = drill(desk, learner, queue, minutes=plan.minutes, mode=mode, revise=revise)
        show_summary(options, desk, summary, chosen)
        _say_next(options, desk)
    finally:
        desk.store.close()
    return INTERRUPTED if summary.interrupted else 0


def _say_next(options: Globals, desk: Desk) -> None:
    """The command to go on with where the day's limits leave something that is due."""
    from llm_interview.core.next_command import DRILL
    from llm_interview.terminal.glance_screen import type_next
    from llm_interview.terminal.lines import BLANK

    interview = plan_at(desk)
    left = _queue(desk, desk.library.summaries(), BARE, interview)
    if any(interview or item.kind != "new" for item in left):
        say, screen = catalog(options, desk.progress.settings), display()
        screen.show([BLANK, *type_next(DRILL, say, screen.width)])


def _queue(
    desk: Desk, chosen: Sequence[CardSummary], plan: DrillPlan, interview: Footing | None
) -> tuple[QueueItem, ...]:
    """By the plan for an interview where one runs, else due and new cards."""
    if interview is None:
        return queue_of(chosen, desk.progress, plan)
    return plan_queue(interview, desk, minutes=plan.minutes, new=plan.new)[: plan.limit]


def _say_plan(options: Globals, desk: Desk, interview: Footing, cards: int) -> None:
    say, screen = catalog(options, desk.progress.settings), display()
    screen.show(plan_line(interview, cards, say, screen.width))


def with_judge(options: Globals, desk: Desk, *, as_json: bool = False) -> Desk:
    """The desk of a session, with the judge at it where the settings want one there."""
    if value_of("judge.use", desk.progress.settings) != "on":
        return desk
    from llm_interview.cli.judging import with_opinions  # 20 ms that few sessions need

    return with_opinions(options, desk, as_json=as_json)


def _greet(options: Globals, desk: Desk) -> None:
    """Tell a person who starts here for the first time where languages are chosen."""
    from llm_interview.terminal.display import is_terminal
    from llm_interview.terminal.lines import BLANK
    from llm_interview.terminal.screens import sentence

    progress = desk.progress
    if is_terminal() and not progress.states and not progress.settings:
        say, screen = catalog(options, progress.settings), display()
        screen.show([*sentence(say("first_time"), screen.width, "dim"), BLANK])


def reviser(options: Globals, desk: Desk) -> Revise | None:
    """How a card is changed in the middle of a session; None where nobody sits at a terminal."""
    from llm_interview.terminal.display import is_terminal

    if not is_terminal():
        return None

    def revise(question: Question) -> Question:
        from llm_interview.cli.own_cards import revise_in_session

        return revise_in_session(options, desk, question)

    return revise


def queue_of(
    chosen: Sequence[CardSummary], progress: Progress, plan: DrillPlan
) -> tuple[QueueItem, ...]:
    """Due and new cards within the day's limits."""
    infos = [CardInfo(id=card.id, siblings=card.seed_refs) for card in chosen]
    day_limits = limits(progress.settings, plan.new, plan.minutes)
    queue = build_queue(progress, infos, day_limits)
    return queue if plan.limit is None else queue[: plan.limit]


def _nothing(
    options: Globals, desk: Desk, chosen: Sequence[CardSummary], interview: Footing | None
) -> int:
    """Why there is nothing to ask of the chosen cards, when there is, and how to go on."""
    say, screen = catalog(options, desk.progress.settings), display()
    ahead = coming(desk.progress, [card.id for card in chosen])
    screen.tell(say("plan_drill_done" if interview else _why_nothing(desk, chosen, ahead)))
    screen.show(_back(desk, ahead, interview, say, screen.width))
    _say_next(options, desk)
    return 0


def _back(
    desk: Desk,
    ahead: tuple[date, int] | None,
    interview: Footing | None,
    say: Catalog,
    width: int,
) -> Screen:
    """When to come back: by the plan as long as it goes on, else when a card is due `ahead`."""
    from llm_interview.terminal.session_summary import coming_screen, plan_coming_screen

    planned = _plan_ahead(interview) if interview is not None else None
    if planned is not None:
        return plan_coming_screen(planned, desk.progress.day, say, width)
    return coming_screen(ahead, desk.progress.day, say, width)


def _plan_ahead(interview: Footing) -> tuple[date, int] | None:
    return interview.ahead(interview.of_today(interview.steps()))


def _why_nothing(desk: Desk, chosen: Sequence[CardSummary], ahead: tuple[date, int] | None) -> str:
    if not chosen:
        return "nothing_matches"
    if ahead is not None and ahead[0] <= desk.progress.day:
        return "nothing_allowed"
    return "nothing_due" if len(chosen) == len(desk.library.summaries()) else "nothing_chosen"


def show_summary(
    options: Globals, desk: Desk, summary: Summary, cards: Sequence[CardSummary]
) -> None:
    """The last screen of a session: what came of `cards`, and when any card is due again."""
    from llm_interview.terminal.session_summary import summary_screen

    say, screen = catalog(options, desk.progress.settings), display()
    ahead = coming(desk.progress, [card.id for card in desk.library.summaries()])
    titles = {card.id: in_lang(card.front, desk.lang) for card in cards}
    back = _back(desk, ahead, plan_at(desk), say, screen.width)
    screen.show(summary_screen(summary, titles, say, screen.width, back))
