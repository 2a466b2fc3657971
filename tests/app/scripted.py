"""A learner who follows a script, a desk in a temporary home, and a small deck."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from llm_interview.app.desk import Desk
from llm_interview.core.errors import Fault
from llm_interview.core.grades import Answer, PointGrade
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.ids import uuid7
from llm_interview.core.questions import Question
from llm_interview.core.ratings import Rating
from llm_interview.core.replies import Key, Typed, read_answer, read_choice, read_rating
from llm_interview.core.review import Event
from llm_interview.core.session import GradeView, QuestionView, RatingView
from llm_interview.loader.cache import open_library
from llm_interview.store.places import find_places
from llm_interview.store.record import open_store

DECK = """
- {id: one, question: What does softmax do?, tags: math,
   answer: Softmax turns scores into probabilities that sum to one.}
- {id: two, question: What is a token?, tags: [tok, basics],
   answer: A token is a unit of the vocabulary with an integer id.}
- {id: three, question: What is dropout?, tags: basics,
   answer: Dropout sets random activations to zero during training.}
"""
START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@dataclass
class Script:
    """Lines for answers and ratings; records what was shown. RIGHT and WRONG pick
    such an option."""

    lines: list[str]
    shown: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    points: list[object] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    saved_ids: list[str] = field(default_factory=list)
    langs: list[str] = field(default_factory=list)
    suggested: list[Rating] = field(default_factory=list)
    overruling: list[bool] = field(default_factory=list)
    grades: list[GradeView] = field(default_factory=list)
    opinions: list[GradeView] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    left: bool = False
    patience: int = 99
    looks: int = 0

    def question(self, view: QuestionView) -> None:
        self.shown.append(view.question.id)
        self.langs.append(view.lang)

    def _line(self) -> str | None:
        if not self.lines:
            return None
        if self.lines[0] == "^C":
            raise KeyboardInterrupt
        return self.lines.pop(0)

    def answer(self, view: QuestionView) -> Typed | Key:
        line = self._line()
        if line is None:
            return Key(command="end")
        if view.choice is None:
            return read_answer(line, 1000)
        options, right = len(view.choice.options), view.choice.right
        picks = {"RIGHT": str(right + 1), "WRONG": str((right + 1) % options + 1)}
        return read_choice(picks.get(line, line), 1000, options)

    def earned(self, question: Question, answer: Answer, points: Sequence[PointGrade]) -> None:
        texts = {point.id: point.text for point in question.key_points}
        for point in points:
            self.said.append("earned")
            self.told.append(texts[point.id][answer.lang])
            self.quoted.append(point.evidence or "")

    def grade(self, view: GradeView) -> None:
        self.grades.append(view)

    def waits(self, place: str, seconds: float) -> bool:
        self.said.append("judge_waiting")
        self.told.append(f"{place} {seconds}")
        return not self.left

    def hurries(self) -> bool:
        self.looks += 1
        return self.looks > self.patience

    def opinion(self, view: GradeView, *, rated: bool) -> None:
        self.opinions.append(view)
        self.told.append(f"rated: {rated}")

    def undone(self, event: Event) -> None:
        self.said.append("undone")
        self.told.append(getattr(event, "card", ""))

    def fault(self, fault: Fault) -> None:
        self.faults.append(fault.sentence)

    def rating(self, view: RatingView) -> Rating | Key:
        self.suggested.append(view.suggested)
        self.overruling.append(view.judged)
        line = self._line()
        return Key(command="end") if line is None else read_rating(line, view.suggested)

    def say(self, key: str, /, **values: object) -> None:
        self.said.append(key)
        self.told.append(str(values.get("text", "")))
        self.points.append(values.get("points"))

    def saved(self, review_id: str) -> None:
        self.saved_ids.append(review_id)


def clock(start: datetime = START) -> Iterator[datetime]:
    """A second passes at every look."""
    return (start + timedelta(seconds=n) for n in itertools.count())


def desk(tmp_path: Path, deck: str = DECK, day: int = 0) -> Desk:
    """A desk over `deck` in a home below `tmp_path`, `day` days after the first."""
    folder = tmp_path / "deck"
    folder.mkdir(exist_ok=True)
    (folder / "cards.yaml").write_text(deck, "utf-8")
    places = find_places({**os.environ, "LLM_INTERVIEW_HOME": str(tmp_path / "home")})
    instants = clock(START + timedelta(days=day))
    library = open_library((), shipped=folder, cache=None)
    ticks = itertools.count()
    return Desk(
        library=library,
        store=open_store(
            places,
            now=lambda: next(instants),
            new_id=lambda: uuid7(next(ticks) + day * 10**6, os.urandom(10)),
        ),
        grader=lambda: OfflineGrader(library.lexicon(), library.prepared),
        lang="en",
        day=date(2026, 11, 22) + timedelta(days=day),
        ticks=lambda: float(next(ticks)),
        seed=lambda: 1,
    )
