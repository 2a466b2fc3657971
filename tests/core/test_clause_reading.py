"""What a clause denies: how far a negator reaches, and what only looks like one."""

from __future__ import annotations

from functools import cache

import pytest

from llm_interview.core.clauses import mark
from llm_interview.core.glossary import Glossary
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.tokens import read
from llm_interview.core.units import Unit
from llm_interview.core.unmarked import is_unmarked_vietnamese

GLOSSARY = Glossary(
    concepts={
        "weight": {"en": ("weight",), "vi": ("trọng số",), "zh": ("权重",)},
        "cause": {"en": ("reason",), "vi": ("nguyên nhân",), "zh": ("因果",)},
        "write": {"zh": ("写",)},
        "article": {"zh": ("长文",), "en": ("article",)},
        "generalize": {"zh": ("泛化",), "en": ("generalize",), "vi": ("tổng quát",)},
        "meet": {"zh": ("见",)},
        "model": {"zh": ("模型",), "en": ("model",), "vi": ("mô hình",)},
        "position": {"zh": ("位置",)},
        "tell-apart": {"zh": ("分",), "en": ("tell apart",)},
        "people": {"zh": ("人",), "en": ("people",), "vi": ("người",)},
        "label": {"zh": ("标签",), "en": ("label",)},
        "number": {"vi": ("số",)},
        "read-in": {"vi": ("đọc",)},
        "document": {"en": ("document",)},
    },
    axes=(),
)


@cache
def lexicon() -> Lexicon:
    return Lexicon(compile_lexicon(GLOSSARY))


def content(text: str) -> list[Unit]:
    return [unit for unit in mark(lexicon().units(read(text)), lexicon()) if unit.is_content]


def denied(text: str) -> list[str]:
    return [unit.term for unit in content(text) if unit.negated]


@pytest.mark.parametrize(
    "text", ["no, weights do", "No. weights do", "không; trọng số", "不，权重", "不行，权重"]
)
def test_a_no_that_answers_the_question_denies_nothing_after_it(text: str) -> None:
    assert denied(text) == []


@pytest.mark.parametrize(
    "text",
    ["cái kia thì không. trọng số", "và không. trọng số", "而那个不是。权重", "or not. weights do"],
)
def test_a_no_that_ends_a_sentence_denies_nothing_of_the_next(text: str) -> None:
    assert denied(text) == []


def test_a_no_before_a_word_denies_it() -> None:
    assert denied("weights are no reason") == ["@cause"]
    assert denied("权重≠因果") == ["@cause"]
    assert denied("trọng số != nguyên nhân") == ["@cause"]


def test_a_chinese_complement_denies_the_verb_before_it() -> None:
    assert denied("写不了长文") == ["@write", "@article"]
    assert denied("长文它写不了") == ["@write"]


def test_less_than_a_figure_denies_nothing() -> None:
    assert denied("权重不到 10") == []
    assert denied("trọng số chưa tới 10") == []


def test_what_is_the_case_all_the_same_is_not_denied() -> None:
    assert denied("没见过的也能泛化") == ["@meet"]
    assert denied("không người nào vẫn tổng quát") == ["@people"]


def test_a_chinese_condition_denies_nothing_of_what_follows_it() -> None:
    units = content("没有位置的话模型能分")
    assert [unit.term for unit in units if unit.negated] == []
    assert [unit.term for unit in units if unit.counter] == ["@position"]


def test_instead_of_names_a_thing_and_leaves_what_follows_alone() -> None:
    text = "instead of people reading every article the model writes label"
    assert "@label" not in denied(text)
    assert "@people" in denied(text)


def test_nobody_denies_what_follows() -> None:
    assert denied("chẳng còn ai tổng quát") == ["@generalize"]
    assert denied("nobody generalizes") == ["@generalize"]


@pytest.mark.parametrize("text", ["p(y|x)", "[B,h,n]", "scores[i,j]"])
def test_a_formula_in_brackets_is_one_clause(text: str) -> None:
    assert len({unit.clause for unit in content(text)}) == 1


def test_words_in_brackets_are_clauses_of_their_own() -> None:
    assert len({unit.clause for unit in content("weights (people label, model)")}) == 3


def test_vietnamese_without_marks_is_not_read_as_english() -> None:
    text = "mo hinh chi nhan so, khong doc chu cua nguoi"
    terms = [unit.term for unit in content(text)]
    assert "@number" in terms
    assert "@read-in" in terms
    assert "@document" not in terms
    assert "@document" in [unit.term for unit in content("the model reads the doc")]


@pytest.mark.parametrize(
    "text", ["moi token co mot id nen can chuyen", "no luu key va value cua cac token truoc"]
)
def test_common_syllables_tell_vietnamese_without_marks(text: str) -> None:
    assert is_unmarked_vietnamese(text.split())


@pytest.mark.parametrize(
    "text", ["the model is trained to do it in one go", "mỗi token có một id", "softmax qk v", ""]
)
def test_english_marked_and_short_texts_are_not_taken_for_it(text: str) -> None:
    assert not is_unmarked_vietnamese(text.split())


def test_the_second_half_of_a_word_denies_the_first() -> None:
    assert denied("label-free weights") == ["@label"]
    assert denied("model-agnostic") == ["@model"]
    assert denied("free weights") == []


def test_what_is_felt_for_nothing_is_denied_before_the_negator() -> None:
    assert "@position" in denied("模型对位置没有感觉")
    assert "@position" in denied("对位置不敏感")
    assert "@position" not in denied("对位置敏感，模型没有标签")


def test_a_name_written_as_one_word_is_not_what_its_halves_mean() -> None:
    glossary = Glossary(
        concepts={"remove": {"en": ("drop out",)}, "dropout": {"en": ("dropout",)}}, axes=()
    )
    reader = Lexicon(compile_lexicon(glossary))
    assert [unit.term for unit in reader.units(read("dropout"))] == ["@dropout"]
    assert [unit.term for unit in reader.units(read("drop out"))] == ["@remove"]


@pytest.mark.parametrize(
    "text",
    ["no label and no model", "no label or no model", "không label và không model"],
)
def test_a_second_negator_after_a_joint_denies_anew(text: str) -> None:
    assert denied(text) == ["@label", "@model"]
