"""The texts of a card from which the grader knows what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable

from llm_interview.core.langs import TextLists
from llm_interview.core.questions import KeyPoint, Question


def right_texts(question: Question) -> Iterable[str]:
    """What an author wrote as the right answer: the points and the model answers."""
    for point in question.key_points:
        yield from point.text.values()
    yield from question.spoken.values()


def plain_texts(question: Question) -> Iterable[str]:
    """The right answer and the question itself."""
    yield from right_texts(question)
    yield from question.front.values()


def further_texts(points: Iterable[KeyPoint]) -> Iterable[str]:
    """What words the points beyond their texts."""
    for point in points:
        yield from flat(point.accept)
        yield from flat(point.cues)
        yield from _group_words(point)


def _group_words(point: KeyPoint) -> Iterable[str]:
    return (option for group in point.groups for option in group if option[0] != "@")


def flat(lists: TextLists) -> list[str]:
    """The texts of all languages."""
    return [text for texts in lists.values() for text in texts]
