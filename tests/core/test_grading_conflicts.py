"""Clauses, negation, axes of opposites and rivals: what contradicts a wording."""

from __future__ import annotations

from functools import cache

import pytest

from llm_interview.core.clauses import mark
from llm_interview.core.conflicts import Conflict, conflict
from llm_interview.core.glossary import Axis, Glossary
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.matching import Said, coverage
from llm_interview.core.prepared import wording
from llm_interview.core.tokens import read
from llm_interview.core.units import Unit
from llm_interview.core.wordings import as_wording

GLOSSARY = Glossary(
    concepts={
        "up": {"en": ("increase", "grow", "larger"), "vi": ("tăng",), "zh": ("增加", "变大")},
        "down": {"en": ("decrease", "shrink", "smaller"), "vi": ("giảm",), "zh": ("减少",)},
        "sharp": {"en": ("sharp", "sharper"), "vi": ("nhọn",), "zh": ("尖锐",)},
        "flat": {"en": ("flat", "flatter"), "vi": ("phẳng",), "zh": ("平坦",)},
        "low-t": {"en": ("low temperature",), "vi": ("nhiệt độ thấp",), "zh": ("低温",)},
        "high-t": {"en": ("high temperature",), "vi": ("nhiệt độ cao",), "zh": ("高温",)},
        "memory": {"en": ("memory", "vram"), "vi": ("bộ nhớ",), "zh": ("显存",)},
        "length": {"en": ("sequence length",), "vi": ("độ dài chuỗi",), "zh": ("序列长度",)},
        "gradient": {"en": ("gradient",), "vi": ("đạo hàm",), "zh": ("梯度",)},
        "vanish": {"en": ("vanish",), "vi": ("tiêu biến",), "zh": ("消失",)},
        "lora": {"any": ("lora",)},
        "qlora": {"any": ("qlora",)},
        "remove": {"en": ("remove", "drop"), "vi": ("bỏ",), "zh": ("去掉",)},
        "obey": {"en": ("follows",)},
        "stream": {"en": ("flows",)},
        "reward-model": {
            "en": ("reward model",),
            "vi": ("mô hình phần thưởng",),
            "zh": ("奖励模型",),
        },
    },
    axes=(
        Axis(id="up-down", positive=("up",), negative=("down",)),
        Axis(id="sharp-flat", positive=("sharp",), negative=("flat",)),
        Axis(id="vs-t", positive=("low-t",), negative=("high-t",)),
        Axis(id="vs-lora", positive=("lora",), negative=("qlora",)),
        Axis(id="trouble", positive=(), negative=("vanish",)),
    ),
)


@cache
def lexicon() -> Lexicon:
    return Lexicon(compile_lexicon(GLOSSARY))


def units(text: str) -> list[Unit]:
    return mark(lexicon().units(read(text)), lexicon())


def terms(text: str) -> list[str]:
    return [unit.term for unit in units(text) if unit.is_content]


def against(right: str, answer: str) -> Conflict:
    words = as_wording(wording(right, lexicon()))
    return conflict(words, Said(units(answer), lexicon()), any_polarity=False)


def found(right: str, answer: str) -> float:
    said = Said(units(answer), lexicon())
    return coverage(as_wording(wording(right, lexicon())), said, any_polarity=False).window


def test_names_in_any_language_become_one_term() -> None:
    assert terms("VRAM") == terms("bộ nhớ") == terms("显存") == terms("bo nho") == ["@memory"]


def test_a_joined_name_is_the_name() -> None:
    assert terms("rewardmodel") == ["@reward-model"]


def test_a_typo_is_mended_but_another_known_term_is_not() -> None:
    assert terms("gradeint") == ["@gradient"]
    assert terms("qlora") == ["@qlora"]
    assert terms("lora") == ["@lora"]


def test_of_words_as_many_slips_away_the_one_that_begins_alike_is_meant() -> None:
    assert [unit.form for unit in units("grew, then folows") if unit.is_content][-1] == "follows"


