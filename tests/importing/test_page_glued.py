"""Pages whose copy lost its line breaks: several questions, or question and answer, on a line."""

from __future__ import annotations

import pytest

from llm_interview.importing.formats import read_as
from tests.importing.reading import left, pairs


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            """
            1. What is a mask? A mask hides positions. 2. What is a head? One of many attentions.
            3. Why scale scores? So that softmax stays soft.
            """,
            [
                ("1", "What is a mask?", "A mask hides positions."),
                ("2", "What is a head?", "One of many attentions."),
                ("3", "Why scale scores?", "So that softmax stays soft."),
            ],
            id="en, numbers",
        ),
        pytest.param(
            """
            Câu 3: Mặt nạ để làm gì? Trả lời: Che các vị trí. Câu 4: Loss là gì? Trả lời: Mức sai.
            Câu 5: Trình bày về đầu chú ý. Trả lời: Một trong nhiều phép chú ý.
            """,
            [
                ("3", "Mặt nạ để làm gì?", "Che các vị trí."),
                ("4", "Loss là gì?", "Mức sai."),
                ("5", "Trình bày về đầu chú ý.", "Một trong nhiều phép chú ý."),
            ],
            id="vi, a word with a number",
        ),
        pytest.param(
            """
            问：什么是掩码？答：挡住一些位置。问：什么是损失？答：一种误差。
            问：为什么要缩放？答：让梯度稳定。
            """,
            [
                ("", "什么是掩码？", "挡住一些位置。"),
                ("", "什么是损失？", "一种误差。"),
                ("", "为什么要缩放？", "让梯度稳定。"),
            ],
            id="zh, words",
        ),
        pytest.param(
            "1、什么是掩码？答：挡住位置。2、什么是损失？答：误差。3、为什么缩放？答：稳定。",
            [
                ("1", "什么是掩码？", "挡住位置。"),
                ("2", "什么是损失？", "误差。"),
                ("3", "为什么缩放？", "稳定。"),
            ],
            id="zh, one line",
        ),
    ],
)
def test_several_questions_on_a_line(page: str, expected: list[tuple[str, str, str]]) -> None:
    assert pairs("text", page) == expected


def test_a_question_that_stands_behind_the_last_word_of_an_answer() -> None:
    page = """
        Q1: What is a mask?
        Answer:
        It hides positions (see the figure)Q2: What is a head?
        Answer:
        One of many attentions.
        Q3: What is a loss?
        Answer:
        An error to make small.
    """
    assert [(number, asked) for number, asked, _ in pairs("text", page)] == [
        ("1", "What is a mask?"),
        ("2", "What is a head?"),
        ("3", "What is a loss?"),
    ]


def test_a_number_inside_an_answer_opens_no_question() -> None:
    page = """
        1. What is a mask?

        It hides positions, as Table 2. shows. In 2017. it was new; see Q2: above.

        2. What is a head?

        One attention.
    """
    assert [number for number, _, _ in pairs("text", page)] == ["1", "2"]


def test_short_answers_behind_their_questions_in_chapters_counted_from_one() -> None:
    page = """
        Khái niệm cơ bản

          1. Mặt nạ là gì? Thứ che các vị trí mà mô hình không được nhìn thấy.
          2. Giao thức nào nối trình duyệt với máy chủ? HTTP.
          3. Loss khác gì metric? Loss dùng để huấn luyện.

        Các câu hỏi nâng cao

          1. LoRA là gì? Một cách tinh chỉnh nhẹ.
          2. Vì sao cần RAG? Để tìm tài liệu trước khi trả lời.
    """
    assert pairs("text", page) == [
        ("1", "Mặt nạ là gì?", "Thứ che các vị trí mà mô hình không được nhìn thấy."),
        ("2", "Giao thức nào nối trình duyệt với máy chủ?", "HTTP."),
        ("3", "Loss khác gì metric?", "Loss dùng để huấn luyện."),
        ("1", "LoRA là gì?", "Một cách tinh chỉnh nhẹ."),
        ("2", "Vì sao cần RAG?", "Để tìm tài liệu trước khi trả lời."),
    ]
    assert left("text", page) == [(1, 1, "before"), (7, 7, "section")]


