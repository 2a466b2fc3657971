"""What shipped cards are compared with: papers, banned claims, seed references."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from llm_interview.core.banned_claims import BannedClaim
from llm_interview.core.content_rules import Paper, Reference
from llm_interview.core.errors import FileFault
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.problems import Problem
from llm_interview.core.terms import term_finders
from llm_interview.loader.fields import Field, Fields
from llm_interview.loader.findings import Findings
from llm_interview.loader.guard import read_text
from llm_interview.loader.nodes import Entries
from llm_interview.loader.parsing import parse
from llm_interview.loader.record_reader import Record
from llm_interview.loader.side_files import load_side_files
from llm_interview.loader.term_table import load_terms

_PAPER: Final[Fields] = {
    "title": Field(form="text", about="Title as published.", needed=True),
    "year": Field(form="integer", about="Year of the first version.", needed=True),
}
_CLAIM: Final[Fields] = {
    "say": Field(form="text", about="What to write instead.", needed=True),
    **{lang: Field(form="text", about="Regular expression.") for lang in LANGS},
}


def load_reference(shipped: Path) -> Reference:
    """Read schema/arxiv.yaml, schema/banned.yaml, seed_refs.yaml and topics.yaml below `shipped`.

    What is missing is not compared. These files are the project's own: a mistake in one is a
    FileFault, not a finding.
    """
    side = load_side_files(shipped, str(shipped))
    return Reference(
        seed_refs=frozenset(side.ref_owners),
        papers=dict(_papers(shipped / "schema" / "arxiv.yaml")),
        banned=tuple(_claims(shipped / "schema" / "banned.yaml")),
        terms=term_finders(load_terms(shipped / "schema" / "terms.yaml")),
        topics=side.topics,
    )


def _records(path: Path, fields: Fields) -> list[tuple[str, Record]]:
    if not path.is_file():
        return []
    text = read_text(path, str(path))
    if isinstance(text, Problem):
        raise FileFault(text.sentence)
    documents, problems = parse(text, str(path))
    if problems:
        raise FileFault(problems[0].sentence)
    findings = Findings(str(path))
    entries = [pair for top in documents if isinstance(top, Entries) for pair in top.entries]
    return [
        (key.value, Record(value, fields, findings))
        for key, value in entries
        if isinstance(value, Entries)
    ]


def _papers(path: Path) -> list[tuple[str, Paper]]:
    return [
        (number, Paper(title=record.text("title"), year=record.integer("year", None) or 0))
        for number, record in _records(path, _PAPER)
    ]


def _claims(path: Path) -> list[BannedClaim]:
    return [_claim(name, record, path) for name, record in _records(path, _CLAIM)]


def _claim(name: str, record: Record, path: Path) -> BannedClaim:
    patterns: dict[Lang, re.Pattern[str]] = {}
    for lang in LANGS:
        try:
            if record.has(lang):
                patterns[lang] = re.compile(record.text(lang), re.IGNORECASE)
        except re.error as error:
            raise FileFault(f"{path}: {name}: {lang}: {error}") from error
    return BannedClaim(id=name, say=record.text("say"), claim=patterns)
