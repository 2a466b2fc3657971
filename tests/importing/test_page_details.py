"""Finer points of what is a question and what its answer on pages of many kinds."""

from __future__ import annotations

import pytest

from tests.importing.reading import pairs


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


def test_numbers_within_chapters_count_on_whatever_answers_hold() -> None:
    page = """
        1.1: Why `x`?
        It was added in version
        3.2 With care.

        1.2: How long?
        Not long.

        2.1: Statement of the problem
        It fails.

        2.2: What else?
        Nothing.
    """
    assert [number for number, _, _ in pairs("text", page)] == ["1.1", "1.2", "2.1", "2.2"]


def test_lines_with_a_row_of_signs_under_them_are_headings() -> None:
    page = """
        Questions
        ---------

        What is a mask?
        ===============

        It hides positions.

        Heads and their use
        ===================

        Many see more.

        Why normalise?
        ==============

        Training stays calm.

        How long to warm up?
        ====================

        A few steps.
    """
    assert [question for _, question, _ in pairs("text", page)] == [
        "What is a mask?",
        "Heads and their use",
        "Why normalise?",
        "How long to warm up?",
    ]


@pytest.mark.parametrize(
    ("title", "count"),
    [("Câu hỏi phỏng vấn về mạng nơ-ron", 3), ("Một bài viết về mạng nơ-ron", 0)],
)
def test_topics_are_questions_only_where_the_page_says_so(title: str, count: int) -> None:
    topics = "1. Dropout\n\nTắt nơ-ron.\n\n2. Batch\n\nMột nhóm.\n\n3. Epoch\n\nMột lượt.\n"
    assert len(pairs("text", f"{title}\n\n{topics}")) == count


def test_a_heading_that_carries_a_link_to_itself_and_a_long_id() -> None:
    page = """
        <section id="how-do-i-log-in-and-share-my-comments"><h2>How do I log in?<a
        class="headerlink" href="#x">¶</a></h2><p>With a key.</p></section>
        <section id="why"><h2>Why a key?<a class="headerlink" href="#y">¶</a></h2>
        <p>It is safer.</p></section>
    """
    assert pairs("html", page) == [
        ("", "How do I log in?", "With a key."),
        ("", "Why a key?", "It is safer."),
    ]


def test_a_number_and_its_question_in_two_cells() -> None:
    page = """
        <table><tr class="question"><td><b>1.1.</b></td><td><b>What is a mask?</b></td></tr>
        <tr class="answer"><td></td><td><p>It hides positions.</p></td></tr>
        <tr class="question"><td><b>1.2.</b></td><td><b>What is a head?</b></td></tr>
        <tr class="answer"><td></td><td><p>One attention.</p></td></tr></table>
    """
    assert pairs("html", page) == [
        ("1.1", "What is a mask?", "It hides positions."),
        ("1.2", "What is a head?", "One attention."),
    ]


def test_the_letter_a_marks_an_answer_but_not_the_first_of_several_choices() -> None:
    page = """
        Q. What is a mask?
        A. It hides positions.

        Q. What is a head?
        A. an attention
        B. a loss
    """
    assert pairs("text", page) == [
        ("", "What is a mask?", "It hides positions."),
        ("", "What is a head?", "A. an attention B. a loss"),
    ]
