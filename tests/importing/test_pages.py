"""Interview pages as people paste them: every question, its whole answer, nothing of the page."""

from __future__ import annotations

import pytest

from tests.importing.reading import pairs


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            """
            1. What is a token?
            A piece of text.

            2. Why do models need positions?
            Attention does not see order.
            """,
            [
                ("1", "What is a token?", "A piece of text."),
                ("2", "Why do models need positions?", "Attention does not see order."),
            ],
            id="numbered lines",
        ),
        pytest.param(
            """
            Q: What is a token?
            A: A piece of text.

            Q: Why do models need positions?
            A: Attention does not see order.
            """,
            [
                ("", "What is a token?", "A piece of text."),
                ("", "Why do models need positions?", "Attention does not see order."),
            ],
            id="Q and A",
        ),
        pytest.param(
            """
            Q1: What is a token? A: A piece of text.
            Q2: Why do models need positions? A: Attention does not see order.
            """,
            [
                ("1", "What is a token?", "A piece of text."),
                ("2", "Why do models need positions?", "Attention does not see order."),
            ],
            id="one line each",
        ),
        pytest.param(
            """
            问：什么是词元？
            答：一小段文本。

            问：为什么需要位置编码？
            答：注意力本身看不到顺序。
            """,
            [
                ("", "什么是词元？", "一小段文本。"),
                ("", "为什么需要位置编码？", "注意力本身看不到顺序。"),
            ],
            id="Chinese Q and A",
        ),
        pytest.param(
            """
            Câu 1. Token là gì?
            Một mẩu văn bản.
            Câu 2. Vì sao cần vị trí?
            Vì attention không thấy thứ tự.
            """,
            [
                ("1", "Token là gì?", "Một mẩu văn bản."),
                ("2", "Vì sao cần vị trí?", "Vì attention không thấy thứ tự."),
            ],
            id="Vietnamese, short",
        ),
        pytest.param(
            """
            第1题
            什么是词元？
            参考答案：一小段文本。
            第2题
            为什么需要位置编码？
            参考答案：注意力本身看不到顺序。
            """,
            [
                ("1", "什么是词元？", "一小段文本。"),
                ("2", "为什么需要位置编码？", "注意力本身看不到顺序。"),
            ],
            id="the number on a line of its own",
        ),
        pytest.param(
            """
            What is a token?

            A piece of text.

            Why do models need positions?

            Attention does not see order.

            How long is a context?

            As long as it was trained for, or a little more.
            """,
            [
                ("", "What is a token?", "A piece of text."),
                ("", "Why do models need positions?", "Attention does not see order."),
                ("", "How long is a context?", "As long as it was trained for, or a little more."),
            ],
            id="question marks alone",
        ),
    ],
)
def test_questions_are_found_however_they_are_marked(
    page: str, expected: list[tuple[str, str, str]]
) -> None:
    assert pairs("text", page) == expected
