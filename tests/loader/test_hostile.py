"""Whatever a stranger sends ends in findings with a place, or in cards, with work in proportion to
its size. What each takes is printed by `scripts/measure_hostile.py`: two seconds at most."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from llm_interview.loader import parsing
from llm_interview.loader.event_sources import EventSource, fast_source, slow_source
from llm_interview.loader.files import load_file
from tests.effort import grows_no_faster_than_its_size

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

Verdicts = dict[str, dict[str, Any]]


def run(source: str, folder: Path) -> Verdicts:
    """Kind → what the loader said; an empty verdict where the process died."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE)))}
    done = subprocess.run(
        [sys.executable, HERE / "hostile_runner.py", folder, source],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return {row["kind"]: row for row in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def fast(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    return run("fast", tmp_path_factory.mktemp("fast"))


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    return run("slow", tmp_path_factory.mktemp("slow"))


def test_there_are_at_least_the_76_kinds_that_hurt_someone(fast: Verdicts) -> None:
    assert len(fast) >= 76


@pytest.mark.parametrize("source", ["fast", "slow"])
def test_no_kind_ends_the_process_or_goes_on_for_ever(
    source: str, request: pytest.FixtureRequest
) -> None:
    verdicts: Verdicts = request.getfixturevalue(source)
    assert [kind for kind, row in verdicts.items() if row["verdict"] is None] == []


def test_no_kind_takes_more_work_than_its_bytes_are_worth(fast: Verdicts) -> None:
    """A list of 50,000 values takes most: 14 calls a byte, 76 where PyYAML has no libyaml."""
    dear = {kind: row["verdict"]["calls_per_byte"] for kind, row in fast.items()}
    assert {kind: many for kind, many in dear.items() if many > 120} == {}


GROWING: Final[dict[str, Callable[[int], str]]] = {
    "values in one list": lambda n: "[" + "a," * n + "]",
    "keys": lambda n: "\n".join(f"{i}:" for i in range(n)),
    "an unterminated quote": lambda n: 'question: a\nanswer: "' + "x " * n,
    "brackets": lambda n: "[" * n,
    "dashes": lambda n: "- " * n,
    "marks": lambda n: 'question: a\nanswer: "a' + "\u0301" * n + '"',
}


@pytest.mark.parametrize("parser", [fast_source, slow_source])
@pytest.mark.parametrize("shape", GROWING)
def test_the_work_grows_no_faster_than_the_file(
    shape: str,
    parser: Callable[[str], EventSource],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(size: int) -> None:
        path = tmp_path / "deck.yaml"
        path.write_text(GROWING[shape](size), "utf-8")
        load_file(path, path.name, "hostile")

    monkeypatch.setattr(parsing.parse, "__defaults__", (parser,))
    assert grows_no_faster_than_its_size(read, 1_000)


@pytest.mark.parametrize("source", ["fast", "slow"])
def test_what_must_be_refused_is_an_error_with_a_place_and_no_card(
    source: str, request: pytest.FixtureRequest
) -> None:
    verdicts: Verdicts = request.getfixturevalue(source)
    for kind, row in verdicts.items():
        if row["refused"]:
            errors = [p for p in row["verdict"]["problems"] if p["severity"] == "error"]
            assert errors, kind
            assert all(p["line"] >= 1 and p["column"] >= 1 for p in errors), kind
            assert row["verdict"]["cards"] == [], kind


@pytest.mark.parametrize("source", ["fast", "slow"])
def test_what_may_be_read_is_read_as_text(source: str, request: pytest.FixtureRequest) -> None:
    verdicts: Verdicts = request.getfixturevalue(source)
    for kind, row in verdicts.items():
        if not row["refused"]:
            assert row["verdict"]["cards"], kind
    spoken = {
        kind: row["verdict"]["cards"][0]["spoken"]
        for kind, row in verdicts.items()
        if not row["refused"]
    }
    assert spoken["Norway"] == "no"
    assert spoken["a time"] == "12:30:45"
    assert spoken["an octal"] == "010"
    assert spoken["a day that is none"] == "2024-02-30"
    assert spoken["a repeated key"] == "x"
    assert spoken["an OSC 52 in an escape"] == "␛]52;c;ZXZpbA==␇"
    assert spoken["a C1 control in an escape"] == "<U+009B>2J"
    assert spoken["a NUL in an escape"] == "a␀b"


def test_both_parsers_say_the_same_of_every_kind(fast: Verdicts, slow: Verdicts) -> None:
    for kind, row in fast.items():
        other = slow[kind]["verdict"]
        assert row["verdict"]["cards"] == other["cards"], kind
        assert codes(row["verdict"]) == codes(other), kind


def codes(verdict: dict[str, Any]) -> list[str]:
    return [p["code"] for p in verdict["problems"]]
