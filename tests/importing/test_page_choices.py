"""Pages whose questions are answered by choosing."""

from __future__ import annotations

import pytest

from tests.importing.reading import left, pairs


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            """
            1. Mặt nạ dùng để làm gì?
            A. Tăng tốc huấn luyện trên nhiều máy cùng một lúc, kể cả khi dữ liệu rất lớn.
            B. Che các vị trí.
            C. Giảm số lớp.
            Đáp án: B
            2. Loss đo điều gì?
            A. Tốc độ.
            B. Bộ nhớ.
            C. Mức sai.
            Đáp án: C. Mức sai.
            """,
            [("1", "B. Che các vị trí."), ("2", "C. Mức sai.")],
            id="vi",
        ),
        pytest.param(
            """
            1. 掩码的作用是?( )
            A. 加速 B. 挡住位置 C. 压缩
            答案:B
            2. LoRA 训练哪些参数?( )
            A. 全部 B. 低秩矩阵 C. 词表
            答案:B
            解析:只训练新加的矩阵。
            """,
            [("1", "B. 挡住位置"), ("2", "B. 低秩矩阵 解析:只训练新加的矩阵。")],
            id="zh, on one line",
        ),
        pytest.param(
            """
            Q1. What does a mask do?

            (A) It speeds up training.
            (B) It hides positions.
            (C) It adds layers.

            Answer: (B) because the model must not see the future.

            Q2. What is a head?

            (A) One attention.
            (B) A layer.
            (C) A token.

            Answer:
            A
            """,
            [
                ("1", "B. It hides positions. because the model must not see the future."),
                ("2", "A. One attention."),
            ],
            id="en, with a reason",
        ),
    ],
)
def test_the_choice_that_is_named_is_the_answer(page: str, expected: list[tuple[str, str]]) -> None:
    assert [(number, answer) for number, _, answer in pairs("text", page)] == expected


def test_the_choices_belong_to_the_question() -> None:
    page = """
        1. 掩码的作用是?
        A. 加速 B. 挡住位置 C. 压缩
        答案:B
        2. 损失是?
        A. 误差 B. 层 C. 词
        答案:A
    """
    assert pairs("text", page)[0][1] == "掩码的作用是?\nA. 加速\nB. 挡住位置\nC. 压缩"


def test_choices_without_an_answer_are_none() -> None:
    page = """
        1. What does a mask do?
        A. It speeds up training.
        B. It hides positions.
        C. It adds layers.
        2. What is a head?
        A. One attention.
        B. A layer.
        C. A token.
    """
    assert pairs("text", page) == []
    assert left("text", page) == [(1, 8, "no_answer")]


def test_an_answer_in_lettered_parts_stays_one_where_other_questions_have_no_choices() -> None:
    page = """
        1. What are the parts of a block?
        A. Attention.
        B. A feed-forward network.
        C. Two norms.
        2. What is a head?
        One attention.
        3. What is a mask?
        It hides positions.
    """
    assert pairs("text", page)[0][2] == "A. Attention. B. A feed-forward network. C. Two norms."
