"""The next follow-up speaks of what was missed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.follow_ups import as_question, next_follow_up, words
from llm_interview.core.grades import Answer, PointGrade, Status
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.questions import FollowUp, KeyPoint, Question
from llm_interview.loader.cache import open_library

CARD = Question(
    id="mask",
    topic="attn",
    front={"en": "What is the causal mask for?", "vi": "Causal mask để làm gì?"},
    spoken={"en": "It hides the future."},
    key_points=(
        KeyPoint(
            id="triangle",
            weight=50,
            required=True,
            text={"en": "Only the lower triangle is allowed.", "zh": "只允许下三角部分。"},
            cues={"en": ("tril",)},
        ),
        KeyPoint(id="infinity", weight=50, required=False, text={"en": "Minus infinity."}),
    ),
    follow_ups=(
        FollowUp(id="packing", q={"en": "Several documents?"}, a={"en": "A block mask."}),
        FollowUp(
            id="nan",
            q={"en": "What if a row is all minus infinity?"},
            a={"en": "No. Softmax gives NaN there. Keep at least one entry in each row. Test."},
        ),
        FollowUp(id="shape", q={"zh": "下三角和上三角有什么区别？"}, a={"zh": "方向相反。"}),
    ),
)


def points(triangle: Status, infinity: Status) -> list[PointGrade]:
    return [
        PointGrade(id="triangle", status=triangle, similarity=0),
        PointGrade(id="infinity", status=infinity, similarity=0),
    ]


def chosen(triangle: Status, infinity: Status, *asked: str) -> str | None:
    follow = next_follow_up(CARD, points(triangle, infinity), asked)
    return follow.id if follow else None


def test_a_missed_point_draws_the_follow_up_that_speaks_of_it() -> None:
    assert chosen("covered", "missing") == "nan"
    assert chosen("missing", "covered") == "shape"


def test_the_larger_gap_decides() -> None:
    assert chosen("contradicted", "covered") == "shape"
    assert chosen("covered", "partial") == "nan"


def test_after_a_full_answer_the_author_s_order_holds() -> None:
    assert chosen("covered", "covered") == "packing"
    assert chosen("covered", "covered", "packing") == "nan"


def test_nothing_is_asked_twice_and_the_chain_ends() -> None:
    assert chosen("covered", "missing", "nan") == "packing"
    assert chosen("missing", "missing", "nan", "packing", "shape") is None


def test_a_card_without_points_still_has_an_order() -> None:
    bare = Question(
        id="x", topic="t", front={"en": "q"}, spoken={"en": "a"}, follow_ups=CARD.follow_ups
    )
    follow = next_follow_up(bare, [], ())
    assert follow is not None
    assert follow.id == "packing"


def test_a_point_of_the_question_s_own_words_tells_nothing_apart() -> None:
    echo = KeyPoint(id="echo", weight=100, required=True, text={"en": "The causal mask."})
    card = Question(
        id="x", topic="t", front=CARD.front, spoken=CARD.spoken, key_points=(echo,),
        follow_ups=CARD.follow_ups,
    )  # fmt: skip
    follow = next_follow_up(card, [PointGrade(id="echo", status="missing", similarity=0)], ())
    assert follow is not None
    assert follow.id == "packing"


def test_words_are_folded_and_han_is_read_in_pairs() -> None:
    assert words(["Phương sai", "的方差 dk", "softmax注意力"]) == {
        *("phuong", "sai", "的方", "方差", "softmax", "注意", "意力"),
    }


@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_text_has_words_without_blanks(texts: list[str]) -> None:
    assert all(word and not any(char.isspace() for char in word) for word in words(texts))


def test_a_follow_up_is_graded_on_the_sentences_of_its_answer(tmp_path: Path) -> None:
    (tmp_path / "d.yaml").write_text("- {q: a, a: b}\n", "utf-8")
    library = open_library((), shipped=tmp_path, cache=None)
    grader = OfflineGrader(library.lexicon(), library.prepared)
    question = as_question(CARD, CARD.follow_ups[1])
    assert [point.text["en"] for point in question.key_points] == [
        "No. Softmax gives NaN there.",
        "Keep at least one entry in each row. Test.",
    ]
    full = grader.grade(question, Answer(text=question.spoken["en"], lang="en"))
    none = grader.grade(question, Answer(text="no idea", lang="en"))
    assert (full.verdict, none.verdict) == ("correct", "incorrect")


def test_languages_with_fewer_sentences_keep_their_whole_answer() -> None:
    english = (
        "The first thing is this one.",
        "The second one is another.",
        "There is also a third thing.",
    )
    follow = FollowUp(
        id="f",
        q={"en": "?"},
        a={"en": " ".join(english), "zh": "第一件事情就是这个。第二件事情是另一个。"},
    )
    cut = [point.text for point in as_question(CARD, follow).key_points]
    assert cut == [
        {"en": " ".join(english[:2]), "zh": "第一件事情就是这个。"},
        {"en": english[2], "zh": "第二件事情是另一个。"},
    ]


ONE_LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60)


@given(ONE_LINE.filter(str.strip))
def test_no_word_of_any_answer_is_lost(text: str) -> None:
    follow = FollowUp(id="f", q={"en": "?"}, a={"en": text})
    points = as_question(CARD, follow).key_points
    assert sum(point.weight for point in points) == pytest.approx(100)
    kept = "".join(point.text["en"] for point in points)
    assert "".join(kept.split()) == "".join(text.split())
