"""Drills by a plan from outside: its order, its minutes, and what they leave alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.keyboard import Start
from tests.cli.program import Ran

NOON = {"LLM_INTERVIEW_NOW": "2026-11-22T12:00:00Z"}
Inside = Callable[..., Ran]
ANSWER = {
    "v": 1,
    "id": "019a0000-0000-7000-8000-000000000000",
    "dev": "00000000000000aa",
    "n": 1,
    "at": "2026-11-22T11:00:00.000Z",
    "tz": 0,
    "day": "2026-11-22",
    "kind": "review",
    "card": "rag-components",
    "lang": "en",
    "mode": "drill",
    "rating": "good",
    "ms": 60_000,
}
"""One that took a minute."""


@pytest.fixture(autouse=True)
def _noon_in_a_folder_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    at(monkeypatch, "2026-11-22")


def at(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("LLM_INTERVIEW_NOW", f"{day}T12:00:00Z")


def test_a_drill_without_a_filter_goes_by_the_plan(inside: Inside) -> None:
    inside("plan", "topic:rag", "--interview", "2026-12-12", "--minutes", "4")
    order = [step["id"] for step in inside("plan", "--json").document["today"]]
    ran = inside("drill", typed="x\n3\ny\n3\n")
    assert "By your plan: 3 cards for the interview on 2026-12-12" in ran.out
    assert len(order) == 3
    cards = {c["id"]: c["state"] for c in inside("list", "--json").document["cards"]}
    assert [id_ for id_ in order if cards[id_] == "review"] == order[:2]
    assert "Still today by your plan" in ran.out
    assert "By your plan" not in inside("drill", "tier:must", "--limit", "1").out
    assert "By your plan" not in inside("drill", "--tag", "rag", "--limit", "1").out


def test_options_of_a_drill_bound_the_plan_for_once(inside: Inside) -> None:
    inside("plan", "--interview", "2026-12-12", "--minutes", "10")
    assert "By your plan: 2 cards" in inside("drill", "--limit", "2").out
    assert "By your plan: 2 cards" in inside("drill", "--minutes", "2").out
    assert "By your plan: 4 cards" in inside("drill", "--new", "4").out
    assert "asks no more today" in inside("drill", "--new", "0").out
    assert "asks no more today" in inside("drill", "--minutes", "0").out


@pytest.mark.parametrize("planned", [True, False])
def test_a_session_may_take_all_minutes_there_are(inside: Inside, planned: bool) -> None:  # noqa: FBT001
    if planned:
        inside("plan", "--interview", "2026-12-12", "--minutes", "10")
    assert inside("drill", "--minutes", f"1{400 * '0'}").code == 0


def test_what_was_missed_comes_back_the_same_day(inside: Inside) -> None:
    inside("plan", "topic:rag", "--interview", "2026-12-12", "--minutes", "4")
    first = inside("plan", "--json").document["today"][0]["id"]
    inside("drill", typed="\n1\n")
    assert inside("plan", "--json").document["today"][0]["id"] == first


def test_when_the_minutes_are_used_up_it_goes_on_tomorrow(
    inside: Inside, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    inside("plan", "topic:rag", "--interview", "2026-12-12", "--minutes", "1")
    journal = home / "data" / "journal"
    journal.mkdir(exist_ok=True)
    (journal / "01.jsonl").write_text(json.dumps(ANSWER) + "\n", "utf-8")
    ran = inside("drill")
    assert "asks no more today" in ran.out
    assert "goes on tomorrow: 1 card" in ran.out
    assert "1 min are used up" in inside("plan").out
    glance = inside("--json").document
    assert (glance["due"], glance["new"], glance["next"]) == (0, 0, "2026-11-23")
    at(monkeypatch, "2026-11-23")
    assert len(inside("plan", "--json").document["today"]) == 1


def test_intervals_beside_the_ratings_are_those_of_the_schedule(inside: Inside) -> None:
    plain = inside("drill", "id:pre-nsp", typed="x\n:q\n").out
    inside("undo")
    inside("plan", "id:pre-nsp", "--interview", "2026-11-24")
    planned = inside("drill", typed="x\n:q\n").out
    (ratings,) = {line for line in plain.splitlines() if line.startswith("1 again")}
    assert ratings in planned


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Interview in 20 days"), ("vi", "Còn 20 ngày"), ("zh", "离面试还有 20 天")],
)
def test_a_person_sets_it_and_drills_by_it_at_a_terminal(
    start: Start, lang: str, said: str
) -> None:
    words = ("--ui-lang", lang, "plan", "topic:rag", "--interview", "2026-12-12")
    shown = start(*words, size=(40, 40), asks="llm-interview drill", **NOON)
    assert shown.end() == 0
    assert said in shown.text
    drill = start("--ui-lang", lang, "drill", size=(40, 40), **NOON)
    assert "2026-12-12" in drill.text
    drill.type("\x04")
    assert drill.end() == 0
