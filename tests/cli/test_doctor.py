"""`doctor` from outside: exit codes, the way out, and a terminal that is looked at."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect

from tests.cli.program import Ran, run
from tests.waiting import PATIENCE

UTF8 = {"PYTHONUTF8": "1"}


def doctor(*words: str) -> Ran:
    return run("doctor", "--json", *words, env=UTF8)


def statuses(ran: Ran) -> dict[str, str]:
    return {entry["check"]: entry["status"] for entry in ran.document["checks"]}


def test_a_fresh_program_is_well_and_nothing_is_written(home: Path) -> None:
    before = sorted(home.rglob("*"))
    ran = doctor()
    assert ran.code == 0
    assert ran.document["schema"] == 1
    assert ran.document["ok"] is True
    assert statuses(ran)["content"] == "ok"
    assert sorted(home.rglob("*")) == before


def test_a_damaged_history_ends_with_4_and_says_where(home: Path) -> None:
    run("suspend", "pre-nsp")
    assert doctor().code == 0
    (batch,) = home.rglob("batch/**/*.jsonl")
    batch.chmod(0o600)
    batch.write_bytes(batch.read_bytes()[:-9])
    ran = run("--ui-lang", "vi", "doctor", env=UTF8)
    assert ran.code == 4
    assert batch.name[:20] in "".join(ran.out.split())
    assert "bản sao lưu" in ran.out
    assert batch.exists()


def test_a_history_that_is_a_file_ends_with_4(home: Path) -> None:
    (home / "data").write_text("?")
    ran = doctor()
    assert ran.code == 4
    assert statuses(ran)["journal"] == "problem"


def test_a_damaged_cache_is_a_problem_that_repair_removes(home: Path) -> None:
    run("suspend", "pre-nsp")
    index = home / "cache" / "index.sqlite"
    index.write_bytes(b"nonsense" * 1000)
    ran = doctor()
    assert ran.code == 1
    assert statuses(ran)["index"] == "problem"
    assert index.exists()
    assert doctor("--repair").code == 0
    assert run("list", "is:suspended", "--json").document["cards"][0]["id"] == "pre-nsp"


def test_a_terminal_that_takes_bytes_for_letters_is_told_what_to_type() -> None:
    command = f"stty -iutf8; exec '{sys.executable}' -m llm_interview doctor"
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", command],
        env={**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8", "LANG": "en"},
        encoding="utf-8",
        dimensions=(60, 39),
        timeout=PATIENCE,
    )
    child.expect_exact("only 39 columns")
    child.expect_exact("stty iutf8")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1
