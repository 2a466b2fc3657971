"""A clause speaks of the one of two rivals that it, or its sentence before it, names."""

from __future__ import annotations

from functools import cache

import pytest

from llm_interview.core.clauses import mark
from llm_interview.core.contraries import by_clauses
from llm_interview.core.glossary import Axis, Glossary
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.matching import Said
from llm_interview.core.prepared import wording
from llm_interview.core.spoken_of import rival_clauses, spoken_of, told_of
from llm_interview.core.tokens import read
from llm_interview.core.wordings import as_wording

AXIS = "vs-phases"
GLOSSARY = Glossary(
    concepts={"prefill": {"any": ("prefill",)}, "decode": {"any": ("decode",)}},
    axes=(Axis(id=AXIS, positive=("prefill",), negative=("decode",)),),
)


@cache
def lexicon() -> Lexicon:
    return Lexicon(compile_lexicon(GLOSSARY))


def said(text: str) -> Said:
    return Said(mark(lexicon().units(read(text), correct=False), lexicon()), lexicon())


@pytest.mark.parametrize(
    ("answer", "sides"),
    [
        ("prefill multiplies matrices; decode reads weights", [1, -1]),
        ("in decode words wait, and the hours go into reading weights", [-1, -1]),
        ("decode waits. Reading weights takes hours", [-1, 0]),
        ("prefill and decode read weights", [0]),
        ("matrices are multiplied", [0]),
    ],
)
def test_the_subject_is_carried_within_the_sentence(answer: str, sides: list[int]) -> None:
    found = said(answer)
    assert [spoken_of(AXIS, found, clause) for clause in sorted(found.by_clause)] == sides


def test_the_clauses_of_the_rival_are_those_about_the_other_side_alone() -> None:
    found = said("prefill multiplies matrices; decode reads weights; time passes")
    # The last clause may be about either.
    assert rival_clauses({AXIS: 1}, found) == {1}
    assert rival_clauses({AXIS: -1}, found) == {0}
    assert rival_clauses({AXIS: 0}, found) == frozenset()
    assert rival_clauses({}, found) == frozenset()


def test_a_clause_of_a_wording_without_a_subject_keeps_the_one_before() -> None:
    clauses = as_wording(wording("prefill multiplies, it computes", lexicon())).clauses
    first = told_of(clauses[0], {}, lexicon())
    assert first == {AXIS: 1}
    assert told_of(clauses[-1], first, lexicon()) == first


def test_what_is_said_of_the_rival_is_not_said_of_the_thing() -> None:
    words = as_wording(wording("prefill reads weights all day", lexicon()))
    of_it, _ = by_clauses(words, said("prefill reads weights all day"), any_polarity=False)
    of_rival, _ = by_clauses(words, said("decode reads weights all day"), any_polarity=False)
    assert of_it == pytest.approx(1.0)
    assert of_rival == 0
