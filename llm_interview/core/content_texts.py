"""Every text of a question with the name of its field."""

from __future__ import annotations

from collections.abc import Iterator

from llm_interview.core.formula_words import formula_in
from llm_interview.core.langs import Lang, TextLists, Texts
from llm_interview.core.questions import KeyPoint, Question


def text_fields(question: Question) -> Iterator[tuple[str, Texts]]:
    """All texts by language, in the order of the form."""
    yield "front", question.front
    yield "spoken", question.spoken
    for where, point in graded_points(question):
        yield f"{where}.text", point.text
    if question.worked_example is not None:
        yield "worked_example.setup", question.worked_example.setup
        for i, step in enumerate(question.worked_example.steps):
            yield f"worked_example.steps[{i}]", step
    for i, formula in enumerate(question.formula):
        if formula.legend:
            yield f"formula[{i}].legend", formula.legend
        for j, words in enumerate(formula.words):
            yield f"formula[{i}].words[{j}]", words
    for i, pitfall in enumerate(question.pitfalls):
        yield f"pitfalls[{i}].wrong", pitfall.wrong
        yield f"pitfalls[{i}].right", pitfall.right
    for i, follow_up in enumerate(question.follow_ups):
        yield f"follow_ups[{i}].q", follow_up.q
        yield f"follow_ups[{i}].a", follow_up.a


def graded_points(question: Question) -> Iterator[tuple[str, KeyPoint]]:
    """Every point of a card with its place: those that only a reference asks for are held to what
    the key points are held to."""
    for name in ("key_points", "reference_points"):
        for number, point in enumerate(getattr(question, name)):
            yield f"{name}[{number}]", point


def told_after_the_answer(question: Question, lang: Lang) -> Iterator[str]:
    """What a card goes on to say once the spoken answer is over, passage by passage: the worked
    example, what puts the pitfalls right, the answers to the follow-ups, the formulas."""
    example = question.worked_example
    if example is not None:
        yield " ".join(texts.get(lang, "") for texts in (example.setup, *example.steps))
    yield from (pitfall.right.get(lang, "") for pitfall in question.pitfalls)
    yield from (follow_up.a.get(lang, "") for follow_up in question.follow_ups)
    for formula in question.formula:
        said = formula_in(formula, lang)
        yield f"{said.plain or said.tex}; {said.legend.get(lang, '')}"


def list_fields(question: Question) -> Iterator[tuple[str, TextLists]]:
    """All lists of wordings by language."""
    yield "variants", question.variants
    yield "contradictions", question.contradictions
    for where, point in graded_points(question):
        yield f"{where}.cues", point.cues
        yield f"{where}.accept", point.accept
        yield f"{where}.contradictions", point.contradictions


def is_wrong_on_purpose(where: str) -> bool:
    """Whether a field holds claims that are meant to be wrong, or only wordings."""
    return where == "variants" or where.endswith((".wrong", "contradictions"))
