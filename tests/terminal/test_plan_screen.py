"""The plan for an interview as people see it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.interview import Interview
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.next_command import DRILL
from llm_interview.core.plan_view import PlanView, Ready
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

TODAY = date(2026, 11, 22)
READY = Ready(now=0.412, if_stopped=0.274, if_kept=0.781, low=0.702, high=0.851)
TITLES = {
    "c99": "How does FlashAttention compute exact attention without writing the score matrix?",
    "c98": "FlashAttention 如何在不写出分数矩阵的情况下精确计算注意力？",
    "c97": "Vì sao attention phải chia QKᵀ cho √d_k, và bỏ đi thì hỏng ở đâu?",
}
SHORT = PlanView(
    interview="2026-12-12",
    days_left=20,
    minutes=10,
    filter="tier:must or tag:lora",
    cards=142,
    seen=45,
    readiness=READY,
    today=tuple((f"c{n}", 65.0, 0.3) for n in range(40, 55)),
    new_today=10,
    minutes_today=17,
    used_up=False,
    following="2026-11-22",
    coverage=(120, 142, 17),
    drop=tuple(f"c{n}" for n in range(99, 89, -1)),
)
AMPLE = replace(
    SHORT,
    interview="2026-11-22",
    days_left=0,
    minutes=30,
    filter="",
    readiness=replace(READY, low=0.0, high=1.0),
    today=(),
    used_up=True,
    coverage=(142, 142, 30),
    drop=(),
)
HOPELESS = replace(AMPLE, readiness=READY, used_up=False, coverage=(1, 142, None), drop=("c99",))
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
        *plan_screen(replace(SHORT, readiness=None), {}, DRILL, say, width),
        *no_plan_screen(None, TODAY, "llm-interview plan", say, width),
        *no_plan_screen(Interview(day=date(2026, 11, 1)), TODAY, "llm-interview plan", say, width),
        *no_plan_screen(Interview(day=date(2029, 11, 1)), TODAY, "llm-interview plan", say, width),
        *cleared_screen("llm-interview plan tier:must", say, width),
        *cleared_screen("", say, width),
        *readiness_screen("2026-12-12", READY, say, width),
        *plan_coming_screen((TODAY, 3), TODAY, say, width),
        *plan_coming_screen((date(2026, 11, 23), 1), TODAY, say, width),
    ]


def test_a_kept_choice_cannot_write_to_the_terminal() -> None:
    again = "llm-interview plan 'tag:rag \x1b]52;c;QQ==\x07'"
    assert not {"\x1b", "\x07"} & set(plain(cleared_screen(again, Catalog("en"), 80)))


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
    said = plain(plan_screen(replace(SHORT, filter=cards), {}, DRILL, Catalog(lang), 60))
    assert not {"\x1b", "\x07", "\u202e"} & set(said)
