"""The glance and the first questions as people see them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.first_choices import FirstChoices
from llm_interview.core.glance import Glance
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.next_command import DRILL, QUIZ
from llm_interview.core.plan_view import Ready
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.display import Display
from llm_interview.terminal.glance_screen import day_words, glance_screen
from llm_interview.terminal.lines import clipped, measure, plain
from llm_interview.terminal.session_summary import coming_screen
from llm_interview.terminal.welcome import (
    Welcome,
    kept_screen,
    lang_screen,
    opening_screen,
    warm_up_screen,
)

TODAY = date(2026, 11, 22)
BUSY = Glance(
    day=TODAY,
    due=12,
    new=8,
    waiting=3,
    minutes=14,
    streak=1,
    seen=45,
    total=142,
    recall=0.874,
    next=TODAY,
    interview_days=20,
    command=DRILL,
)
DONE = replace(
    BUSY,
    due=0,
    new=0,
    waiting=0,
    minutes=0,
    next=date(2026, 11, 23),
    command=QUIZ,
    interview_days=0,
)


PLANNED = replace(
    BUSY,
    by_plan=True,
    readiness=Ready(now=0.412, if_stopped=0.274, if_kept=0.781, low=0.702, high=0.851),
)


def glances(say: Catalog, columns: int) -> str:
    width = measure(columns)
    return plain([*glance_screen(BUSY, say, width), (), *glance_screen(DONE, say, width)])


@pytest.mark.parametrize("lang", LANGS)
def test_a_day_on_which_a_plan_runs(lang: Lang, snapshot: SnapshotAssertion) -> None:
    shown = [
        plain(glance_screen(PLANNED, Catalog(lang, plain=spoken), measure(columns)))
        for columns in (40, 80, 120)
        for spoken in (False, True)
    ]
    assert "\n\n=========\n\n".join(shown) == snapshot


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_busy_day_and_one_that_is_done(
    lang: Lang, columns: int, snapshot: SnapshotAssertion
) -> None:
    assert glances(Catalog(lang), columns) == snapshot


@pytest.mark.parametrize("lang", LANGS)
def test_a_day_read_aloud(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert glances(Catalog(lang, plain=True), 40) == snapshot


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_the_first_start(lang: Lang, columns: int, snapshot: SnapshotAssertion) -> None:
    say, width = Catalog(lang), measure(columns)
    screen = [
        *lang_screen(say("welcome_ui_lang"), say, width),
        *opening_screen(say, width),
        *lang_screen(say("welcome_lang"), say, width),
        *kept_screen(say, width),
        *warm_up_screen(say, width),
    ]
    assert plain(screen) == snapshot


@pytest.mark.parametrize("columns", range(20, 121, 11))
def test_no_line_of_a_glance_is_wider_than_the_window(columns: int) -> None:
    for lang in LANGS:
        for spoken in (False, True):
            shown = glances(Catalog(lang, plain=spoken), columns)
            assert max(cell_len(line) for line in shown.split("\n")) <= columns


def welcomed(*typed: str) -> tuple[FirstChoices, str]:
    """The choices of someone who types these lines, guessed to be Vietnamese."""
    lines, stream = iter(typed), io.StringIO()

    def read(prompt: str) -> str:
        stream.write(prompt)
        line = next(lines, None)
        if line is None:
            raise EOFError
        stream.write(line + "\n")
        return line

    welcome = Welcome(Display(stream, 80), read, Catalog, TODAY)
    return welcome.ask("vi", "vi"), stream.getvalue()


def test_enter_takes_every_guess() -> None:
    choices, shown = welcomed("", "", "", "")
    assert choices == FirstChoices(ui_lang="vi", lang="vi", minutes=20)
    assert "Ngôn ngữ giao diện" in shown


def test_the_language_is_asked_first_and_in_all_three() -> None:
    shown = welcomed("3", "", "", "")[1]
    first = shown.split("[2]> ")[0]
    assert "Ngôn ngữ giao diện · Language of the interface · 界面语言" in first
    assert Catalog("zh")("welcome_settle") in shown
    assert not any(Catalog(lang)("welcome_settle") in shown for lang in ("en", "vi"))


def test_the_first_answer_changes_the_language_of_what_follows() -> None:
    choices, shown = welcomed("3", "", "30", "2027-01-02")
    assert choices == FirstChoices(ui_lang="zh", lang="zh", minutes=30, interview=date(2027, 1, 2))
    assert "每天几分钟" in shown


def test_words_that_make_no_sense_are_asked_again() -> None:
    choices, shown = welcomed("9", "1", "x", "2", "0", "5", "31/12/2026", "")
    assert choices == FirstChoices(ui_lang="en", lang="vi", minutes=5)
    for again in ("gõ 1, 2 hoặc 3", "type 1, 2 or 3", "1 to 1440", "from today on"):
        assert again in shown


def test_the_end_of_input_ends_the_questions() -> None:
    with pytest.raises(EOFError):
        welcomed("1", "2")


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "tomorrow"), (6, "in 6 days"), (7, "on 2026-11-29")]
)
def test_a_day_is_said_as_people_say_it(days: int, words: str) -> None:
    day = date.fromordinal(TODAY.toordinal() + days)
    assert day_words(day, TODAY, Catalog("en")) == words


def test_what_is_left_of_today_is_said_at_the_end() -> None:
    shown = plain(coming_screen((TODAY, 2), TODAY, Catalog("en"), 60))
    assert shown == "Not finished: 2 still due today."
    assert coming_screen(None, TODAY, Catalog("en"), 60) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [("short", "short"), ("one two three", "one two…"), ("一二三四五六七", "一二三四…")],
)
def test_a_long_title_ends_in_an_ellipsis(text: str, shown: str) -> None:
    assert clipped(text, 10) == shown
