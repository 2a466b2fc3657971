"""Pages as somebody would copy them: questions, answers, and what stands around them."""

from __future__ import annotations

from tests.importing.reading import found, left, pairs

VIETNAMESE = """
    +12
    [Ôn tập] Tổng hợp câu hỏi về mạng nơ-ron

    Chào mọi người, bài này mình ghi lại vài câu hay gặp.

    Câu hỏi 1: Dropout là gì?

    Trả lời:

    Dropout tắt ngẫu nhiên một số nơ-ron khi huấn luyện.

    image.png

    Nhờ vậy mạng không dựa vào một nơ-ron duy nhất:

      • Khi huấn luyện, mỗi nơ-ron bị tắt với xác suất p.
      • Khi chạy thật, không nơ-ron nào bị tắt.

    Câu hỏi 2: Vì sao cần batch size?

    Trả lời:

      1. Batch lớn cho gradient ít nhiễu hơn.
      2. Batch nhỏ cần ít bộ nhớ hơn.

    Câu hỏi 3: Giải thích khái niệm epoch.

    Trả lời:

    Một epoch là một lượt đi qua toàn bộ dữ liệu.


    All rights reserved

    Trang nào đó
    Hãy đăng ký tài khoản để đọc thêm.
    Đăng kí
"""


def test_a_vietnamese_page_with_worded_questions_and_answers() -> None:
    assert pairs("text", VIETNAMESE) == [
        (
            "1",
            "Dropout là gì?",
            (
                "Dropout tắt ngẫu nhiên một số nơ-ron khi huấn luyện. Nhờ vậy mạng không dựa vào "
                "một nơ-ron duy nhất: - Khi huấn luyện, mỗi nơ-ron bị tắt với xác suất p. "
                "- Khi chạy thật, không nơ-ron nào bị tắt."
            ),
        ),
        (
            "2",
            "Vì sao cần batch size?",
            "1. Batch lớn cho gradient ít nhiễu hơn. 2. Batch nhỏ cần ít bộ nhớ hơn.",
        ),
        ("3", "Giải thích khái niệm epoch.", "Một epoch là một lượt đi qua toàn bộ dữ liệu."),
    ]


def test_what_stands_around_the_questions_is_named_by_line() -> None:
    assert left("text", VIETNAMESE) == [(1, 4, "before"), (12, 12, "page"), (33, 37, "after")]


CHINESE = """
    技术笔记 2025年03月2日
    8 收藏 0 点赞

    机器学习问答合集41-43题

    大家好，今天整理三道题。

    41、为什么要划分验证集
    答案：
    验证集用来选超参数,测试集只用一次。

    42、学习率太大会怎样?
    答案：
    损失会震荡甚至发散。

    可以从小的学习率开始：

    先升温，再衰减。

    43、什么是早停？
    答案：
    验证损失不再下降时停止训练。

    机器学习问答合集44-46题
    机器学习问答合集44-46题：今天继续整理...

    微信扫一扫

    版权：转载请注明出处

    相关推荐
    03-05

    数据清洗入门: 第一步 ...

    120
"""


def test_a_chinese_page_that_counts_from_41_and_names_its_neighbours_below() -> None:
    assert pairs("text", CHINESE) == [
        ("41", "为什么要划分验证集", "验证集用来选超参数,测试集只用一次。"),
        ("42", "学习率太大会怎样?", "损失会震荡甚至发散。 可以从小的学习率开始： 先升温，再衰减。"),
        ("43", "什么是早停？", "验证损失不再下降时停止训练。"),
    ]


SECTIONS = """
    面试题整理

    1.为什么需要归一化

            输入的量纲不同，梯度的方向会偏。

    归一化的好处

      • 收敛更快：各维度同样重要。
      • 更稳定

    如何使用

      1. 计算均值：对训练集求均值。
      2. 计算方差：对训练集求方差。

    2.批归一化和层归一化有什么区别?

            主要看统计的维度。

    1. 统计维度

      • 批归一化：同一特征，跨样本。
      • 层归一化：同一样本，跨特征。

    2. 适用场景

      • 批归一化：图像。
      • 层归一化：序列。

    3. 推理

    批归一化用滑动平均。

    3.什么是残差连接?

    把输入加到输出上。

      • 17
        点赞
      • 0
        评论
    评论
    添加红包
"""


def test_numbered_sections_and_lists_inside_answers_are_no_questions() -> None:
    drafts = found("text", SECTIONS).drafts
    assert [(draft.number, draft.question) for draft in drafts] == [
        ("1", "为什么需要归一化"),
        ("2", "批归一化和层归一化有什么区别?"),
        ("3", "什么是残差连接?"),
    ]
    assert drafts[1].answer.endswith("批归一化用滑动平均。")
    assert drafts[2].answer == "把输入加到输出上。"


def test_list_items_become_key_points() -> None:
    drafts = found("text", SECTIONS).drafts
    assert drafts[0].points == (
        "收敛更快：各维度同样重要。",
        "更稳定",
        "计算均值：对训练集求均值。",
        "计算方差：对训练集求方差。",
    )
    assert drafts[2].points == ()
