"""Four options for a question: always distinct, always exactly one right."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.choices import (
    OPTIONS,
    Choice,
    Option,
    alike,
    choice_grade,
    make_choice,
    sentence,
)
from llm_interview.core.grades import Grade, PointGrade
from llm_interview.core.questions import KeyPoint, Pitfall, Question

WORDS = st.lists(
    st.sampled_from(["query", "key", "value", "head", "layer", "token", "loss", "rank", "mask"]),
    min_size=3,
    max_size=9,
)
TEXTS = WORDS.map(" ".join)


def card(name: str, points: list[str], *, pitfalls: list[str] | None = None) -> Question:
    """A card whose first key point is required."""
    return Question(
        id=name,
        topic="t",
        front={"en": f"What about {name}?"},
        spoken={"en": " ".join(points)},
        key_points=tuple(
            KeyPoint(id=f"p{n}", weight=10, required=n == 0, text={"en": text})
            for n, text in enumerate(points)
        ),
        pitfalls=tuple(
            Pitfall(id=f"w{n}", wrong={"en": text}, right={"en": "no"})
            for n, text in enumerate(pitfalls or [])
        ),
    )


def graded(question: Question, text: str) -> Grade:
    """A grader that covers a point when five sixths of its words are there, in any order."""
    said = set(text.lower().strip(".").split())
    points = []
    for point in question.key_points:
        words = set(point.text["en"].lower().strip(".").split())
        covered = len(words & said) >= len(words) * 5 / 6
        points.append(
            PointGrade(
                id=point.id, status="covered" if covered else "missing", similarity=float(covered)
            )
        )
    passed = any(p.status == "covered" for p in points)
    return Grade(
        card=question.id,
        lang="en",
        score=float(passed),
        verdict="partial" if passed else "incorrect",
        confidence=1,
        suggested_rating="hard",
        grader="words/1",
        points=tuple(points),
    )


CARD = card(
    "mha",
    ["several heads attend to different positions"],
    pitfalls=["more heads mean more parameters", "all heads learn the same thing"],
)
NEIGHBOUR = card("rope", ["rotation encodes the relative distance", "no learned weights needed"])


def made(question: Question, neighbours: list[Question], seed: int = 1) -> Choice | None:
    return make_choice(
        question, "en", neighbours, lambda text: graded(question, text), Random(seed)
    )


@given(
    own=st.lists(TEXTS, min_size=1, max_size=3),
    wrong=st.lists(TEXTS, max_size=3),
    borrowed=st.lists(TEXTS, max_size=4),
    seed=st.integers(),
)
def test_options_are_distinct_and_exactly_one_is_right_whatever_the_cards_say(
    own: list[str], wrong: list[str], borrowed: list[str], seed: int
) -> None:
    question = card("q", own, pitfalls=wrong)
    choice = made(question, [card("n", borrowed)], seed)
    if choice is None:
        return
    assert len(choice.options) == OPTIONS
    for place, option in enumerate(choice.options):
        others = choice.options[:place] + choice.options[place + 1 :]
        assert not any(alike(option.text, other.text) for other in others)
        covers = any(p.status == "covered" for p in graded(question, option.text).points)
        assert covers == (place == choice.right)


@given(st.integers())
def test_the_same_chance_makes_the_same_options(seed: int) -> None:
    assert made(CARD, [NEIGHBOUR], seed) == made(CARD, [NEIGHBOUR], seed)


def test_the_right_option_stands_in_every_place() -> None:
    places = {choice.right for n in range(40) if (choice := made(CARD, [NEIGHBOUR], n))}
    assert places == {0, 1, 2, 3}


def test_the_right_option_is_a_required_point_where_there_is_one() -> None:
    question = card("q", ["one two three", "four five six"], pitfalls=["a b c", "d e f", "g h i"])
    choices = [made(question, [], n) for n in range(20)]
    assert {choice.options[choice.right].point for choice in choices if choice} == {"p0"}


def test_a_wrong_claim_that_the_grader_takes_for_an_answer_is_not_offered() -> None:
    question = card("q", ["one two three four five six"], pitfalls=["six five four three two one"])
    neighbour = card("n", ["a b c", "d e f", "g h i"])
    choice = made(question, [neighbour])
    assert choice is not None
    assert not any(option.pitfall for option in choice.options)


def test_a_claim_that_the_model_answer_says_is_not_borrowed() -> None:
    choice = made(CARD, [card("n", ["heads attend to different positions", "x y z"])])
    assert choice is not None
    assert "x y z".capitalize() + "." in [option.text for option in choice.options]
    assert "Heads attend to different positions." not in [o.text for o in choice.options]


def test_there_is_no_choice_where_too_few_options_can_be_made() -> None:
    assert made(CARD, []) is None


def test_there_is_no_choice_where_the_grader_does_not_know_its_own_point() -> None:
    assert make_choice(CARD, "en", [NEIGHBOUR], lambda _: graded(CARD, "x"), Random(1)) is None


def test_fragments_look_like_sentences_and_names_keep_their_letters() -> None:
    assert sentence("a higher temperature sharpens", "en") == "A higher temperature sharpens."
    assert sentence("d_k grows", "en") == "d_k grows."
    assert sentence("温度越高越尖", "zh") == "温度越高越尖。"
    assert sentence("Why not?", "en") == "Why not?"


CHOICE = Choice(
    options=(
        Option(text="Trap.", pitfall="w0"),
        Option(text="Right.", point="p0"),
        Option(text="Claim."),
        Option(text="Elsewhere.", about="What about rope?"),
    )
)


def test_the_right_pick_is_good_and_any_other_again() -> None:
    ratings = [choice_grade(CARD, CHOICE, n, "en").suggested_rating for n in range(4)]
    assert ratings == ["again", "good", "again", "again"]
    assert choice_grade(CARD, CHOICE, None, "en").verdict == "incorrect"


def test_a_picked_misconception_is_named_so_that_its_correction_is_shown() -> None:
    grade = choice_grade(CARD, CHOICE, 0, "en")
    assert (grade.pitfalls, grade.points[0].status) == (("w0",), "contradicted")


def test_a_true_claim_about_something_else_contradicts_nothing() -> None:
    assert choice_grade(CARD, CHOICE, 3, "en").points[0].status == "missing"
