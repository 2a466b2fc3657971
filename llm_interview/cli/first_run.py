"""Wires the first start at a terminal: choices, a warm-up, what to type next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import (
    catalog,
    display,
    face,
    interface_lang,
    open_desk,
    open_history,
    places,
    question_lang,
    today,
)
from llm_interview.core.next_command import DRILL

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.first_choices import FirstChoices
    from llm_interview.store.record import Store


def is_first_run() -> bool:
    """Whether a person sits here who has never used this."""
    from llm_interview.store.history import has_history
    from llm_interview.terminal.display import is_terminal

    return is_terminal() and not has_history(places())


def first_run(options: Globals) -> bool:
    """Ask, keep the choices, warm up. False where the person left before the last choice: nothing
    is kept then, and the next start asks again. The cards are prepared after the choices: that
    takes a while, and is said in the language that was chosen."""
    store = open_history()
    try:
        choices = _kept(options, store)
        if choices is None:
            return False
        chosen = replace(options, ui_lang=choices.ui_lang)
        _warm_up(chosen, replace(open_desk(chosen, store), lang=choices.lang))
    finally:
        store.close()
    return True


def settle_first(options: Globals) -> bool:
    """Ask and keep the choices before a session; False where the person left."""
    store = open_history()
    try:
        return _kept(options, store) is not None
    finally:
        store.close()


def _kept(options: Globals, store: Store) -> FirstChoices | None:
    """The choices, in the history by now; None where the person left before the last."""
    from llm_interview.terminal.welcome import kept_screen

    choices = _choices(options)
    if choices is None:
        return None
    for key, value in choices.settings().items():
        store.set(key, value)
    say, screen = catalog(replace(options, ui_lang=choices.ui_lang), {}), display()
    screen.show(kept_screen(say, screen.width))
    return choices


def _choices(options: Globals) -> FirstChoices | None:
    from llm_interview.terminal.line_reader import person_reader
    from llm_interview.terminal.welcome import Welcome

    catalog(options, {})  # settles whether the screen is a plain one
    screen = display()
    welcome = Welcome(
        screen,
        person_reader(plain=screen.plain),
        lambda lang: catalog(replace(options, ui_lang=lang), {}),
        today(),
    )
    try:
        return welcome.ask(interface_lang(options, {}), question_lang(options, {}))
    except EOFError:
        screen.lines([""])
        return None


def _warm_up(options: Globals, desk: Desk) -> None:
    """Two easy questions that count like any other, the summary, and the command to go on."""
    from llm_interview.app.drill import drill
    from llm_interview.cli.sessions import show_summary
    from llm_interview.core.first_choices import warm_up
    from llm_interview.core.queue import QueueItem
    from llm_interview.terminal.glance_screen import type_next
    from llm_interview.terminal.lines import BLANK
    from llm_interview.terminal.welcome import warm_up_screen

    say, screen = catalog(options, {}), display()
    cards = desk.library.summaries()
    queue = [QueueItem(card=card, kind="new") for card in warm_up(cards, desk.lang)]
    if queue:
        screen.show(warm_up_screen(say, screen.width))
        summary = drill(desk, face(options, desk), queue, repeats=False)  # two, as was said
        if summary.outcomes:
            show_summary(options, desk, summary, cards)
        if summary.interrupted:
            raise KeyboardInterrupt
    screen.show([BLANK, *type_next(DRILL, say, screen.width)])
