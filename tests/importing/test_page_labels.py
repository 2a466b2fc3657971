"""Labels, contents and signs of pages that belong neither to a question nor to its answer."""

from __future__ import annotations

import pytest

from tests.importing.reading import found, left, pairs


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            """
            Walk me through how you would ship a model.
            Why interviewers ask this
            It shows whether you have ever run one in production, on real traffic and real money.
            Sample Answer
            Package it, test it beside the old one.
            What is a mask?
            Why interviewers ask this
            Many people have never written a decoder.
            Sample Answer
            It hides positions.
            """,
            [
                "Package it, test it beside the old one.",
                "It hides positions.",
            ],
        ),
        (
            """
            问题1：什么是掩码？
            考察点：是否写过解码器。
            参考答案：挡住一些位置。
            问题2：什么是损失？
            考察点：基础。
            参考答案：一种误差。
            """,
            ["挡住一些位置。", "一种误差。"],
        ),
        (
            """
            Câu 1: Mặt nạ là gì?
            Mục đích câu hỏi: xem bạn đã viết bộ giải mã chưa.
            Trả lời: Thứ che các vị trí.
            Câu 2: Loss là gì?
            Mục đích câu hỏi: kiến thức nền.
            Trả lời: Mức sai.
            """,
            ["Thứ che các vị trí.", "Mức sai."],
        ),
    ],
    ids=["en", "zh", "vi"],
)
def test_why_it_is_asked_is_no_part_of_the_answer(page: str, expected: list[str]) -> None:
    assert [answer for _, _, answer in pairs("text", page)] == expected
    assert {reason for _, _, reason in left("text", page)} == {"page"}


def test_a_chapter_named_in_the_contents_ends_the_last_answer() -> None:
    page = """
        Mục lục
        - 1. Các câu hỏi phổ biến
        - Câu 1. Mặt nạ là gì?
        - Câu 2. Loss là gì?
        - 2. Lưu ý trước khi đi phỏng vấn
        1. Các câu hỏi phổ biến
        Câu 1. Mặt nạ là gì?
        Thứ che các vị trí.
        Câu 2. Loss là gì?
        Mức sai.
        2. Lưu ý trước khi đi phỏng vấn
        Đến sớm mười phút.
    """
    assert pairs("text", page) == [
        ("1", "Mặt nạ là gì?", "Thứ che các vị trí."),
        ("2", "Loss là gì?", "Mức sai."),
    ]
    assert left("text", page) == [(1, 6, "before"), (11, 12, "after")]


def test_everything_of_a_question_asked_twice_is_left_over() -> None:
    page = """
        1. What is a mask?

        Short.

        2. What is a head?

        One attention.

        1. What is a mask?

        It hides positions that the model must not see.
    """
    assert (1, 3, "repeated") in left("text", page)


def test_answers_whose_questions_are_not_on_the_page_become_no_card() -> None:
    page = """
        1. Fundamentals of masks

        Answer: They hide positions.
        Answer: They are added to the scores.
        Answer: They are triangles.

        2. Fundamentals of heads

        Answer: There are many of them.
        Answer: They run side by side.
        Answer: They are joined again.
    """
    assert found("text", page).drafts == ()


def test_buttons_between_cards_part_them() -> None:
    page = """
        Masks and heads, say each answer aloud before you turn the card.

        What is a mask?
        It hides positions.
        click to flip
        What is a head?
        One of many attentions.
        click to flip
        Mask or head first?
        The scores are masked in each head.
        click to flip
    """
    assert [answer for _, _, answer in pairs("text", page)] == [
        "It hides positions.",
        "One of many attentions.",
        "The scores are masked in each head.",
    ]


@pytest.mark.parametrize(
    "chapter", ["第二轮：工程实现", "Round 2: Engineering", "Vòng 2: Kỹ thuật"]
)
def test_rounds_of_an_interview_are_chapters(chapter: str) -> None:
    page = f"Q1: What is a mask?\nIt hides positions.\n{chapter}\nQ2: What is a head?\nOne.\n"
    assert [answer for _, _, answer in pairs("text", page)] == ["It hides positions.", "One."]


