"""Scores of several questions together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.grades import Grade
from llm_interview.core.scores import score_of, weakest_first

GRADES = st.builds(
    Grade,
    card=st.just("c"),
    lang=st.just("en"),
    score=st.floats(0, 1),
    verdict=st.sampled_from(("correct", "partial", "incorrect")),
    confidence=st.just(1.0),
    suggested_rating=st.just("good"),
    grader=st.just("g/1"),
    points=st.just(()),
    pitfalls=st.just(()),
)


@given(st.lists(GRADES))
def test_every_question_counts_under_one_verdict(grades: list[Grade]) -> None:
    score = score_of(grades)
    assert score.correct + score.partial + score.incorrect == score.asked == len(grades)
    assert 0 <= score.score <= 1


@given(st.dictionaries(st.text(max_size=3), st.lists(GRADES, min_size=1)))
def test_the_weakest_group_comes_first(groups: dict[str, list[Grade]]) -> None:
    ranked = weakest_first(groups)
    assert ranked.keys() == groups.keys()
    order = [(score.score, name) for name, score in ranked.items()]
    assert order == sorted(order)


def test_nothing_scores_nothing() -> None:
    assert score_of([]).score == 0
