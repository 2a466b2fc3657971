"""What pages say around a question and its answer, which belongs to neither: labels, advice, links,
advertisements."""

from __future__ import annotations

import pytest

from tests.importing.reading import found, left, pairs


@pytest.mark.parametrize(
    "label",
    [
        "Gợi ý câu trả lời:",
        "Gợi ý đáp án:",
        "Hướng trả lời:",
        "Trả lời mẫu:",
        "Câu trả lời tham khảo:",
        "Đáp án tham khảo:",
        "Sample response:",
        "Interviewee:",
        "满分回答：",
        "高分话术：",
        "求职者：",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n"])
def test_the_words_above_an_answer_are_no_part_of_it(label: str, gap: str) -> None:
    page = f"Câu 1. Mask\n{label}{gap}It hides.\nIt adds.\n\nCâu 2. Head\n{label}{gap}It weighs.\n"
    assert pairs("text", page) == [
        ("1", "Mask", "It hides. It adds."),
        ("2", "Head", "It weighs."),
    ]


def test_advice_above_a_hint_stays_in_the_answer() -> None:
    page = """\
1.1. Câu 1: Giới thiệu về bản thân
Ai cũng gặp câu này khi đi phỏng vấn, nên hãy chuẩn bị kỹ trước ở nhà.
Gợi ý câu trả lời: Nói ngắn gọn.

1.2. Câu 2: Điểm mạnh của bạn
Gợi ý câu trả lời: Nêu một ví dụ."""
    first, second = found("text", page).drafts
    assert first.question == "Giới thiệu về bản thân"
    assert first.answer.startswith("Ai cũng gặp")
    assert first.answer.endswith("Nói ngắn gọn.")
    assert second.answer == "Nêu một ví dụ."


def test_what_is_said_of_a_question_is_left_out_with_its_line() -> None:
    page = """\
面试官：请说说你对注意力的理解？
（考察：基础概念）
参考答案：
注意力给每个词一个权重。
面试官：那为什么要除以根号 d？
(提示：想想方差)
参考答案：
点积的方差随维度增长。"""
    assert pairs("text", page) == [
        ("", "请说说你对注意力的理解？", "注意力给每个词一个权重。"),
        ("", "那为什么要除以根号 d？", "点积的方差随维度增长。"),
    ]
    assert left("text", page) == [(2, 2, "page"), (6, 6, "page")]


@pytest.mark.parametrize(
    "remark",
    [
        "This is one of the most common questions in such interviews.",
        "Đây là câu hỏi mở màn mà ai cũng gặp.",
        "这是最常见的面试题之一。",
    ],
)
def test_a_sentence_on_the_question_itself_is_left_out_above_an_answer(remark: str) -> None:
    page = f"1. Name a mask\n{remark}\nAnswer: It hides.\n\n2. Name a head\nAnswer: It weighs.\n"
    assert pairs("text", page) == [
        ("1", "Name a mask", "It hides."),
        ("2", "Name a head", "It weighs."),
    ]
    assert left("text", page) == [(2, 2, "page")]


@pytest.mark.parametrize(
    "ad",
    [
        "[Ad] Learn to prompt in 30 days – half price",
        "Sponsored: a course on prompts",
        "Quảng cáo: khóa học prompt giảm nửa giá",
        "【广告】三十天学会提示词",
    ],
)
def test_an_answer_goes_on_below_an_advertisement(ad: str) -> None:
    page = f"1. What is a mask?\n\nIt hides.\n\n{ad}\n\nIt adds.\n\n2. What is a head?\n\nOne.\n"
    first = found("text", page).drafts[0]
    assert (first.answer.split(), left("text", page)) == (
        ["It", "hides.", "It", "adds."],
        [(5, 5, "page")],
    )


def test_links_to_headings_are_no_words() -> None:
    page = "1. What is a mask? #\nIt hides.\n\n2. What is C #\nA language.\n"
    assert [question for _, question, _ in pairs("text", page)] == ["What is a mask?", "What is C"]
    alone = "1. What is a mask?\nIt hides.\n\n2. What is C #\nA language.\n"
    assert pairs("text", alone)[1][1] == "What is C #"


@pytest.mark.parametrize("label", ["Follow-up", "Follow-up: ", "Follow up questions: "])
def test_what_is_asked_next_stays_below_the_answer(label: str) -> None:
    page = (
        f"What is a mask?\n\nAnswer\n\nIt hides.\n\n{label}What is its shape?\n\n"
        f"What is a head?\n\nAnswer\n\nOne attention.\n\n{label}How many are there?\n\n"
        f"What is a token?\n\nAnswer\n\nA piece.\n"
    )
    assert [question for _, question, _ in pairs("text", page)] == [
        "What is a mask?",
        "What is a head?",
        "What is a token?",
    ]


@pytest.mark.parametrize(
    "remark",
    [
        "Why you should ask: It shows who has built one.",
        "What to look for in an answer: the triangle.",
        "答题提示：先说用途。",
    ],
)
def test_advice_for_who_asks_is_left_out_with_its_line(remark: str) -> None:
    page = (
        f"Question: What is a mask?\n\n{remark}\n\nIt hides.\n\nQuestion: What is a head?\n\nOne.\n"
    )
    assert pairs("text", page) == [
        ("", "What is a mask?", "It hides."),
        ("", "What is a head?", "One."),
    ]
    assert left("text", page) == [(3, 3, "page")]
