"""What a shipped card promises beyond its form; each rule has its code in `content_codes`.

A rule is a function of a question and a Reference and yields Findings. Places are names of
fields as the loader writes them (`key_points[0].text.en`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from llm_interview.core.arithmetic import ArithmeticFault, Number, evaluate
from llm_interview.core.banned_claims import BannedClaim
from llm_interview.core.content_codes import code_of
from llm_interview.core.content_texts import graded_points, list_fields, text_fields
from llm_interview.core.errors import Told, told
from llm_interview.core.formula_words import running_words
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
    """A rule was broken at a field; what is said begins with the code of the rule."""

    where: str
    said: Told

    @property
    def code(self) -> str:
        """The code of the rule."""
        return code_of(self.said)


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
            is_dated = name == "as_of" and question.volatile
            said = told("C125_as_of") if is_dated else told("C119_field", name=name)
            yield Finding(where="id", said=said)
    if question.worked_example is not None and not question.worked_example.checks:
        yield Finding(where="worked_example", said=told("C119_checks"))


def stands_in_its_folder(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C120: the file is <topic>/<id>.yaml."""
    wanted = f"/{question.topic}/{question.id}.yaml"
    if not question.path.replace("\\", "/").endswith(wanted):
        yield Finding(where="id", said=told("C120_place", path=wanted))


def has_a_topic_with_a_name(question: Question, reference: Reference) -> Iterator[Finding]:
    """C126: people read the name of a topic, in their language."""
    names = reference.topics.get(question.topic, {})
    for lang in LANGS:
        if lang not in names:
            said = told("C126_name", topic=question.topic, lang=lang)
            yield Finding(where="topic", said=said)


