"""Screens of the modes: options, points and the clock, in three languages and three widths."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.choices import Choice, Option, choice_grade
from llm_interview.core.grades import Answer, PointGrade
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Question
from llm_interview.core.replies import Key, Typed
from llm_interview.core.session import GradeView, Mode, QuestionView, RatingView
from llm_interview.loader.library import load_library
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.display import Display
from llm_interview.terminal.face import TerminalFace
from llm_interview.terminal.line_reader import pipe_reader
from llm_interview.terminal.lines import Screen, measure, plain
from llm_interview.terminal.screens import (
    grade_screen,
    points_screen,
    question_screen,
    rating_screen,
    sentence,
)
from llm_interview.terminal.spoken_reader import CALM, pause, timed_reader

WIDTHS = (40, 80, 120)
CLAIMS: dict[Lang, tuple[str, str]] = {
    "en": ("The scores are divided by d_model.", "Rotary embedding turns each pair of dimensions."),
    "vi": ("Các score được chia cho d_model.", "RoPE xoay từng cặp chiều của query và key."),
    "zh": ("分数要除以 d_model。", "RoPE 把 query 和 key 的每两维旋转一个角度。"),
}
ELSEWHERE: dict[Lang, str] = {
    "en": "How does RoPE encode a position?",
    "vi": "RoPE mã hóa vị trí thế nào?",
    "zh": "RoPE 怎么编码位置？",
}


@pytest.fixture(scope="module")
def card() -> Question:
    shipped = Path(__file__).resolve().parent.parent / "data"
    return load_library((), shipped=shipped).questions[0]


def options(card: Question, lang: Lang) -> Choice:
    point, pitfall = card.key_points[0], card.pitfalls[0]
    wrong, borrowed = CLAIMS[lang]
    return Choice(
        options=(
            Option(text=pitfall.wrong[lang], pitfall=pitfall.id),
            Option(text=point.text[lang], point=point.id),
            Option(text=borrowed, about=ELSEWHERE[lang]),
            Option(text=wrong),
        )
    )


def asked(card: Question, lang: Lang, mode: Mode) -> QuestionView:
    choice = options(card, lang) if mode == "choice" else None
    return QuestionView(question=card, lang=lang, number=3, total=10, mode=mode, choice=choice)


def picked(card: Question, lang: Lang, place: int | None) -> GradeView:
    choice = options(card, lang)
    text = "" if place is None else choice.options[place].text
    return GradeView(
        question=card,
        answer=Answer(text=text, lang=lang),
        grade=choice_grade(card, choice, place, lang),
        choice=choice,
        picked=place,
    )


def choosing(card: Question, lang: Lang, columns: int, say: Catalog) -> Screen:
    width = measure(columns)
    rating = RatingView(
        suggested="again", days={"again": 0, "hard": 1, "good": 2, "easy": 8}, judged=False
    )
    return [
        *question_screen(asked(card, lang, "choice"), say, width),
        *grade_screen(picked(card, lang, 2), say, width),
        *rating_screen(rating, say, width),
    ]


def said(card: Question, lang: Lang) -> Answer:
    return Answer(text=card.key_points[0].text[lang], lang=lang)


def made(card: Question, lang: Lang) -> tuple[PointGrade, ...]:
    point = card.key_points[0]
    words = point.text[lang]
    return (PointGrade(id=point.id, status="covered", similarity=1.0, evidence=words),)


def other_modes(card: Question, lang: Lang, columns: int, say: Catalog) -> Screen:
    width = measure(columns)
    texts = [
        *(say(f"point_{status}") for status in ("partial", "missing", "contradicted")),
        *(say(f"help_{mode}") for mode in ("choice", "points", "speak")),
        say("no_choice"),
    ]
    return [
        *question_screen(asked(card, lang, "points"), say, width),
        *points_screen(card, said(card, lang), made(card, lang), say, width),
        *question_screen(asked(card, lang, "speak"), say, width),
        *(line for text in texts for line in sentence(text, width)),
        *rating_screen(RatingView(suggested="again", days={}), say, width),
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", WIDTHS)
def test_choosing_from_question_to_rating(
    card: Question, lang: Lang, columns: int, snapshot: SnapshotAssertion
) -> None:
    assert plain(choosing(card, lang, columns, Catalog(lang))) == snapshot


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", WIDTHS)
def test_what_points_and_speaking_say(
    card: Question, lang: Lang, columns: int, snapshot: SnapshotAssertion
) -> None:
    assert plain(other_modes(card, lang, columns, Catalog(lang))) == snapshot


@pytest.mark.parametrize("lang", LANGS)
def test_choosing_read_aloud(card: Question, lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert plain(choosing(card, lang, 80, Catalog(lang, plain=True))) == snapshot


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", range(24, 121, 8))
def test_no_line_is_wider_than_the_window(card: Question, lang: Lang, columns: int) -> None:
    say = Catalog(lang)
    screen = choosing(card, lang, columns, say) + other_modes(card, lang, columns, say)
    assert max(cell_len(line) for line in plain(screen).split("\n")) <= columns


def test_a_right_pick_is_shown_once(card: Question) -> None:
    shown = plain(grade_screen(picked(card, "en", 1), Catalog("en"), 80))
    assert shown.startswith("\nRight.\n✓ 2  ")
    assert "✗" not in shown


def test_a_reveal_shows_the_right_option_without_a_verdict(card: Question) -> None:
    shown = plain(grade_screen(picked(card, "en", None), Catalog("en"), 80))
    assert shown.startswith("\n✓ 2  ")
    assert "Not this one" not in shown


def test_a_picked_misconception_is_followed_by_its_correction(card: Question) -> None:
    shown = plain(grade_screen(picked(card, "en", 0), Catalog("en"), 200)).replace("\n", " ")
    assert card.pitfalls[0].right["en"][:40] in shown


def test_shown_again_in_another_language_a_choice_asks_for_no_key(card: Question) -> None:
    view = replace(asked(card, "en", "choice"), choice=None)
    assert "pick" not in plain(question_screen(view, Catalog("en"), 80))


def face(typed: str, out: io.StringIO) -> TerminalFace:
    return TerminalFace(
        Display(out, 80), pipe_reader(io.StringIO(typed)), Catalog("en"), lambda: 0.0, None
    )


def test_each_mode_reads_what_it_asks_for(card: Question) -> None:
    replies = face("b\nx\nsaid\ntext\n", io.StringIO())
    assert replies.answer(asked(card, "en", "choice")) == Typed(text="2", ms=0)
    assert replies.answer(asked(card, "en", "choice")) == Key(command="unknown", argument="x")
    assert replies.answer(asked(card, "en", "points")) == Typed(text="said", ms=0)
    assert replies.answer(asked(card, "en", "speak")) == Typed(text="", ms=0)
    assert replies.answer(asked(card, "en", "speak")) == Key(command="end")


def test_the_prompt_counts_the_points(card: Question) -> None:
    prompts: list[str] = []

    def read(prompt: str) -> str:
        prompts.append(prompt)
        return ""

    learner = TerminalFace(Display(io.StringIO(), 80), read, Catalog("en"), lambda: 0.0, None)
    learner.answer(asked(card, "en", "points"))
    learner.answer(replace(asked(card, "en", "points"), said=1))
    assert prompts == ["1/2> ", "2/2> "]


def aloud(seconds: int, *, line: bytes | None, plain_form: bool = False) -> tuple[str, str]:
    """What a person who types `line` at once (None: ends the input) sees, and what is read."""
    keys, typed = os.pipe()
    out, read = io.StringIO(), ""
    if line is not None:
        os.write(typed, line)
    os.close(typed)
    try:
        display = Display(out, 80, plain=plain_form)
        read = timed_reader(display, lambda: 0.0, keys)(Catalog("en", plain=plain_form), seconds)
    except EOFError:
        read = "EOF"
    finally:
        os.close(keys)
    return out.getvalue(), read


def test_enter_stops_the_clock() -> None:
    shown, read = aloud(30, line=b"\n")
    assert read == ""
    assert shown == "\rSpeak: 30 s left · Enter stops "


def test_a_command_can_be_typed_while_the_clock_runs() -> None:
    assert aloud(30, line="về :q\r\n".encode())[1] == "về :q"
    assert aloud(30, line=b"\xff\x00:q\n")[1].endswith(":q")


def test_the_end_of_input_ends_the_clock() -> None:
    assert aloud(30, line=None)[1] == "EOF"


def test_a_plain_clock_says_the_time_once() -> None:
    shown, _ = aloud(30, line=b"\n", plain_form=True)
    assert shown == "Speak: you have 30 s. Enter stops.\n"


def test_when_the_time_is_over_the_person_is_waited_for() -> None:
    keys, typed = os.pipe()
    out, instants = io.StringIO(), iter([0.0, 0.9, 0.9, 2.5, 2.5, 2.5])
    os.write(typed, b"\n")
    read = timed_reader(Display(out, 80), lambda: next(instants), keys)
    assert read(Catalog("en"), 0) == ""
    assert "Time is up" in out.getvalue()


@pytest.mark.parametrize("lang", LANGS)
def test_the_clock_fits_one_line_so_that_it_can_be_written_over(lang: Lang) -> None:
    say = Catalog(lang)
    assert cell_len(say("speak_left", seconds=600)) < 40
    assert cell_len(say("speak_over")) < 40


def test_the_clock_changes_every_few_seconds_and_at_the_end_every_second() -> None:
    shown, left = [], 30
    while left > 0:
        shown.append(left)
        left -= pause(left)
    assert shown == [30, 25, 20, 15, 10, 5, 4, 3, 2, 1]
    assert CALM == 5