def test_dashes_that_lost_their_items_are_bullets_again() -> None:
    page = """
        1. 什么是掩码?
        -
        场景:面试官想看你写过解码器没有。
        -
        追问:
        -
        问 :什么时候用?
        答:训练时。 -
        问 :推理时呢?
        答:也用。
        2. 什么是损失?
        -
        要点:一种误差。
    """
    assert pairs("text", page) == [
        (
            "1",
            "什么是掩码?",
            (
                "- 场景:面试官想看你写过解码器没有。 - 追问: "
                "- 问 :什么时候用? 答:训练时。 - 问 :推理时呢? 答:也用。"
            ),
        ),
        ("2", "什么是损失?", "要点:一种误差。"),
    ]


@pytest.mark.parametrize(
    "line",
    ["Q: What? A: So. " * 400, "1. Why? So. " * 600, "-\n" * 3000, "问：什么？答：啊。" * 900],
)
def test_many_marks_on_few_lines_are_read_to_their_end(line: str) -> None:
    last = "Câu 9. Token là gì?\nLà một mẩu của văn bản.\n"
    imported = read_as("text", f"{line}\n" * 3 + f"\n{last}", "page")
    assert imported.drafts[-1].answer.endswith("Là một mẩu của văn bản.")


@pytest.mark.parametrize(
    ("behind", "asked"),
    [
        ("What is a mask? easy", "What is a mask?"),
        ("What is a mask? 🔥 Advanced", "What is a mask?"),
        ("Explain masks. ⚡ Beginner", "Explain masks."),
        ("什么是掩码？(中等)", "什么是掩码？"),
        ("Mặt nạ là gì? ⭐⭐", "Mặt nạ là gì?"),
        ("What is a mask?", "What is a mask?"),
    ],
)
def test_how_hard_a_question_is_stands_behind_it(behind: str, asked: str) -> None:
    page = f"1. {behind}\n\nIt hides positions.\n\n2. What is a head?\n\nOne attention.\n"
    assert pairs("text", page)[0][1] == asked


def test_arrows_show_what_unfolds_also_where_it_does_not_ask() -> None:
    page = """
        Basics
        What is a mask?▶
        It hides positions.
        Explain attention heads.▶
        Several attentions side by side.
        Intermediate Level Questions
        What is a loss?▶
        An error to make small.
    """
    assert pairs("text", page) == [
        ("", "What is a mask?", "It hides positions."),
        ("", "Explain attention heads.", "Several attentions side by side."),
        ("", "What is a loss?", "An error to make small."),
    ]


def test_cells_that_each_stand_on_a_line_have_no_bars() -> None:
    page = """
        | What is a mask? |
        It hides positions. |
        | What is a head? |
        One of many attentions. |
        | Why scale scores? |
        So that softmax stays soft. |
    """
    assert pairs("text", page) == [
        ("", "What is a mask?", "It hides positions."),
        ("", "What is a head?", "One of many attentions."),
        ("", "Why scale scores?", "So that softmax stays soft."),
    ]


def test_answers_behind_a_dash_in_a_list_that_lost_its_numbers() -> None:
    page = """
        Common questions

          1. When is a mask needed? — When the model must not see the future.
          1. What is the "head paradox"? — Many heads can be cut. Nobody knows which.
          1. Why are there many heads? — Each looks at something else.
    """
    assert pairs("text", page) == [
        ("", "When is a mask needed?", "When the model must not see the future."),
        ("", 'What is the "head paradox"?', "Many heads can be cut. Nobody knows which."),
        ("", "Why are there many heads?", "Each looks at something else."),
    ]


def test_chapters_in_the_contents_do_not_count_for_those_of_the_page() -> None:
    page = """
        目录

        1. 原理

        问题1：什么是掩码？

        问题2：什么是损失？

        2. 实现

        问题1：怎么实现掩码？

        1. 原理

        问题1：什么是掩码？

        挡住一些位置。

        问题2：什么是损失？

        一种误差。

        2. 实现

        问题1：怎么实现掩码？

        加上负无穷。
    """
    assert [answer for _, _, answer in pairs("text", page)] == [
        "挡住一些位置。",
        "一种误差。",
        "加上负无穷。",
    ]
