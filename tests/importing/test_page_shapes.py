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


def test_numbers_in_square_brackets_and_a_tick_before_the_answer() -> None:
    page = """
        Q[1]: What is a mask?
        ✅ Answer: It hides positions.
        Q[2]: What is a head?
        ✅ Answer: One attention.
    """
    assert pairs("text", page) == [
        ("1", "What is a mask?", "It hides positions."),
        ("2", "What is a head?", "One attention."),
    ]


def test_what_explains_the_interviewer_above_an_example_answer_is_no_question() -> None:
    page = """
        1. What is a mask?

        The interviewer wants to see whether you have ever built a decoder yourself.

        Example answer: It hides positions.

        2. What is a head?

        Example answer: One attention.
    """
    assert pairs("text", page) == [
        (
            "1",
            "What is a mask?",
            (
                "The interviewer wants to see whether you have ever built a decoder yourself. "
                "Example answer: It hides positions."
            ),
        ),
        ("2", "What is a head?", "One attention."),
    ]


def test_an_answer_may_end_by_asking() -> None:
    page = """
        Token là gì?

        Một mẩu văn bản.

        Khi nào cần mặt nạ?

        Hãy tự hỏi: mô hình có được phép nhìn thấy từ kế tiếp hay không?

        Loss là gì?

        Mức sai.

        Epoch là gì?

        Một lượt.
    """
    found_pairs = pairs("text", page)
    assert [question for _, question, _ in found_pairs] == [
        "Token là gì?",
        "Khi nào cần mặt nạ?",
        "Loss là gì?",
        "Epoch là gì?",
    ]
    assert found_pairs[1][2].startswith("Hãy tự hỏi")


def test_an_explanation_is_an_answer_where_it_is_all_there_is() -> None:
    page = (
        "Q1：什么是掩码？\n解析：\n遮住一些位置。\n\nQ2：头有什么用？\n答案：B\n解析：各看各的。\n"
    )
    assert [answer for _, _, answer in pairs("text", page)] == [
        "遮住一些位置。",
        "B 解析：各看各的。",
    ]
