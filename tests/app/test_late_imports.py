"""What a session leaves unread until it is needed: the first question must not wait for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOOK = "import importlib, sys; importlib.import_module(sys.argv[1]); print(*sys.modules)"


@pytest.mark.parametrize("session", ["drill", "quiz", "mock"])
def test_a_session_is_ready_before_the_grader_is(session: str) -> None:
    found = subprocess.run(
        [sys.executable, "-c", LOOK, f"llm_interview.app.{session}"],
        capture_output=True,
        check=True,
        text=True,
    )
    loaded = set(found.stdout.split())
    late = {f"llm_interview.core.{name}" for name in ("grading", "matching", "lexicon", "words")}
    assert f"llm_interview.app.{session}" in loaded
    assert loaded.isdisjoint({*late, "rapidfuzz", "yaml", "rich", "typer"})
