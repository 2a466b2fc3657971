"""What ends a page after its last answer, and lists in which questions and answers take turns."""

from __future__ import annotations

import pytest

from tests.importing.reading import left, pairs


@pytest.mark.parametrize(
    "foot",
    [
        "Bio: Somebody writes about networks.",
        "Related:",
        "Edit this page",
        "Contributors",
        "The end!",
        "#mask# #head# #loss#",
        "Họ và tên",
        "Bạn muốn học thêm? Để lại thông tin ngay!",
        "Việc làm AI Engineer mới nhất",
        "全部评论",
        "贡献者",
        "这篇文章有帮助吗？",
        "在 GitHub 上编辑",
        "下一页",
        "（完）",
    ],
)
def test_the_foot_of_a_page_is_no_part_of_the_last_answer(foot: str) -> None:
    page = f"Q1: What is a mask?\nIt hides.\n\nQ2: What is a head?\nOne of many.\n\n{foot}\nMore.\n"
    assert pairs("text", page)[-1][2] == "One of many."
    assert left("text", page) == [(7, 8, "after")]


@pytest.mark.parametrize(
    "words",
    [
        "上一节讲过，掩码挡住后面的位置。",
        "End-to-end training needs no labels of parts.",
        "Gửi thông tin qua lại giữa các lớp.",
    ],
)
def test_a_last_answer_may_begin_with_such_words(words: str) -> None:
    page = f"Q1: What is a mask?\nIt hides.\n\nQ2: What is a head?\n{words}\n"
    assert pairs("text", page)[-1][2] == words
    assert left("text", page) == []


def test_a_list_in_which_questions_and_answers_take_turns() -> None:
    page = """
        Câu hỏi về chú ý

          • Mặt nạ dùng để làm gì?
          • Mặt nạ che các vị trí sau.

        Câu hỏi về huấn luyện

          • Loss là gì?
          • Loss là mức sai của mô hình.

          • Epoch là gì?
          • Epoch là một lượt qua dữ liệu.
    """
    assert [(asked, answer) for _, asked, answer in pairs("text", page)] == [
        ("Mặt nạ dùng để làm gì?", "Mặt nạ che các vị trí sau."),
        ("Loss là gì?", "Loss là mức sai của mô hình."),
        ("Epoch là gì?", "Epoch là một lượt qua dữ liệu."),
    ]
    assert left("text", page) == [(1, 1, "before"), (6, 6, "section")]


@pytest.mark.parametrize("part", ["详细解析：", "解题思路：", "Explanation:"])
def test_a_part_of_an_answer_that_explains_does_not_begin_it(part: str) -> None:
    page = (
        "1. 掩码有什么用？\n\n核心：挡住后面的位置。\n\n"
        f"{part}\n\n- 训练时看不到答案。\n\n2. 什么是损失？\n\n一种误差。\n"
    )
    asked, answer = pairs("text", page)[0][1:]
    assert asked == "掩码有什么用？"
    assert answer == f"核心：挡住后面的位置。 {part} - 训练时看不到答案。"


def test_the_answer_mark_below_words_of_the_question_still_begins_the_answer() -> None:
    page = "1. 哪一项正确？\n\n只看训练阶段。\n\n答案：\n\n第一项。\n\n2. 损失？\n\n误差。\n"
    assert pairs("text", page)[0][1:] == ("哪一项正确？\n只看训练阶段。", "第一项。")


def test_answers_below_all_questions_do_not_repeat_them() -> None:
    page = """
        1. 什么是掩码？
        2. 什么是损失？

        参考答案

        1. 什么是掩码？
        挡住一些位置。
        2. 什么是损失？
        一种误差。
    """
    assert pairs("text", page) == [
        ("1", "什么是掩码？", "挡住一些位置。"),
        ("2", "什么是损失？", "一种误差。"),
    ]