def test_marks_left_off_are_read_but_other_marks_are_not() -> None:
    assert terms("do dai chuoi") == ["@length"]
    assert "@up" not in terms("tầng trên của bộ nhớ")


def test_numbers_and_fractions_are_exact() -> None:
    assert terms("1/4") == ["#0.25"] == terms("a quarter") == terms("四分之一")
    assert "#0.5" not in terms("gpt 1/2/3")


def test_clauses_end_at_joints_and_signs_but_not_after_a_leading_name() -> None:
    assert [u.clause for u in units("memory: grow") if u.is_content] == [0, 0]
    assert [u.clause for u in units("memory increases, gradient") if u.is_content] == [0, 0, 1]
    assert [u.clause for u in units("memory increases so gradient") if u.is_content] == [0, 0, 1]


@pytest.mark.parametrize("text", ["no gradient", "không đạo hàm", "没有梯度", "without gradient"])
def test_negators_of_every_language_reach_what_follows(text: str) -> None:
    last = next(unit for unit in units("x " + text) if unit.term == "@gradient")
    assert last.negated


@pytest.mark.parametrize(
    "text", ["不同的梯度", "收集反馈并不断改进梯度", "không gian đạo hàm", "not only gradient"]
)
def test_words_that_only_look_like_negators_negate_nothing(text: str) -> None:
    gradient = next(unit for unit in units(text) if unit.term == "@gradient")
    assert not gradient.negated


def test_the_opposite_direction_contradicts() -> None:
    assert (
        against("memory grows with sequence length", "memory shrinks with sequence length").kind
        == 1
    )
    assert not against(
        "memory grows with sequence length", "memory grows with sequence length"
    ).kind


@pytest.mark.parametrize(
    "answer",
    [
        "memory does not grow with sequence length",
        "bộ nhớ không tăng theo độ dài chuỗi",
        "显存不会随序列长度增加",
    ],
)
def test_a_negated_direction_contradicts_in_every_language(answer: str) -> None:
    assert against("memory grows with sequence length", answer).strength > 0.6


def test_a_negated_opposite_agrees() -> None:
    right = "memory grows with sequence length"
    assert not against(right, "memory does not shrink with sequence length").kind
    assert found(right, "memory does not shrink with sequence length") > 0.6


def test_two_flips_cancel() -> None:
    right = "low temperature makes it sharper"
    assert not against(right, "high temperature makes it flatter").kind
    assert against(right, "low temperature makes it flatter").kind
    assert against(right, "high temperature makes it sharper").kind


def test_a_bad_state_counts_whether_it_happens_or_is_avoided() -> None:
    right = "so the gradient does not vanish"
    assert found(right, "otherwise the gradient vanishes") > 0.8
    assert found(right, "the gradient does not vanish") > 0.8
    assert not against(right, "the gradient vanishes").kind


def test_a_denied_thing_contradicts_a_stated_one() -> None:
    right = "it trains a separate reward model first"
    assert against(right, "it trains no separate reward model first").kind == 2


def test_an_unknown_word_is_no_conflict() -> None:
    assert against("memory grows with sequence length", "bananas are yellow") == Conflict()


@pytest.mark.parametrize(
    ("right", "answer"),
    [
        ("lora removes the reward model", "lora has no reward model"),
        ("lora has no reward model", "lora drops the reward model"),
        ("lora drops the gradient", "lora 不要梯度"),
    ],
)
def test_what_is_taken_away_is_not_there(right: str, answer: str) -> None:
    assert not against(right, answer).kind
    assert found(right, answer) > found(right, "lora keeps the memory")


def test_what_is_not_taken_away_contradicts_that_it_is() -> None:
    assert against("it removes the reward model", "it does not remove the reward model").kind


def test_what_is_denied_is_not_what_a_clause_speaks_of() -> None:
    assert not against("lora shrinks the memory", "memory shrinks, no qlora").kind
