"""Wires `plan`: keep the day, the minutes and the cards; show where the plan leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from shlex import quote
from typing import TYPE_CHECKING, Any

from llm_interview.cli.answers import print_json
from llm_interview.cli.options import Globals
from llm_interview.cli.plan_views import keep_view, plan_cache, view_made
from llm_interview.cli.waiting import waiting
from llm_interview.cli.wiring import (
    catalog,
    display,
    open_history,
    open_library,
    question_lang,
    read_history,
    today,
)
from llm_interview.core.errors import UsageFault, told
from llm_interview.core.interview import (
    CARDS,
    DAY,
    MINUTES,
    RESET,
    SET,
    SUSPENDED,
    Interview,
    check_choice,
    interview_of,
    read_interview_day,
)
from llm_interview.core.langs import in_lang
from llm_interview.core.next_command import DRILL, QUIZ
from llm_interview.core.plan_json import no_plan_json, plan_json

if TYPE_CHECKING:
    from llm_interview.core.plan_view import PlanView
    from llm_interview.core.progress import Progress
    from llm_interview.loader.cached_library import CachedLibrary
    from llm_interview.store.record import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """What the words of `plan` asked for; None and nothing leave what is kept."""

    expression: str
    interview: str | None
    minutes: int | None
    clear: bool

    @property
    def sets(self) -> bool:
        """Whether something is to be kept."""
        return bool(self.expression) or self.interview is not None or self.minutes is not None


def run_plan(options: Globals, words: PlanWords, *, as_json: bool) -> None:
    """Keep what was asked for, then show the plan as it stands."""
    if words.clear and words.sets:
        others = ("FILTER", "--interview", "--minutes")
        given = (words.expression or None, words.interview, words.minutes)
        other = next(n for n, value in zip(others, given, strict=True) if value is not None)
        said = told("two_options", one="--clear", other=other)
        raise UsageFault(said, told("hint_leave_out", one="--clear", other=other))
    if words.clear:
        _clear(options, as_json=as_json)
        return
    library = open_library(options) if words.sets else None
    if library is not None:
        with open_history() as store:
            _keep(words, library, store)
    _show(options, library, as_json=as_json)


def _keep(words: PlanWords, library: CachedLibrary, store: Store) -> None:
    """Write what is another value than before; nothing where a word is off."""
    progress = store.progress(today())
    wanted = _wanted(words, progress)
    if words.expression:
        check_choice(words.expression)
        from llm_interview.app.choose import choose_from

        if not choose_from(library, progress, expression=words.expression, tags=()):
            raise UsageFault(told("nothing_matches"), told("hint_list"))
    values: dict[str, object] = {DAY: wanted.day.isoformat(), CARDS: wanted.cards or None}
    if words.minutes is not None:
        values[MINUTES] = words.minutes
    for key, value in values.items():
        if progress.settings.get(key) != value:
            store.set(key, value)


def _wanted(words: PlanWords, progress: Progress) -> Interview:
    """The plan to keep: the one there is with what was asked for in its place."""
    before, day = interview_of(progress.settings), progress.day
    if words.interview is not None:
        interview_day = read_interview_day(words.interview, day)
    elif before is None:
        raise UsageFault(told("plan_none"), told("hint_plan_first", command=SET))
    elif before.day < day:
        said = told("plan_over", day=before.day)
        raise UsageFault(said, told("hint_plan_first", command=SET))
    else:
        interview_day = before.day
    return Interview(
        day=interview_day,
        minutes=words.minutes or (before.minutes if before else 1),
        cards=words.expression or (before.cards if before else ""),
    )


def _clear(options: Globals, *, as_json: bool) -> None:
    """Take the plan away, and say how to have it again."""
    with open_history() as store:
        progress = store.progress(today())
        before = interview_of(progress.settings)
        for key in (DAY, CARDS):
            if progress.settings.get(key) is not None:
                store.set(key, None)
    if as_json:
        print_json(no_plan_json(None, progress.day))
        return
    from llm_interview.terminal.plan_screen import cleared_screen, no_plan_screen

    say, screen = catalog(options, progress.settings), display()
    if before is None:
        screen.show(no_plan_screen(None, progress.day, SET, say, screen.width))
        return
    again = "" if before.day < progress.day else _command(before)
    screen.show(cleared_screen(again, say, screen.width))


def _command(interview: Interview) -> str:
    """What to type to have a plan again."""
    chosen = [quote(interview.cards)] if interview.cards else []
    when = ["--interview", interview.day.isoformat(), "--minutes", str(interview.minutes)]
    return " ".join(["llm-interview plan", *chosen, *when])


def _show(options: Globals, library: CachedLibrary | None, *, as_json: bool) -> None:
    day = today()
    cache = plan_cache(options, day, library)
    kept = cache.read() if cache else None
    if kept is not None and kept[0].is_whole:
        _print(options, *kept, as_json=as_json)
        return
    from llm_interview.app.interview_plan import running_plan

    library = open_library(options) if library is None else library
    store = read_history()
    progress = store.progress(day)
    plan = running_plan(library, store, progress)
    store.close()
    if plan is None:
        _print_none(options, progress, as_json=as_json)
        return
    say = catalog(options, progress.settings)
    with waiting(say, say("plan_playing", days=plan.days_left)):
        view = view_made(plan, whole=True)
    beside = keep_view(cache, view, library, progress.settings)
    _print(options, view, beside, as_json=as_json)


def _print(options: Globals, view: PlanView, beside: Mapping[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json(plan_json(view))
        return
    from llm_interview.terminal.plan_screen import plan_screen

    settings = beside["settings"]
    say, screen = catalog(options, settings), display()
    lang = question_lang(options, settings)
    titles = {card: in_lang(texts, lang) for card, texts in beside["titles"].items()}
    none = RESET if view.filter else SUSPENDED
    command = DRILL if view.today else QUIZ if view.readiness else none
    screen.show(plan_screen(view, titles, command, say, screen.width))


def _print_none(options: Globals, progress: Progress, *, as_json: bool) -> None:
    found = interview_of(progress.settings)
    if as_json:
        print_json(no_plan_json(found, progress.day))
        return
    from llm_interview.terminal.plan_screen import no_plan_screen

    say, screen = catalog(options, progress.settings), display()
    screen.show(no_plan_screen(found, progress.day, SET, say, screen.width))
