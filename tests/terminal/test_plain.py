"""Plain screens: words only, for screen readers and dumb terminals."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.grades import Answer, Grade, PointGrade
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Question
from llm_interview.core.session import GradeView, QuestionView, RatingView
from llm_interview.loader.library import load_library
from llm_interview.terminal.card_screens import whole_card
from llm_interview.terminal.catalog import Catalog, Counted
from llm_interview.terminal.display import Display, without_drawing
from llm_interview.terminal.lines import Screen, measure, paragraph, plain
from llm_interview.terminal.screens import grade_screen, interval, question_screen, rating_screen
from llm_interview.terminal.summaries import day_counts
from llm_interview.terminal.tables import table

READS_BADLY = re.compile("[\u2500-\u259f✓✔✗✘•▸→]| · |^[~!] ", re.MULTILINE)


@pytest.fixture(scope="module")
def card() -> Question:
    shipped = Path(__file__).resolve().parent.parent / "data"
    return load_library((), shipped=shipped).questions[0]


def graded(card: Question, lang: Lang) -> GradeView:
    statuses = {"variance": "covered", "saturation": "contradicted"}
    points = tuple(
        PointGrade(
            id=point.id,
            status="covered" if statuses[point.id] == "covered" else "contradicted",
            similarity=0.5,
            evidence="d_k",
        )
        for point in card.key_points
    )
    grade = Grade(
        card=card.id,
        lang=lang,
        score=0.6,
        verdict="partial",
        confidence=0.9,
        suggested_rating="hard",
        grader="core/1",
        points=points,
        pitfalls=(),
    )
    return GradeView(question=card, answer=Answer(text="d_k", lang=lang), grade=grade)


def session(card: Question, lang: Lang, columns: int) -> Screen:
    say, width = Catalog(lang, plain=True), measure(columns)
    asked = QuestionView(question=card, lang=lang, number=3, total=10, minutes_left=12)
    choice = RatingView(suggested="hard", days={"again": 0, "hard": 1, "good": 75, "easy": 900})
    return [
        *question_screen(asked, say, width),
        *grade_screen(graded(card, lang), say, width),
        *rating_screen(choice, say, width),
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_question_read_aloud(
    card: Question, lang: Lang, columns: int, snapshot: SnapshotAssertion
) -> None:
    assert plain(session(card, lang, columns)) == snapshot


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_on_a_plain_screen_reads_badly(card: Question, lang: Lang) -> None:
    say = Catalog(lang, plain=True)
    shown = plain([*session(card, lang, 80), *whole_card(card, lang, say, 79)])
    assert not READS_BADLY.search(shown)


@pytest.mark.parametrize("lang", LANGS)
def test_no_plain_sentence_reads_badly(lang: Lang) -> None:
    say = Catalog(lang, plain=True)
    values: dict[str, object] = {}
    for key in say.keys():  # noqa: SIM118 - not a mapping
        if key.startswith("sheet_"):
            continue  # of a study sheet, which has no plain form
        values = dict.fromkeys(say.fields(key), 2)
        text = say(key, **values).replace("\n! ", "\n")  # a key in a list of keys, no mark
        assert not READS_BADLY.search(text), key


def test_each_key_of_a_help_read_aloud_stands_on_a_line_of_its_own() -> None:
    lines = Catalog("en", plain=True)("help_rating").split("\n")
    assert "f flag it" in lines
    assert any(line.startswith("2 hard: ") for line in lines)
    assert Catalog("en", plain=True)("mock_help").count("\n:") == 3


def test_days_are_read_aloud_as_words() -> None:
    told = [interval(days, Catalog("en", plain=True)) for days in (1, 2, 60, 730, 1000)]
    assert told == ["1 day", "2 days", "2 months", "2 years", "2.7 years"]
    assert interval(730, Catalog("en")) == "2 y"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", range(20, 121, 9))
def test_no_plain_line_is_wider_than_the_window(card: Question, lang: Lang, columns: int) -> None:
    shown = plain(session(card, lang, columns))
    assert max(cell_len(line) for line in shown.split("\n")) <= columns


def test_a_lead_of_words_is_wrapped_with_its_text() -> None:
    shown = plain(paragraph([("one two three", "")], 18, first="contradicted: ", rest="  "))
    assert shown == "contradicted:\n  one two three"


def test_a_plain_table_names_every_cell() -> None:
    say = Catalog("en", plain=True)
    shown = plain(table(["id", "state", "question"], [["a", "", "Why?"]], 60, say))
    assert shown == "id: a, question: Why?"


def test_a_plain_table_speaks_its_language_and_leaves_out_what_is_not_there() -> None:
    say = Catalog("zh", plain=True)
    shown = plain(table(["主题", "得分", ""], [["预训练", "–", "对 0"]], 60, say))
    assert shown == "主题：预训练，对 0"


def test_a_plain_row_of_days_is_dates_and_numbers() -> None:
    counts = {date(2026, 1, 1): 0, date(2026, 1, 2): 3}
    assert day_counts(counts, Catalog("en", plain=True)) == ["2026-01-02: 3"]
    assert day_counts({date(2026, 1, 1): 0}, Catalog("vi", plain=True)) == ["không có"]


def test_what_a_plain_display_is_given_by_mistake_is_spelled_with_letters() -> None:
    stream = io.StringIO()
    Display(stream, 60, plain=True).show([(("✓ done ", "covered"), ("━━┄┄", "accent")), ()])
    assert stream.getvalue() == "+ done\n\n"
    assert without_drawing("┌─┐ box │ x") == "box x"


def test_a_window_that_changes_is_measured_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    display = Display(io.StringIO())
    widths = []
    for columns in ("60", "40"):
        monkeypatch.setenv("COLUMNS", columns)
        widths.append(display.width)
    assert widths == [59, 39]


def test_one_day_and_two_days() -> None:
    assert f"{Counted(1):day|days}, {Counted(2):day|days}, {Counted(3):02}" == "1 day, 2 days, 03"
