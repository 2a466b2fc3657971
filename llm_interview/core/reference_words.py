"""What an answer may speak of where a reference asks for points that the card's own question has
not: the words of these points belong to the topic then, and only then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from llm_interview.core.subjects import field

NOT_OF_THE_CARD: Mapping[str, Any] = {"wrong": ()}
"""Where only points of a reference are asked, the wrong claims of the card are not held against an
answer, for they may be about something else. Where they are about the card's own matter they would
tell little more: measured on 990 new answers, F1 .807 with them and .806 without."""


def with_words(prepared: Mapping[str, Any], points: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """`prepared` with these points and the words that those of a reference bring along."""
    added = [point for point in points if is_added(point)]
    if not added:
        return {**prepared, "points": points}
    topic, more, forms = (
        frozenset[str]().union(*(point[name] for point in added))
        for name in ("topic", "more", "forms")
    )
    whole = topic.union(prepared["topic"])
    # What such a reference asks may be far from the card: an answer near to it is not off topic.
    alone = all(is_added(point) for point in points if point["required"])
    return {
        **prepared,
        **(NOT_OF_THE_CARD if alone else {}),
        "points": points,
        "topic": whole,
        "more": more.union(prepared["more"]) - whole,
        "forms": forms.union(prepared["forms"]),
        "about": field(topic if alone else whole),
    }


def is_added(point: Mapping[str, Any]) -> bool:
    """Whether only a reference asks for a compiled point, which then has words of its own."""
    return "topic" in point
