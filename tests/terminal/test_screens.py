"""Screens as people see them: three languages, three widths."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.grades import Answer, Grade, PointGrade, Status
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Question, Source
from llm_interview.core.session import GradeView, Outcome, QuestionView, RatingView, Summary
from llm_interview.loader.library import load_library
from llm_interview.terminal.card_screens import answer_part, whole_card
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.lines import Screen, fault_lines, measure, plain
from llm_interview.terminal.screens import (
    grade_screen,
    interval,
    points_screen,
    question_screen,
    rating_screen,
)
from llm_interview.terminal.session_summary import coming_screen, summary_screen
from llm_interview.terminal.summaries import bars
from llm_interview.terminal.tables import table

WIDTHS = (40, 80, 120)
ANSWERS: dict[Lang, str] = {
    "en": "the variance of the dot product grows with d_k",
    "vi": "phương sai của tích vô hướng tăng theo d_k",
    "zh": "点积的方差随 d_k 增大",
}


@pytest.fixture(scope="module")
def card() -> Question:
    shipped = Path(__file__).resolve().parent.parent / "data"
    return load_library((), shipped=shipped).questions[0]


def graded(lang: Lang, *, confidence: float = 0.9) -> Grade:
    return Grade(
        card="attn-scale",
        lang=lang,
        score=0.8,
        verdict="correct",
        confidence=confidence,
        suggested_rating="good",
        grader="core/1",
        points=(
            PointGrade(id="variance", status="covered", similarity=0.9, evidence=ANSWERS[lang]),
            PointGrade(id="saturation", status="missing", similarity=0.1),
        ),
        pitfalls=("dmodel",),
    )


def session(card: Question, lang: Lang, columns: int) -> Screen:
    say, width = Catalog(lang), measure(columns)
    asked = QuestionView(question=card, lang=lang, number=3, total=10, minutes_left=12)
    answer = Answer(text=ANSWERS[lang], lang=lang)
    shown = GradeView(question=card, answer=answer, grade=graded(lang))
    choice = RatingView(suggested="good", days={"again": 0, "hard": 1, "good": 75, "easy": 900})
    return [
        *question_screen(asked, say, width),
        *grade_screen(shown, say, width),
        *rating_screen(choice, say, width),
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", WIDTHS)
def test_a_question_from_asking_to_rating(
    card: Question, lang: Lang, columns: int, snapshot: SnapshotAssertion
) -> None:
    assert plain(session(card, lang, columns)) == snapshot


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", WIDTHS)
def test_a_whole_card(
    card: Question, lang: Lang, columns: int, snapshot: SnapshotAssertion
) -> None:
    assert plain(whole_card(card, lang, Catalog(lang), measure(columns))) == snapshot


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", range(20, 121, 7))
def test_no_line_is_wider_than_the_window(card: Question, lang: Lang, columns: int) -> None:
    screen = [
        *session(card, lang, columns),
        *whole_card(card, lang, Catalog(lang), measure(columns)),
    ]
    assert max(cell_len(line) for line in plain(screen).split("\n")) <= columns


def test_low_confidence_is_said(card: Question) -> None:
    answer = Answer(text="variance", lang="en")
    view = GradeView(question=card, answer=answer, grade=graded("en", confidence=0.4))
    assert "not sure" in plain(grade_screen(view, Catalog("en"), 60))


def test_a_reveal_shows_the_answer_without_a_score(card: Question) -> None:
    view = GradeView(question=card, answer=Answer(text="", lang="en"), grade=graded("en"))
    shown = plain(grade_screen(view, Catalog("en"), 60))
    assert "root d_k" in shown
    assert "%" not in shown


def test_after_i_was_right_only_the_points_are_shown(card: Question) -> None:
    answer = Answer(text="variance", lang="en")
    view = GradeView(question=card, answer=answer, grade=graded("en"), brief=True)
    assert "Formula" not in plain(grade_screen(view, Catalog("en"), 60))


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "1 d"), (59, "59 d"), (90, "3 mo"), (900, "2.5 y")]
)
def test_days_are_said_as_people_say_them(days: int, words: str) -> None:
    assert interval(days, Catalog("en")) == words


@pytest.mark.parametrize("lang", LANGS)
def test_the_summary_says_what_was_learned_and_when_to_come_back(
    lang: Lang, card: Question, snapshot: SnapshotAssertion
) -> None:
    from datetime import date

    outcome = Outcome(
        card=card.id,
        review="r",
        lang=lang,
        rating="hard",
        grade=graded(lang),
        first=True,
        ms=61_000,
    )
    known = replace(outcome, card="known", rating="good")
    summary = Summary(outcomes=(outcome, known), interrupted=True)
    say, today = Catalog(lang), date(2026, 11, 22)
    back = coming_screen((date(2026, 11, 23), 4), today, say, 60)
    titles = {card.id: card.front[lang], "known": "RAG?"}
    screen = summary_screen(summary, titles, say, 60, back)
    assert plain(screen) == snapshot


def test_a_table_wraps_its_last_column() -> None:
    shown = plain(table(["id", "question"], [["a", "one two three four five"]], 20))
    assert shown == "id  question\na   one two three\n    four five"


def test_a_last_column_of_less_than_a_third_of_the_window_becomes_a_block() -> None:
    row = ["an-identifier-that-leaves-no-room", "question"]
    assert plain(table(["id", "question"], [row], 48)) == f"{row[0]}\n  question"
    assert plain(table(["id", "question"], [row], 54)).startswith("id ")


def test_a_fault_is_broken_between_words_and_indented() -> None:
    lines = fault_lines(["llm-interview: no card 'tok'", "  did you mean tok-subword-oov?"], 25)
    assert lines == ["llm-interview: no card", "  'tok'", "  did you mean", "  tok-subword-oov?"]


def test_points_that_are_half_said_are_counted(card: Question) -> None:
    points = tuple(replace(point, status="partial") for point in graded("en").points)
    answer = Answer(text="variance", lang="en")
    view = GradeView(question=card, answer=answer, grade=replace(graded("en"), points=points))
    assert "0 of 2 points, 2 half said" in plain(grade_screen(view, Catalog("en"), 80))


def test_in_a_narrow_window_a_row_becomes_a_block() -> None:
    row = ["a-long-identifier", "1", "new", "", "question"]
    shown = plain(table(["id", "level", "state", "due", "question"], [row], 40))
    assert shown == "a-long-identifier · level 1 · new\n  question"


def test_a_day_without_reviews_is_a_dot_and_the_fullest_a_whole_block() -> None:
    from datetime import date

    assert bars({date(2026, 1, 1): 0, date(2026, 1, 2): 1, date(2026, 1, 3): 8}) == "·▁█"


def test_a_question_shown_once_more_waits_for_no_answer_and_names_no_keys(card: Question) -> None:
    asked = QuestionView(question=card, lang="en", number=1, total=2)
    again = plain(question_screen(replace(asked, answered=True), Catalog("en"), 79))
    assert "hint" in plain(question_screen(asked, Catalog("en"), 79))
    assert "hint" not in again
    assert not again.endswith("\n")


@pytest.mark.parametrize("lang", LANGS)
def test_a_session_without_an_answer_counts_no_minutes(lang: Lang) -> None:
    say = Catalog(lang)
    shown = plain(summary_screen(Summary(outcomes=()), {}, say, 39))
    assert shown.splitlines() == ["", say("summary_title"), say("summary_nothing")]


@pytest.mark.parametrize("width", range(20, 90, 3))
def test_no_line_of_a_source_ends_in_a_separator(card: Question, width: int) -> None:
    for line in plain(answer_part(card, "en", Catalog("en"), width)).split("\n"):
        assert not line.endswith("·")


def test_the_whole_card_names_every_source_with_its_address(card: Question) -> None:
    url = "https://example.org/a/b"
    other = Source(id="n", title="Notes", url=url, where="chapter 2", year=2024)
    sourced = replace(card, sources=(*card.sources, other))
    shown = plain(whole_card(sourced, "en", Catalog("en"), 79))
    assert shown.endswith("- Notes (2024) · https://example.org/a/b · chapter 2")
    assert f"- {card.sources[0].title}" in shown
    assert "Sources" not in plain(whole_card(replace(card, sources=()), "en", Catalog("en"), 79))


def test_a_narrow_score_breaks_between_its_facts(card: Question) -> None:
    points = tuple(
        PointGrade(id=point.id, status="partial", similarity=0.3) for point in card.key_points
    )
    grade = Grade(card=card.id, lang="zh", score=0.44, verdict="partial", confidence=1.0,
                  suggested_rating="hard", grader="core/1", points=points)  # fmt: skip
    view = GradeView(question=card, answer=Answer(text="x", lang="zh"), grade=grade)
    shown = plain(grade_screen(view, Catalog("zh"), 30))
    assert "\n0/2 个要点，2 个答到一半 · 44%\n部分正确\n" in shown


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("status", ["covered", "partial", "contradicted"])
def test_a_point_that_no_words_of_the_learner_made_says_that_the_whole_did(
    card: Question, lang: Lang, status: Status
) -> None:
    say = Catalog(lang)
    point = PointGrade(id=card.key_points[0].id, status=status, similarity=0.2)
    shown = plain(points_screen(card, Answer(text="x y", lang=lang), [point], say, 79))
    assert shown.endswith(f"\n  {say(f'whole_{status}')}")
    assert say("your_words", words="").strip("”“ ") not in shown


def test_a_missing_point_without_cues_is_said_once(card: Question) -> None:
    bare = replace(card, key_points=tuple(replace(point, cues={}) for point in card.key_points))
    answer = Answer(text=ANSWERS["en"], lang="en")
    say = Catalog("en")
    shown = [
        plain(grade_screen(GradeView(question=one, answer=answer, grade=graded("en")), say, 80))
        for one in (card, bare)
    ]
    assert ["remember:" in screen.casefold() for screen in shown] == [True, False]
