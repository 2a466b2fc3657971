"""The optional parts of a card, and key points made from an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from llm_interview.core.errors import told
from llm_interview.core.langs import LANGS, Texts
from llm_interview.core.questions import (
    Asked,
    Check,
    FollowUp,
    Formula,
    KeyPoint,
    Pitfall,
    Question,
    Source,
    WorkedExample,
)
from llm_interview.core.sentences import gathered, sentences
from llm_interview.loader.key_points import point_id, weighted, with_required
from llm_interview.loader.record_reader import Record

_SAYS = re.compile(r"\w.*\w")
_FENCE = re.compile(r"(?:```|~~~)\w*$")
MAX_DERIVED = 6
"""Key points made from one answer; more would ask a learner to recite."""


def with_parts(question: Question, record: Record) -> Question:
    """`question` with everything optional that `record` holds."""
    return replace(
        question,
        as_of=record.date("as_of"),
        volatile=record.boolean("volatile", default=False),
        seed_refs=record.words("seed_refs"),
        asked=tuple(_asked(record)),
        errata=record.words("errata"),
        after=record.identifiers("after"),
        replaces=record.identifiers("replaces"),
        variants=record.lists("variants"),
        contradictions=record.lists("contradictions"),
        formula=tuple(_formulas(record)),
        worked_example=_worked_example(record),
        pitfalls=tuple(_pitfalls(record)),
        follow_ups=tuple(_follow_ups(record)),
        sources=tuple(_sources(record)),
        derived=record.identifiers("derived"),
        notes=record.text("notes"),
    )


def read_tags(record: Record, more: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Tags in lower case with hyphens for blanks, those of the file last."""
    tags = (*record.words("tags"), *more)
    return tuple(dict.fromkeys("-".join(tag.casefold().split()) for tag in tags))


def points_from_answer(record: Record, spoken: Texts) -> tuple[KeyPoint, ...]:
    """The sentences of the answer as key points of equal weight, the first required.

    Where the languages have different numbers of sentences, neighbours are joined until they
    match, so that one point says the same in each language.
    """
    cut = {lang: _saying(text)[:MAX_DERIVED] for lang, text in spoken.items()}
    count = min(len(parts) for parts in cut.values())
    groups = {lang: gathered(parts, count) for lang, parts in cut.items()}
    texts = [{lang: groups[lang][i] for lang in LANGS if lang in groups} for i in range(count)]
    points = tuple(
        KeyPoint(id=f"{point_id(text)}", weight=0.0, required=False, text=text) for text in texts
    )
    said = told("C020_sentences", count=count) if count > 1 else told("C020_answer")
    record.findings.report(record.node, said)
    unique = {point.id: point for point in points}
    return with_required(weighted(tuple(unique.values()), [None] * len(unique)))


def _saying(text: str) -> tuple[str, ...]:
    """The sentences of a text that say something, or all of it: not `?`, `a.` or a fence."""
    said = sentences(text)
    return tuple(one for one in said if _SAYS.search(one) and not _FENCE.match(one)) or said


def _asked(record: Record) -> Iterator[Asked]:
    for item in record.records("asked"):
        ref, points = item.text("ref"), item.identifiers("points")
        if ref and points:
            yield Asked(ref=ref, points=points)


def _formulas(record: Record) -> list[Formula]:
    found = []
    for number, item in enumerate(record.records("formula"), start=1):
        tex, plain = item.text("tex"), item.text("plain")
        if not tex and not plain:
            item.findings.report(item.node, told("C015_formula"))
            continue
        name = item.identifier("id") or f"f{number}"
        found.append(
            Formula(
                id=name,
                tex=tex or plain,
                plain=plain or tex,
                words=item.plain_steps("words"),
                legend=item.texts("legend"),
            )
        )
    return found


def _worked_example(record: Record) -> WorkedExample | None:
    item = record.record("worked_example")
    if item is None:
        return None
    setup = item.texts("setup")
    if not setup:
        item.findings.report(item.node, told("C015_example"))
        return None
    checks = tuple(filter(None, map(_check, item.records("checks"))))
    return WorkedExample(setup=setup, steps=item.plain_steps("steps"), checks=checks)


def _check(item: Record) -> Check | None:
    expr, value = item.text("expr"), item.number("value")
    if not expr or value is None:
        item.findings.report(item.node, told("C015_check"))
        return None
    return Check(expr=expr, value=value, tol=item.number("tol") or 0.0)


def _pitfalls(record: Record) -> list[Pitfall]:
    found = []
    for number, item in enumerate(record.records("pitfalls"), start=1):
        wrong, right = item.texts("wrong"), item.texts("right")
        if wrong and right:
            name = item.identifier("id") or f"pitfall-{number}"
            found.append(Pitfall(id=name, wrong=wrong, right=right))
        else:
            item.findings.report(item.node, told("C015_pitfall"))
    return found


def _follow_ups(record: Record) -> list[FollowUp]:
    found = []
    for number, item in enumerate(record.records("follow_ups"), start=1):
        question, answer = item.texts("q"), item.texts("a")
        if question and answer:
            name = item.identifier("id") or f"follow-up-{number}"
            found.append(FollowUp(id=name, q=question, a=answer))
        else:
            item.findings.report(item.node, told("C015_follow_up"))
    return found


def _sources(record: Record) -> list[Source]:
    found = []
    for number, item in enumerate(record.records("sources"), start=1):
        title = item.text("title")
        if not title:
            item.findings.report(item.node, told("C015_source"))
            continue
        found.append(_source(item, title, number))
    return found


def _source(item: Record, title: str, number: int) -> Source:
    return Source(
        id=item.identifier("id") or f"source-{number}",
        title=title,
        year=item.integer("year", None),
        arxiv=item.text("arxiv") or None,
        url=item.text("url") or None,
        where=item.text("where"),
        supports=item.identifiers("supports"),
        checked=item.boolean("checked", default=True),
    )
