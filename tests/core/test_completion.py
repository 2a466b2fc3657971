"""Finishing words: lines as shells see them, filter terms, names in three languages."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.completion import (
    Typed,
    Vocabulary,
    by_name,
    cards,
    filter_words,
    for_shell,
    in_quotes,
    listed,
    read_line,
    tags,
)
from llm_interview.core.filter_terms import KEYS
from llm_interview.core.search_text import fold

WORDS = Vocabulary(
    tags=("attention", "multi-head", "rag"),
    topics=("attn", "rag"),
    topic_names={"attn": ("Attention", "Chú ý", "注意力"), "rag": ("RAG",)},
    paths=("week",),
    seeds=("blog-1",),
    fronts={
        "attn-why": ("Why attention?", "Vì sao cần chú ý?", "注意力有什么用？"),
        "rag-what": ("What is RAG?", "RAG là gì?", "什么是检索增强？"),
    },
    names=lambda: {
        "attention": ["attention", "cơ chế chú ý", "注意力"],
        "multi-head": ["multi head", "đa đầu", "多头"],
        "softmax": ["softmax", "注意"],
    },
)


@pytest.mark.parametrize(
    ("line", "words", "current", "quote"),
    [
        ("p ", ("p",), "", ""),
        ("p dr", ("p",), "dr", ""),
        ("p 'a b", ("p",), "a b", "'"),
        ('p "a b" c', ("p", "a b"), "c", ""),
        (r"p a\ b", ("p",), "a b", ""),
        ("p ''", ("p",), "", ""),
        ("p '' x", ("p", ""), "x", ""),
        ("", (), "", ""),
    ],
)
def test_a_line_is_split_as_a_shell_would(
    line: str, words: tuple[str, ...], current: str, quote: str
) -> None:
    typed = read_line(line)
    assert (typed.words, typed.current, typed.quote) == (words, current, quote)


@given(words=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), max_size=5))
def test_quoted_words_come_back(words: list[str]) -> None:
    assert read_line(shlex.join(words) + " ").words == tuple(words)


@given(line=st.text())
def test_any_line_is_read_and_answered(line: str) -> None:
    typed = read_line(line)
    for found in (filter_words(typed.current, WORDS), in_quotes(typed, WORDS)):
        assert all(isinstance(word, str) for word in for_shell(found, typed, "=:"))


def test_an_empty_term_offers_the_keys() -> None:
    assert filter_words("", WORDS) == [f"{key}:" for key in KEYS]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("ta", ["tag:"]),
        ("at", ["tag:attention"]),
        ("tag:", ["tag:attention", "tag:multi-head", "tag:rag"]),
        ("tag:AT", ["tag:attention"]),
        ('tag:"at', ["tag:attention"]),
        ("tag:注", ["tag:attention"]),
        ("tag:đa", ["tag:multi-head"]),
        ("tag:da dau", ["tag:multi-head"]),
        ("注意", ["tag:attention"]),
        ("chu y", ["id:attn-why"]),
        ("co che", ["tag:attention"]),
        ("什么", ["id:rag-what"]),
        ("vì", ["id:attn-why"]),
        ("检索", ["id:rag-what"]),
        ("id:a", ["id:attn-why"]),
        ("is:sus", ["is:suspended"]),
        ("-is:sus", ["-is:suspended"]),
        ("\u2212is:sus", ["\u2212is:suspended"]),
        ("path:w", ["path:week"]),
        ("topic:", ["topic:attn", "topic:rag"]),
        ("topic:a", ["topic:attn"]),
        ("topic:chu", ["topic:attn"]),
        ("topic:注", ["topic:attn"]),
        ("seed:", ["seed:blog-1"]),
        ("level:", ["level:1", "level:2", "level:3"]),
        ("nokey:x", []),
        ("--m", []),
    ],
)
def test_a_term_becomes_what_may_be_meant(start: str, found: list[str]) -> None:
    assert filter_words(start, WORDS) == found


def test_names_are_read_only_where_nothing_else_fits() -> None:
    def never() -> dict[str, list[str]]:
        raise AssertionError

    words = Vocabulary(tags=("rag",), names=never)
    assert tags("r", words) == ["rag"]
    assert tags("", words) == ["rag"]
    with pytest.raises(AssertionError):
        tags("x", words)


def test_a_card_is_found_by_id_then_by_its_question_in_any_language() -> None:
    assert cards("", WORDS) == ["attn-why", "rag-what"]
    assert cards("rag", WORDS) == ["rag-what"]
    assert cards("注意", WORDS) == ["attn-why"]
    assert cards("là gì", WORDS) == ["rag-what"]
    assert cards("zzz", WORDS) == []


def test_inside_quotes_only_the_last_term_is_finished() -> None:
    typed = read_line("p 'tag:rag or (tag:at")
    assert in_quotes(typed, WORDS) == ["tag:rag or (tag:attention"]


def test_a_comma_list_offers_what_is_not_in_it() -> None:
    assert listed("vi,", ("en", "vi", "zh")) == ["vi,en", "vi,zh"]
    assert listed("v", ("en", "vi", "zh")) == ["vi"]


@pytest.mark.parametrize(
    ("line", "word", "breaks", "put"),
    [
        ("p tag:r", "tag:rag", "=:", "rag"),
        ("p tag:r", "tag:rag", "", "tag:rag"),
        ("p 'tag:r", "tag:rag", "=:", "tag:rag"),
        ("p --lang=z", "--lang=zh", "=:", "zh"),
        ("p 注", "tag:attention", "=:", "tag:attention"),
    ],
)
def test_a_shell_gets_what_it_puts_in_place(line: str, word: str, breaks: str, put: str) -> None:
    assert [*for_shell([word, word], read_line(line), breaks)] == [put]


def test_the_word_at_the_cursor_is_kept_as_it_stands() -> None:
    assert read_line(r"p a\:b") == Typed(words=("p",), current="a:b", raw=r"a\:b")


@pytest.mark.parametrize(
    ("start", "offered"),
    [
        ("注", ["tag:注意力\ttag:attention"]),
        ("tag:注", ["tag:注意力\ttag:attention"]),
        ("topic:注", ["topic:注意力\ttopic:attn"]),
        ("tag:cơ", ["tag:cơ-chế-chú-ý\ttag:attention"]),
        ("tag:att", ["tag:attention"]),
    ],
)
def test_a_shell_that_keeps_to_the_letters_typed_is_offered_names(
    start: str, offered: list[str]
) -> None:
    found = list(by_name(filter_words(start, WORDS), start, WORDS))
    assert found[: len(offered)] == offered
    assert all(fold(start) in fold(word).replace("-", " ") for word in found)
