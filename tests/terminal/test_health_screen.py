"""The screen of `doctor`: three languages, three widths, all well and everything wrong."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.health import (
    ContentFacts,
    Finding,
    JournalFacts,
    SystemFacts,
    TerminalFacts,
)
from llm_interview.core.health_rules import (
    of_cache,
    of_content,
    of_journal,
    of_system,
    of_terminal,
)
from llm_interview.core.langs import LANGS, Lang
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.health_screen import health_screen
from llm_interview.terminal.lines import measure, plain

WELL = [
    *of_system(SystemFacts(python=(3, 12, 1), sqlite=(3, 45, 0), fast_yaml=True, free=10**10)),
    *of_terminal(TerminalFacts(encoding="utf-8", columns=80, kind="xterm", coloured=True)),
    *of_content(ContentFacts(cards=142, cache="fits")),
    *of_journal(JournalFacts(events=1, batches=1)),
    of_cache("index", "fits"),
]
ILL = [
    *of_system(
        SystemFacts(python=(3, 9), sqlite=(3, 8), fast_yaml=False, free=1, closed=("/home/x",))
    ),
    *of_terminal(TerminalFacts(encoding="ascii", columns=30, erases=False)),
    *of_content(ContentFacts(cards=3, errors=("my.yaml:3:3: C03 twice",), cache="damaged")),
    *of_journal(
        JournalFacts(
            recorded=9,
            damaged=("/home/x/data/batch/2026/11/" + "a1b2" * 16 + ".jsonl",),
            wrong_lines=("journal/x.jsonl: no JSON\x1b[2J",),
            aside=2,
            folder="/home/x/data",
        )
    ),
    of_cache("index", "damaged"),
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("findings", [WELL, ILL], ids=["well", "ill"])
def test_findings_fit_the_window(
    lang: Lang, columns: int, findings: list[Finding], snapshot: SnapshotAssertion
) -> None:
    shown = plain(health_screen(findings, Catalog(lang), measure(columns)))
    assert all(cell_len(line) < columns for line in shown.split("\n"))
    assert "\x1b" not in shown
    assert shown == snapshot
