"""The one place that chooses: folders, clock, ids, library, history, grader, learner."""

from __future__ import annotations

import os
import sys
import time
from functools import cache
from shlex import quote
from typing import TYPE_CHECKING, TextIO, TypeVar

from llm_interview.cli.clock import now
from llm_interview.cli.options import PLAIN, Globals, asked_plain, locale_lang
from llm_interview.cli.telling import tell_lines, told_lines
from llm_interview.core.errors import ContentFault, JournalFault, told
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.study_day import study_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from llm_interview.app.desk import Desk
    from llm_interview.core.grades import Grader
    from llm_interview.core.topics import TopicNames
    from llm_interview.loader.cached_library import CachedLibrary
    from llm_interview.store.places import Places
    from llm_interview.store.record import Store
    from llm_interview.store.view import View
    from llm_interview.terminal.catalog import Catalog
    from llm_interview.terminal.display import Display
    from llm_interview.terminal.face import TerminalFace
    from llm_interview.terminal.line_face import LineFace
    from llm_interview.terminal.line_reader import TellLines
    from llm_interview.terminal.mock_face import TerminalMockFace

    AnyFace = TypeVar("AnyFace", bound=LineFace)


CHECK = "llm-interview check"


def places() -> Places:
    """The learner's folders."""
    from llm_interview.store.places import find_places

    return find_places(os.environ)


def today() -> date:
    """The study day of now."""
    return study_day(now())


def open_library(options: Globals) -> CachedLibrary:
    """Shipped cards, the user's own decks, and those named with --content."""
    from llm_interview.cli.waiting import share_line
    from llm_interview.loader.cache import open_library as load
    from llm_interview.loader.shipped import shipped_content

    with share_line(options) as progress:
        library = load(
            deck_roots(options),
            shipped=shipped_content(),
            cache=places().cache,
            progress=progress,
        )
    _tell_problems(options, library)
    return library


def _tell_problems(options: Globals, library: CachedLibrary) -> None:
    """A deck that was named and cannot be read ends the command; one with faults is told of."""
    unread = [root for root in options.content if str(root) in library.unread]
    if unread:
        hint = told("hint_check", command=f"{CHECK} {unread[0]}")
        raise ContentFault(told("deck_unread", path=unread[0]), hint)
    errors = [problem for problem in library.problems if problem.severity == "error"]
    if errors:
        more, first = len(errors) - 1, errors[0].sentence
        said = told("deck_faults", first=first, count=more) if more else first
        named = [word for root in options.content for word in ("--content", quote(str(root)))]
        command = " ".join(["llm-interview", *named, "check"])  # without them it looks past these
        tell_lines(told_lines(ContentFault(said, told("hint_all_findings", command=command))))


def deck_roots(options: Globals) -> tuple[Path, ...]:
    """Folders and files of the user's own cards."""
    own = places().decks
    return (*((own,) if own.is_dir() else ()), *options.content)


def known_settings() -> Mapping[str, object]:
    """The settings, or none where the history cannot be read: that is told elsewhere."""
    try:
        return read_history().progress(today()).settings
    except JournalFault:
        return {}


def read_history() -> View:
    """The learner's history, to read."""
    from llm_interview.store.view import View

    return View(places(), now=now)


def open_history() -> Store:
    """The learner's history, to add to."""
    from llm_interview.store.record import open_store

    return open_store(places(), now=now, new_id=new_id)


def new_id() -> str:
    """A fresh UUIDv7."""
    from llm_interview.core.ids import uuid7

    return uuid7(time.time_ns() // 1_000_000, os.urandom(10))


def question_lang(options: Globals, settings: Mapping[str, object]) -> Lang:
    """Language of questions: option, setting, locale."""
    return options.lang or _set_lang(settings.get("lang")) or locale_lang()


def interface_lang(options: Globals, settings: Mapping[str, object]) -> Lang:
    """Language of the interface: option, setting, locale."""
    return options.ui_lang or _set_lang(settings.get("ui_lang")) or locale_lang()


def _set_lang(value: object) -> Lang | None:
    return next((lang for lang in LANGS if lang == value), None)


def open_desk(options: Globals, store: Store | None = None) -> Desk:
    """Everything a session works with; `store` where the history is open already."""
    from llm_interview.app.desk import Desk

    library, day = open_library(options), today()
    store = store or open_history()

    @cache
    def grader() -> Grader:
        from llm_interview.core.grading import OfflineGrader

        return OfflineGrader(library.lexicon(), library.prepared)

    return Desk(
        library=library,
        store=store,
        grader=grader,
        lang=question_lang(options, store.progress(day).settings),
        day=day,
        ticks=time.monotonic,
        seed=time.time_ns,
    )


def catalog(
    options: Globals, settings: Mapping[str, object], topics: TopicNames | None = None
) -> Catalog:
    """The sentences of the interface, plain ones where option, setting or terminal ask for it;
    `topics` names those that it will speak of."""
    from llm_interview.terminal.catalog import Catalog

    if options.plain or settings.get("plain") == "on":
        # One switch for all that draws in this process; "0" in it overrules the setting.
        os.environ.setdefault(PLAIN, "1")
    plain = options.plain or asked_plain()
    return Catalog(interface_lang(options, settings), plain=plain, topics=topics)


def display(stream: TextIO | None = None) -> Display:
    """Standard output, or another stream, as something to draw on."""
    from llm_interview.terminal.display import Display

    return Display(stream or sys.stdout, plain=asked_plain())


def face(options: Globals, desk: Desk, stream: TextIO | None = None) -> TerminalFace:
    """The learner at this terminal or behind this pipe. `stream` is where the conversation
    goes (standard output unless a command answers in JSON there)."""
    from llm_interview.terminal.display import is_terminal
    from llm_interview.terminal.face import TerminalFace

    say, screen = _spoken(options, desk, stream)
    learner = _seated(TerminalFace, say, desk, screen)
    if is_terminal():
        from llm_interview.terminal.keyboard import is_line_typed
        from llm_interview.terminal.spoken_reader import timed_reader

        learner.aloud = timed_reader(screen, desk.ticks)
        learner.hurry = is_line_typed
    return learner


def mock_face(options: Globals, desk: Desk, stream: TextIO | None = None) -> TerminalMockFace:
    """The learner in a mock interview; `stream` as for `face`."""
    from llm_interview.terminal.mock_face import TerminalMockFace

    say, screen = _spoken(options, desk, stream)
    return _seated(TerminalMockFace, say, desk, screen)


def _spoken(options: Globals, desk: Desk, stream: TextIO | None) -> tuple[Catalog, Display]:
    """The sentences first: they settle whether the screen is a plain one."""
    say = catalog(options, desk.progress.settings, desk.library.topics)
    return say, display(stream)


def _seated(make: type[AnyFace], say: Catalog, desk: Desk, screen: Display) -> AnyFace:
    """A learner who types at this terminal, or whose lines come through this pipe."""
    from llm_interview.terminal.display import is_terminal
    from llm_interview.terminal.line_reader import answer_reader, person_reader, pipe_reader

    if not is_terminal():
        return make(screen, pipe_reader(sys.stdin), say, desk.ticks, sys.stderr)
    read = answer_reader(plain=say.plain, tell=paste_teller(screen, say))
    learner = make(screen, read, say, desk.ticks, None)
    learner.keys = person_reader(plain=say.plain)
    learner.pauses = not screen.plain
    return learner


def paste_teller(screen: Display, say: Catalog) -> TellLines:
    """Says on `screen` how many lines of a paste are kept that it does not show."""
    return lambda lines: screen.tell(say("pasted_lines", lines=lines))
