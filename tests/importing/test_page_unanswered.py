"""Questions of a page that nobody answers: mere lists, chapters of questions, further ones."""

from __future__ import annotations

import pytest

from tests.importing.reading import left, pairs


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
