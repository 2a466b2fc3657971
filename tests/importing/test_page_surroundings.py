"""What stands between, under and around the questions of a page stays out of the answers."""

from __future__ import annotations

import pytest

from tests.importing.reading import found, left, pairs

CHAPTERS = [
    pytest.param("一、文本", "二、训练", id="Chinese numerals"),
    pytest.param("I. Text", "II. Training", id="Roman numerals"),
    pytest.param("A. Text", "B. Training", id="letters"),
    pytest.param("Section 1: Text", "Section 2: Training", id="a word"),
    pytest.param("PHẦN 1: VĂN BẢN", "PHẦN 2: HUẤN LUYỆN", id="a Vietnamese word"),
    pytest.param("Text (1-1)", "Training (2-2)", id="the numbers of its questions"),
    pytest.param("Easy interview questions", "Hard interview questions", id="questions"),
    pytest.param("Câu hỏi phỏng vấn cơ bản", "Câu hỏi phỏng vấn nâng cao", id="câu hỏi"),
]


@pytest.mark.parametrize(("first", "second"), CHAPTERS)
def test_the_heading_of_the_next_chapter_is_no_part_of_an_answer(first: str, second: str) -> None:
    page = (
        f"{first}\n1. What is a token?\nA piece of text.\n{second}\n2. What is loss?\nAn error.\n"
    )
    assert pairs("text", page) == [
        ("1", "What is a token?", "A piece of text."),
        ("2", "What is loss?", "An error."),
    ]
    assert (4, 4, "section") in left("text", page)


def test_a_heading_that_stands_alone_and_the_words_under_a_numbered_one() -> None:
    alone = """
        Basics

        Q: What is a token?

        A: A piece of text.

        Training Concepts

        Q: What is loss?

        A: An error.
    """
    introduced = """
        一、文本
        问题1：什么是词元？
        一小段文本。
        二、训练
        这部分最常被问。
        问题2：什么是损失？
        一种误差。
    """
    assert [answer for _, _, answer in pairs("text", alone)] == ["A piece of text.", "An error."]
    assert [answer for _, _, answer in pairs("text", introduced)] == ["一小段文本。", "一种误差。"]


def test_a_list_in_an_answer_is_no_chapter() -> None:
    page = """
        1. Contents
        2. What comes next

        Question 1: How does training begin?
        Three steps:
        1. load
        2. shuffle
        3. step

        Question 2: How does it end?
        By itself.
    """
    answers = [answer for _, _, answer in pairs("text", page)]
    assert answers == ["Three steps: 1. load 2. shuffle 3. step", "By itself."]


@pytest.mark.parametrize(
    "tail",
    [
        "Conclusion\nThat was it.",
        "Kết luận\nHết rồi.",
        "总结\n就这些。",
        "Frequently asked questions\nHow should I prepare?\nBuild things.",
        "Was this article helpful?\nYes No",
        "Ready to practise more?\nStart free",
        "Bình luận\nChị ơi câu 1 là sao?",
        "编辑于 2024-03-01\n赞同 31",
        "♻️ Repost if this helps\n#llm #ai",
        "Trang này sử dụng cookie",
    ],
)
def test_the_last_answer_ends_where_the_page_goes_on(tail: str) -> None:
    page = f"Q1: What is a token?\nA piece of text.\n\nQ2: What is loss?\nAn error.\n\n{tail}\n"
    assert pairs("text", page)[-1] == ("2", "What is loss?", "An error.")


def test_a_summary_that_every_answer_has_stays_in_the_last_one_too() -> None:
    page = """
        Q1: What is a token?
        A piece of text.
        Summary
        Small.
        Q2: What is loss?
        An error.
        Summary
        Smaller is better.
    """
    assert pairs("text", page)[-1][2] == "An error. Summary Smaller is better."


