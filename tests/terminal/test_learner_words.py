"""The learner's words beside a key point: whole words, and whole clauses where they are short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.terminal.learner_words import CLAUSE, in_words

CLAUSES = st.lists(st.text(alphabet="注意力机制ab (词)", max_size=20), max_size=4).map("，".join)


@pytest.mark.parametrize(
    ("answer", "evidence", "shown"),
    [
        ("就是一张查找表，随机初始化", "张查找表", "就是一张查找表"),
        ("拆成子词，最差就拆成单个字节", "差就拆成单个字节", "最差就拆成单个字节"),
        (
            "so that each and all of the gradients of that do not ever explode",
            "gradient",
            "gradients",
        ),
        ("mạng nơ-ron hồi quy đọc từng từ theo thứ tự", "mạng nơ", "mạng nơ-ron"),
        ("it is order-preserving, in every way", "it is order", "it is order-preserving"),
        ("it is a non-linear map", "linear map", "it is a non-linear map"),
        ("we do divide by sqrt(d_k), so", "divide by sqrt", "we do divide by sqrt(d_k)"),
        ("later ones are set to -inf, always", "set to", "later ones are set to -inf"),
        ("a small std of 0.02.", "std of 0", "a small std of 0.02"),
        ("là một bảng (lookup table) học được", "table) học", "(lookup table) học được"),
        ("Q là (B, h, n, d) cho mỗi head", "n, d) cho mỗi", "(B, h, n, d) cho mỗi head"),
        ("nên score (B, h, n, n) và", "score (B", "nên score (B, h, n, n)"),
        ("f(g(x), y) tăng dần theo x", "y) tăng dần", "f(g(x), y) tăng dần theo x"),
        ("có ngoặc (mở mà không bao giờ đóng lại ở đâu", "ngoặc (mở mà", "có ngoặc (mở mà"),
        (
            "nếu Q = K thì điểm đối xứng cả thôi",
            "K thì điểm",
            "nếu Q = K thì điểm đối xứng cả thôi",
        ),
        ("no extra params since all the heads are thin", "extra params", "no extra params"),
        ("mà không thêm tham số, đâu nhé", "thêm tham số", "mà không thêm tham số"),
        ("first one\nno params", "params", "no params"),
        (
            "so that the gradients do not explode",
            "gradients",
            "so that the gradients do not explode",
        ),
        ("tách thành từng mẩu", "thành t", "tách thành từng mẩu"),
        ("chờ request dài nhất, rồi mới chạy", "chờ request dài", "chờ request dài nhất"),
        ("nó không chạy. Thế thôi", "nó không", "nó không chạy"),
        ("it waits for the longest request of all", "it waits", "it waits"),
        ("已经整句了", "别的话", "别的话"),
    ],
)
def test_evidence_reaches_to_the_ends_of_its_words(answer: str, evidence: str, shown: str) -> None:
    assert in_words(answer, evidence) == shown


def test_a_long_run_of_han_is_not_quoted_whole() -> None:
    run = "注意力机制让每个词都能看到所有其他的词"
    assert in_words(run + "温度越高分布越平" + run, "温度越高分布越平") == "温度越高分布越平"


@given(CLAUSES, st.data())
def test_it_is_a_part_of_the_answer_and_holds_the_evidence(
    answer: str, data: st.DataObject
) -> None:
    begin = data.draw(st.integers(0, len(answer)))
    evidence = answer[begin : data.draw(st.integers(begin, len(answer)))]
    shown = in_words(answer, evidence)
    assert shown in answer
    assert evidence in shown
    assert len(shown) <= len(evidence) + 2 * CLAUSE
