"""The terms of the house: schema/terms.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from llm_interview.core.errors import FileFault, told
from llm_interview.core.problems import Problem
from llm_interview.core.terms import Term
from llm_interview.loader.fields import Field, Fields
from llm_interview.loader.findings import Findings
from llm_interview.loader.guard import read_text
from llm_interview.loader.nodes import Entries
from llm_interview.loader.parsing import parse
from llm_interview.loader.record_reader import Record

TERM: Final[Fields] = {
    "lang": Field(form="lang", about="Language of the texts it is about.", needed=True),
    "reject": Field(form="words", about="Forms they do not use; `*` at the end: and what follows."),
    "prefer": Field(form="text", about="What to write instead.", needed=True),
    "within": Field(form="words", about="Phrases in which a form is right."),
    "allow": Field(form="words", about="Cards and topics in which a form is right."),
    "banned": Field(form="boolean", about="true: right nowhere, so neither of both above counts."),
}


def load_terms(path: Path) -> tuple[Term, ...]:
    """The terms in `path`, none if there is no such file; a mistake in it is a FileFault."""
    if not path.is_file():
        return ()
    text = read_text(path, str(path))
    if isinstance(text, Problem):
        raise FileFault(text.sentence)
    documents, problems = parse(text, str(path))
    findings = Findings(str(path))
    terms = [term for top in documents for term in _terms(top, findings)]
    for found in (*problems, *findings.problems):
        raise FileFault(found.sentence)
    return tuple(terms)


def _terms(top: object, findings: Findings) -> Iterator[Term]:
    seen: set[str] = set()
    for key, value in top.entries if isinstance(top, Entries) else ():
        if key.value in seen:
            findings.report(key, told("C010_term", term=key.value))
        seen.add(key.value)
        if isinstance(value, Entries):
            yield _term(key.value, Record(value, TERM, findings))
        else:
            findings.report(value, told("C012_term"))


def _term(name: str, record: Record) -> Term:
    lang, reject, prefer = record.language("lang"), record.words("reject"), record.text("prefer")
    if lang is None or not reject or not prefer:
        record.findings.report(record.node, told("C015_term", name=name))
    return Term(
        id=name,
        lang=lang or "en",
        reject=reject,
        prefer=prefer,
        within=record.words("within"),
        allow=frozenset(record.words("allow")),
        banned=record.boolean("banned", default=False),
    )
