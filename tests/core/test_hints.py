"""Hints go from a cue to the point, and never say more than their level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.hints import first_words, hint, next_point
from llm_interview.core.inline import parse_inline
from llm_interview.core.questions import KeyPoint, Question

POINTS = (
    KeyPoint(id="light", weight=10, required=True, text={"en": "The loss is averaged."}),
    KeyPoint(
        id="must",
        weight=30,
        required=True,
        text={
            "en": "Each logit is divided by T before the softmax.",
            "zh": "先除以 T 再做归一化。",
        },
        cues={"en": ("softmax", "scale the logits", "divide")},
    ),
    KeyPoint(id="heavy", weight=60, required=False, text={"en": "The order of tokens stays."}),
)
CARD = Question(
    id="q",
    topic="t",
    front={"en": "What does the softmax temperature do?", "zh": "温度做什么？"},
    spoken={"en": "x", "zh": "x"},
    key_points=POINTS,
)
PIECES = st.lists(
    st.sampled_from(
        ["one", "two", "**bold words**", "$a + b$", "`x y`", "注意力", "，", "5 $", "-"]
    ),
    min_size=1,
    max_size=12,
)


def test_required_points_come_first_then_the_heaviest() -> None:
    order, closed = [], set[str]()
    while (point := next_point(CARD, closed)) is not None:
        order.append(point.id)
        closed.add(point.id)
    assert order == ["must", "light", "heavy"]


def test_three_levels_lead_from_a_cue_to_the_point() -> None:
    told = [hint(CARD, POINTS[1], "en", level) for level in (1, 2, 3)]
    assert told == ["divide", "Each logit is divided …", POINTS[1].text["en"]]


def test_a_cue_is_not_what_the_question_says_already() -> None:
    assert "softmax" not in hint(CARD, POINTS[1], "en", 1)


def test_a_point_without_cues_gives_its_longest_word() -> None:
    assert hint(CARD, POINTS[0], "en", 1) == "averaged…"
    assert hint(CARD, POINTS[1], "zh", 1) != hint(CARD, POINTS[1], "zh", 3)


@given(PIECES.map(" ".join))
def test_first_words_begin_the_point_and_end_outside_of_marks(text: str) -> None:
    head = first_words(text).rstrip("…").removesuffix(" ")
    assert text.startswith(head)
    assert head != text
    shown = "".join(run.text for run in parse_inline(head))
    assert "".join(run.text for run in parse_inline(text)).startswith(shown)


@given(st.text(alphabet="ab 注意力，。", min_size=1, max_size=60).map(str.strip))
def test_first_words_leave_something_to_be_said(text: str) -> None:
    head = first_words(text).rstrip("…").strip()
    assert not head or text[len(head) :].strip(" ")


@given(st.lists(st.text(alphabet="ab", min_size=1, max_size=9), min_size=1, max_size=20))
def test_first_words_are_at_most_half_of_the_words_or_one(words: list[str]) -> None:
    head = first_words(" ".join(words)).removesuffix("…").strip()
    assert len(head.split()) <= max(1, len(words) // 2)


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("embedding 层就是一个可训练的 V × d 矩阵，第 i 行就是 token i 的向量。", "embedding 层……"),
        ("饱和时 Softmax 的梯度接近 0，Q 和 K 几乎学不动。", "饱和时 Softmax……"),
        ("一个头", "一……"),
    ],
)
def test_first_words_in_chinese_break_off_where_a_word_may_end(text: str, begun: str) -> None:
    assert first_words(text) == begun
