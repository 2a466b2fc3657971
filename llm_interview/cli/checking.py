"""Wires `check`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from llm_interview.app.check import CheckReport, check
from llm_interview.cli.answers import print_json
from llm_interview.cli.options import Globals
from llm_interview.cli.waiting import share_line
from llm_interview.cli.wiring import catalog, deck_roots, display, known_settings
from llm_interview.loader.shipped import shipped_content
from llm_interview.terminal.fault_words import in_words

if TYPE_CHECKING:
    from llm_interview.terminal.catalog import Catalog


def run_check(options: Globals, paths: Sequence[Path], *, strict: bool, as_json: bool) -> int:
    """Findings on standard output, the count on standard error; the exit code.

    Without a path the shipped decks and all of the user's are checked."""
    shipped = shipped_content()
    chosen = [*paths] or [shipped, *deck_roots(options)]
    with share_line(options) as progress:
        report = check(chosen, shipped=shipped, strict=strict, progress=progress)
    if as_json:
        print_json(report.as_json())
    else:
        say = catalog(options, known_settings())
        _tell_findings(say, report)
        _tell_counts(say, report)
    return 1 if report.failed else 0


def _tell_findings(say: Catalog, report: CheckReport) -> None:
    """One finding a line for editors and pipes; at a terminal broken between words and coloured."""
    if not sys.stdout.isatty():
        for problem in report.problems:
            sys.stdout.write(f"{in_words(problem.sentence, say.lang)}\n")
        return
    from llm_interview.terminal.card_writer import finding_lines

    screen = display()
    for problem in report.problems:
        screen.show(finding_lines(problem, problem.place, say, screen.width))


def _tell_counts(say: Catalog, report: CheckReport) -> None:
    counts = {
        severity: sum(problem.severity == severity for problem in report.problems)
        for severity in ("error", "warning", "advice")
    }
    text = say(
        "check_found" if report.problems else "check_clean",
        cards=report.cards,
        errors=counts["error"],
        warnings=counts["warning"],
        advice=counts["advice"],
    )
    display(sys.stderr).tell(text)
