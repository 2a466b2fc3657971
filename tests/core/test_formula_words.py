"""Words in a formula, in each language; the formula itself never changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.formula_words import formula_in, running_words
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Formula

COST = Formula(
    id="cost",
    tex=r"\text{bytes per token}=2\,L\,h\ \text{if } L>0,\ \mathrm{if}",
    plain="bytes per token = 2 L h if L > 0; iffy",
    words=(
        {"en": "bytes per token", "vi": "byte mỗi token", "zh": "每 token 字节数"},
        {"en": "if", "vi": "nếu", "zh": "若"},
        {"en": "token", "vi": "sai", "zh": "错"},
    ),
)


@pytest.mark.parametrize(
    ("lang", "tex", "plain"),
    [
        ("en", COST.tex, COST.plain),
        (
            "vi",
            r"\text{byte mỗi token}=2\,L\,h\ \text{nếu } L>0,\ \mathrm{nếu}",
            "byte mỗi token = 2 L h nếu L > 0; iffy",
        ),
        (
            "zh",
            r"\text{每 token 字节数}=2\,L\,h\ \text{若 } L>0,\ \mathrm{若}",
            "每 token 字节数 = 2 L h 若 L > 0; iffy",
        ),
    ],
)
def test_whole_words_are_said_in_the_language_longest_first(
    lang: Lang, tex: str, plain: str
) -> None:
    said = formula_in(COST, lang)
    assert (said.tex, said.plain) == (tex, plain)


def test_a_formula_written_in_another_language_comes_back_to_english() -> None:
    written = formula_in(COST, "vi")
    assert formula_in(written, "en").tex == COST.tex


def test_a_language_that_is_missing_leaves_the_words_as_they_were() -> None:
    half = Formula(id="f", tex=r"\text{if }x", plain="if x", words=({"en": "if", "vi": "nếu"},))
    assert formula_in(half, "zh") == half


def test_no_blank_follows_the_broad_punctuation_of_chinese() -> None:
    formula = Formula(
        id="f",
        tex=r"\text{dot: }q\ \text{cosine: }k",
        plain="max over pi of E[q, k]",
        words=(
            {"en": "dot:", "vi": "tích:", "zh": "点积："},
            {"en": "max over pi of", "vi": "max theo pi của", "zh": "对 pi 取最大："},
        ),
    )
    said = formula_in(formula, "zh")
    assert said.tex == r"\text{点积：}q\ \text{cosine: }k"
    assert said.plain == "对 pi 取最大：E[q, k]"
    assert formula_in(formula, "vi").tex == r"\text{tích: }q\ \text{cosine: }k"


def test_words_are_told_from_names() -> None:
    tex = r"\text{all }k\text{ facts}\ \text{(GPT-2)}\ \mathrm{softmax}\ \textbf{vs}\ \text{µP: }"
    assert list(running_words(tex)) == ["all", "facts", "vs"]


@given(
    word=st.text(alphabet="abc ", min_size=1).map(str.strip).filter(bool),
    other=st.text(alphabet="xyz\\$^_{}12"),
    lang=st.sampled_from(LANGS),
)
def test_nothing_but_words_ever_changes(word: str, other: str, lang: Lang) -> None:
    tex = rf"\frac{{a}}{{b}}\text{{{word}}}+\alpha_{{abc}}"
    formula = Formula(id="f", tex=tex, plain="a/b", words=({"en": word, "vi": other, "zh": other},))
    said = formula_in(formula, lang).tex
    bare = re.escape(tex).replace(re.escape(rf"\text{{{word}}}"), r"\\text\{.*\}")
    assert re.fullmatch(bare, said, re.DOTALL)
