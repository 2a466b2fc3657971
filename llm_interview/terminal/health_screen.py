"""The findings of `doctor` as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from llm_interview.core.cleaning import clean
from llm_interview.core.errors import Told
from llm_interview.terminal.fault_words import in_words
from llm_interview.terminal.lines import BLANK, Screen, paragraph

if TYPE_CHECKING:
    from llm_interview.core.health import Finding
    from llm_interview.terminal.catalog import Catalog

STYLES = {"ok": "covered", "note": "partial", "problem": "contradicted"}


def sentence(finding: Finding, say: Catalog, key: str) -> str:
    """A sentence of a finding; paths and reasons come from outside and are made harmless."""
    values = {
        name: clean(in_words(value, say.lang)) if isinstance(value, str | Told) else value
        for name, value in finding.values.items()
    }
    return say(key, **values)


def health_screen(findings: Sequence[Finding], say: Catalog, width: int) -> Screen:
    """One finding after the other, each problem with the way out, and the sum."""
    words = {status: say(f"doctor_{status}") for status in STYLES}
    size = max(map(cell_len, words.values())) + 2
    screen: Screen = []
    for finding in findings:
        word = words[finding.status]
        lead, rest = word + " " * (size - cell_len(word)), " " * size
        text = sentence(finding, say, finding.message)
        style = STYLES[finding.status]
        screen += _hanging(lead, text, width, rest, style)
        if finding.hint:
            hint = sentence(finding, say, finding.hint)
            screen += _hanging(rest + "  ", hint, width, rest + "  ", "")
    problems = sum(finding.status == "problem" for finding in findings)
    total = say("doctor_problems", count=problems) if problems else say("doctor_well")
    return [*screen, BLANK, *paragraph([(total, "bold")], width)]


def _hanging(lead: str, text: str, width: int, rest: str, style: str) -> Screen:
    """A paragraph beside a word; `rest` is as wide as `lead` in cells."""
    lines = paragraph([(text, "")], width - len(rest))
    return [
        ((lead if number == 0 else rest, style if number == 0 else ""), *line)
        for number, line in enumerate(lines)
    ]
