"""Pages of one or two questions, and what real pages put into their answers."""

from __future__ import annotations

import pytest

from tests.importing.reading import found, left, pairs

TITLED = [
    pytest.param(
        "Attention interview questions\nCollected by the team.\n",
        "Why are the scores divided by a root?",
        "Large products push softmax into a corner where its gradient is nearly zero.",
        id="en",
    ),
    pytest.param(
        "Câu hỏi phỏng vấn về attention\nNhóm biên soạn.\n",
        "Vì sao phải chia cho căn bậc hai?",
        "Tích vô hướng lớn đẩy softmax vào vùng mà gradient gần như bằng không.",
        id="vi",
    ),
    pytest.param(
        "注意力面试题\n本组整理。\n",
        "为什么要除以根号？",
        "点积太大时，softmax 会落到梯度几乎为零的区域，训练变慢，所以先把分数缩小到合适的范围。",
        id="zh",
    ),
]


@pytest.mark.parametrize(("above", "question", "answer"), TITLED)
def test_one_question_below_a_title_that_announces_questions(
    above: str, question: str, answer: str
) -> None:
    page = f"{above}{question}\n{answer}\n"
    assert pairs("text", page) == [("", question, answer)]
    assert left("text", page) == [(1, 2, "before")]


@pytest.mark.parametrize(("above", "question", "answer"), TITLED)
def test_one_question_in_a_text_that_announces_none_is_no_card(
    above: str, question: str, answer: str
) -> None:
    del above
    assert pairs("text", f"Attention\n{question}\n{answer}\n") == []


def test_a_question_far_below_the_title_is_one_of_the_text() -> None:
    story = "\n".join(f"On day {n} I prepared for the interview." for n in range(1, 15))
    page = f"My interview questions\n{story}\nWhat did they ask?\n{'Nothing that I knew. ' * 4}\n"
    assert pairs("text", page) == []


SAMPLES = [
    pytest.param(
        ("What is dropout?", "Machine Learning", "Why interviewers ask this", "Sample answer"),
        ("Practice this question with AI", "Start practicing"),
        "It hides units at random, so that none relies on another.",
        id="en",
    ),
    pytest.param(
        ("Dropout là gì?", "Học máy", "Mục đích của câu hỏi", "Câu trả lời mẫu"),
        ("Luyện tập câu hỏi này", "Chia sẻ"),
        "Nó tắt ngẫu nhiên các nút, để không nút nào dựa vào nút khác.",
        id="vi",
    ),
    pytest.param(
        ("什么是 dropout？", "机器学习", "考察要点", "参考答案"),
        ("开始练习这道题", "点赞"),
        "训练时随机关掉一部分神经元，使它们不互相依赖。",
        id="zh",
    ),
]


@pytest.mark.parametrize(("head", "foot", "answer"), SAMPLES)
def test_a_page_of_one_question_with_a_sample_answer_far_below(
    head: tuple[str, ...], foot: tuple[str, ...], answer: str
) -> None:
    question, topic, why, sample = head
    advice = "\n\n".join(f"{n} {topic} {topic} {topic}." for n in ("One", "Two", "Three"))
    rows = [question, topic, "Medium", why, advice, advice, sample, answer, *foot]
    page = "\n\n".join(rows) + "\n"
    assert pairs("text", page) == [("", question, answer)]
    (draft,) = found("text", page).drafts
    assert draft.line == 1
    last = len(page.rstrip().split("\n"))
    assert any(end == last for _, end, _ in left("text", page))


CAPTIONS = [
    pytest.param("attention heads explained", "Câu 1: What is a head?", id="en"),
    pytest.param("câu hỏi phỏng vấn attention", "Câu 1: Head là gì?", id="vi"),
    pytest.param("注意力机制面试题示意图与多头结构", "问题 1：什么是注意力头？", id="zh"),
]


@pytest.mark.parametrize(("caption", "question"), CAPTIONS)
def test_a_caption_that_comes_again_in_the_last_answer_does_not_end_it(
    caption: str, question: str
) -> None:
    first, more = "It is one small attention:", "It has projections of its own. " * 4
    page = f"About attention\n\n{caption}\n\n{question}\n\n{first}\n\n{caption}\n\n{more}\n"
    (draft,) = found("text", page).drafts
    assert " ".join(draft.answer.split()) == f"{first} {more}".strip()


@pytest.mark.parametrize(
    "caption", ["attention heads explained", "注意力机制面试题示意图与多头结构"]
)
def test_a_title_that_comes_again_with_nothing_below_it_names_a_neighbour(caption: str) -> None:
    page = f"Blog\n\n{caption}\n\nQ1: What is a head?\n\nOne attention.\n\n{caption}\n\nMay 2\n"
    assert pairs("text", page) == [("1", "What is a head?", "One attention.")]


