"""Word groups of a point: every group by any of its words, close together, with their polarity."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.clauses import mark
from llm_interview.core.evidence import Evidence
from llm_interview.core.glossary import Glossary
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.groups import Met, met
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.matching import Said
from llm_interview.core.point_readings import quote
from llm_interview.core.prepared import compile_question
from llm_interview.core.questions import KeyPoint, Question
from llm_interview.core.tokens import read
from llm_interview.core.wordings import opened

GLOSSARY = Glossary(
    concepts={
        "down": {"en": ("shrink", "smaller"), "vi": ("giảm", "nhỏ đi"), "zh": ("减少", "变小")},
        "cache": {"any": ("kv cache",), "vi": ("bộ đệm",), "zh": ("缓存",)},
    },
    axes=(),
)
WORDS = (("@cache", "stored keys"), ("@down", "thrifty", "not grow"))
SHRINKS = Question(
    id="gqa",
    topic="attn",
    front={"en": "Why grouped heads?"},
    spoken={"en": "Several query heads read one pair of projections, which saves bandwidth."},
    key_points=(
        KeyPoint(
            id="saves",
            weight=100,
            required=True,
            text={"en": "Several query heads read one pair of projections, saving bandwidth."},
            groups=WORDS,
        ),
    ),
)


@cache
def lexicon() -> Lexicon:
    return Lexicon(compile_lexicon(GLOSSARY))


def found(answer: str) -> Met:
    point = opened(compile_question(SHRINKS, lexicon()))["points"][0]
    units = mark(lexicon().units(read(answer), correct=True), lexicon())
    return met(point["groups"], Said(units, lexicon()), any_polarity=False)


def evidence(answer: str) -> Evidence:
    grader = OfflineGrader(lexicon(), lambda _: None)
    return grader.evidence(compile_question(SHRINKS, lexicon()), answer)


@pytest.mark.parametrize(
    "answer",
    [
        "the kv cache gets smaller",
        "bộ đệm nhỏ đi",
        "缓存变小",
        "giảm kv cache",
        "stored keys, thrifty design",
    ],
)
def test_every_group_is_met_by_any_of_its_words_in_any_language(answer: str) -> None:
    assert found(answer).window > 0.9


def test_a_group_without_any_of_its_words_is_missing_from_the_share() -> None:
    assert found("the kv cache is a tensor").window == pytest.approx(0.5)


def test_words_that_stand_far_apart_do_not_meet_the_groups_together() -> None:
    near = "the kv cache is what matters, it gets smaller"
    far = "the kv cache is a tensor. heads differ. rows differ. columns differ. files get smaller"
    assert found(near).window > found(far).window
    assert found(far).whole > found(far).window


def test_a_word_that_is_denied_does_not_meet_its_group_unless_the_option_is_a_denial() -> None:
    assert found("the kv cache never gets smaller").window < 0.9
    assert found("the kv cache does not grow").window > 0.9


def test_a_point_without_groups_has_no_share_to_meet() -> None:
    nothing = Said(mark(lexicon().units(read("anything"), correct=True), lexicon()), lexicon())
    assert met([], nothing, any_polarity=False).share == -1


def test_what_meets_the_groups_is_quoted_where_no_wording_is_near() -> None:
    shown = evidence("I studied at night. the kv cache becomes smaller")
    assert quote(shown, *shown.points[0].place()) == "kv cache becomes smaller"


@given(st.text(max_size=80), st.sampled_from(["kv cache", "thrifty", "smaller", "not grow"]))
def test_a_share_lies_between_nothing_and_all_whatever_is_typed(text: str, word: str) -> None:
    share = found(f"{text} {word} {text}")
    assert 0 <= share.window <= share.whole <= 1
