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


def test_vietnamese_words_without_marks_open_questions_and_answers() -> None:
    page = """
        Cau hoi 1: Mo ta kien truc cua bo giai ma

        Gom nhieu lop chu y va mang truyen thang.

        Cau hoi 2: Su khac nhau giua loss va metric

        Tra loi: Loss dung de huan luyen mo hinh.
    """
    assert [(number, answer) for number, _, answer in pairs("text", page)] == [
        ("1", "Gom nhieu lop chu y va mang truyen thang."),
        ("2", "Loss dung de huan luyen mo hinh."),
    ]


def test_how_to_answer_in_slanted_letters_begins_the_answer() -> None:
    page = """
        Q: What is a mask? *How to answer:* It hides positions.
        Q: Describe a head. *How to answer:* One of many attentions.
    """
    assert pairs("text", page) == [
        ("", "What is a mask?", "It hides positions."),
        ("", "Describe a head.", "One of many attentions."),
    ]


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


def test_the_words_of_a_question_stand_there_without_their_mark() -> None:
    page = """
        ## 1. Masks

        **Q: What is a mask for?**

        A: It hides positions.

        ## 2. What is a head?

        **Q: Why are there many?**

        A: Each looks at something else.
    """
    assert [asked for _, asked, _ in pairs("md", page)] == [
        "What is a mask for?",
        "Why are there many?",
    ]


def test_entities_become_signs_and_pictures_with_brackets_in_their_names_go() -> None:
    page = """
        ## What is a mask?&nbsp;

        It hides a &lt;pad&gt; token.&#x20;![](<../images/image (43).png>)

        ## What is a head?

        One attention &amp; more. &#27;
    """
    assert pairs("md", page) == [
        ("", "What is a mask?", "It hides a <pad> token."),
        ("", "What is a head?", "One attention & more."),
    ]


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


def test_numbers_that_all_are_one_are_no_numbers_however_far_they_are_set_in() -> None:
    page = """
        1. Mặt nạ dùng để làm gì?

        Che các vị trí.

          1. Giải thích bản chất của phép chú ý

        Trộn các vector theo trọng số.

          1. Loss là gì?

        Mức sai.
    """
    assert pairs("text", page) == [
        ("", "Mặt nạ dùng để làm gì?", "Che các vị trí."),
        ("", "Giải thích bản chất của phép chú ý", "Trộn các vector theo trọng số."),
        ("", "Loss là gì?", "Mức sai."),
    ]


def test_a_comment_in_code_that_is_not_marked_stays_in_its_answer() -> None:
    page = """
        1. What is a mask?

        mask = torch.triu(ones)
        # upper triangle

        2. What is a head?

        One attention.
    """
    assert pairs("text", page)[0][2] == "mask = torch.triu(ones) # upper triangle"


@pytest.mark.parametrize(
    "chapter", ["第二轮：工程实现", "Round 2: Engineering", "Vòng 2: Kỹ thuật"]
)
def test_rounds_of_an_interview_are_chapters(chapter: str) -> None:
    page = f"Q1: What is a mask?\nIt hides positions.\n{chapter}\nQ2: What is a head?\nOne.\n"
    assert [answer for _, _, answer in pairs("text", page)] == ["It hides positions.", "One."]


def test_numbers_of_chapters_stand_before_bold_words_too() -> None:
    page = """
        #### 1.1 **什么是掩码？**
        - **示例答案**：
          - 挡住一些位置。

        #### 1.2 **什么是损失？**
        - **示例答案**：
          - 一种误差。
    """
    assert [number for number, _, _ in pairs("md", page)] == ["1.1", "1.2"]


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


def test_tasks_that_end_with_a_full_stop_on_a_page_without_blank_lines() -> None:
    page = """
        What is a mask?
        It hides positions.
        Why are there many heads?
        Each looks at something else.
        Explain greedy vs beam decoding.
        One keeps the best token, the other several texts.
        What is dropout? Give examples.
        It hides units.
        How long is a context?
        As long as in training.
    """
    assert [asked for _, asked, _ in pairs("text", page)] == [
        "What is a mask?",
        "Why are there many heads?",
        "Explain greedy vs beam decoding.",
        "What is dropout? Give examples.",
        "How long is a context?",
    ]


@pytest.mark.parametrize(
    "page",
    [
        "【问题1】什么是掩码？\n【答案】挡住位置。\n【问题2】什么是损失？\n【答案】一种误差。\n",
        "Ｑ１：什么是掩码？\nＡ１：挡住位置。\nＱ２：什么是损失？\nＡ２：一种误差。\n",
        "①什么是掩码？\n挡住位置。\n②什么是损失？\n一种误差。\n③为什么缩放？\n稳定。\n",
        "1. 什么是掩码？(5分)\n答案：挡住位置。\n2. 什么是损失？(3分)\n答案：一种误差。\n",
        "Q1. 什么是掩码？[必考]\nAns. 挡住位置。\nQ2. 什么是损失？[常考]\nAns. 一种误差。\n",
    ],
    ids=["in brackets", "wide letters", "circled", "marks to win", "how often"],
)
def test_marks_of_many_kinds(page: str) -> None:
    read = [(number, asked[:6], answer) for number, asked, answer in pairs("text", page)][:2]
    assert read == [("1", "什么是掩码？", "挡住位置。"), ("2", "什么是损失？", "一种误差。")]


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
