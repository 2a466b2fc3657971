"""Ids are readable, never empty, and differ where prompts do."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.slugs import MAX_SLUG, derive_id, is_slug, slug, with_digest

FORM = re.compile("[a-z0-9\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+(?:-[^-]+)*")


def test_an_english_prompt_reads_as_its_words() -> None:
    assert derive_id("What is LoRA?") == "what-is-lora"


def test_a_chinese_prompt_keeps_its_characters() -> None:
    assert derive_id("什么是 LoRA？") == "什么是-lora"


def test_a_vietnamese_prompt_is_readable_without_marks() -> None:
    assert derive_id("Đẳng biến là gì?").startswith("dang-bien-la-gi-")


def test_prompts_that_differ_in_marks_or_symbols_have_different_ids() -> None:
    for one, other in (("má", "mà"), ("C", "C#"), ("C#", "C++"), ("の", "は"), ("?", "!")):
        assert derive_id(one) != derive_id(other)


def test_a_long_prompt_is_cut_at_a_word_and_stays_distinct() -> None:
    one, other = derive_id("word " * 40 + "one"), derive_id("word " * 40 + "other")
    assert one != other
    assert len(one) <= MAX_SLUG + 9
    assert one.startswith("word-word-")


def test_one_long_word_is_cut_where_it_must() -> None:
    assert derive_id("x" * 90).startswith("x" * MAX_SLUG + "-")


def test_a_slug_is_its_own_slug() -> None:
    assert is_slug("attn-scaling-sqrt-dk")
    assert not is_slug("Attn scaling")
    assert not is_slug("")


def test_the_digest_tells_two_prompts_of_one_slug_apart() -> None:
    assert with_digest("a-b", "a b?") != with_digest("a-b", "a-b!")


@given(st.text(st.characters()))
def test_every_text_has_an_id_of_the_right_form(text: str) -> None:
    made = derive_id(text)
    assert FORM.fullmatch(made)
    assert slug(made) == made
    assert derive_id(text) == made
