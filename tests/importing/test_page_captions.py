"""The words under pictures stay out of answers, and are named with their lines."""

from __future__ import annotations

import pytest

from tests.importing.reading import left, pairs

NAMED = [
    "Figure 3: A mask over the upper triangle",
    "Fig. 2 – Heads of one layer",
    "Figure 4. LoRA trains 0.1% of the weights.",
    "Image by author",
    "Image Source: https://pictures.example/mask.png",
    "Photo by Somebody on Somewhere",
    "Source: lecture notes",
    "Hình 2. Mặt nạ che các vị trí sau",
    "Hình ảnh minh họa mặt nạ và đầu chú ý",
    "Ảnh: một bài giảng",
    "Mặt nạ trong bộ giải mã (Nguồn: bài giảng)",
    "图 1 掩码挡住后面的位置",
    "图3-2：掩码",
    "图片来源：某讲义",
    "掩码的形状（来源：某讲义）",
    "▲普通注意力 vs. 掩码注意力",
]
"""What says of itself that it is a caption."""

SAYING = [
    "Figure 3 shows that later positions are hidden.",
    "Image models mask patches instead of words.",
    "Sources of error: bad data and few steps.",
    "Hình dạng của mặt nạ là tam giác.",
    "图 3 说明后面的位置都被挡住了。",
    "图像模型遮住的是图块。",
    "来源很多，最常见的是网页。",
]
"""What begins like one and is a sentence of an answer."""


@pytest.mark.parametrize("caption", NAMED)
def test_a_line_that_says_it_is_a_caption_is_named_and_left_out(caption: str) -> None:
    page = (
        f"Q1: What is a mask?\n\nIt hides positions.\n\n{caption}\n\nIt is used in training.\n\n"
        "Q2: What is a head?\n\nOne of many attentions.\n"
    )
    assert pairs("text", page)[0][2] == "It hides positions. It is used in training."
    assert left("text", page) == [(5, 5, "caption")]


@pytest.mark.parametrize("sentence", SAYING)
def test_a_sentence_that_begins_like_a_caption_stays(sentence: str) -> None:
    page = (
        f"Q1: What is a mask?\n\nIt hides.\n\n{sentence}\n\nQ2: What is a head?\n\nOne of many.\n"
    )
    assert pairs("text", page)[0][2] == f"It hides. {sentence}"
    assert left("text", page) == []


def test_a_short_line_right_under_a_picture_is_its_caption() -> None:
    page = """
        Câu 1: Mặt nạ là gì?

        Thứ che các vị trí.

        image.png

        Mặt nạ tam giác của bộ giải mã

        Dùng khi huấn luyện.

        Câu 2: Đầu chú ý là gì?

        image.png

        Ưu điểm của nhiều đầu

          • Mỗi đầu nhìn một thứ.
    """
    assert [answer for _, _, answer in pairs("text", page)] == [
        "Thứ che các vị trí. Dùng khi huấn luyện.",
        "Ưu điểm của nhiều đầu - Mỗi đầu nhìn một thứ.",
    ]
    assert left("text", page) == [(5, 5, "page"), (7, 7, "caption"), (13, 13, "page")]


def test_the_name_of_a_picture_under_its_question_and_the_caption_below_it() -> None:
    page = """
        1. Mặt nạ nhân quả là gì?

        Mặt nạ nhân quả là gì
        Cùng tìm hiểu mặt nạ nhân quả là gì?

        Thứ che các vị trí sau.

        2. Đầu chú ý là gì?

        Một trong nhiều phép chú ý.
    """
    assert pairs("text", page)[0][2] == "Thứ che các vị trí sau."
    assert left("text", page) == [(3, 4, "caption")]


def test_a_label_that_has_words_of_the_question_is_no_picture() -> None:
    page = """
        1. Mask và head khác nhau thế nào?

        Mask

        Che các vị trí sau.

        Head

        Một trong nhiều phép chú ý.

        2. Loss là gì?

        Mức sai.
    """
    assert pairs("text", page)[0][2] == "Mask Che các vị trí sau. Head Một trong nhiều phép chú ý."


def test_a_line_that_repeats_the_name_of_the_page() -> None:
    page = """
        Mười câu hỏi phỏng vấn về mạng nơ-ron

        1. Mặt nạ là gì?

        Thứ che các vị trí.

        câu hỏi phỏng vấn về mạng nơ-ron

        2. Loss là gì?

        Mức sai.
    """
    assert pairs("text", page)[0][2] == "Thứ che các vị trí."
    assert (7, 7, "caption") in left("text", page)


def test_what_a_picture_of_markdown_is_called_is_told_with_its_line() -> None:
    page = """
        ## What is a mask?

        It hides positions.

        ![A mask over the upper triangle](mask.png)

        ## What is a head?

        ![head.png](head.png)

        One attention. ![](more.png)

        ## 什么是损失？

        ![损失随步数下降](loss.png)

        一种误差。
    """
    assert [answer for _, _, answer in pairs("md", page)] == [
        "It hides positions.",
        "One attention.",
        "一种误差。",
    ]
    assert left("md", page) == [(5, 5, "caption"), (15, 15, "caption")]


def test_the_caption_of_a_saved_page_is_told_with_its_line() -> None:
    page = """
        <article><h2>What is a mask?</h2><p>It hides positions.</p>
        <figure><img src="mask.png" alt="">
        <figcaption>A mask over the <b>upper</b> triangle</figcaption></figure>
        <h2>What is a head?</h2><p>One attention.</p></article>
    """
    assert [answer for _, _, answer in pairs("html", page)] == [
        "It hides positions.",
        "One attention.",
    ]
    assert left("html", page) == [(3, 3, "caption")]


def test_a_question_with_nothing_but_a_caption_has_no_answer() -> None:
    page = "Q1: Where is it drawn?\n\nFigure 3: the mask\n\nQ2: What is a head?\n\nOne of many.\n"
    assert [asked for _, asked, _ in pairs("text", page)] == ["What is a head?"]
    assert left("text", page) == [(1, 3, "no_answer")]


def test_captions_of_pages_that_answer_below_are_told_too() -> None:
    page = """
        1. What is a mask?
        2. What is a head?

        Answers

        1. What is a mask?
        It hides positions.
        Figure 1: A mask
        2. What is a head?
        One attention.
    """
    assert [answer for _, _, answer in pairs("text", page)] == [
        "It hides positions.",
        "One attention.",
    ]
    assert (8, 8, "caption") in left("text", page)
