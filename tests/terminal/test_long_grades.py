"""A grade that the model answer would push out of the window waits to be read."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from llm_interview.core.grades import Answer, Grade, PointGrade
from llm_interview.core.replies import Key, Typed
from llm_interview.core.session import GradeView, QuestionView, RatingView
from llm_interview.loader.library import load_library
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.display import Display
from llm_interview.terminal.face import TerminalFace

MORE = "Enter: model answer "
RATING = RatingView(suggested="hard", days={"again": 0, "hard": 1, "good": 2, "easy": 8})


@pytest.fixture(scope="module")
def view() -> GradeView:
    shipped = Path(__file__).resolve().parent.parent / "data"
    card = load_library((), shipped=shipped).questions[0]
    points = tuple(
        PointGrade(id=point.id, status="missing", similarity=0.0) for point in card.key_points
    )
    grade = Grade(
        card=card.id,
        lang="en",
        score=0.0,
        verdict="incorrect",
        confidence=0.9,
        suggested_rating="again",
        grader="core/1",
        points=points,
    )
    return GradeView(question=card, answer=Answer(text="no idea", lang="en"), grade=grade)


class Person:
    """Types the given lines in a window of so many rows; then the input ends."""

    def __init__(self, rows: int, typed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LINES", str(rows))
        self.out = io.StringIO()
        self.typed = typed
        self.begun = self.longest = 0
        display = Display(self.out, 80)
        self.face = TerminalFace(display, self.read, Catalog("en"), lambda: 0.0, None)
        self.face.pauses = True

    def read(self, prompt: str) -> str:
        self.out.write(prompt + "\n")
        self.longest = max(self.longest, self.seen[self.begun :].count("\n"))
        self.begun = len(self.seen)
        if not self.typed:
            raise EOFError
        return self.typed.pop(0)

    @property
    def seen(self) -> str:
        return self.out.getvalue()


def test_the_model_answer_comes_after_enter(
    view: GradeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(12, ["", ""], monkeypatch)
    person.face.grade(view)
    before, _, after = person.seen.partition(MORE)
    assert "0%" in before
    assert "Answer" not in before
    assert "Source: Attention" in after


def test_a_window_that_shows_both_asks_for_no_key(
    view: GradeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(60, [], monkeypatch)
    person.face.grade(view)
    assert MORE not in person.seen
    assert "Source: Attention" in person.seen


def test_what_just_fits_with_its_rating_is_shown_at_once(
    view: GradeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Person(60, ["3"], monkeypatch)
    whole.face.grade(view)
    whole.face.rating(RATING)
    rows = whole.seen.count("\n")
    for more, asked in ((0, False), (-1, True)):
        person = Person(rows + more, [""], monkeypatch)
        person.face.grade(view)
        assert (MORE in person.seen) == asked


def test_a_line_typed_there_is_no_rating(view: GradeView, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person(12, ["4", "Ｂ，c", "", "softmax", "", "2"], monkeypatch)
    person.face.grade(view)
    assert person.face.rating(RATING) == "hard"
    assert "'4' works at the rating" in person.seen
    assert "'Ｂ，c' is not a key here" in person.seen
    assert "'softmax' is not a key here: Enter goes on, :q ends." in person.seen


@pytest.mark.parametrize(
    ("typed", "told"), [("!", "works at"), ("！2", "works at"), ("z", "is not")]
)
@pytest.mark.parametrize("rates", [True, False])
def test_a_key_typed_there_is_told_where_it_works(
    view: GradeView, monkeypatch: pytest.MonkeyPatch, typed: str, told: str, *, rates: bool
) -> None:
    person = Person(12, [typed, "", ""], monkeypatch)
    person.face.rates = rates
    person.face.grade(view)
    assert f"' {told if rates else 'is not'}" in person.seen
    assert "Source: Attention" in person.seen


def test_the_model_answer_is_broken_for_the_window_as_it_is_then(
    view: GradeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(12, [], monkeypatch)
    monkeypatch.setenv("COLUMNS", "80")

    def narrowing(prompt: str) -> str:
        monkeypatch.setenv("COLUMNS", "40")
        person.out.write(prompt + "\n")
        return ""

    person.face = TerminalFace(Display(person.out), narrowing, Catalog("en"), lambda: 0.0, None)
    person.face.pauses = True
    person.face.grade(view)
    before, _, after = person.seen.partition(MORE)
    assert max(map(len, before.splitlines())) > 40
    assert max(map(len, after.splitlines())) < 40


def test_a_person_may_leave_there(view: GradeView, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person(12, [" :Q ", "3"], monkeypatch)
    person.face.grade(view)
    assert person.face.rating(RATING) == Key(command="end")
    assert "Source: Attention" not in person.seen


@pytest.mark.parametrize("rates", [True, False])
def test_i_was_right_is_no_answer(
    view: GradeView, monkeypatch: pytest.MonkeyPatch, *, rates: bool
) -> None:
    person = Person(60, ["!", "！2", "!= 0"], monkeypatch)
    person.face.rates, person.face.aloud = rates, lambda *_: ""
    asked = QuestionView(question=view.question, lang="en", number=1, total=1)
    assert person.face.answer(asked) == Typed(text="!= 0", ms=0)
    assert person.seen.count("works at the rating" if rates else "is not a key") == 2


def test_a_first_question_stands_apart_from_what_was_said_before_it(
    view: GradeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(60, [], monkeypatch)
    asked = QuestionView(question=view.question, lang="en", number=1, total=2)
    person.face.question(asked)
    assert person.seen[0] != "\n"
    person.face.say("flagged", card="a")
    person.face.question(asked)
    assert "Flagged: a\n\n" in person.seen


def test_the_end_of_input_there_ends_the_session_after_the_grade(
    view: GradeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(12, [], monkeypatch)
    person.face.grade(view)
    question = QuestionView(question=view.question, lang="en", number=1, total=1)
    assert person.face.rating(RATING) == Key(command="end")
    assert person.face.answer(question) == Key(command="end")
    assert "Source: Attention" not in person.seen


def test_a_revealed_answer_has_no_grade_to_read_first(
    view: GradeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(12, [""], monkeypatch)
    person.face.grade(replace(view, answer=Answer(text="", lang="en")))
    assert MORE not in person.seen
    assert "Source: Attention" in person.seen


@pytest.mark.parametrize("typed", ["no idea", ""])
@pytest.mark.parametrize("rows", [8, 12, 16, 24, 40])
def test_nothing_scrolls_away_between_two_keys(
    view: GradeView, monkeypatch: pytest.MonkeyPatch, rows: int, typed: str
) -> None:
    shown = replace(view, answer=Answer(text=typed, lang="en"))
    person = Person(rows, [""] * 12, monkeypatch)
    question = QuestionView(question=view.question, lang="en", number=2, total=3)
    person.face.grade(shown)
    person.face.rating(RATING)
    person.face.grade(shown)
    person.face.question(question)  # as in a quiz, where nothing is rated
    person.face.answer(question)
    person.face.grade(replace(shown, brief=True))
    person.face.ready(9)
    assert person.longest <= rows


def test_a_question_that_just_fits_below_an_answer_asks_for_no_key(
    view: GradeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = QuestionView(question=view.question, lang="en", number=2, total=3)
    whole = Person(90, [], monkeypatch)
    whole.face.grade(view)
    whole.face.question(question)
    rows = whole.seen.count("\n") + 1
    for more, asked in ((0, False), (-1, True)):
        person = Person(90, [""], monkeypatch)
        person.face.grade(view)
        monkeypatch.setenv("LINES", str(rows + more))
        person.face.question(question)
        assert ("Enter: go on" in person.seen) == asked


def test_options_stand_closer_where_the_window_is_low(
    view: GradeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = QuestionView(question=view.question, lang="en", number=1, total=1)
    person = Person(4, [], monkeypatch)
    person.face.question(question)
    assert "\n\n" not in person.seen


def test_a_pipe_is_never_kept_waiting(view: GradeView, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person(12, [], monkeypatch)
    person.face.pauses = False
    person.face.grade(view)
    assert "Source: Attention" in person.seen
