"""What of an answer becomes key points: one claim each, in few words, without marks."""

from __future__ import annotations

import pytest

from tests.importing.reading import found


def points(answer: str, form: str = "text") -> tuple[str, ...]:
    """The key points of one answer on a page with two questions."""
    page = f"## 1. What is a mask?\n\n{answer}\n\n## 2. What is a head?\n\nOne attention.\n"
    text = page.replace("## ", "") if form == "text" else page
    return found(form, text).drafts[0].points


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("- It hides.\n- It adds.", ("It hides.", "It adds.")),
        (
            "1) Nó che các vị trí.\n2) Nó cộng vào điểm.",
            ("Nó che các vị trí.", "Nó cộng vào điểm."),
        ),
        ("• 挡住位置。\n• 加到分数上。", ("挡住位置。", "加到分数上。")),
        ("a. Che các vị trí sau.\nb.Cộng vào điểm.", ("Che các vị trí sau.", "Cộng vào điểm.")),
        (
            "Use: it hides later positions.\n\nCost: it needs no weights at all.",
            ("Use: it hides later positions.", "Cost: it needs no weights at all."),
        ),
        (
            "Tác dụng: che các vị trí sau.\nGiá: không cần trọng số nào.",
            ("Tác dụng: che các vị trí sau.", "Giá: không cần trọng số nào."),
        ),
        (
            "核心原因：挡住后面的位置。\n\n- 训练时使用。\n- 推理时也用。",
            ("挡住后面的位置。", "训练时使用。", "推理时也用。"),
        ),
    ],
    ids=[
        "bullets",
        "numbers",
        "Chinese",
        "letters",
        "names",
        "Vietnamese names",
        "a name above a list",
    ],
)
def test_items_and_named_paragraphs_are_key_points(answer: str, expected: tuple[str, ...]) -> None:
    assert points(answer) == expected


@pytest.mark.parametrize("answer", ["It hides positions.", "Use: it hides later positions."])
def test_running_text_has_no_key_points(answer: str) -> None:
    assert points(answer) == ()


@pytest.mark.parametrize(
    ("named", "claim"),
    [
        ("Key idea: it hides later positions.", "It hides later positions."),
        ("**Định nghĩa:** thứ che các vị trí sau.", "Thứ che các vị trí sau."),
        ("本质：挡住后面所有的位置。", "挡住后面所有的位置。"),
    ],
)
def test_a_name_that_says_nothing_is_left_out(named: str, claim: str) -> None:
    assert points(f"{named}\n\n- It adds.") == (claim, "It adds.")


def test_bold_names_are_written_without_their_marks() -> None:
    answer = (
        "**Use** It hides *later* positions.\n\n- **Cost:** no weights.\n- __Shape__: a triangle."
    )
    assert points(answer, "md") == (
        "Use: It hides later positions.",
        "Cost: no weights.",
        "Shape: a triangle.",
    )


def test_bold_words_that_begin_a_sentence_are_no_name() -> None:
    answer = (
        "**Masks**, as in decoders, hide positions.\n\n- They are triangles.\n- They are cheap."
    )
    assert points(answer, "md") == ("They are triangles.", "They are cheap.")


@pytest.mark.parametrize(
    "aside",
    [
        "Example: a decoder of twelve layers.",
        "The short answer: it hides positions.",
        "Ví dụ: một bộ giải mã mười hai lớp.",
        "Lưu ý: chỉ dùng khi huấn luyện.",
        "例如：十二层的解码器，每层都有。",
        "面试加分：再讲讲它的形状和代价。",
        "See https://masks.example/about",
    ],
)
def test_examples_and_remarks_are_no_key_points(aside: str) -> None:
    assert points(f"{aside}\n\n- It hides.\n- It adds.") == ("It hides.", "It adds.")


def test_further_questions_in_a_list_are_no_key_points() -> None:
    answer = """\
- It hides later positions.
- Why a triangle?
  Each row sees one more.
- Follow-ups:
  - Q: Is it learned?
  - When is it used?
- Query: what am I looking for?"""
    assert points(answer) == ("It hides later positions.", "Query: what am I looking for?")


def test_what_opens_something_that_is_not_there_is_cut_off() -> None:
    answer = """\
- 掩码：挡住后面的位置。公式为：
- 训练：先算所有分数，例如：
- 代价：
- 形状：三角形。"""
    assert points(answer) == ("掩码：挡住后面的位置。", "训练：先算所有分数", "形状：三角形。")


def test_quotes_stay_as_they_stand() -> None:
    answer = '- 用户输入“什么是掩码？”之后开始检索。\n- Ask "What is it?" before you search.'
    assert points(answer) == (
        "用户输入“什么是掩码？”之后开始检索。",
        'Ask "What is it?" before you search.',
    )


def test_a_long_item_gives_its_first_sentences_and_chinese_takes_twice_the_room() -> None:
    sentence = "It hides every position that comes later in the text. "
    english, chinese = points(
        f"- {sentence * 9}\n- 挡住后面的所有位置，让模型看不到答案。{'它很便宜。' * 30}"
    )
    assert english == (sentence * 4).strip()
    assert chinese.startswith("挡住后面的所有位置，让模型看不到答案。它很便宜。")
    assert len(chinese) <= 120
    assert chinese.endswith("。")


def test_blanks_without_end_within_a_point_keep_no_point_back() -> None:
    """It took nine seconds when each blank began a search."""
    found = points(f"- **Use:** it hides{' ' * 20_000}later positions\n- It adds to the score.")
    assert found[-1] == "It adds to the score."
