"""Wires a mock interview: choose and plan, hold it, show or print the sheet, write it down."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from llm_interview.app.choose import choose_from
from llm_interview.app.mock import mock, mock_plan
from llm_interview.cli.answers import print_json
from llm_interview.cli.options import Globals
from llm_interview.cli.root import INTERRUPTED
from llm_interview.cli.wiring import catalog, display, mock_face, open_desk
from llm_interview.core.errors import FileFault, UsageFault, told
from llm_interview.core.mock_plan import Wish

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.card_summary import CardSummary
    from llm_interview.core.mock_session import MockResult
    from llm_interview.core.transcripts import Transcript
    from llm_interview.terminal.catalog import Catalog
    from llm_interview.terminal.mock_face import TerminalMockFace

ENDINGS = (".md", ".html", ".htm")


@dataclass(frozen=True, slots=True, kw_only=True)
class MockWords:
    """What the words of `mock` asked for."""

    expression: str
    tags: tuple[str, ...]
    wish: Wish
    seed: int | None
    output: Path | None
    force: bool
    as_json: bool


def run_mock(options: Globals, words: MockWords) -> int:
    """One interview; returns the exit code."""
    if words.output is not None:
        check_target(words.output, force=words.force)
    desk = open_desk(options)
    try:
        say = catalog(options, desk.progress.settings, desk.library.topics)
        seed = desk.seed() % 10**6 if words.seed is None else words.seed
        plan = mock_plan(_cards(desk, words), words.wish, seed)
        if not plan.questions:
            raise UsageFault(told("nothing_matches"), told("hint_list"))
        desk.store.expect_room()
        learner = mock_face(options, desk, sys.stderr if words.as_json else None)
        result = mock(desk, learner, plan, seed)
        try:
            _show(result, say, words, learner)
        finally:  # also where the terminal is gone
            _write(result, say, words, desk)
    finally:
        desk.store.close()
    return INTERRUPTED if result.ending == "interrupted" else 0


def check_target(target: Path, *, force: bool) -> None:
    """Refuse before the first question what could not be written after the last."""
    if target.suffix.lower() not in ENDINGS:
        raise UsageFault(told("no_transcript", path=target), told("hint_md_html"))
    if not target.parent.is_dir():
        raise FileFault(told("no_such_folder", path=target.parent), told("hint_make_folder"))
    if target.is_dir() or (target.exists() and not force):
        raise FileFault(told("file_exists", path=target), told("hint_elsewhere_force"))


def _cards(desk: Desk, words: MockWords) -> list[CardSummary]:
    chosen = choose_from(desk.library, desk.progress, expression=words.expression, tags=words.tags)
    return [card for card in chosen if card.id not in desk.progress.suspended]


def _show(result: MockResult, say: Catalog, words: MockWords, learner: TerminalMockFace) -> None:
    if words.as_json:
        from llm_interview.cli.mock_json import mock_json

        print_json(mock_json(result))
        return
    from llm_interview.terminal.mock_sheet import sheet_screen

    learner.read_sheet(sheet_screen(result, say, display().columns))


def _write(result: MockResult, say: Catalog, words: MockWords, desk: Desk) -> None:
    if words.output is None:
        return
    from llm_interview.cli.exporting import write_whole
    from llm_interview.cli.mock_transcript import transcript

    document = transcript(result, say, desk.day)
    write_whole(words.output, _written(document, words.output.suffix.lower()))
    display(sys.stderr).tell(say("mock_written", path=str(words.output)))


def _written(document: Transcript, ending: str) -> bytes:
    if ending == ".md":
        from llm_interview.export.transcript_markdown import transcript_to_markdown

        return transcript_to_markdown(document)
    from llm_interview.export.transcript_html import transcript_to_html

    return transcript_to_html(document)
