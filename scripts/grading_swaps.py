"""Right answers with the two things that they compare exchanged: all the right words, all wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from llm_interview.core.evidence import Evidence
from llm_interview.core.lexicon import Lexicon
from llm_interview.core.matching import Said
from llm_interview.core.units import Unit

VAGUE = frozenset({"@model", "@prompt", "@text", "@token", "@new", "@load", "@select"})
"""What a question may name beside what it asks about."""


def swapped(text: str, said: Said, asked: Collection[str]) -> tuple[frozenset[str], str] | None:
    """The terms exchanged and the new text; rivals, else two things of the question with which
    clauses begin. None where the answer does not tell two things apart."""
    for one, other in (*_rivals(said), *_leading(said, asked)):
        first, second = said.by_term[one], said.by_term[other]
        if not {u.clause for u in first} & {u.clause for u in second}:
            new = _exchanged(text, first, second)
            if new:
                return frozenset({one, other}), new
    return None


def touched(evidence: Evidence, terms: frozenset[str]) -> list[bool]:
    """Whether the sentences that say each point name one of `terms`."""
    said = evidence.said
    hit = {unit.sentence for term in terms for unit in said.by_term[term]}
    sentences = {clause: units[0].sentence for clause, units in said.by_clause.items()}
    return [
        any(sentences.get(clause) in hit for clause in range(point.best.first, point.best.last + 1))
        for point in evidence.points
    ]


def _rivals(said: Said) -> Iterator[tuple[str, str]]:
    rivals = said.lexicon.rivals
    named = sorted(term for term in said.by_term if term in rivals)
    for place, one in enumerate(named):
        for other in named[place + 1 :]:
            if _are_rivals(one, other, said.lexicon):
                yield one, other


def _are_rivals(one: str, other: str, lexicon: Lexicon) -> bool:
    sides = [[axis, -side] for axis, side in lexicon.rivals[one]]
    return any(list(side) in sides for side in lexicon.rivals[other])


def _leading(said: Said, asked: Collection[str]) -> Iterator[tuple[str, str]]:
    leads = {units[0].term for units in said.by_clause.values()}
    known = sorted(
        term
        for term in leads & set(asked) - VAGUE
        if term[0] == "@" and term not in said.lexicon.senses
    )
    if len(known) == 2:
        yield known[0], known[1]


def _exchanged(text: str, first: list[Unit], second: list[Unit]) -> str:
    names = [text[units[0].start : units[0].end] for units in (first, second)]
    cuts = [(u.start, u.end, names[1]) for u in first] + [
        (u.start, u.end, names[0]) for u in second
    ]
    out, at = "", 0
    for start, end, name in sorted(cuts):
        if start < at:
            return ""
        out += text[at:start] + name
        at = end
    return out + text[at:]