@pytest.mark.parametrize(
    ("mark", "reply", "asks", "says"),
    [
        ("Q", "A", ("What is bias?", "What is variance?"), ("An error.", "A spread.")),
        ("Hỏi", "Đáp", ("Bias là gì?", "Variance là gì?"), ("Một sai số.", "Một độ phân tán.")),
        ("问", "答", ("什么是偏差？", "什么是方差？"), ("一种误差。", "一种离散程度。")),
    ],
)
def test_the_dash_of_the_next_pair_behind_an_answer_is_no_part_of_it(
    mark: str, reply: str, asks: tuple[str, str], says: tuple[str, str]
) -> None:
    page = f"- {mark}: {asks[0]}\n{reply}: {says[0]} - {mark}: {asks[1]}\n{reply}: {says[1]}\n"
    assert pairs("text", page) == [("", asks[0], says[0]), ("", asks[1], says[1])]


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (("#", "Question", "Answer", "Explanation"), ("What is a mask?", "What is a head?")),
        (("STT", "Câu hỏi", "Đáp án", "Giải thích"), ("Mask là gì?", "Head là gì?")),
        (("序号", "题目", "答案", "解析"), ("什么是掩码？", "什么是注意力头？")),
    ],
)
def test_the_numbers_of_a_table_of_questions_are_kept(
    columns: tuple[str, ...], rows: tuple[str, str]
) -> None:
    head = f"| {' | '.join(columns)} |\n|---|---|---|---|\n"
    page = head + "".join(f"| 0{n} | {ask} | B | So. |\n" for n, ask in enumerate(rows, start=7))
    assert pairs("text", page) == [("7", rows[0], "B So."), ("8", rows[1], "B So.")]


def test_two_questions_that_are_both_numbered_1_are_both_found() -> None:
    page = """
        Blog

        Câu hỏi phỏng vấn về mạng nơ-ron

          1. Mạng nơ-ron là gì?

        Một hàm gồm nhiều lớp, học từ dữ liệu.

          1. Khi nào nên dùng mạng nơ-ron?

        Khi dữ liệu nhiều và khó viết luật.
    """
    assert [number for number, _, _ in pairs("text", page)] == ["1", "1"]


@pytest.mark.parametrize("site", ["CSDN博客", "知乎", "Viblo", "Medium"])
def test_the_name_of_a_linked_page_is_no_part_of_an_answer(site: str) -> None:
    page = (
        f"1. What is a token?\nA piece.\n26 rules for prompts - {site}\n2. What is loss?\nError.\n"
    )
    assert [answer for _, _, answer in pairs("text", page)] == ["A piece.", "Error."]


@pytest.mark.parametrize(
    "formula", ["Attention(Q,K,V) = softmax(QK^T/√d)V", "$$\\frac{a}{b} x y z$$"]
)
def test_a_formula_below_a_picture_is_no_caption(formula: str) -> None:
    page = f"1. What is attention?\n\nA sum.\n\nimage.png\n\n{formula}\n\n2. Why?\n\nSo.\n"
    first = found("text", page).drafts[0].answer
    assert "".join(filter(str.isalnum, formula)) in "".join(filter(str.isalnum, first))


def test_lists_in_answers_and_below_the_page_are_no_answers_that_stand_apart() -> None:
    page = """
        ### What is a mask?

        **Answer:**

        It hides positions.

        1. Later ones
        2. Padding

        ### What is a head?

        **Answer:**

        One attention of many.

        Related posts

        1. Ten more questions
        2. Attention from scratch
    """
    assert [question for _, question, _ in pairs("md", page)] == [
        "What is a mask?",
        "What is a head?",
    ]


@pytest.mark.parametrize("box", ["Share this post", "Theo dõi chúng tôi", "关注公众号"])
def test_a_box_between_headings_that_ask_does_not_end_the_page(box: str) -> None:
    asks = [f"What is {name}?" for name in ("a mask", "a head", "a beam", "a token")]
    parts = [f"### {ask}\n\nIt is one part of the model that we look at.\n" for ask in asks]
    page = "\n".join([*parts[:3], f"{box}\n", parts[3]])
    assert [question for _, question, _ in pairs("md", page)] == asks


@pytest.mark.parametrize("rule", ["---", "***", "* * *", "——————"])
def test_the_rule_between_two_questions_is_no_part_of_an_answer(rule: str) -> None:
    page = (
        f"{rule}\n\n**Câu 1: Mask là gì?**\n\nNó che.\n\n{rule}\n\n**Câu 2: Head là gì?**\n\nA.\n"
    )
    assert [answer for _, _, answer in pairs("md", page)] == ["Nó che.", "A."]


def test_what_stands_in_front_of_a_page_in_yaml_is_left_out() -> None:
    page = "---\ntitle: Q1. What is this?\n---\n\n## 1. What is a mask?\n\nIt hides.\n"
    assert pairs("md", page) == [("1", "What is a mask?", "It hides.")]


def test_a_question_that_the_interviewer_says_aloud_again_is_no_answer() -> None:
    page = """
        Q1：什么是掩码？
        面试官提问：
        “能讲讲掩码吗？”
        我的回答：
        它挡住后面的位置。

        Q2：什么是注意力头？
        面试官提问：
        “头是什么？”
        我的回答：
        一个小的注意力。
    """
    assert [answer for _, _, answer in pairs("text", page)] == [
        "它挡住后面的位置。",
        "一个小的注意力。",
    ]


def test_questions_that_only_their_signs_tell_apart_are_both_kept() -> None:
    page = (
        "### What is C?\n\nA language.\n\n### What is C++?\n\nAnother.\n\n### What is C#?\n\nOne.\n"
    )
    assert [answer for _, _, answer in pairs("md", page)] == ["A language.", "Another.", "One."]


def test_a_table_of_contents_that_writes_no_question_marks_is_one() -> None:
    page = """
        目录
        1. 什么是掩码
        2. 什么是注意力头
        二、进阶篇
        3. 什么是束搜索
        一、基础篇
        1. 什么是掩码？
        它挡住后面的位置。
        2. 什么是注意力头？
        一个小的注意力。
        二、进阶篇
        3. 什么是束搜索？
        同时保留几个候选。
    """
    assert [answer for _, _, answer in pairs("text", page)] == [
        "它挡住后面的位置。",
        "一个小的注意力。",
        "同时保留几个候选。",
    ]
