"""Ways in which pages show questions: each kind is read whole, in three languages."""

from __future__ import annotations

import pytest

from tests.importing.reading import pairs

NUMBERED = [
    pytest.param("1/ {0}\n{1}\n\n2/ {2}\n{3}\n", id="a slash"),
    pytest.param("01|{0}\n{1}\n\n02|{2}\n{3}\n", id="a bar"),
    pytest.param("01 {0}\n{1}\n\n02 {2}\n{3}\n", id="two digits"),
    pytest.param("1️⃣ {0}\n{1}\n\n2️⃣ {2}\n{3}\n", id="key caps"),
    pytest.param("🧠 1. {0}\n{1}\n\n🚀 2. {2}\n{3}\n", id="a picture before the number"),
    pytest.param("1\n{0}\n{1}\n\n2\n{2}\n{3}\n", id="a line of its own"),
    pytest.param("1 {0}\n{1}\n\n2 {2}\n{3}\n", id="a space"),
    pytest.param("(1) {0}\n{1}\n\n(2) {2}\n{3}\n", id="brackets"),
    pytest.param("一、{0}\n{1}\n\n二、{2}\n{3}\n", id="Chinese numerals"),
    pytest.param("Q1 {0}\n{1}\n\nQ2 {2}\n{3}\n", id="Q without a colon"),
    pytest.param("Ques 1. {0}\n{1}\n\nQues 2. {2}\n{3}\n", id="a short word"),
    pytest.param("Question #1 - {0}\n{1}\n\nQuestion #2 - {2}\n{3}\n", id="a hash"),
    pytest.param("问题一：{0}\n{1}\n\n问题二：{2}\n{3}\n", id="a word and Chinese numerals"),
    pytest.param("Câu hỏi số 1: {0}\n{1}\n\nCâu hỏi số 2: {2}\n{3}\n", id="a Vietnamese number"),
    pytest.param("1. {0} {1}\n2. {2} {3}\n", id="the answer on the same line"),
]
WORDS = [
    ("What is a token?", "A piece of text.", "Why pad a batch?", "To make lengths equal."),
    ("Token là gì?", "Một mẩu văn bản.", "Vì sao phải đệm?", "Để các câu dài bằng nhau."),
    ("什么是词元？", "一小段文本，模型按它读写。", "为什么要填充？", "让一批句子的长度一致。"),
]


@pytest.mark.parametrize("words", WORDS, ids=["en", "vi", "zh"])
@pytest.mark.parametrize("shape", NUMBERED)
def test_a_number_in_any_style(shape: str, words: tuple[str, str, str, str]) -> None:
    first, answer, second, other = words
    assert pairs("text", shape.format(*words)) == [("1", first, answer), ("2", second, other)]


def test_questions_numbered_within_chapters_keep_both_numbers() -> None:
    page = """
        1. Văn bản
        1.1 Token là gì?
        Một mẩu văn bản.
        1.2 Vì sao cần từ điển?
        Để đổi mẩu thành số.
        2. Huấn luyện
        2.1 Epoch là gì?
        Một lượt qua dữ liệu.
        3. Kết luận
        Hết rồi.
    """
    assert pairs("text", page) == [
        ("1.1", "Token là gì?", "Một mẩu văn bản."),
        ("1.2", "Vì sao cần từ điển?", "Để đổi mẩu thành số."),
        ("2.1", "Epoch là gì?", "Một lượt qua dữ liệu."),
    ]


def test_questions_that_only_an_answer_mark_shows() -> None:
    page = """
        一、文本
        请说明词表的作用。
        答案：把词元变成编号。
        二、训练
        学习率太大会怎样
        答案：损失震荡。
    """
    assert pairs("text", page) == [
        ("", "请说明词表的作用。", "把词元变成编号。"),
        ("", "学习率太大会怎样", "损失震荡。"),
    ]


def test_bullets_that_ask_with_text_under_them() -> None:
    page = """
        - ⭐⭐ What is a mask?
        It hides positions.
        - ⭐ Why hide the future?
        The model must not copy it.
        - What does padding cost?
        Time spent on nothing.
    """
    assert [(q, a) for _, q, a in pairs("text", page)] == [
        ("What is a mask?", "It hides positions."),
        ("Why hide the future?", "The model must not copy it."),
        ("What does padding cost?", "Time spent on nothing."),
    ]


def test_tasks_among_plain_questions_on_a_page_without_blank_lines() -> None:
    page = """
        Bài này gom vài câu.
        Embedding là gì?
        Một vector cho mỗi token.
        Phân biệt encoder và decoder
        Một bên đọc, một bên viết.
        Vì sao cần chuẩn hóa?
        Để huấn luyện ổn định.
        Loss đo điều gì?
        Mô hình sai bao nhiêu.
    """
    assert [question for _, question, _ in pairs("text", page)] == [
        "Embedding là gì?",
        "Phân biệt encoder và decoder",
        "Vì sao cần chuẩn hóa?",
        "Loss đo điều gì?",
    ]


@pytest.mark.parametrize(
    "page",
    [
        """
        Questions
        1. What is a mask?
        2. What is a head?
        Answers
        1. It hides positions.
        2. One of several attentions.
        """,
        """
        Câu 1: What is a mask?
        Câu 2: What is a head?
        Đáp án
        Câu 1: It hides positions.
        Câu 2: One of several attentions.
        """,
        """
        **1. What is a mask?**

        **2. What is a head?**

        ## 参考答案

        **1.** It hides positions.

        **2.** One of several attentions.
        """,
    ],
    ids=["en", "vi", "zh"],
)
def test_answers_that_stand_below_all_questions(page: str) -> None:
    assert pairs("md", page) == [
        ("1", "What is a mask?", "It hides positions."),
        ("2", "What is a head?", "One of several attentions."),
    ]


def test_a_table_of_questions_and_answers() -> None:
    markdown = """
        | # | 问题 | 答案 |
        |---|------|------|
        | 1 | 什么是掩码？ | 遮住一些位置。 |
        | 2 | 头有什么用 | 各看各的。 |
    """
    html = """
        <table><tr><th>#</th><th>Question</th><th>Answer</th></tr>
        <tr><td>1</td><td>What is a mask?</td><td>It hides positions.</td></tr>
        <tr><td>2</td><td>Name a norm</td><td>RMSNorm.</td></tr></table>
    """
    assert pairs("md", markdown) == [
        ("1", "什么是掩码？", "遮住一些位置。"),
        ("2", "头有什么用", "各看各的。"),
    ]
    assert pairs("html", html) == [
        ("1", "What is a mask?", "It hides positions."),
        ("2", "Name a norm", "RMSNorm."),
    ]