def has_the_right_numbers(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C114, C116, C117, C118: key points, required ones, follow-ups, pitfalls, variants."""
    count = len(question.key_points)
    if count not in POINTS:
        yield Finding(where="key_points", said=told("C116_points", count=count))
    required = sum(point.required for point in question.key_points)
    if required not in REQUIRED:
        yield Finding(where="key_points", said=told("C114_required", count=required))
    if len(question.follow_ups) < FOLLOW_UPS_AT_LEAST or not question.pitfalls:
        follow_ups, pitfalls = len(question.follow_ups), len(question.pitfalls)
        said = told("C117_counts", follow_ups=follow_ups, pitfalls=pitfalls)
        yield Finding(where="follow_ups", said=said)
    for lang, variants in question.variants.items():
        if len(variants) not in VARIANTS:
            said = told("C118_variants", count=len(variants), lang=lang)
            yield Finding(where=f"variants.{lang}", said=said)


def speaks_all_languages(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C101, C102: every text in all languages, lists of cues and variants equally long."""
    for where, texts in text_fields(question):
        missing = [lang for lang in LANGS if lang not in texts]
        if missing:
            said = told("C101_missing", where=where, langs=tuple(missing))
            yield Finding(where=where, said=said)
    for where, lists in list_fields(question):
        missing = [lang for lang in LANGS if lang not in lists]
        if lists and missing:
            said = told("C101_missing", where=where, langs=tuple(missing))
            yield Finding(where=where, said=said)
        elif not where.endswith("accept") and len({len(items) for items in lists.values()}) > 1:
            yield Finding(where=where, said=told("C102_length", where=where))


def names_what_formulas_hold(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C129: the words in a formula are said in other languages too."""
    for number, formula in enumerate(question.formula):
        known = {text for texts in formula.words for text in texts.values()}
        for words in dict.fromkeys(running_words(formula.tex)):
            if words not in known:
                said = told("C129_words", words=words)
                yield Finding(where=f"formula[{number}].tex", said=said)


def has_ids_of_its_own(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C121: all points, pitfalls and follow-ups share one space of ids; formulas have theirs."""
    seen: set[str] = set()
    for where, name in _claims(question):
        if name in seen:
            yield Finding(where=where, said=told("C121_twice", name=name))
        seen.add(name)
    for kind, items in (("formula", question.formula), ("sources", question.sources)):
        names = [item.id for item in items]
        for number, name in enumerate(names):
            if name in names[:number]:
                where = f"{kind}[{number}]"
                yield Finding(where=where, said=told("C121_twice", name=name))


def _claims(question: Question) -> Iterator[tuple[str, str]]:
    """Place and id of everything that needs a source."""
    for kind in ("key_points", "reference_points", "pitfalls", "follow_ups"):
        for number, item in enumerate(getattr(question, kind)):
            yield f"{kind}[{number}]", item.id


def proves_its_claims(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C107, C108, C115: sources and claims name each other."""
    claims = {name: where for where, name in _claims(question)}
    for number, source in enumerate(question.sources):
        for name in source.supports:
            if name not in claims:
                said = told("C107_supports", name=name)
                yield Finding(where=f"sources[{number}].supports", said=said)
    for name in question.derived:
        if name not in claims:
            yield Finding(where="derived", said=told("C107_derived", name=name))
    proven = set(question.derived).union(*(source.supports for source in question.sources))
    for name, where in claims.items():
        if name not in proven:
            yield Finding(where=where, said=told("C108_no_source", name=name))
    yield from _unchecked(question, claims)


def _unchecked(question: Question, claims: Mapping[str, str]) -> Iterator[Finding]:
    sound = set(question.derived).union(*(s.supports for s in question.sources if s.checked))
    weak = set[str]().union(*(s.supports for s in question.sources if not s.checked))
    asked = {name for each in question.asked for name in each.points}
    for _, point in graded_points(question):
        if (point.required or point.id in asked) and point.id in weak - sound:
            yield Finding(where=claims[point.id], said=told("C115_unchecked", point=point.id))


def cites_real_papers(question: Question, reference: Reference) -> Iterator[Finding]:
    """C109, C110, C124: arXiv numbers belong to the title and year beside them."""
    for number, source in enumerate(question.sources):
        if source.arxiv is None:
            continue
        where = f"sources[{number}].arxiv"
        paper = reference.papers.get(source.arxiv)
        if not _ARXIV.fullmatch(source.arxiv):
            yield Finding(where=where, said=told("C124_number", arxiv=source.arxiv))
        elif paper is None:
            yield Finding(where=where, said=told("C110_not_pinned", arxiv=source.arxiv))
        elif (paper.title, paper.year) != (source.title, source.year):
            said = told("C109_paper", arxiv=source.arxiv, title=paper.title, year=paper.year)
            yield Finding(where=where, said=said)


def numbers_come_out(question: Question, _reference: Reference) -> Iterator[Finding]:
    """C105: every check of the worked example, recomputed."""
    example = question.worked_example
    for number, check in enumerate(example.checks if example else ()):
        where = f"worked_example.checks[{number}]"
        try:
            value = evaluate(check.expr)
        except ArithmeticFault as fault:
            yield Finding(where=where, said=told("C105_why", expr=check.expr, why=fault.said))
            continue
        # Exactly: a whole number may be too large for a float.
        allowed = check.tol + _TINY * max(1.0, abs(check.value))
        if abs(Fraction(value) - Fraction(check.value)) > allowed:
            got, wanted = _short(value), _short(check.value)
            said = told("C105_value", expr=check.expr, value=got, wanted=wanted)
            yield Finding(where=where, said=said)


def _short(value: Number) -> str:
    try:
        return f"{value:.10g}"
    except OverflowError:
        return f"{Decimal(value):.10g}"


def answers_known_questions(question: Question, reference: Reference) -> Iterator[Finding]:
    """C111, C107, C130: seed references are among those the trainer covers, and `asked` speaks of
    them and of the card's points, of all those that count nowhere else."""
    for ref in question.seed_refs:
        if reference.seed_refs and ref not in reference.seed_refs:
            yield Finding(where="seed_refs", said=told("C111_seed", ref=ref))
    known = {point.id for _, point in graded_points(question)}
    for number, asked in enumerate(question.asked):
        where = f"asked[{number}]"
        if asked.ref not in question.seed_refs:
            yield Finding(where=f"{where}.ref", said=told("C111_asked", ref=asked.ref))
        for name in asked.points:
            if name not in known:
                yield Finding(where=f"{where}.points", said=told("C107_asked", name=name))
    yield from _never_asked(question)


def _never_asked(question: Question) -> Iterator[Finding]:
    named = {name for asked in question.asked for name in asked.points}
    for number, point in enumerate(question.reference_points):
        if point.id not in named:
            said = told("C130_unasked", point=point.id)
            yield Finding(where=f"reference_points[{number}]", said=said)
