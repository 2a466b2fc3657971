"""Screens of the mock interview as people see them: three languages, three widths."""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.follow_ups import as_question
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.mock_session import MockResult, MockView
from llm_interview.core.questions import Question
from llm_interview.core.replies import Key, Typed
from llm_interview.loader.library import load_library
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.display import Display
from llm_interview.terminal.line_reader import pipe_reader
from llm_interview.terminal.lines import Screen, measure, plain
from llm_interview.terminal.mock_face import TerminalMockFace
from llm_interview.terminal.mock_screens import ask_screen, clock, plan_screen
from llm_interview.terminal.mock_sheet import sheet_screen
from tests.terminal.interviews import grade, interview, plan

WIDTHS = (40, 80, 120)


@pytest.fixture(scope="module")
def card() -> Question:
    shipped = Path(__file__).resolve().parent.parent / "data"
    return load_library((), shipped=shipped).questions[0]


def view(card: Question, lang: Lang, *, follow_up: bool = False) -> MockView:
    return MockView(
        question=as_question(card, card.follow_ups[0]) if follow_up else card,
        lang=lang,
        planned=plan(card).questions[0],
        number=1,
        total=3,
        seconds=90,
        left=14 * 60 + 5,
        follow_up=follow_up,
    )


def beginning(card: Question, lang: Lang, columns: int, *, spoken: bool = False) -> Screen:
    say, width = Catalog(lang, plain=spoken), measure(columns)
    return [
        *plan_screen(plan(card), 7, say, width),
        *ask_screen(view(card, lang), say, width),
        *ask_screen(view(card, lang, follow_up=True), say, width),
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", WIDTHS)
def test_the_plan_a_question_and_a_follow_up(
    card: Question, lang: Lang, columns: int, snapshot: SnapshotAssertion
) -> None:
    assert plain(beginning(card, lang, columns)) == snapshot


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", WIDTHS)
def test_the_score_sheet(
    card: Question, lang: Lang, columns: int, snapshot: SnapshotAssertion
) -> None:
    assert plain(sheet_screen(interview(card, lang), Catalog(lang), columns)) == snapshot


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", range(20, 161, 7))
def test_no_line_is_wider_than_the_window(card: Question, lang: Lang, columns: int) -> None:
    sheet = sheet_screen(interview(card, lang), Catalog(lang), columns)
    lines = plain([*beginning(card, lang, columns), *sheet]).split("\n")
    assert max(cell_len(line) for line in lines) <= columns


@pytest.mark.parametrize("lang", LANGS)
def test_spoken_screens_have_words_for_signs(card: Question, lang: Lang) -> None:
    say = Catalog(lang, plain=True)
    shown = plain(
        [*beginning(card, lang, 80, spoken=True), *sheet_screen(interview(card, lang), say, 120)]
    )
    assert not set("✓✗~·") & set(shown.replace("q·k", ""))
    assert say("mark_covered") in shown


def test_in_plain_form_answers_stand_under_each_other(card: Question) -> None:
    wide = sheet_screen(interview(card, "en"), Catalog("en", plain=True), 120)
    lines = plain(wide).split("\n")
    assert "Answer" in lines


def test_model_answers_stand_beside_in_a_wide_window_and_under_in_a_narrow_one(
    card: Question,
) -> None:
    def row(columns: int) -> str:
        lines = plain(sheet_screen(interview(card, "en"), Catalog("en"), columns)).split("\n")
        return next(line for line in lines if line.startswith("You said"))

    assert row(120).endswith("Answer")
    assert not row(80).endswith("Answer")


@pytest.mark.parametrize(
    ("ending", "words"),
    [("done", "All questions"), ("left", "Ended early"), ("interrupted", "Stopped")],
)
def test_the_sheet_says_how_the_interview_ended(card: Question, ending: str, words: str) -> None:
    result = interview(card, "en", ending)  # type: ignore[arg-type]  # parametrised
    assert words in plain(sheet_screen(result, Catalog("en"), 80))


def test_leaving_in_the_last_follow_up_is_no_early_end(card: Question) -> None:
    result = interview(card, "en", "left")
    whole = replace(result, plan=replace(result.plan, questions=result.plan.questions[:2]))
    assert "All questions" in plain(sheet_screen(whole, Catalog("en"), 80))


def test_where_every_question_was_answered_none_is_counted_as_left(card: Question) -> None:
    for ending in ("left", "interrupted", "time", "done"):
        result = interview(card, "en", ending)
        whole = replace(result, plan=replace(result.plan, questions=result.plan.questions[:2]))
        shown = plain(sheet_screen(whole, Catalog("en"), 80))
        assert "Not answered" not in shown
        assert "Not asked" not in shown
        assert ("Stopped at a follow-up." in shown) == (ending == "interrupted")


def test_a_card_that_is_back_after_a_day_is_back_tomorrow(card: Question) -> None:
    result = interview(card, "zh")
    first = replace(result.answers[0], returns=1)
    shown = plain(sheet_screen(replace(result, answers=(first,)), Catalog("zh"), 80))
    assert "明天再练" in shown
    assert "1 天后" not in shown


def test_an_interview_without_answers_is_not_scored(card: Question) -> None:
    empty = MockResult(plan=plan(card), seed=7, answers=(), ending="left")
    shown = plain(sheet_screen(empty, Catalog("en"), 80))
    assert "nothing to score" in shown
    assert "%" not in shown


def test_a_perfect_interview_leaves_nothing_to_drill(card: Question) -> None:
    whole = interview(card, "en")
    grade_ = grade(card, "en", "correct", "covered", "covered")
    right = replace(whole.answers[0], reply=replace(whole.answers[0].reply, grade=grade_))
    shown = plain(sheet_screen(replace(whole, answers=(right,)), Catalog("en"), 80))
    assert "Every question was answered right" in shown


@pytest.mark.parametrize(
    ("seconds", "shown"), [(90, "1:30"), (5, "0:05"), (0, "0:00"), (-15, "+0:15"), (3600, "60:00")]
)
def test_the_clock_counts_down_and_then_up(seconds: int, shown: str) -> None:
    assert clock(seconds) == shown


def talk(typed: str, step: float) -> tuple[list[str], Typed | Key]:
    """The prompts that were shown, and the reply, where every look at the time takes `step`."""
    prompts: list[str] = []
    lines = pipe_reader(io.StringIO(typed))

    def read(prompt: str) -> str:
        prompts.append(prompt)
        return lines(prompt)

    ticks = itertools.count(0.0, step)
    screen = Display(io.StringIO(), 80)
    face = TerminalMockFace(screen, read, Catalog("en"), lambda: next(ticks), None)
    card = load_library((), shipped=Path(__file__).resolve().parent.parent / "data").questions[0]
    return prompts, face.answer(view(card, "en"))


def test_every_line_shows_the_clock_anew() -> None:
    prompts, reply = talk("first\\\n:t\nsecond\n", 40.0)
    assert prompts == ["0:50 > ", "0:10 . ", "+0:30 . "]
    assert reply == Typed(text="first\nsecond", ms=160_000)


def test_a_look_at_the_clock_is_no_answer() -> None:
    prompts, reply = talk(":t\n：ｔ\nit grows\n", 1.0)
    assert len(prompts) == 3
    assert reply == Typed(text="it grows", ms=4000)


def test_the_end_of_input_ends() -> None:
    assert talk("", 1.0)[1] == Key(command="end")


@pytest.mark.parametrize("lang", LANGS)
def test_a_count_is_never_parted_from_what_was_counted(card: Question, lang: Lang) -> None:
    for columns in range(34, 60):
        shown = plain(sheet_screen(interview(card, lang), Catalog(lang), columns))
        assert not re.search(r"^ *\d+[，,.]?$", shown, re.MULTILINE)
