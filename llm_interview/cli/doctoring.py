"""Wires `doctor`: gathers the facts and says what they mean."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from llm_interview.cli.answers import print_json
from llm_interview.cli.clock import now
from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import catalog, deck_roots, display, known_settings, places
from llm_interview.core.health import ClockFacts, Finding, SystemFacts
from llm_interview.core.health_rules import (
    exit_code,
    of_cache,
    of_clock,
    of_content,
    of_journal,
    of_system,
    of_terminal,
)

if TYPE_CHECKING:
    from llm_interview.core.health import ContentFacts
    from llm_interview.store.places import Places


def run_doctor(options: Globals, *, as_json: bool, repair: bool) -> int:
    """Look, say what was found, and return the exit code."""
    findings = examine(options)
    if repair and any(f.check in ("index", "cache") and f.status == "problem" for f in findings):
        remove_caches(options)
        findings = examine(options)
    settings = {} if any(finding.unreadable for finding in findings) else known_settings()
    say, screen = catalog(options, settings), display()
    from llm_interview.terminal.health_screen import health_screen, sentence

    code = exit_code(findings)
    if as_json:
        checks = [
            {
                "check": finding.check,
                "status": finding.status,
                "message": sentence(finding, say, finding.message),
                "hint": sentence(finding, say, finding.hint) if finding.hint else None,
            }
            for finding in findings
        ]
        print_json({"schema": 1, "ok": code == 0, "checks": checks})
    else:
        screen.show(health_screen(findings, say, screen.width))
    return code


def examine(options: Globals) -> list[Finding]:
    """Everything that was looked at, the program first, the learner's own things after it."""
    from llm_interview.store.verify import verify_history, verify_index
    from llm_interview.terminal.terminal_facts import look_at_terminal

    home = places()
    journal = verify_history(home)
    clock = ClockFacts(now=now(), last=journal.last, held="LLM_INTERVIEW_NOW" in os.environ)
    index = [of_cache("index", verify_index(home, now=now))] if journal.readable else []
    return [
        *of_system(system_facts(home)),
        *of_clock(clock),
        *of_terminal(look_at_terminal()),
        *of_content(content_facts(options)),
        *of_journal(journal),
        *index,
    ]


def content_facts(options: Globals) -> ContentFacts:
    """The decks a command would load now."""
    from llm_interview.loader.shipped import shipped_content
    from llm_interview.loader.verify import verify_content

    return verify_content(deck_roots(options), shipped=shipped_content(), cache=places().cache)


def system_facts(home: Places) -> SystemFacts:
    """Versions, room and rights."""
    import yaml

    folders = [existing(folder) for folder in (home.data, home.cache)]
    return SystemFacts(
        python=tuple(sys.version_info[:3]),
        sqlite=sqlite3.sqlite_version_info,
        fast_yaml=hasattr(yaml, "CSafeLoader"),
        free=_free(folders[0]),
        closed=tuple(str(folder) for folder in dict.fromkeys(folders) if not _open(folder)),
    )


def existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next((f for f in (folder, *folder.parents) if f.exists()), folder)


def _open(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def remove_caches(options: Globals) -> None:
    """Remove the index and the compiled library, so that the next start makes them anew."""
    from llm_interview.loader.cache import cache_path
    from llm_interview.loader.shipped import shipped_content
    from llm_interview.store.index_file import remove_index

    cache = places().cache
    remove_index(cache / "index.sqlite")
    remove_index(cache_path(cache, (shipped_content(), *deck_roots(options))))
