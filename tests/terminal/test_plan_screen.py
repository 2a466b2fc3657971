"""The plan for an interview as people see it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.countdown import Prospect, Step
from llm_interview.core.day_plan import DayPlan, Footing
from llm_interview.core.glance import DRILL
from llm_interview.core.interview import Interview
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.memory import Memory
from llm_interview.core.readiness import Coverage, Outlook, Readiness
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.display import Display
from llm_interview.terminal.lines import Screen, measure, plain
from llm_interview.terminal.plan_screen import (
    cleared_screen,
    no_plan_screen,
    plan_screen,
    readiness_screen,
)
from llm_interview.terminal.session_summary import plan_coming_screen

TODAY, DAY = date(2026, 11, 22), date(2026, 12, 12)
SEEN = Memory(stability=4.0, difficulty=5.0)
CARDS = tuple(
    Prospect(card=f"c{n}", weight=2.0, topic="attn", memory=SEEN if n < 45 else None, last=739_000)
    for n in range(142)
)
STEPS = tuple(Step(card=f"c{n}", gain=0.3, seconds=65.0, now=0.5) for n in range(40, 55))
READY = Readiness(now=0.412, stopped=0.274, kept=0.781, low=0.702, high=0.851)
TITLES = {
    "c99": "How does FlashAttention compute exact attention without writing the score matrix?",
    "c98": "FlashAttention 如何在不写出分数矩阵的情况下精确计算注意力？",
    "c97": "Vì sao attention phải chia QKᵀ cho √d_k, và bỏ đi thì hỏng ở đâu?",
}
SHORT = DayPlan(
    footing=Footing(
        interview=Interview(day=DAY, minutes=10, cards="tier:must or tag:lora"),
        day=TODAY,
        prospects=CARDS,
    ),
    steps=STEPS,
    today=STEPS,
    outlook=Outlook(
        readiness=READY,
        coverage=Coverage(seen=120, all=142, minutes_for_all=17),
        drop=tuple(f"c{n}" for n in range(99, 89, -1)),
    ),
)
AMPLE = replace(
    SHORT,
    footing=replace(SHORT.footing, interview=Interview(day=TODAY, minutes=30), spent=1800.0),
    today=(),
    outlook=Outlook(
        readiness=replace(READY, low=0.0, high=1.0),
        coverage=Coverage(seen=142, all=142, minutes_for_all=30),
        drop=(),
    ),
)
HOPELESS = replace(
    AMPLE,
    footing=replace(AMPLE.footing, spent=0.0),
    outlook=Outlook(
        readiness=READY, coverage=Coverage(seen=1, all=142, minutes_for_all=None), drop=("c99",)
    ),
)
APART: Screen = [(), (("=" * 9, ""),), ()]


def shown(say: Catalog, columns: int) -> Screen:
    width = measure(columns)
    return [
        *plan_screen(SHORT, TITLES, DRILL, say, width),
        *APART,
        *plan_screen(AMPLE, {}, DRILL, say, width),
        *APART,
        *plan_screen(HOPELESS, TITLES, DRILL, say, width),
        *APART,
        *plan_screen(replace(SHORT, outlook=None), {}, DRILL, say, width),
        *no_plan_screen(None, TODAY, "llm-interview plan", say, width),
        *no_plan_screen(Interview(day=date(2026, 11, 1)), TODAY, "llm-interview plan", say, width),
        *no_plan_screen(Interview(day=date(2029, 11, 1)), TODAY, "llm-interview plan", say, width),
        *cleared_screen("llm-interview plan tier:must", say, width),
        *cleared_screen("", say, width),
        *readiness_screen(DAY, READY, say, width),
        *plan_coming_screen((TODAY, 3), TODAY, say, width),
        *plan_coming_screen((date(2026, 11, 23), 1), TODAY, say, width),
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_plan(lang: Lang, columns: int, snapshot: SnapshotAssertion) -> None:
    assert plain(shown(Catalog(lang), columns)) == snapshot


@pytest.mark.parametrize("lang", LANGS)
def test_a_plan_read_aloud(lang: Lang, snapshot: SnapshotAssertion) -> None:
    stream = io.StringIO()
    display = Display(stream, 40, plain=True)
    display.show(shown(Catalog(lang, plain=True), 40))
    assert stream.getvalue() == snapshot
    assert not {"·", "–", "\x1b"} & set(stream.getvalue())


@pytest.mark.parametrize("columns", range(20, 121, 11))
def test_no_line_of_a_plan_is_wider_than_the_window(columns: int) -> None:
    for lang in LANGS:
        for spoken in (False, True):
            lines = plain(shown(Catalog(lang, plain=spoken), columns)).split("\n")
            assert max(map(cell_len, lines)) <= columns


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_filter_says_cannot_steer_the_terminal(lang: Lang) -> None:
    cards = "tag:\x1b]52;c;x\x07 \u202e"
    footing = replace(SHORT.footing, interview=Interview(day=DAY, cards=cards))
    said = plain(plan_screen(replace(SHORT, footing=footing), {}, DRILL, Catalog(lang), 60))
    assert not {"\x1b", "\x07", "\u202e"} & set(said)
