"""Abbreviations are read as the words they stand for, wherever they stand."""

from __future__ import annotations

import pytest

from llm_interview.core.shorthand import FULL
from llm_interview.core.syllables import key
from llm_interview.core.tokens import read


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("self-attn over prev toks", "self-attention over previous tokens"),
        ("fewer params, less mem", "fewer parameters, less memory"),
        ("softmax thru the seq b4 proj", "softmax through the sequence before projection"),
        ("ko can luu trc", "ko can luu truoc"),
        ("u kno wat it was wen u olny hav one", "you know what it was when you only have one"),
        ("xài attn", "dùng attention"),
    ],
)
def test_what_is_abbreviated_reads_as_what_is_written_out(typed: str, meant: str) -> None:
    assert [token.key for token in read(typed)] == [token.key for token in read(meant)]


def test_the_learner_is_shown_what_was_typed() -> None:
    text = "the attn is masked"
    token = read(text)[1]
    assert (token.form, text[token.start : token.end]) == ("attention", "attn")


def test_no_abbreviation_leads_to_another() -> None:
    assert not FULL.keys() & set(FULL.values())


@pytest.mark.parametrize("symbol", ["w", "q", "k", "v", "n", "d", "dk", "val", "lm", "pt", "dist"])
def test_what_may_be_a_symbol_is_left_alone(symbol: str) -> None:
    assert [token.key for token in read(symbol)] == [key(symbol)]
