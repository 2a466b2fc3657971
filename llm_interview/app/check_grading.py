"""Whether cards grade as they promise: the model answer passes, each wording covers its point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from llm_interview.core.clauses import mark
from llm_interview.core.content_codes import problem
from llm_interview.core.content_texts import graded_points, told_after_the_answer
from llm_interview.core.errors import Told, told
from llm_interview.core.glossary import Glossary
from llm_interview.core.grades import Answer, PointGrade
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.groups import FITS, met, unmet
from llm_interview.core.langs import Lang
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.matching import Said
from llm_interview.core.prepared import compile_question
from llm_interview.core.problems import Problem
from llm_interview.core.questions import KeyPoint, Question
from llm_interview.core.tokens import read
from llm_interview.core.wordings import opened
from llm_interview.loader.cards import LoadedCard
from llm_interview.loader.key_points import point_name

SAID = frozenset({"covered", "partial"})
"""What the grader calls a point whose wording says it."""
SHOWN = 4
"""Words of a group that a finding names; some groups have sixty."""


def grading_problems(
    cards: Iterable[LoadedCard], glossary: Glossary, is_shipped: Callable[[LoadedCard], bool]
) -> Iterator[Problem]:
    """What the offline grader makes of the cards' own words: C029 where a model answer does not
    pass, C030 where a text or accepted wording does not cover its point, C031 where a text does not
    meet its groups; of shipped cards C128, where no passage says a point. Some 200 ms a card."""
    lexicon = Lexicon(compile_lexicon(glossary))
    for card in cards:
        prepared = opened(compile_question(card.question, lexicon))
        grader = OfflineGrader(lexicon, {card.question.id: prepared}.get)
        yield from _model_answers(card, grader, all_said=is_shipped(card))
        for (where, point), compiled in zip(
            graded_points(card.question),
            (*prepared["points"], *prepared["by_reference"]),
            strict=True,
        ):
            yield from _wordings(card, grader, where, point)
            yield from _groups(card, f"{where}.groups", (point, compiled), lexicon)


def _model_answers(card: LoadedCard, grader: OfflineGrader, *, all_said: bool) -> Iterator[Problem]:
    for lang, text in card.question.spoken.items():
        grade = grader.grade(card.question, Answer(text=text, lang=lang))
        open_ = [point.id for point in grade.points if _open(point)]
        if grade.verdict != "correct":
            points = (point for point in card.question.key_points if point.id in open_)
            names = tuple(point_name(point, lang) for point in points)
            said = told("C029_not_passed", lang=lang, points=names)
            yield _at(card, f"spoken.{lang}", said)
        if all_said:
            yield from _never_said(card, grader, lang, open_)


def _never_said(
    card: LoadedCard, grader: OfflineGrader, lang: Lang, points: list[str]
) -> Iterator[Problem]:
    """The points the model answer leaves open that nothing after it covers either."""
    for passage in told_after_the_answer(card.question, lang):
        if not points:
            return
        grade = grader.grade(card.question, Answer(text=passage, lang=lang))
        points = [p.id for p in grade.points if p.id in points and _open(p)]
    for number, point in enumerate(card.question.key_points):
        if point.id in points:
            said = told("C128_unsaid", point=point.id, lang=lang)
            yield _at(card, f"key_points[{number}].text.{lang}", said)


def _open(point: PointGrade) -> bool:
    return point.status != "covered"


def _wordings(
    card: LoadedCard, grader: OfflineGrader, where: str, point: KeyPoint
) -> Iterator[Problem]:
    question = _asking_for(card.question, point)
    for part, lang, text in _texts(point):
        if question and not _covers(grader, question, point.id, Answer(text=text, lang=lang)):
            said = told("C030_not_covered", point=point_name(point, lang), text=text)
            yield _at(card, f"{where}.{part}", said)


def _asking_for(question: Question, point: KeyPoint) -> Question | None:
    """The question that a point is graded in: the card's own, or that of the first reference that
    asks for it; None where none does."""
    if point in question.key_points:
        return question
    refs = (asked.ref for asked in question.asked if point.id in asked.points)
    return next(map(question.as_asked, refs), None)


def _texts(point: KeyPoint) -> Iterator[tuple[str, Lang, str]]:
    for lang, text in point.text.items():
        yield f"text.{lang}", lang, text
    for lang, texts in point.accept.items():
        for place, text in enumerate(texts):
            yield f"accept.{lang}[{place}]", lang, text


def _groups(
    card: LoadedCard, where: str, both: tuple[KeyPoint, Mapping[str, Any]], lexicon: Lexicon
) -> Iterator[Problem]:
    """The groups of a point, as written and as compiled, that its own texts do not meet, so that no
    answer in these words would: each one that is not met, or all where they are met too far from
    one another."""
    (point, prepared), either = both, both[0].polarity == "any"
    for lang, text in point.text.items() if point.groups else ():
        said = Said(mark(lexicon.units(read(text), correct=True), lexicon), lexicon)
        if met(prepared["groups"], said, any_polarity=either).window >= FITS:
            continue
        missed = unmet(prepared["groups"], said, any_polarity=either)
        for place in missed:
            words = (*point.groups[place][:SHOWN], "…")[: len(point.groups[place])]
            said_so = told("C031_group", point=point.id, number=place + 1, words=words, lang=lang)
            yield _at(card, where, said_so)
        if not missed:
            yield _at(card, where, told("C031_apart", point=point.id, lang=lang))


def _covers(grader: OfflineGrader, question: Question, point: str, answer: Answer) -> bool:
    grade = grader.grade(question, answer)
    return any(p.id == point and p.status in SAID for p in grade.points)


def _at(card: LoadedCard, where: str, said: Told) -> Problem:
    return problem(said, card.question.path, *card.place(where))