@pytest.mark.parametrize(
    "box",
    [
        "Subscribe to our newsletter",
        "Enter your email",
        "Get the latest articles delivered to your inbox.",
        "Also read [What a norm is](https://example.org/norm)",
        "Xem thêm: Chuẩn là gì",
        "Đăng ký nhận tin qua email",
        "推荐阅读：什么是范数",
        "4.8/5 - (12 votes)",
        "Advertisement",
        "在这里插入图片描述",
    ],
)
def test_boxes_inside_an_answer_are_left_out_and_told(box: str) -> None:
    page = (
        f"### 1. What is a token?\n\nA piece.\n\n{box}\n\nOf text.\n\n### 2. And loss?\n\nError.\n"
    )
    assert pairs("md", page)[0] == ("1", "What is a token?", "A piece. Of text.")
    assert left("md", page) == [(5, 5, "page")]


def test_comments_and_neighbours_below_plain_questions_are_not_read() -> None:
    page = """
        Token là gì?

        Một mẩu văn bản.

        Vì sao cần vị trí?

        Vì thứ tự quan trọng.

        Loss là gì?

        Một sai số.

        All rights reserved

        Bình luận

        Cho em hỏi token khác từ ở đâu ạ?

        Ở độ dài.
    """
    assert [question for _, question, _ in pairs("text", page)] == [
        "Token là gì?",
        "Vì sao cần vị trí?",
        "Loss là gì?",
    ]


def test_a_list_of_the_questions_before_or_after_them_makes_no_card_twice() -> None:
    page = """
        Q1. What is a token?

        Q2. What is loss?

        Let us begin.

        **1. What is a token?**

        A piece of text.

        **2. What is loss?**

        An error.
    """
    table = """
        Q1: What is a token?
        A piece of text.
        Q2: What is loss?
        An error.
        Summary
        Q1   Token
        Q2   Loss
    """
    expected = [("1", "What is a token?", "A piece of text."), ("2", "What is loss?", "An error.")]
    assert pairs("md", page) == expected
    assert pairs("text", table) == expected


def test_a_page_that_stands_far_to_the_right_is_read_like_any_other() -> None:
    rows = ["1. What is a token?", "A piece.", "2. What is loss?", "An error.", "Really."]
    page = "\n      ".join(rows)
    assert [number for number, _, _ in pairs("text", page)] == ["1", "2"]


def test_each_question_of_a_mixed_page_has_its_own_language() -> None:
    from llm_interview.importing.cards import to_cards

    page = """
        1. What is a token?
        A piece of text that a model reads.

        2. Loss là gì?
        Mức sai của mô hình trên dữ liệu.

        3. 什么是学习率？
        每一步走多远。
    """
    cards = to_cards(found("text", page), name="mixed", lang=None).cards
    assert [card["lang"] for card in cards] == ["en", "vi", "zh"]
    assert [card["seed_refs"] for card in cards] == [["mixed#1"], ["mixed#2"], ["mixed#3"]]


def test_captions_that_repeat_what_stands_above_the_questions_are_no_text() -> None:
    page = """
        Mười câu hỏi phỏng vấn về mạng nơ-ron
        câu hỏi phỏng vấn mạng nơ-ron

        Câu 1: Dropout là gì?

        Tắt ngẫu nhiên:

        câu hỏi phỏng vấn mạng nơ-ron

        khi huấn luyện.

        Câu 2: Epoch là gì?

        Một lượt qua dữ liệu.
    """
    assert pairs("text", page)[0] == ("1", "Dropout là gì?", "Tắt ngẫu nhiên: khi huấn luyện.")
    assert (8, 8, "caption") in left("text", page)


def test_the_numbers_of_lines_of_code_and_labels_of_difficulty_are_no_text() -> None:
    page = """
        1
        What is a mask?
        ⚡ Beginner
        Answer: It hides positions.
        1
        2
        3
        mask = 1
        2
        What is a head?
        🔥 Hard
        Answer: One attention.
    """
    assert pairs("text", page) == [
        ("1", "What is a mask?", "It hides positions. mask = 1"),
        ("2", "What is a head?", "One attention."),
    ]


def test_a_range_of_leftovers_never_spans_lines_of_a_card() -> None:
    page = """
        Q1: What is a mask?
        It hides positions.
        Advertisement
        Q2: What is a head?
        Advertisement
        One attention.
    """
    assert left("text", page) == [(3, 3, "page"), (5, 5, "page")]
