"""Places in a work in the reader's language: the words are translated, what finds it stays."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.langs import LANGS
from llm_interview.core.place_phrases_vi import PHRASES as PHRASES_VI
from llm_interview.core.place_phrases_zh import PHRASES as PHRASES_ZH
from llm_interview.core.source_places import place_in
from llm_interview.loader.cached_library import CachedLibrary


@pytest.mark.parametrize(
    ("where", "vi", "zh"),
    [
        ("section 3.2", "mục 3.2", "第 3.2 节"),
        ("§3.2, Table 1", "§3.2, Bảng 1", "§3.2，表 1"),
        ("section 3.2, table 1", "mục 3.2, bảng 1", "第 3.2 节，表 1"),
        ("abstract and section 1", "tóm tắt và mục 1", "摘要和第 1 节"),
        ("Abstract; introduction", "Tóm tắt; phần mở đầu", "摘要；引言"),
        (
            "sections 3.1, 3.2 and 5 with figure 4a",
            "mục 3.1, 3.2 và 5 kèm hình 4a",
            "第 3.1、3.2 和 5 节及图 4a",
        ),
        ("sections 3.2 (why) and 4, end", "mục 3.2 (why) và 4, end", "第 3.2 节 (why) 和 4, end"),
        ("equations 4 to 7", "phương trình 4 đến 7", "公式 4 至 7"),
        ("table 2 and section 4", "bảng 2 và mục 4", "表 2 和第 4 节"),
        ("appendix B.2, p. 12", "phụ lục B.2, trang 12", "附录 B.2，第 12 页"),
        ("appendices A and B", "phụ lục A và B", "附录 A 和 B"),
        ("section II-A, Naive RAG", "mục II-A, Naive RAG", "第 II-A 节，Naive RAG"),
        ("section What is it?", "mục What is it?", "章节 What is it?"),
        ("sections on prompts", "mục về prompts", "章节：prompts"),
        ("Chapter 6, paragraph Q", "Chương 6, đoạn Q", "第 6 章，段落 Q"),
        (
            "section 2.2, Input, and section 2.3 (with footnote 4)",
            "mục 2.2, Input, và mục 2.3 (kèm chú thích 4)",
            "第 2.2 节，Input，以及第 2.3 节 (含脚注 4)",
        ),
        ("API section (stream)", "API section (stream)", "API section (stream)"),
        ("section on data", "mục về data", "章节：data"),
        ("abstract of version 1", "tóm tắt của phiên bản 1", "第 1 版摘要"),
        ("main results; datasets", "kết quả chính; các bộ dữ liệu", "主要结果；数据集"),
        ("section 2.1 and training", "mục 2.1 và phần huấn luyện", "第 2.1 节和训练"),
        ("section 3, Training", "mục 3, Training", "第 3 节，Training"),
        (
            "section 1 (two parts) and table 3 (5M)",
            "mục 1 (two parts) và bảng 3 (5M)",
            "第 1 节 (two parts) 和表 3 (5M)",
        ),
    ],
)
def test_common_words_are_said_in_the_language(where: str, vi: str, zh: str) -> None:
    assert place_in(where, "vi") == vi
    assert place_in(where, "zh") == zh
    assert place_in(where, "en") == where


@pytest.mark.parametrize(
    "where",
    [
        "class GPT2Model, table of positions",
        "abstract of the report",
        "costs of loading, prefill and generation",
        "sampling, top-k",
        "API (models and weights)",
        "section3, subsection 4",
        "a table 2x as large",
        "the appendix says so",
        "config.page 3rd",
        "ſection 3",
        "sectİon 3",
        "pageſ 4",
    ],
)
def test_other_words_stay(where: str) -> None:
    assert place_in(where, "vi") == place_in(where, "zh") == where


@pytest.mark.parametrize(
    ("where", "zh"),
    [
        ("section 4 (effective length)", "第 4 节 (有效长度)"),
        ("abstract, selective scan; table 2, row E", "摘要，选择性扫描；表 2，E 行"),
        ("model card (row E) and config.json (rows A)", "模型卡 (E 行) 和 config.json (A 行)"),
        ("section 2 and II-B, post-retrieval reranking", "第 2 节和 II-B，检索后重排"),
    ],
)
def test_a_description_of_the_shipped_cards_is_said_as_a_whole(where: str, zh: str) -> None:
    assert place_in(where, "zh") == zh


@pytest.mark.parametrize(
    ("where", "vi"),
    [
        ("section 4 (effective length)", "mục 4 (độ dài hiệu dụng)"),
        ("section 1, 3.4 (text), 4.1 and 5.4 (safety)", "mục 1, 3.4 (text), 4.1 và 5.4 (an toàn)"),
        ("first version; section 2.4 on distillation", "phiên bản đầu; mục 2.4 về chưng cất"),
        ("sections on methods (RLHF)", "mục về phương pháp (RLHF)"),
    ],
)
def test_a_description_is_said_in_vietnamese_wherever_it_stands(where: str, vi: str) -> None:
    assert place_in(where, "vi") == vi


@pytest.mark.parametrize("phrases", [PHRASES_VI, PHRASES_ZH], ids=["vi", "zh"])
def test_every_description_is_of_a_shipped_card(
    phrases: Mapping[str, str], shipped_library: CachedLibrary
) -> None:
    questions = map(shipped_library.question, shipped_library.ids())
    places = "\n".join(source.where for question in questions for source in question.sources)
    assert [phrase for phrase in phrases if phrase not in places] == []


def test_a_number_goes_with_its_word_alone() -> None:
    assert place_in("section 2.1, 2N forward", "zh") == "第 2.1 节，2N forward"
    assert place_in("section 4, 3 heads", "vi") == "mục 4, 3 heads"


@given(
    st.lists(
        st.sampled_from(
            ["section", "Tables", "appendix", "abstract", "on", "3.2", "A", "IV", "and", "to", ",",
             ", ", "; ", "(", ")", " ", "p.", "x", "中", '"', "-", "5a"]
        )
    ).map(" ".join)
)  # fmt: skip
def test_no_number_is_lost(where: str) -> None:
    for lang in LANGS:
        assert re.findall(r"\d+", place_in(where, lang)) == re.findall(r"\d+", where)


@pytest.mark.parametrize(
    "where",
    [
        "section A" + "1" * 50_000 + "x",
        "section 1" + ".1" * 25_000 + "x",
        "sections " + "1, " * 9000,
    ],
)
def test_a_place_as_long_as_a_text_may_be_ends_in_time(where: str) -> None:
    assert len(place_in(where, "zh")) > len(where) // 2
