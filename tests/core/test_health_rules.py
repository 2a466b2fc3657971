"""What an examination finds, and how loudly it says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.health import (
    ClockFacts,
    ContentFacts,
    Finding,
    JournalFacts,
    SystemFacts,
    TerminalFacts,
)
from llm_interview.core.health_rules import (
    exit_code,
    of_cache,
    of_clock,
    of_content,
    of_journal,
    of_system,
    of_terminal,
)
from llm_interview.core.langs import LANGS
from llm_interview.terminal.catalog import Catalog

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
GOOD_SYSTEM = SystemFacts(python=(3, 12, 1), sqlite=(3, 45, 0), fast_yaml=True, free=10**10)
GOOD_TERMINAL = TerminalFacts(
    encoding="UTF-8", columns=80, kind="xterm", coloured=True, erases=True
)


def problems(findings: Sequence[Finding]) -> list[str]:
    return [finding.message for finding in findings if finding.status == "problem"]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (GOOD_SYSTEM, []),
        (replace(GOOD_SYSTEM, python=(3, 10, 9)), ["doctor_python_bad"]),
        (replace(GOOD_SYSTEM, sqlite=(3, 33, 9)), ["doctor_sqlite_bad"]),
        (replace(GOOD_SYSTEM, free=40_000_000), ["doctor_disk_bad"]),
        (replace(GOOD_SYSTEM, free=None), []),
        (replace(GOOD_SYSTEM, closed=("/a", "/b")), ["doctor_folders_bad"] * 2),
        (replace(GOOD_SYSTEM, fast_yaml=False), []),
    ],
)
def test_the_program_needs_its_versions_room_and_rights(
    facts: SystemFacts, found: list[str]
) -> None:
    assert problems([*of_system(facts)]) == found


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (ClockFacts(now=NOON), "doctor_clock"),
        (ClockFacts(now=NOON, last=NOON + timedelta(hours=23)), "doctor_clock"),
        (ClockFacts(now=NOON, last=NOON + timedelta(hours=25)), "doctor_clock_behind"),
        (ClockFacts(now=NOON.replace(year=1970)), "doctor_clock_lost"),
        (ClockFacts(now=NOON, held=True), "doctor_clock_held"),
    ],
)
def test_a_clock_before_the_last_answer_is_a_problem(facts: ClockFacts, message: str) -> None:
    (finding,) = of_clock(facts)
    assert finding.message == message
    assert (finding.status == "problem") == message.endswith(("behind", "lost"))


@pytest.mark.parametrize(
    ("facts", "found", "code"),
    [
        (JournalFacts(events=5, recorded=5), [], 0),
        (JournalFacts(events=5, bad=2, recorded=7, aside=1), [], 0),
        (JournalFacts(events=5, recorded=6), ["doctor_journal_missing"], 4),
        (JournalFacts(unreadable=("x: why",), recorded=6), ["doctor_journal_unreadable"], 4),
        (JournalFacts(damaged=("x",), bad=6, recorded=6), ["doctor_journal_damaged"], 4),
        (JournalFacts(wrong_lines=("x: why",), bad=1), ["doctor_journal_line"], 1),
        (JournalFacts(lost=("x",), bad=1), ["doctor_journal_lost"], 1),
    ],
)
def test_only_a_history_that_cannot_be_read_ends_with_4(
    facts: JournalFacts, found: list[str], code: int
) -> None:
    findings = [*of_journal(facts)]
    assert problems(findings) == found
    assert exit_code(findings) == code
    assert any(finding.message == "doctor_journal" for finding in findings) == (code != 4)


def test_only_a_damaged_cache_is_a_problem() -> None:
    statuses = {s: of_cache("index", s).status for s in ("none", "fits", "outdated", "damaged")}
    assert statuses == {"none": "note", "fits": "ok", "outdated": "note", "damaged": "problem"}


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (ContentFacts(cards=3, cache="fits"), []),
        (ContentFacts(cards=0, shipped="/x"), ["doctor_content_none"]),
        (ContentFacts(cards=3, errors=("a:1:1: C01",)), ["doctor_content_errors"]),
        (ContentFacts(cards=3, unread=("/x",)), ["doctor_content_unread"]),
    ],
)
def test_decks_without_cards_or_with_errors_are_problems(
    facts: ContentFacts, found: list[str]
) -> None:
    assert problems([*of_content(facts)]) == found


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (GOOD_TERMINAL, []),
        (TerminalFacts(encoding="utf8"), []),
        (TerminalFacts(encoding="ascii"), ["doctor_encoding_bad"]),
        (replace(GOOD_TERMINAL, columns=39), ["doctor_width_bad"]),
        (replace(GOOD_TERMINAL, erases=False), ["doctor_erase_bad"]),
        (replace(GOOD_TERMINAL, erases=None), []),
        (replace(GOOD_TERMINAL, editing=False, erases=False), ["doctor_keys_bad"]),
        (replace(GOOD_TERMINAL, coloured=False, kind=""), []),
    ],
)
def test_a_terminal_must_take_and_show_every_letter(facts: TerminalFacts, found: list[str]) -> None:
    assert problems([*of_terminal(facts)]) == found


FACTS = st.one_of(
    st.builds(SystemFacts).map(of_system),
    st.builds(ClockFacts, now=st.datetimes(timezones=st.just(UTC)), last=st.none()).map(of_clock),
    st.builds(JournalFacts, last=st.none()).map(of_journal),
    st.builds(ContentFacts).map(of_content),
    st.builds(TerminalFacts).map(of_terminal),
)


@given(findings=FACTS.map(list))
def test_whatever_is_found_is_said_in_every_language_and_a_problem_has_a_way_out(
    findings: list[Finding],
) -> None:
    for finding in findings:
        assert bool(finding.hint) == (finding.status == "problem")
        assert finding.status == "problem" or not finding.unreadable
        for lang in LANGS:
            say = Catalog(lang)
            for key in filter(None, (finding.message, finding.hint)):
                assert "{" not in say(key, **finding.values) or "{" in str(finding.values)
    wrong = any(finding.status == "problem" for finding in findings)
    assert bool(exit_code(findings)) == wrong