def test_captions_that_count_the_pictures_of_a_page_are_left_out() -> None:
    page = """
        1. 什么是掩码

        挡住一些位置。

        面试题_第1张图片

        训练时使用。

        2. 什么是损失

        一种误差。
    """
    assert pairs("text", page)[0][2] == "挡住一些位置。 训练时使用。"


def test_links_to_other_questions_below_the_page_are_no_questions() -> None:
    page = """
        第1题：什么是掩码？
        解析：挡住位置。
        第2题：什么是损失？
        解析：一种误差。
        赞 12 收藏 30 评论 4
        相关推荐
        第3题：大模型要多少数据？
    """
    assert [answer for _, _, answer in pairs("text", page)] == ["挡住位置。", "一种误差。"]
    assert left("text", page) == [(5, 7, "after")]


def test_a_form_above_each_answer_is_no_part_of_it() -> None:
    page = """
        What is a mask?

        Type
        conceptual
        Tags
        attention, decoder
        Seen
        often
        Level
        easy
        Answer

        It hides positions.

        What is a head?

        Type
        conceptual
        Tags
        attention
        Seen
        rarely
        Level
        easy
        Answer

        One of many attentions.

        What is loss?

        Type
        practical
        Tags
        training
        Seen
        often
        Level
        easy
        Answer

        An error.
    """
    assert [answer for _, _, answer in pairs("text", page)] == [
        "It hides positions.",
        "One of many attentions.",
        "An error.",
    ]
    assert left("text", page)[0] == (3, 10, "page")


def test_names_before_colons_are_asked_for_where_the_page_has_answers() -> None:
    entries = """
        1. Mặt nạ: Che các vị trí sau khi huấn luyện.

        2. Đầu chú ý: Mỗi đầu nhìn một thứ khác nhau.

        3. Các loại loss:
          • Cross-entropy cho phân loại.
          • MSE cho hồi quy.
    """
    asked = f"\n        Câu hỏi phỏng vấn về chú ý và đáp án\n{entries}"
    advice = f"\n        Ba bước chuẩn bị trước buổi phỏng vấn\n{entries}"
    assert pairs("text", asked) == [
        ("1", "Mặt nạ", "Che các vị trí sau khi huấn luyện."),
        ("2", "Đầu chú ý", "Mỗi đầu nhìn một thứ khác nhau."),
        ("3", "Các loại loss", "- Cross-entropy cho phân loại. - MSE cho hồi quy."),
    ]
    assert pairs("text", advice) == []


@pytest.mark.parametrize(
    "purpose",
    [
        "This question tests your grasp of decoders.",
        "Câu hỏi này nhằm kiểm tra kiến thức về bộ giải mã.",
        "这道题主要考察对解码器的理解。",
    ],
)
def test_what_a_question_is_for_is_no_part_of_it(purpose: str) -> None:
    page = (
        f"1. What is a mask?\n\n{purpose}\n\nAnswer:\nIt hides positions.\n\n"
        f"2. What is a head?\n\n{purpose}\n\nAnswer:\nOne attention.\n"
    )
    assert pairs("text", page) == [
        ("1", "What is a mask?", "It hides positions."),
        ("2", "What is a head?", "One attention."),
    ]
    assert left("text", page) == [(3, 3, "page"), (10, 10, "page")]


def test_why_it_is_asked_on_one_line_above_an_answer_without_a_mark() -> None:
    page = """
        Q1. What is a mask?
        Why you'll be asked this: many people have never written a decoder.
        It hides positions.
        Q2. What is a head?
        Why you'll be asked this: it is basic.
        One attention.
    """
    assert [answer for _, _, answer in pairs("text", page)] == [
        "It hides positions.",
        "One attention.",
    ]
    assert left("text", page) == [(2, 2, "page"), (5, 5, "page")]
