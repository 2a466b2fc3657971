"""What a shipped card promises beyond its form; each rule has its code in `content_codes`.

A rule is a function of a question and a Reference and yields Findings. Places are names of
fields as the loader writes them (`key_points[0].text.en`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from llm_interview.core.arithmetic import ArithmeticFault, evaluate
from llm_interview.core.banned_claims import BannedClaim
from llm_interview.core.content_texts import list_fields, text_fields
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Question
from llm_interview.core.terms import TermFinder
from llm_interview.core.topics import TopicNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Title and year of one arXiv number."""

    title: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What the rules compare a card with."""

    seed_refs: frozenset[str] = frozenset()
    papers: Mapping[str, Paper] = field(default_factory=dict)
    banned: tuple[BannedClaim, ...] = ()
    terms: Mapping[Lang, TermFinder] = field(default_factory=dict)
    topics: TopicNames = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule was broken at a field."""

    code: str
    where: str
    message: str


Rule = Callable[[Question, Reference], Iterator[Finding]]

NEEDED: Final = ("tags", "variants", "pitfalls", "follow_ups", "sources", "seed_refs", "as_of")
POINTS: Final = range(3, 7)
REQUIRED: Final = range(1, 4)
VARIANTS: Final = range(2, 6)
FOLLOW_UPS_AT_LEAST: Final = 3
_TINY = 1e-12
_ARXIV = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")


