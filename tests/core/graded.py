"""A few cards of their own, and what the offline grader makes of an answer to one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from llm_interview.core.glossary import Axis, Glossary
from llm_interview.core.grades import Answer, Grade
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.langs import Lang
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.prepared import compile_question
from llm_interview.core.questions import Fact, KeyPoint, Pitfall, Question

ROOT = Path(__file__).parents[2]


CASES = ROOT / "tests" / "cases" / "grading"


LANGS: tuple[Lang, ...] = ("en", "vi", "zh")


@cache
def lexicon() -> Lexicon:
    data = yaml.safe_load((ROOT / "content" / "glossary.yaml").read_text(encoding="utf-8"))
    axes = tuple(
        Axis(id=a["id"], positive=tuple(a["positive"]), negative=tuple(a["negative"]))
        for a in data["axes"]
    )
    compiled = compile_lexicon(Glossary(concepts=data["concepts"], axes=axes))
    return Lexicon(json.loads(json.dumps(compiled)))


def as_question(card: str, data: dict[str, Any]) -> Question:
    points = data["points"]
    spoken = {lang: ". ".join(p["text"][lang] for p in points) for lang in LANGS}
    return Question(
        id=card,
        topic="test",
        front=data["front"],
        spoken=spoken,
        key_points=tuple(
            KeyPoint(
                id=p["id"],
                weight=100 / len(points),
                required=p["required"],
                text=p["text"],
                fact=Fact(
                    value=p["fact"]["value"],
                    accept=tuple(p["fact"]["accept"]),
                    reject=tuple(p["fact"]["reject"]),
                )
                if "fact" in p
                else None,
            )
            for p in points
        ),
        pitfalls=tuple(
            Pitfall(id=w["id"], wrong={lang: w[lang] for lang in LANGS}, right=spoken)
            for w in data.get("wrong", ())
        ),
    )


@cache
def deck() -> dict[str, Question]:
    data = yaml.safe_load((CASES / "deck.yaml").read_text(encoding="utf-8"))
    return {card: as_question(card, entry) for card, entry in data.items()}


@cache
def grader() -> OfflineGrader:
    prepared = {
        card: json.loads(json.dumps(compile_question(question, lexicon())))
        for card, question in deck().items()
    }
    return OfflineGrader(lexicon(), prepared.get)


def grade(card: str, text: str, lang: Lang = "en", hints: int = 0) -> Grade:
    return grader().grade(deck()[card], Answer(text=text, lang=lang, hints=hints))


def status(result: Grade, point: str) -> str:
    return next(p.status for p in result.points if p.id == point)
