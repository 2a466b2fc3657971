"""A small card, an answer to it and replies of a judge, for tests of what is made of them."""

from __future__ import annotations

import json
from typing import Any

from llm_interview.core.grades import Answer, Grade, PointGrade, Verdict, suggest
from llm_interview.core.questions import KeyPoint, Pitfall, Question

CARD = Question(
    id="dec-temperature",
    topic="decoding",
    front={"en": "What does temperature do?", "vi": "Nhiệt độ làm gì?"},
    spoken={"en": "It divides the logits by T.", "vi": "Nó chia logit cho T."},
    key_points=(
        KeyPoint(
            id="divide",
            weight=60,
            required=True,
            text={"en": "Logits are divided by T.", "vi": "Logit được chia cho T."},
        ),
        KeyPoint(
            id="shape",
            weight=40,
            required=False,
            text={"en": "High T flattens.", "vi": "T cao làm phẳng."},
        ),
    ),
    pitfalls=(
        Pitfall(
            id="size",
            wrong={"en": "It scales the weights.", "vi": "Nó nhân trọng số."},
            right={"en": "The logits.", "vi": "Logit."},
        ),
    ),
    contradictions={"en": ("T is added to the logits",)},
)
ANSWER = Answer(text="it divides the  Logits by T, so a high T flattens", lang="en")
DIVIDES = {"quote": "divides the logits by T", "status": "covered"}
FLATTENS = {"quote": "high T flattens", "status": "covered"}
MISSING = {"quote": "", "status": "missing"}


def content(divide: object = DIVIDES, shape: object = FLATTENS, verdict: object = "correct") -> Any:  # noqa: ANN401 - any JSON
    return {"points": {"divide": divide, "shape": shape}, "verdict": verdict}


def reply(text: object, **envelope: object) -> bytes:
    """A chat completion around `text` (JSON where it is no text)."""
    said = text if isinstance(text, str) else json.dumps(text)
    choice = {"message": {"content": said}, "finish_reason": "stop"}
    return json.dumps({"model": "m", "choices": [choice], **envelope}).encode()


def offline(verdict: Verdict) -> Grade:
    """A grade of the offline check."""
    return Grade(
        card=CARD.id,
        lang="en",
        score=0.5,
        verdict=verdict,
        confidence=0.9,
        suggested_rating=suggest(verdict, 0),
        grader="core/1",
        points=tuple(
            PointGrade(id=point.id, status="partial", similarity=0.5) for point in CARD.key_points
        ),
    )
