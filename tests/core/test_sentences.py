"""Texts fall into sentences or list items."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.sentences import gathered, sentences


def test_sentences_end_at_stops_before_blanks() -> None:
    assert sentences("It costs 0.5 bit, e.g. here. Is it? Yes!") == (
        "It costs 0.5 bit, e.g. here.",
        "Is it?",
        "Yes!",
    )


def test_chinese_sentences_need_no_blank() -> None:
    assert sentences("低秩。冻结底座！好吗？好") == ("低秩。", "冻结底座！", "好吗？", "好")


def test_list_items_lose_their_bullets() -> None:
    assert sentences("Because:\n- one\n2. two\n• three") == ("one", "two", "three")


@given(st.text())
def test_no_sentence_is_empty(text: str) -> None:
    assert all(part.strip() for part in sentences(text))


@given(st.lists(st.text(min_size=1), min_size=1), st.integers(1, 9))
def test_gathering_keeps_all_parts_in_order(parts: list[str], count: int) -> None:
    groups = gathered(parts, min(count, len(parts)))
    assert len(groups) == min(count, len(parts))
    assert " ".join(groups) == " ".join(parts)
