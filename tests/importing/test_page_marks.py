"""The marks, numbers and words by which pages open their questions and answers."""

from __future__ import annotations

import pytest

from tests.importing.reading import pairs


def test_vietnamese_words_without_marks_open_questions_and_answers() -> None:
    page = """
        Cau hoi 1: Mo ta kien truc cua bo giai ma

        Gom nhieu lop chu y va mang truyen thang.

        Cau hoi 2: Su khac nhau giua loss va metric

        Tra loi: Loss dung de huan luyen mo hinh.
    """
    assert [(number, answer) for number, _, answer in pairs("text", page)] == [
        ("1", "Gom nhieu lop chu y va mang truyen thang."),
        ("2", "Loss dung de huan luyen mo hinh."),
    ]


def test_how_to_answer_in_slanted_letters_begins_the_answer() -> None:
    page = """
        Q: What is a mask? *How to answer:* It hides positions.
        Q: Describe a head. *How to answer:* One of many attentions.
    """
    assert pairs("text", page) == [
        ("", "What is a mask?", "It hides positions."),
        ("", "Describe a head.", "One of many attentions."),
    ]


def test_the_words_of_a_question_stand_there_without_their_mark() -> None:
    page = """
        ## 1. Masks

        **Q: What is a mask for?**

        A: It hides positions.

        ## 2. What is a head?

        **Q: Why are there many?**

        A: Each looks at something else.
    """
    assert [asked for _, asked, _ in pairs("md", page)] == [
        "What is a mask for?",
        "Why are there many?",
    ]


def test_entities_become_signs_and_pictures_with_brackets_in_their_names_go() -> None:
    page = """
        ## What is a mask?&nbsp;

        It hides a &lt;pad&gt; token.&#x20;![](<../images/image (43).png>)

        ## What is a head?

        One attention &amp; more. &#27;
    """
    assert pairs("md", page) == [
        ("", "What is a mask?", "It hides a <pad> token."),
        ("", "What is a head?", "One attention & more."),
    ]


def test_numbers_that_all_are_one_are_no_numbers_however_far_they_are_set_in() -> None:
    page = """
        1. Mặt nạ dùng để làm gì?

        Che các vị trí.

          1. Giải thích bản chất của phép chú ý

        Trộn các vector theo trọng số.

          1. Loss là gì?

        Mức sai.
    """
    assert pairs("text", page) == [
        ("", "Mặt nạ dùng để làm gì?", "Che các vị trí."),
        ("", "Giải thích bản chất của phép chú ý", "Trộn các vector theo trọng số."),
        ("", "Loss là gì?", "Mức sai."),
    ]


def test_a_comment_in_code_that_is_not_marked_stays_in_its_answer() -> None:
    page = """
        1. What is a mask?

        mask = torch.triu(ones)
        # upper triangle

        2. What is a head?

        One attention.
    """
    assert pairs("text", page)[0][2] == "mask = torch.triu(ones) # upper triangle"


def test_numbers_of_chapters_stand_before_bold_words_too() -> None:
    page = """
        #### 1.1 **什么是掩码？**
        - **示例答案**：
          - 挡住一些位置。

        #### 1.2 **什么是损失？**
        - **示例答案**：
          - 一种误差。
    """
    assert [number for number, _, _ in pairs("md", page)] == ["1.1", "1.2"]


def test_tasks_that_end_with_a_full_stop_on_a_page_without_blank_lines() -> None:
    page = """
        What is a mask?
        It hides positions.
        Why are there many heads?
        Each looks at something else.
        Explain greedy vs beam decoding.
        One keeps the best token, the other several texts.
        What is dropout? Give examples.
        It hides units.
        How long is a context?
        As long as in training.
    """
    assert [asked for _, asked, _ in pairs("text", page)] == [
        "What is a mask?",
        "Why are there many heads?",
        "Explain greedy vs beam decoding.",
        "What is dropout? Give examples.",
        "How long is a context?",
    ]


@pytest.mark.parametrize(
    "page",
    [
        "【问题1】什么是掩码？\n【答案】挡住位置。\n【问题2】什么是损失？\n【答案】一种误差。\n",
        "Ｑ１：什么是掩码？\nＡ１：挡住位置。\nＱ２：什么是损失？\nＡ２：一种误差。\n",
        "①什么是掩码？\n挡住位置。\n②什么是损失？\n一种误差。\n③为什么缩放？\n稳定。\n",
        "1. 什么是掩码？(5分)\n答案：挡住位置。\n2. 什么是损失？(3分)\n答案：一种误差。\n",
        "Q1. 什么是掩码？[必考]\nAns. 挡住位置。\nQ2. 什么是损失？[常考]\nAns. 一种误差。\n",
    ],
    ids=["in brackets", "wide letters", "circled", "marks to win", "how often"],
)
def test_marks_of_many_kinds(page: str) -> None:
    read = [(number, asked[:6], answer) for number, asked, answer in pairs("text", page)][:2]
    assert read == [("1", "什么是掩码？", "挡住位置。"), ("2", "什么是损失？", "一种误差。")]


def test_a_question_that_is_numbered_twice_has_neither_number_in_its_words() -> None:
    page = """
        1️⃣Q1：什么是掩码？
        挡住位置。

        2️⃣Q2：什么是损失？
        一种误差。
    """
    assert pairs("text", page) == [
        ("1", "什么是掩码？", "挡住位置。"),
        ("2", "什么是损失？", "一种误差。"),
    ]


def test_a_task_that_is_answered_behind_its_colon() -> None:
    page = """
        1. 简单介绍掩码：挡住后面的位置，让模型看不到答案。

        2. 什么是损失？

        一种误差。

        3. Compare these two: a mask and a head.

        One hides, the other looks.
    """
    assert pairs("text", page) == [
        ("1", "简单介绍掩码", "挡住后面的位置，让模型看不到答案。"),
        ("2", "什么是损失？", "一种误差。"),
        ("3", "Compare these two: a mask and a head.", "One hides, the other looks."),
    ]


def test_numbers_that_hang_on_a_small_letter_by_a_hyphen() -> None:
    page = "01-Mask有什么用\n\n挡住位置。\n\n02-head和mask有什么区别\n\n一个看，一个挡。\n"
    assert [(number, asked) for number, asked, _ in pairs("text", page)] == [
        ("1", "Mask有什么用"),
        ("2", "head和mask有什么区别"),
    ]
