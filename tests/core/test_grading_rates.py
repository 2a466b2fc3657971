"""Rates over answers kept apart from tuning, graded against a plain deck of their own points.

`held_out.jsonl`: five questions in three languages, written in another style than the answers the
models learned from; nothing was tuned on them. The bounds leave room for one answer more or less.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from llm_interview.core.glossary import Axis, Glossary
from llm_interview.core.grades import Answer
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.lexicon import Lexicon
from llm_interview.core.prepared import compile_lexicon, compile_question
from llm_interview.core.questions import KeyPoint, Question

ROOT = Path(__file__).parents[2]
HELD_OUT = ROOT / "tests" / "cases" / "grading" / "held_out.jsonl"
VALUE = {"incorrect": 0, "partial": 1, "correct": 2}


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in HELD_OUT.read_text(encoding="utf-8").splitlines()]


def deck(data: list[dict[str, Any]]) -> dict[str, Question]:
    fronts: dict[str, dict[Any, str]] = {}
    texts: dict[str, list[dict[Any, str]]] = {}
    needed: dict[str, list[bool]] = {}
    for row in data:
        fronts.setdefault(row["card"], {})[row["lang"]] = row["question"]
        points = texts.setdefault(row["card"], [{} for _ in row["points"]])
        needed[row["card"]] = [point["required"] for point in row["points"]]
        for target, point in zip(points, row["points"], strict=True):
            target[row["lang"]] = point["text"]
    return {
        card: Question(
            id=card,
            topic="test",
            front=fronts[card],
            spoken={},
            key_points=tuple(
                KeyPoint(id=f"p{n}", weight=100 / len(points), required=need, text=text)
                for n, (text, need) in enumerate(zip(points, needed[card], strict=True))
            ),
        )
        for card, points in texts.items()
    }


@cache
def judged() -> list[tuple[str, int, int]]:
    """(kind, label, verdict as a label) of every answer."""
    data = yaml.safe_load((ROOT / "content" / "glossary.yaml").read_text(encoding="utf-8"))
    axes = tuple(
        Axis(id=a["id"], positive=tuple(a["positive"]), negative=tuple(a["negative"]))
        for a in data["axes"]
    )
    lexicon = Lexicon(compile_lexicon(Glossary(concepts=data["concepts"], axes=axes)))
    answers = rows()
    questions = deck(answers)
    prepared = {card: compile_question(q, lexicon) for card, q in questions.items()}
    grader = OfflineGrader(lexicon, prepared.get)
    return [
        (
            row["kind"],
            row["label"],
            VALUE[
                grader.grade(
                    questions[row["card"]], Answer(text=row["answer"], lang=row["lang"])
                ).verdict
            ],
        )
        for row in answers
    ]


def rate(verdict: int, *kinds: str) -> float:
    chosen = [found for kind, _, found in judged() if kind in kinds]
    return chosen.count(verdict) / len(chosen)


def test_key_points_repeated_are_correct() -> None:
    assert rate(2, "reference") >= 0.9


@pytest.mark.parametrize("kind", ["idk", "echo", "neighbour", "wrong"])
def test_what_says_nothing_of_the_matter_does_not_pass(kind: str) -> None:
    assert rate(2, kind) <= 0.07


@pytest.mark.parametrize("kind", ["shuffled", "glued", "stuffed"])
def test_word_salad_seldom_passes(kind: str) -> None:
    assert rate(2, kind) <= 0.40


@pytest.mark.parametrize("kind", ["variant", "mixed", "terse"])
def test_other_spellings_languages_and_lengths_mostly_pass(kind: str) -> None:
    assert rate(2, kind) >= 0.7


def test_few_right_answers_are_judged_incorrect() -> None:
    right = [found for kind, label, found in judged() if label == 2 and kind != "full"]
    assert right.count(0) / len(right) <= 0.07


def test_few_wrong_answers_are_judged_correct() -> None:
    wrong = [found for _, label, found in judged() if label == 0]
    assert wrong.count(2) / len(wrong) <= 0.2
