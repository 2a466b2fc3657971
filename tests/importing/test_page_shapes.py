"""Ways in which pages show questions: each kind is read whole, in three languages."""

from __future__ import annotations

import pytest

from tests.importing.reading import left, pairs

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


def test_lines_that_each_ask_and_answer_make_a_page() -> None:
    page = """
        Some questions you may meet, with short answers to prepare by.
        What is a mask, and where is it used? It hides later positions in decoders.
        How many heads are there? As many as the width allows, often twelve.
        Why is there a loss? Training needs a number to make smaller.
        When does training end? Once the loss on other texts grows again.
    """
    assert [(asked, answer) for _, asked, answer in pairs("text", page)][1:3] == [
        ("How many heads are there?", "As many as the width allows, often twelve."),
        ("Why is there a loss?", "Training needs a number to make smaller."),
    ]
    assert left("text", page) == [(1, 1, "before")]


def test_sentences_that_ask_and_answer_in_an_article_make_none() -> None:
    page = """
        What is a mask? It hides later positions, as every decoder needs.
        It is a triangle, and it costs next to nothing.
        How many heads are there? As many as the width allows, often twelve.
        They run side by side.
        Why is there a loss? Training needs a number to make smaller.
        It is an error, of course.
        When does training end? Once the loss on other texts grows again.
    """
    assert pairs("text", page) == []


def test_questions_behind_lone_dashes_with_their_answers_on_the_line() -> None:
    page = """
        Interview questions and answers
        -
                What is a mask? - Answer: It hides positions.

        -
                Explain the difference between a mask and a head. - Answer: One hides, one looks.

        -
                Describe the loss. - Answer: An error that training makes smaller.
    """
    assert [(asked, answer) for _, asked, answer in pairs("text", page)] == [
        ("What is a mask?", "It hides positions."),
        ("Explain the difference between a mask and a head.", "One hides, one looks."),
        ("Describe the loss.", "An error that training makes smaller."),
    ]


def test_a_list_that_begins_right_under_its_question_is_its_answer() -> None:
    page = """
        1. 什么是掩码？

        挡住位置。

        2. 掩码有哪些类型？

        1. 因果掩码

          • 挡住后面的位置

        2. 填充掩码

          • 挡住空位

        3. 为什么需要损失？

        训练要有目标。
    """
    assert pairs("text", page) == [
        ("1", "什么是掩码？", "挡住位置。"),
        (
            "2",
            "掩码有哪些类型？",
            "1. 因果掩码 - 挡住后面的位置 2. 填充掩码 - 挡住空位",
        ),
        ("3", "为什么需要损失？", "训练要有目标。"),
    ]
