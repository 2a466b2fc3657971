"""Ways in which pages show questions that are told by what stands around them."""

from __future__ import annotations

import pytest

from tests.importing.reading import left, pairs


def test_a_label_under_a_numbered_heading_takes_its_number() -> None:
    page = """
        ### 1. Threads
        **Question:** What is a lock?

        It lets one in at a time.

        ### 2. Queues
        **Question:** What is back pressure?

        Slowing the sender down.
    """
    assert pairs("md", page) == [
        ("1", "What is a lock?", "It lets one in at a time."),
        ("2", "What is back pressure?", "Slowing the sender down."),
    ]


def test_headings_between_questions_are_questions_too() -> None:
    page = """
        # Is this the title?
        ## What is a mask?
        It hides positions.
        ## Heads, one or many
        Many see more.
        ## Why normalise?
        Training stays calm.
        ## What is a residual?
        A way around a layer.
        ## Conclusion
        That was it.
    """
    questions = [question for _, question, _ in pairs("md", page)]
    assert questions == [
        "What is a mask?",
        "Heads, one or many",
        "Why normalise?",
        "What is a residual?",
    ]


def test_an_answer_that_unfolds_below_its_question() -> None:
    page = """
        #### Q1：什么是掩码？

        <details>
        <summary>点击查看答案</summary>

        遮住一些位置。

        </details>

        #### Q2：什么是头？

        <details><summary>
        Show the answer
        </summary>

        一份注意力。

        </details>
    """
    assert pairs("md", page) == [
        ("1", "什么是掩码？", "遮住一些位置。"),
        ("2", "什么是头？", "一份注意力。"),
    ]


def test_questions_asked_deep_in_an_answer_are_no_cards() -> None:
    page = """
        1. 什么是批处理？

          • 要点：一次算多条。

          • 追问

            1. 问：批太大会怎样？
               答：显存不够。

        2. 什么是流水线？

          • 要点：各层轮流算。
    """
    assert [(n, q) for n, q, _ in pairs("text", page)] == [
        ("1", "什么是批处理？"),
        ("2", "什么是流水线？"),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "1. What is a mask?\n2. What is a head?\n3. Why normalise?\n4. Why warm up?\nMore soon\n",
        "面试官问了这些：\n1. 什么是掩码？\n2. 头有什么用？\n3. 介绍预热\n4. 解释残差\n下周继续\n",
        "1. Mặt nạ là gì?\nimage.png\n2. Vì sao chuẩn hóa?\nimage.png\n3. Loss là gì?\nimage.png\n",
    ],
    ids=["en", "zh", "vi"],
)
def test_a_mere_list_of_questions_gives_no_card(page: str) -> None:
    assert pairs("text", page) == []
    assert {reason for _, _, reason in left("text", page)} <= {"before", "no_answer", "after"}


def test_lists_of_one_item_each_lost_their_numbers() -> None:
    page = """
          1. 什么是掩码？

        遮住一些位置。

          1. 头有什么用？

        各看各的：

          1. 语法
          2. 指代

          1. 为什么要预热？

        开始时梯度很吵。
    """
    assert pairs("text", page) == [
        ("", "什么是掩码？", "遮住一些位置。"),
        ("", "头有什么用？", "各看各的： 1. 语法 2. 指代"),
        ("", "为什么要预热？", "开始时梯度很吵。"),
    ]


def test_bold_lines_between_bold_questions_ask_too_but_labels_do_not() -> None:
    page = """
        **What is a mask?**
        It hides positions.

        **Example:**
        The last token.

        **Why normalise?**
        Training stays calm.

        **The use of heads**
        Many see more.

        **How long to warm up?**
        A few steps.
    """
    questions = [question for _, question, _ in pairs("md", page)]
    assert questions == [
        "What is a mask?",
        "Why normalise?",
        "The use of heads",
        "How long to warm up?",
    ]
    assert "The last token." in pairs("md", page)[0][2]


def test_a_question_that_was_broken_into_two_lines_is_joined() -> None:
    page = """
        Question 1: What does a mask hide, and why is
        it there?
        It hides positions.
        Question 2: What is a head?
        one of several attentions, is it not?
        Yes.
    """
    assert pairs("text", page) == [
        ("1", "What does a mask hide, and why is it there?", "It hides positions."),
        ("2", "What is a head?", "one of several attentions, is it not? Yes."),
    ]


def test_the_parts_of_a_page_in_indented_lists_count_anew() -> None:
    page = """
        Masks

          1. What is a mask?

            It hides positions.

          2. Why hide?

            To be fair.

        Heads

          1. What is a head?

            One attention.
    """
    assert [(n, q) for n, q, _ in pairs("text", page)] == [
        ("1", "What is a mask?"),
        ("2", "Why hide?"),
        ("1", "What is a head?"),
    ]


def test_traditional_chinese_is_read_as_well() -> None:
    page = "1、談談什麼是遮罩。\n\n遮住一些位置。\n\n2、簡述多頭注意力\n\n各看各的。\n"
    assert pairs("text", page) == [
        ("1", "談談什麼是遮罩。", "遮住一些位置。"),
        ("2", "簡述多頭注意力", "各看各的。"),
    ]
