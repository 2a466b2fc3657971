"""Options for shipped cards in every language; scripts/check_choices.py looks at all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llm_interview.app.choosing import NEIGHBOURS, choice_for, neighbours
from llm_interview.app.desk import Desk
from llm_interview.core.choices import OPTIONS, alike
from llm_interview.core.grades import Answer, Grade
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Question
from llm_interview.loader.cached_library import CachedLibrary


@dataclass
class Judging:
    """A desk that remembers what the grader said of every text."""

    library: CachedLibrary
    said: dict[tuple[str, str], Grade] = field(default_factory=dict)

    @cached_property
    def grader(self) -> OfflineGrader:
        return OfflineGrader(self.library.lexicon(), self.library.prepared)

    def question(self, card: str) -> Question:
        return self.library.question(card)

    def judge(self, question: Question, answer: Answer) -> Grade:
        grade = self.grader.grade(question, answer)
        self.said[question.id, answer.text] = grade
        return grade


@pytest.fixture(scope="module")
def table(shipped_library: CachedLibrary) -> Judging:
    return Judging(library=shipped_library)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10_000), lang=st.sampled_from(LANGS), seed=st.integers())
def test_a_shipped_card_has_four_options_of_which_exactly_one_is_right(
    table: Judging, place: int, lang: Lang, seed: int
) -> None:
    ids = table.library.ids()
    question = table.question(ids[place % len(ids)])
    choice = choice_for(cast("Desk", table), question, lang, str(seed))
    assert choice is not None
    assert len(choice.options) == OPTIONS
    texts = [option.text for option in choice.options]
    for number, option in enumerate(choice.options):
        assert not any(alike(option.text, text) for text in texts[:number])
        grade = table.said[question.id, option.text]
        statuses = {point.id: point.status for point in grade.points}
        if number == choice.right:
            assert statuses[option.point] == "covered"
        else:
            assert grade.verdict == "incorrect"
            assert "covered" not in statuses.values()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10_000))
def test_neighbours_answer_other_questions(table: Judging, place: int) -> None:
    ids = table.library.ids()
    question = table.question(ids[place % len(ids)])
    others = neighbours(cast("Desk", table), question)
    assert len(others) == NEIGHBOURS
    assert question.id not in [other.id for other in others]
    assert not any(set(question.seed_refs) & set(other.seed_refs) for other in others)
