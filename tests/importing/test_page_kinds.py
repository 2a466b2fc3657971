"""Kinds of pages that say in few words what is asked: topics, nested numbers, initials, names."""

from __future__ import annotations

import pytest

from tests.importing.reading import left, pairs


@pytest.mark.parametrize(
    ("title", "topics", "end"),
    [
        ("LLM interview questions", ("Attention and its cost", "KV cache", "Warmup"), "Final tips"),
        (
            "Câu hỏi phỏng vấn LLM",
            ("Cơ chế chú ý và chi phí", "Bộ nhớ đệm KV", "Khởi động tốc độ học"),
            "Tổng kết",
        ),
        ("大模型面试题整理", ("注意力与开销", "键值缓存", "学习率预热"), "写在最后"),
    ],
    ids=["en", "vi", "zh"],
)
@pytest.mark.parametrize("form", ["md", "text"])
def test_headings_of_a_page_of_questions_are_asked_for(
    title: str, topics: tuple[str, ...], end: str, form: str
) -> None:
    body = [f"## {topic}\n\nAll that there is to say of {at}." for at, topic in enumerate(topics)]
    page = "\n\n".join([f"# {title}", "## Introduction\n\nRead this.", *body, f"## {end}\n\nBye."])
    page = page if form == "md" else page.replace("# ", "").replace("#", "")
    assert pairs(form, page) == [
        ("", topic, f"All that there is to say of {at}.") for at, topic in enumerate(topics)
    ]
    assert left(form, page) == [(1, 5, "before"), (19, 21, "after")]


@pytest.mark.parametrize("form", ["md", "text"])
def test_headings_of_another_page_are_not(form: str) -> None:
    page = "# Our holiday\n\n" + "\n\n".join(
        f"## Day number {day}\n\nWe walked all day long." for day in ("one", "two", "three")
    )
    page = page if form == "md" else page.replace("# ", "").replace("#", "")
    assert pairs(form, page) == []


@pytest.mark.parametrize(
    ("word", "between"),
    [("Q", " "), ("Question ", ": "), ("Câu ", ": "), ("Câu hỏi ", ". "), ("问题", "：")],
)
@pytest.mark.parametrize("heads", [("", ""), ("Part 1: Basics\n\n", "Part 2: Training\n\n")])
def test_numbers_of_two_parts_are_kept(word: str, between: str, heads: tuple[str, str]) -> None:
    page = (
        f"{heads[0]}{word}1.1{between}What is a token?\nA piece.\n\n"
        f"{word}1.2{between}What is a head?\nOne attention.\n\n"
        f"{heads[1]}{word}2.1{between}What is a loss?\nA measure.\n"
    )
    assert pairs("text", page) == [
        ("1.1", "What is a token?", "A piece."),
        ("1.2", "What is a head?", "One attention."),
        ("2.1", "What is a loss?", "A measure."),
    ]


def test_numbers_of_three_parts_are_kept_and_their_chapters_left() -> None:
    page = """\
1. Bộ câu hỏi
1.1. Nhóm cơ bản

1.1.1 Token là gì?
Gợi ý câu trả lời:
Một mẩu văn bản.

1.1.2 Đầu chú ý là gì?
Gợi ý câu trả lời:
Một phép cân.

1.2. Nhóm nâng cao

1.2.1 Vì sao cần bộ nhớ đệm?
Gợi ý câu trả lời:
Để khỏi tính lại."""
    assert pairs("text", page) == [
        ("1.1.1", "Token là gì?", "Một mẩu văn bản."),
        ("1.1.2", "Đầu chú ý là gì?", "Một phép cân."),
        ("1.2.1", "Vì sao cần bộ nhớ đệm?", "Để khỏi tính lại."),
    ]
    assert left("text", page) == [(1, 2, "before"), (12, 12, "section")]


@pytest.mark.parametrize("answer", ["Đ", "TL"])
def test_letters_stand_for_question_and_answer_in_vietnamese(answer: str) -> None:
    page = f"H: Token là gì?\n{answer}: Một mẩu văn bản.\n\nH2: Vì sao?\n{answer}2: Để nhanh.\n"
    assert pairs("text", page) == [
        ("", "Token là gì?", "Một mẩu văn bản."),
        ("2", "Vì sao?", "Để nhanh."),
    ]


def test_a_letter_without_its_answers_is_a_letter() -> None:
    page = "1. What is H?\n\nH: the entropy.\n\n2. What is D?\n\nD: the divergence.\n"
    assert [answer for *_, answer in pairs("text", page)] == [
        "H: the entropy.",
        "D: the divergence.",
    ]


@pytest.mark.parametrize(
    ("topics", "remark", "label"),
    [
        (("Masks", "Heads"), "What interviewers want to hear: the use.", "Sample answer:"),
        (("Mặt nạ", "Đầu chú ý"), "Mục đích câu hỏi: xem bạn hiểu đến đâu.", "Gợi ý trả lời:"),
        (("掩码", "注意力头"), "面试点拨：先讲用途。", "回答示例："),
    ],
    ids=["en", "vi", "zh"],
)
def test_topics_above_sample_answers_are_asked_for(
    topics: tuple[str, str], remark: str, label: str
) -> None:
    blocks = [
        f"{topic}\n\n{remark}\n\n{label} It is of use {at}." for at, topic in enumerate(topics)
    ]
    page = "\n\n".join(["Notes", *blocks])
    assert pairs("text", page) == [
        ("", topic, f"It is of use {at}.") for at, topic in enumerate(topics)
    ]
    assert [lines for *lines, reason in left("text", page) if reason == "page"] == [
        [5, 5],
        [11, 11],
    ]


def test_problem_and_solution_in_an_article_are_no_cards() -> None:
    page = "Our trip\n\nThe car\n\nSolution: we walked.\n\nThe rain\n\nSolution: we waited.\n"
    assert pairs("text", page) == []


def test_bold_questions_in_a_list_are_all_found_whatever_they_ask() -> None:
    page = """\
# Notes

* **Q: What is a mask?**
    - *A:* It hides.
* **Q: What is a head?**
    - *A:* One attention.

## More

* **Q: Write the mask of two tokens.**
    - *A:* A triangle."""
    assert [question for _, question, _ in pairs("md", page)] == [
        "What is a mask?",
        "What is a head?",
        "Write the mask of two tokens.",
    ]


@pytest.mark.parametrize(
    "title", ["大模型面试必备50问", "面试高频20题解析", "LLM interview: 40 questions with answers"]
)
def test_names_before_colons_are_asked_for_where_the_title_counts_questions(title: str) -> None:
    entries = [f"{n}. Name {n}: what it is, number {n}." for n in range(1, 13)]
    entries[5] = "6. A name without a colon is told too"
    found = pairs("text", f"{title}\n\n" + "\n".join(entries))
    assert found[0] == ("1", "Name 1", "what it is, number 1.")
    assert [number for number, *_ in found] == [str(n) for n in range(1, 13) if n != 6]


def test_questions_that_a_document_glued_into_one_line_come_apart() -> None:
    page = (
        "面试题目全解析一、基础(共3题,总分30分)1.题目:请解释什么是掩码。答案与解析:它挡住后面的位置。"
        "2.题目:简述注意力头的作用。答案与解析:每个头各看一处。3.题目:为什么要缓存?答案与解析:不必重算。"
    )
    assert pairs("text", page) == [
        ("1", "请解释什么是掩码。", "它挡住后面的位置。"),
        ("2", "简述注意力头的作用。", "每个头各看一处。"),
        ("3", "为什么要缓存?", "不必重算。"),
    ]
