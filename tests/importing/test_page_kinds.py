"""Kinds of pages that say in few words what is asked: topics, nested numbers, dialogues, lists."""

from __future__ import annotations

import pytest

from tests.importing.reading import found, left, pairs


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


@pytest.mark.parametrize(
    "label",
    [
        "Gợi ý câu trả lời:",
        "Gợi ý đáp án:",
        "Hướng trả lời:",
        "Trả lời mẫu:",
        "Câu trả lời tham khảo:",
        "Đáp án tham khảo:",
        "Sample response:",
        "Interviewee:",
        "满分回答：",
        "高分话术：",
        "求职者：",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n"])
def test_the_words_above_an_answer_are_no_part_of_it(label: str, gap: str) -> None:
    page = f"Câu 1. Mask\n{label}{gap}It hides.\nIt adds.\n\nCâu 2. Head\n{label}{gap}It weighs.\n"
    assert pairs("text", page) == [
        ("1", "Mask", "It hides. It adds."),
        ("2", "Head", "It weighs."),
    ]


def test_advice_above_a_hint_stays_in_the_answer() -> None:
    page = """\
1.1. Câu 1: Giới thiệu về bản thân
Ai cũng gặp câu này khi đi phỏng vấn, nên hãy chuẩn bị kỹ trước ở nhà.
Gợi ý câu trả lời: Nói ngắn gọn.

1.2. Câu 2: Điểm mạnh của bạn
Gợi ý câu trả lời: Nêu một ví dụ."""
    first, second = found("text", page).drafts
    assert first.question == "Giới thiệu về bản thân"
    assert first.answer.startswith("Ai cũng gặp")
    assert first.answer.endswith("Nói ngắn gọn.")
    assert second.answer == "Nêu một ví dụ."


def test_what_is_said_of_a_question_is_left_out_with_its_line() -> None:
    page = """\
面试官：请说说你对注意力的理解？
（考察：基础概念）
参考答案：
注意力给每个词一个权重。
面试官：那为什么要除以根号 d？
(提示：想想方差)
参考答案：
点积的方差随维度增长。"""
    assert pairs("text", page) == [
        ("", "请说说你对注意力的理解？", "注意力给每个词一个权重。"),
        ("", "那为什么要除以根号 d？", "点积的方差随维度增长。"),
    ]
    assert left("text", page) == [(2, 2, "page"), (6, 6, "page")]


@pytest.mark.parametrize(
    "remark",
    [
        "This is one of the most common questions in such interviews.",
        "Đây là câu hỏi mở màn mà ai cũng gặp.",
        "这是最常见的面试题之一。",
    ],
)
def test_a_sentence_on_the_question_itself_is_left_out_above_an_answer(remark: str) -> None:
    page = f"1. Name a mask\n{remark}\nAnswer: It hides.\n\n2. Name a head\nAnswer: It weighs.\n"
    assert pairs("text", page) == [
        ("1", "Name a mask", "It hides."),
        ("2", "Name a head", "It weighs."),
    ]
    assert left("text", page) == [(2, 2, "page")]


@pytest.mark.parametrize(
    "ad",
    [
        "[Ad] Learn to prompt in 30 days – half price",
        "Sponsored: a course on prompts",
        "Quảng cáo: khóa học prompt giảm nửa giá",
        "【广告】三十天学会提示词",
    ],
)
def test_an_answer_goes_on_below_an_advertisement(ad: str) -> None:
    page = f"1. What is a mask?\n\nIt hides.\n\n{ad}\n\nIt adds.\n\n2. What is a head?\n\nOne.\n"
    first = found("text", page).drafts[0]
    assert (first.answer.split(), left("text", page)) == (
        ["It", "hides.", "It", "adds."],
        [(5, 5, "page")],
    )


@pytest.mark.parametrize(
    ("title", "questions"),
    [
        ("To practise", ("What is a token?", "Why a cache?", "How is a loss computed?")),
        ("Tự luyện", ("Token là gì?", "Vì sao cần bộ nhớ đệm?", "Mất mát tính thế nào?")),
        ("自测", ("什么是分词？", "为什么要缓存？", "损失怎么算？")),
    ],
)
@pytest.mark.parametrize("bullet", ["- ", "• ", "1. ", ""])
def test_a_mere_list_of_questions_is_named_as_one(
    title: str, questions: tuple[str, ...], bullet: str
) -> None:
    page = f"{title}\n\n" + "\n".join(bullet + question for question in questions)
    assert pairs("text", page) == []
    assert (3, 5, "no_answer") in left("text", page)


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


def test_links_to_headings_are_no_words() -> None:
    page = "1. What is a mask? #\nIt hides.\n\n2. What is C #\nA language.\n"
    assert [question for _, question, _ in pairs("text", page)] == ["What is a mask?", "What is C"]
    alone = "1. What is a mask?\nIt hides.\n\n2. What is C #\nA language.\n"
    assert pairs("text", alone)[1][1] == "What is C #"


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


@pytest.mark.parametrize(
    ("again", "naming", "questions"),
    [
        (
            "More",
            "Other questions you may get:",
            ("What is a head?", "Why a cache?", "What is a loss?"),
        ),
        ("Thêm", "Một số câu hỏi khác:", ("Đầu là gì?", "Vì sao cần đệm?", "Mất mát là gì?")),
        ("补充", "更多面试题：", ("什么是头？", "为什么要缓存？", "什么是损失？")),
    ],
    ids=["en", "vi", "zh"],
)
def test_a_list_of_further_questions_is_no_part_of_the_last_answer(
    again: str, naming: str, questions: tuple[str, ...]
) -> None:
    listed = "\n".join(f"- {question}" for question in questions)
    page = f"1. What is a mask?\nIt hides.\n\n2. What is a token?\nA piece.\n\n{naming}\n{listed}\n"
    assert [answer for *_, answer in pairs("text", page)] == ["It hides.", "A piece."]
    assert left("text", page) == [(7, 10, "after")]
    kept = page.replace(naming, again)
    assert pairs("text", kept)[-1][2].startswith("A piece. ")


def test_questions_in_two_sentences_are_no_answers_to_those_above_them() -> None:
    page = """\
20 questions to practise

1. Tell of yourself.

2. What is a mask? Name its shape.

3. How do heads differ?

4. What is a cache and why? Give an example.

5. What is a token?

6. Name a loss."""
    assert pairs("text", page) == []
    assert {reason for *_, reason in left("text", page)} <= {"before", "no_answer", "after"}


@pytest.mark.parametrize(
    ("title", "chapters", "questions"),
    [
        (
            "To practise",
            ("Basics", "Training"),
            ("What is a token?", "Why a cache?", "Is it fast?"),
        ),
        (
            "Tự luyện",
            ("Kiến thức cơ bản", "Huấn luyện"),
            ("Token là gì?", "Vì sao cần đệm?", "Khi nào dùng?"),
        ),
        ("自测", ("基础", "训练"), ("什么是分词？", "为什么要缓存？", "何时使用？怎么用？")),
    ],
    ids=["en", "vi", "zh"],
)
def test_numbered_chapters_of_mere_questions_are_no_cards(
    title: str, chapters: tuple[str, str], questions: tuple[str, ...]
) -> None:
    listed = "\n".join(f"  • {question}" for question in questions)
    page = f"{title}\n\n" + "\n\n".join(f"{n}. {c}\n\n{listed}" for n, c in enumerate(chapters, 1))
    assert pairs("text", page) == []
    assert {reason for *_, reason in left("text", page)} <= {"before", "no_answer"}


def test_questions_to_ask_back_are_an_answer_to_a_question() -> None:
    page = """\
1. What would you ask before you design a chat bot?
- Who will use it?
- How fast must it be?
- What may it cost?

2. What is a token?
A piece of text."""
    assert [number for number, *_ in pairs("text", page)] == ["1", "2"]


@pytest.mark.parametrize("label", ["Follow-up", "Follow-up: ", "Follow up questions: "])
def test_what_is_asked_next_stays_below_the_answer(label: str) -> None:
    page = (
        f"What is a mask?\n\nAnswer\n\nIt hides.\n\n{label}What is its shape?\n\n"
        f"What is a head?\n\nAnswer\n\nOne attention.\n\n{label}How many are there?\n\n"
        f"What is a token?\n\nAnswer\n\nA piece.\n"
    )
    assert [question for _, question, _ in pairs("text", page)] == [
        "What is a mask?",
        "What is a head?",
        "What is a token?",
    ]


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
    "remark",
    [
        "Why you should ask: It shows who has built one.",
        "What to look for in an answer: the triangle.",
        "答题提示：先说用途。",
    ],
)
def test_advice_for_who_asks_is_left_out_with_its_line(remark: str) -> None:
    page = (
        f"Question: What is a mask?\n\n{remark}\n\nIt hides.\n\nQuestion: What is a head?\n\nOne.\n"
    )
    assert pairs("text", page) == [
        ("", "What is a mask?", "It hides."),
        ("", "What is a head?", "One."),
    ]
    assert left("text", page) == [(3, 3, "page")]


def test_the_rest_of_a_question_on_the_next_line_is_no_answer_in_a_list() -> None:
    page = """\
1. What is a mask?
2. What are the assumptions of an attention
   head?
3. Give examples where a false alarm is more
   important than a missed one, and say why.
4. What is a loss?
5. What is a cache?"""
    assert pairs("text", page) == []


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