def needs_its_fields(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C119, C125: nothing of the full form is missing."""
    for name in NEEDED:
        if name != "seed_refs" and not getattr(question, name):
            code = "C125" if name == "as_of" and question.volatile else "C119"
            yield Finding(code=code, where="id", message=f"{name} is missing")
    if question.worked_example is not None and not question.worked_example.checks:
        said = "the worked example has no checks"
        yield Finding(code="C119", where="worked_example", message=said)


def stands_in_its_folder(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C120: the file is <topic>/<id>.yaml."""
    wanted = f"/{question.topic}/{question.id}.yaml"
    if not question.path.replace("\\", "/").endswith(wanted):
        yield Finding(code="C120", where="id", message=f"the file should be …{wanted}")


def has_a_topic_with_a_name(question: Question, reference: Reference) -> Iterator[Finding]:
    """C126: people read the name of a topic, in their language."""
    names = reference.topics.get(question.topic, {})
    for lang in LANGS:
        if lang not in names:
            said = f"the topic {question.topic} has no {lang} name in topics.yaml"
            yield Finding(code="C126", where="topic", message=said)


def has_the_right_numbers(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C114, C116, C117, C118: key points, required ones, follow-ups, pitfalls, variants."""
    count = len(question.key_points)
    if count not in POINTS:
        yield Finding(code="C116", where="key_points", message=f"{count} key points, not 3 to 6")
    required = sum(point.required for point in question.key_points)
    if required not in REQUIRED:
        said = f"{required} required points, not 1 to 3"
        yield Finding(code="C114", where="key_points", message=said)
    if len(question.follow_ups) < FOLLOW_UPS_AT_LEAST or not question.pitfalls:
        have = f"{len(question.follow_ups)} follow-ups, {len(question.pitfalls)} pitfalls"
        said = f"{have}; at least 3 and 1 are needed"
        yield Finding(code="C117", where="follow_ups", message=said)
    for lang, variants in question.variants.items():
        if len(variants) not in VARIANTS:
            said = f"{len(variants)} variants in {lang}, not 2 to 5"
            yield Finding(code="C118", where=f"variants.{lang}", message=said)


def speaks_all_languages(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C101, C102: every text in all languages, lists of cues and variants equally long."""
    for where, texts in text_fields(question):
        missing = [lang for lang in LANGS if lang not in texts]
        if missing:
            said = f"{where} is missing in {', '.join(missing)}"
            yield Finding(code="C101", where=where, message=said)
    for where, lists in list_fields(question):
        missing = [lang for lang in LANGS if lang not in lists]
        if lists and missing:
            said = f"{where} is missing in {', '.join(missing)}"
            yield Finding(code="C101", where=where, message=said)
        elif not where.endswith("accept") and len({len(items) for items in lists.values()}) > 1:
            said = f"{where} differs in length between languages"
            yield Finding(code="C102", where=where, message=said)


def has_ids_of_its_own(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C121: key points, pitfalls and follow-ups share one space of ids; formulas have theirs."""
    seen: set[str] = set()
    for where, name in _claims(question):
        if name in seen:
            yield Finding(code="C121", where=where, message=f"the id {name} is used twice")
        seen.add(name)
    for kind, items in (("formula", question.formula), ("sources", question.sources)):
        names = [item.id for item in items]
        for number, name in enumerate(names):
            if name in names[:number]:
                where = f"{kind}[{number}]"
                yield Finding(code="C121", where=where, message=f"the id {name} is used twice")


def _claims(question: Question) -> Iterator[tuple[str, str]]:
    """Place and id of everything that needs a source."""
    for kind in ("key_points", "pitfalls", "follow_ups"):
        for number, item in enumerate(getattr(question, kind)):
            yield f"{kind}[{number}]", item.id


def proves_its_claims(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C107, C108, C115: sources and claims name each other."""
    claims = {name: where for where, name in _claims(question)}
    for number, source in enumerate(question.sources):
        for name in source.supports:
            if name not in claims:
                said = f"supports {name}, which the card does not have"
                yield Finding(code="C107", where=f"sources[{number}].supports", message=said)
    for name in question.derived:
        if name not in claims:
            said = f"derived names {name}, which the card does not have"
            yield Finding(code="C107", where="derived", message=said)
    proven = set(question.derived).union(*(source.supports for source in question.sources))
    for name, where in claims.items():
        if name not in proven:
            said = f"{name} has no source and is not derived"
            yield Finding(code="C108", where=where, message=said)
    yield from _unchecked(question, claims)


def _unchecked(question: Question, claims: Mapping[str, str]) -> Iterator[Finding]:
    sound = set(question.derived).union(*(s.supports for s in question.sources if s.checked))
    weak = set[str]().union(*(s.supports for s in question.sources if not s.checked))
    for point in question.key_points:
        if point.required and point.id in weak - sound:
            said = f"the required point {point.id} rests on unchecked sources alone"
            yield Finding(code="C115", where=claims[point.id], message=said)


def cites_real_papers(question: Question, reference: Reference) -> Iterator[Finding]:
    """C109, C110, C124: arXiv numbers belong to the title and year beside them."""
    for number, source in enumerate(question.sources):
        if source.arxiv is None:
            continue
        where = f"sources[{number}].arxiv"
        paper = reference.papers.get(source.arxiv)
        if not _ARXIV.fullmatch(source.arxiv):
            said = f"{source.arxiv} is no arXiv number"
            yield Finding(code="C124", where=where, message=said)
        elif paper is None:
            yield Finding(code="C110", where=where, message=f"{source.arxiv} is not pinned yet")
        elif (paper.title, paper.year) != (source.title, source.year):
            said = f"{source.arxiv} is “{paper.title}” ({paper.year})"
            yield Finding(code="C109", where=where, message=said)


def numbers_come_out(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C105: every check of the worked example, recomputed."""
    example = question.worked_example
    for number, check in enumerate(example.checks if example else ()):
        where = f"worked_example.checks[{number}]"
        try:
            value = evaluate(check.expr)
        except ArithmeticFault as fault:
            yield Finding(code="C105", where=where, message=f"{check.expr}: {fault}")
            continue
        if abs(value - check.value) > check.tol + _TINY * max(1.0, abs(check.value)):
            said = f"{check.expr} is {value:.10g}, not {check.value:.10g}"
            yield Finding(code="C105", where=where, message=said)


def answers_known_questions(question: Question, reference: Reference) -> Iterator[Finding]:
    """C111: seed references are among those the trainer covers."""
    for ref in question.seed_refs:
        if reference.seed_refs and ref not in reference.seed_refs:
            yield Finding(code="C111", where="seed_refs", message=f"unknown seed reference {ref}")
