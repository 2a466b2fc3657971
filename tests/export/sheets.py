"""Sheets to export: a small deck in three languages, and cards full of one text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from llm_interview.core.langs import LANGS, Lang, Texts
from llm_interview.core.questions import (
    FollowUp,
    Formula,
    KeyPoint,
    Pitfall,
    Question,
    Source,
    WorkedExample,
)
from llm_interview.core.sheets import Sheet, build_sheet
from llm_interview.core.topics import TopicNames
from llm_interview.loader.library import load_library
from llm_interview.terminal.catalog import Catalog

NAMES: TopicNames = {"search": {"en": "Ranking", "vi": "Ranking", "zh": "排序"}}
"""A name that is the same in two languages; the other topic of the small deck has none."""


def make_sheet(
    questions: Sequence[Question],
    *langs: Lang,
    title: str = "Sheet",
    answers: bool = True,
    lang: Lang = "en",
    topics: TopicNames = NAMES,
) -> Sheet:
    """A sheet of the day the project began, in English words unless said otherwise."""
    return build_sheet(
        questions,
        title=title,
        day=date(2026, 11, 22),
        langs=langs or LANGS,
        label=lambda word_lang, part, /, **values: Catalog(word_lang)(part, **values),
        answers=answers,
        lang=lang,
        topics=topics,
    )


def filled(text: str) -> Question:
    """A card with `text` wherever an author can write."""
    three: Texts = {"en": text, "vi": text, "zh": text}
    return Question(
        id=text,
        topic=text,
        tags=(text,),
        kind=text,
        tier=text,
        as_of=text,
        front=three,
        spoken=three,
        key_points=(KeyPoint(id=text, weight=100, required=True, text=three),),
        formula=(
            Formula(id=text, tex=text, plain=text, words=(three,), legend=three),
            Formula(id=text, tex=f"\\text{{{text}}}", plain=text),
            Formula(id=text, tex="", plain=text),
        ),
        worked_example=WorkedExample(setup=three, steps=(three,)),
        pitfalls=(Pitfall(id=text, wrong=three, right=three),),
        follow_ups=(FollowUp(id=text, q=three, a=three),),
        sources=(
            Source(id=text, title=text, year=2026, url=text, where=text),
            Source(id=text, title=text, year=None, arxiv=text),
        ),
    )


def small_deck() -> tuple[Question, ...]:
    """Two cards: one with everything in three languages, one short and only Vietnamese."""
    return tuple(load_library((), shipped=Path(__file__).with_name("deck")).questions)
