"""What the facts of an examination mean, and the way out of what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from llm_interview.core.health import (
    CacheState,
    ClockFacts,
    ContentFacts,
    Finding,
    JournalFacts,
    Status,
    SystemFacts,
    TerminalFacts,
)

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 34)
LEAST_FREE = 50_000_000
"""Bytes; a year of daily answers takes five million."""

FEWEST_COLUMNS = 40
CLOCK_SLACK = timedelta(days=1)
OLDEST_YEAR = 2025
"""A clock before the program was written has lost its battery."""

UNREADABLE = 4


def exit_code(findings: Sequence[Finding]) -> int:
    """0 all well, 4 when the history cannot be read, 1 with any other problem."""
    if any(finding.unreadable for finding in findings):
        return UNREADABLE
    return int(any(finding.status == "problem" for finding in findings))


def _dotted(version: Sequence[int]) -> str:
    return ".".join(map(str, version))


def _room(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size // 1_000_000} MB"


def of_system(facts: SystemFacts) -> Iterator[Finding]:
    """Python, SQLite, YAML, disk and folders."""
    yield _version("python", facts.python, OLDEST_PYTHON)
    yield _version("sqlite", facts.sqlite, OLDEST_SQLITE)
    if not facts.fast_yaml:
        yield Finding(check="yaml", status="note", message="doctor_yaml")
    if facts.free is not None:
        values = {"free": _room(facts.free), "needed": _room(LEAST_FREE)}
        low = facts.free < LEAST_FREE
        yield _judged("disk", low, values)
    for folder in facts.closed:
        yield Finding(
            check="folders",
            status="problem",
            message="doctor_folders_bad",
            values={"folder": folder},
            hint="doctor_folders_hint",
        )


def _version(check: str, version: Sequence[int], oldest: Sequence[int]) -> Finding:
    values = {"version": _dotted(version), "oldest": _dotted(oldest)}
    return _judged(check, tuple(version) < tuple(oldest), values)


def _judged(check: str, wrong: bool, values: Mapping[str, object]) -> Finding:  # noqa: FBT001
    """One sentence where all is well, another with a hint where it is not."""
    if not wrong:
        return Finding(check=check, status="ok", message=f"doctor_{check}", values=values)
    return Finding(
        check=check,
        status="problem",
        message=f"doctor_{check}_bad",
        values=values,
        hint=f"doctor_{check}_hint",
    )


def of_clock(facts: ClockFacts) -> Iterator[Finding]:
    """Whether today is today: the schedule hangs on it."""
    told = facts.now.isoformat(sep=" ", timespec="minutes")
    ahead = facts.last is not None and facts.last > facts.now + CLOCK_SLACK
    last = "" if facts.last is None else facts.last.date().isoformat()
    if ahead or facts.now.year < OLDEST_YEAR:
        kind = "clock_behind" if ahead else "clock_lost"
        yield Finding(
            check="clock",
            status="problem",
            message=f"doctor_{kind}",
            values={"now": told, "last": last},
            hint="doctor_clock_hint",
        )
    elif facts.held:
        yield Finding(
            check="clock", status="note", message="doctor_clock_held", values={"now": told}
        )
    else:
        yield Finding(check="clock", status="ok", message="doctor_clock", values={"now": told})


def of_journal(facts: JournalFacts) -> Iterator[Finding]:
    """The history: readable, whole, as it was sealed."""
    for path in facts.unreadable:
        yield _journal("unreadable", {"path": path}, unreadable=True)
    for path in facts.damaged:
        yield _journal("damaged", {"path": path}, unreadable=True)
    if facts.missing and not facts.unreadable:
        values = {"recorded": facts.recorded, "left": facts.events, "folder": facts.folder}
        yield _journal("missing", values, unreadable=True)
    for line in facts.wrong_lines:
        yield _journal("line", {"line": line})
    for path in facts.lost:
        yield _journal("lost", {"path": path})
    if facts.aside:
        yield Finding(
            check="journal",
            status="note",
            message="doctor_journal_aside",
            values={"count": facts.aside},
        )
    if facts.readable:
        values = {"events": facts.events, "batches": facts.batches, "journals": facts.journals}
        yield Finding(check="journal", status="ok", message="doctor_journal", values=values)


def _journal(kind: str, values: Mapping[str, object], *, unreadable: bool = False) -> Finding:
    return Finding(
        check="journal",
        status="problem",
        message=f"doctor_journal_{kind}",
        values=values,
        hint=f"doctor_journal_{kind}_hint",
        unreadable=unreadable,
    )


def of_cache(check: str, state: CacheState) -> Finding:
    """A cache: only one that is wrong inside is a problem, the others are made when needed."""
    damaged = state == "damaged"
    usual: Status = "ok" if state == "fits" else "note"
    return Finding(
        check=check,
        status="problem" if damaged else usual,
        message=f"doctor_{check}_{state}",
        hint="doctor_cache_hint" if damaged else "",
    )


def of_content(facts: ContentFacts) -> Iterator[Finding]:
    """The decks and their compiled form."""
    if not facts.cards:
        yield Finding(
            check="content",
            status="problem",
            message="doctor_content_none",
            values={"folder": facts.shipped},
            hint="doctor_content_none_hint",
        )
    else:
        yield Finding(
            check="content", status="ok", message="doctor_content", values={"cards": facts.cards}
        )
    for path in facts.unread:
        yield _deck("doctor_content_unread", {"path": path})
    if facts.errors:
        yield _deck("doctor_content_errors", {"count": len(facts.errors), "first": facts.errors[0]})
    yield of_cache("cache", facts.cache)


def _deck(message: str, values: Mapping[str, object]) -> Finding:
    return Finding(
        check="content",
        status="problem",
        message=message,
        values=values,
        hint="doctor_content_hint",
    )


def of_terminal(facts: TerminalFacts) -> Iterator[Finding]:
    """Letters in and out, the width, the line editor."""
    unicode = facts.encoding.lower().replace("-", "") == "utf8"
    yield _judged("encoding", not unicode, {"encoding": facts.encoding})
    if facts.columns is None:
        yield Finding(check="terminal", status="note", message="doctor_terminal_none")
        return
    narrow = facts.columns < FEWEST_COLUMNS
    yield _judged("width", narrow, {"columns": facts.columns, "fewest": FEWEST_COLUMNS})
    colour = "doctor_colour" if facts.coloured else "doctor_colour_none"
    yield Finding(check="colour", status="ok", message=colour, values={"kind": facts.kind or "?"})
    if not facts.editing:
        yield Finding(
            check="keys", status="problem", message="doctor_keys_bad", hint="doctor_keys_hint"
        )
    elif facts.erases is False:
        yield Finding(
            check="keys", status="problem", message="doctor_erase_bad", hint="doctor_erase_hint"
        )
    else:
        yield Finding(check="keys", status="ok", message="doctor_keys")
