"""The scripts that check and measure: all steps run, figures are marked, histories are real."""

from __future__ import annotations

import hashlib
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bench_measure
import bootstrap
import checks
from bench_data import Size, write_decks, write_history
from llm_interview.core.event_lines import decode
from llm_interview.core.review import Review

TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
SIZE = Size(cards=40, files=3, reviews=250)


def step(name: str, code: str, *, live: bool = False) -> checks.Step:
    return checks.Step(name=name, command=[sys.executable, "-c", code], live=live)


def test_a_failed_step_does_not_stop_the_others(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    report = checks.Report()
    steps = [
        step("first", "print('why'); raise SystemExit(3)"),
        step("second", "print('unseen')"),
        step("third", "print('seen')", live=True),
    ]
    checks.perform_all(steps, report, dict(os.environ))
    assert (report.failed, report.passed) == (["first"], ["second", "third"])
    assert report.closing().startswith("FAILED: first (1 of 3 steps)")
    shown = capfdbinary.readouterr().out.decode()
    assert "why" in shown
    assert "unseen" not in shown
    assert "seen" in shown


def test_silent_steps_run_beside_each_other_and_before_what_is_shown(tmp_path: Path) -> None:
    """Each waits for a file of the other: one after the other they would never end."""
    wait = (
        "import pathlib, time; mine, other = map(pathlib.Path, {0!r}); mine.touch()\n"
        "while not other.exists(): time.sleep(0.01)"
    )
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    report = checks.Report()
    shown = step("shown", f"import os; assert os.path.exists({two!r})", live=True)
    silent = [step("a", wait.format((one, two))), step("b", wait.format((two, one)))]
    checks.perform_all([shown, *silent], report, dict(os.environ))
    assert report.failed == []
    assert report.passed[-1] == "shown"


def test_all_fine_is_said_as_well() -> None:
    assert checks.Report(passed=["a", "b"]).closing().startswith("All 2 steps are fine")


def test_fast_leaves_out_what_is_slow() -> None:
    fast, full = (checks.plan(["-k", "x"], fast=fast) for fast in (True, False))
    assert {each.name for each in full} - {each.name for each in fast} == {"wheel"}
    assert fast[-1].command[-2:] == full[-1].command[-2:] == ["-k", "x"]
    assert "--cov" not in fast[-1].command


def test_only_the_whole_suite_is_held_to_the_floor_of_coverage() -> None:
    whole, part = (checks.plan(words, fast=False)[-1].command for words in ([], ["-k", "x"]))
    assert "--cov" in whole
    assert "--cov-fail-under=0" not in whole
    assert "--cov-fail-under=0" in part


def test_no_check_sees_the_history_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_INTERVIEW_NOW", "2020-01-01T00:00:00Z")
    seen = checks.surroundings("/somewhere")
    assert seen["LLM_INTERVIEW_HOME"] == "/somewhere"
    assert "LLM_INTERVIEW_NOW" not in seen


def test_an_environment_made_for_less_is_not_ready_for_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path)
    monkeypatch.setattr(bootstrap, "recorded", lambda: bootstrap.wanted("run"))
    assert bootstrap.is_ready("run")
    assert not bootstrap.is_ready("dev")
    monkeypatch.setattr(bootstrap, "recorded", lambda: bootstrap.wanted("dev"))
    assert bootstrap.is_ready("run")


@pytest.mark.parametrize(
    ("value", "marks"), [(2.5, ["2.5 ×", "OVER"]), (1.0, ["1 ×"]), (None, ["missing"])]
)
def test_a_figure_over_its_budget_is_marked(value: float | None, marks: list[str]) -> None:
    line = bench_measure.Figure(name="due", value=value, budget=2.0).line()
    assert all(mark in line for mark in marks)
    assert ("OVER" in line) == ("OVER" in marks)


def test_synthetic_histories_are_real_and_repeatable(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_history(tmp_path / name, SIZE, TODAY)
    batches = sorted((tmp_path / "one").glob("batch/????/??/*.jsonl"))
    assert [path.name for path in batches] == [
        path.name for path in sorted((tmp_path / "two").glob("batch/????/??/*.jsonl"))
    ]
    assert all(hashlib.sha256(each.read_bytes()).hexdigest() == each.stem for each in batches)
    lines = [line for each in batches for line in each.read_text("utf-8").splitlines()]
    events = [decode(line) for line in lines]
    assert len({event.id for event in events}) == SIZE.reviews
    assert all(isinstance(event, Review) and event.at < TODAY for event in events)


def test_synthetic_decks_hold_every_card_once(tmp_path: Path) -> None:
    write_decks(tmp_path / "decks", SIZE)
    text = "".join(path.read_text("utf-8") for path in (tmp_path / "decks").iterdir())
    assert text.count("- id: bench-") == SIZE.cards
    assert len(list((tmp_path / "decks").iterdir())) == SIZE.files
