"""The person who writes a card: findings on the screen, and what they choose."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.card_history import history_rows
from llm_interview.core.content_codes import problem
from llm_interview.core.errors import told
from llm_interview.core.judge_grades import JudgeGrade
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.problems import Problem
from llm_interview.core.ratings import RATINGS
from llm_interview.core.review import Review
from llm_interview.core.reviews import Note
from llm_interview.core.schedule import PLAIN
from llm_interview.terminal.card_writer import CardWriter, findings_screen
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.display import Display
from llm_interview.terminal.editors import Editor
from llm_interview.terminal.history_screen import notes_screen, reviews_screen
from llm_interview.terminal.lines import Screen, measure, plain
from llm_interview.terminal.note_screen import note_screen

WIDTHS = (40, 80, 120)
ERROR = problem(told("C014_question"), "x.yaml", 3, 1)
WARNING = problem(told("C011_near", field="“[bold]knd[/bold]”", near="kind"), "x.yaml", 12, 5)
ADVICE = problem(told("C020_answer"), "x.yaml", 1, 1)


def writer(lines: list[str | type[BaseException]] | None, shown: io.StringIO) -> CardWriter:
    def read(_: str) -> str:
        line = lines.pop(0) if lines else EOFError
        if not isinstance(line, str):
            raise line
        return line

    screen = Display(shown, columns=80)
    return CardWriter(
        Editor(words=("true",)), screen, Catalog("en"), None if lines is None else read
    )


@pytest.mark.parametrize(
    ("typed", "problems", "expected"),
    [
        (["e"], [ERROR], "again"),
        ([""], [ERROR], "again"),
        ([" K "], [ERROR], "keep"),
        (["ｋ"], [ERROR], "keep"),
        (["d"], [ERROR], "discard"),
        (["what", "k"], [ERROR], "keep"),
        ([], [ERROR], "leave"),
        ([KeyboardInterrupt], [ERROR], "interrupt"),
        ([""], [WARNING], "keep"),
        (["e"], [WARNING, ADVICE], "again"),
        (["d"], [ADVICE], "keep"),
        (None, [ADVICE, WARNING], "keep"),
        (None, [ADVICE, ERROR], "leave"),
    ],
)
def test_a_person_is_asked_about_errors_and_warnings_and_nobody_loses_text(
    typed: list[str | type[BaseException]] | None, problems: list[Problem], expected: str
) -> None:
    shown = io.StringIO()
    assert writer(typed, shown).decide(problems) == expected
    for found in problems:
        assert f"{found.line}:{found.column} {found.code}" in shown.getvalue()


def test_an_editor_that_cannot_start_ended_badly_and_says_why(tmp_path: Path) -> None:
    shown = io.StringIO()
    hand = writer([], shown)
    hand._editor = Editor(words=(str(tmp_path),))
    assert hand.edit(tmp_path / "x.yaml", 1) is False
    assert tmp_path.name in shown.getvalue().replace("\n", "")  # a long line is broken


def test_the_editor_is_run_and_its_ending_told(tmp_path: Path) -> None:
    hand = writer([], io.StringIO())
    for code, well in ((0, True), (3, False)):
        hand._editor = Editor(words=(sys.executable, "-c", f"raise SystemExit({code})"))
        assert hand.edit(tmp_path / "x.yaml", 1) is well


def test_a_long_list_is_cut_and_counted() -> None:
    shown = plain(findings_screen([ERROR] * 25, Catalog("en"), 80))
    assert shown.count("C014") == 20
    assert "5" in shown.splitlines()[-1]


def past(lang: Lang, columns: int) -> Screen:
    say, width = Catalog(lang), measure(columns)
    rows = history_rows(_reviews(), PLAIN)
    note = "Nhớ: [b]σ²[/b]\x1b[31m\n方差随维度变大，所以要除以根号 d_k，不然 Softmax 会饱和。"
    return [
        *findings_screen([ERROR, WARNING, ADVICE], say, width),
        *reviews_screen(rows, say, columns),
        *notes_screen([_note("one"), _note(""), _note(note)], say, width),
        *note_screen(note, say, width),
    ]


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("lang", LANGS)
def test_what_a_judge_found_stands_beside(
    lang: Lang, columns: int, snapshot: SnapshotAssertion
) -> None:
    judge = JudgeGrade(model="[b]qwen3:8b[/b]", verdict="partial")
    reviews = [replace(review, judge=judge if review.id == "1" else None) for review in _reviews()]
    shown = plain(reviews_screen(history_rows(reviews, PLAIN), Catalog(lang), columns))
    assert all(cell_len(line) <= columns for line in shown.split("\n"))
    assert shown == snapshot


def _reviews() -> Iterator[Review]:
    for number, rating in enumerate((*RATINGS, "good")):
        at = datetime(2026, 11 - (number < 2), 3 + 6 * number, 8, tzinfo=UTC)
        yield Review(
            id=str(number),
            dev="d",
            n=number,
            at=at,
            tz=0,
            day=at.date(),
            card="c",
            rating=rating,
            mode="quiz" if number == 1 else "drill",
            score=None if number == 0 else 0.25 * number,
        )


def _note(text: str) -> Note:
    at = datetime(2026, 11, 22, 8, tzinfo=UTC)
    return Note(id="n", dev="d", n=1, at=at, tz=0, day=at.date(), card="c", text=text)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", WIDTHS)
def test_findings_history_and_notes(lang: Lang, columns: int, snapshot: SnapshotAssertion) -> None:
    screen = plain(past(lang, columns))
    assert "\x1b" not in screen
    assert screen == snapshot


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", range(20, 121, 9))
def test_no_line_is_wider_than_the_window(lang: Lang, columns: int) -> None:
    lines = plain(past(lang, columns)).split("\n")
    assert max(cell_len(line) for line in lines) <= columns
