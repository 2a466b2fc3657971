"""The plan up to an interview, legible at forty columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from llm_interview.core.cleaning import clean
from llm_interview.terminal.glance_screen import percent, type_next
from llm_interview.terminal.inline import spans
from llm_interview.terminal.lines import BLANK, Screen, clipped, flow, paragraph, parts

if TYPE_CHECKING:
    from datetime import date

    from llm_interview.core.interview import Interview
    from llm_interview.core.plan_view import Covered, PlanView, Ready
    from llm_interview.terminal.catalog import Catalog

DROPPED = 6
"""Cards to leave that are named; the others are counted."""


def plan_screen(
    plan: PlanView, titles: Mapping[str, str], command: str, say: Catalog, width: int
) -> Screen:
    """The days left, readiness, what today asks, what the minutes cover, what to leave, and the
    command to type next; `titles` are the questions by card."""
    screen = _head(plan, say, width)
    if plan.readiness is None:
        screen += paragraph([(say("plan_no_cards"), "partial")], width)
        return [*screen, BLANK, *type_next(command, say, width)]
    screen += _readiness(plan, plan.readiness, say, width) + _today(plan, say, width)
    if plan.coverage is not None:
        screen += _covers(plan.coverage, plan.minutes, say, width)
    screen += _dropped(plan.drop or (), titles, say, width)
    return [*screen, BLANK, *type_next(command, say, width)]


def cleared_screen(again: str, say: Catalog, width: int) -> Screen:
    """That the plan is gone, and the command to have it `again` (empty where its day is past)."""
    screen = paragraph([(say("plan_cleared"), "")], width)
    if not again:
        return screen
    label = say("plan_cleared_again") + say("colon")
    return screen + flow([[(label, "dim")], [(clean(again), "command")]], width, ("", ""))


def no_plan_screen(
    interview: Interview | None, today: date, command: str, say: Catalog, width: int
) -> Screen:
    """That no plan runs, and the command that sets one."""
    key = "plan_no_plan"
    if interview is not None:
        key = "plan_over" if interview.day < today else "plan_far"
    said = say(key, date=interview.day) if interview else say(key)
    return [*paragraph([(said, "")], width), BLANK, *type_next(command, say, width)]


def _head(plan: PlanView, say: Catalog, width: int) -> Screen:
    key, left = "plan_title" if plan.days_left else "plan_title_today", plan.days_left
    title = say(key, days=left, date=plan.interview)
    facts = [
        say("plan_seen", seen=plan.seen, total=plan.cards),
        say("plan_minutes", minutes=plan.minutes),
    ]
    chosen = clean(plan.filter)
    cards = say("plan_cards", cards=chosen) if chosen else say("plan_cards_all")
    return [
        *parts(title, say.separator, width, "title"),
        *flow([[(fact, "")] for fact in facts], width, (say.separator, "dim")),
        *paragraph([(cards, "")], width),
    ]


def _readiness(plan: PlanView, ready: Ready, say: Catalog, width: int) -> Screen:
    rows = [
        (say("plan_now"), say("plan_percent", percent=percent(ready.now)), ""),
        (say("plan_stopped"), say("plan_percent", percent=percent(ready.if_stopped)), ""),
        (say("plan_kept"), say("plan_between", **shares(ready)), "bold"),
    ]
    size = max(cell_len(name) for name, _, _ in rows)
    screen: Screen = [BLANK, *paragraph([(say("plan_readiness"), "title")], width)]
    for name, share, style in rows if plan.days_left else rows[1:]:
        gap = say("colon") if say.plain else " " * (size - cell_len(name) + 2)
        screen += paragraph([(name + gap, ""), (share, style)], width, first="  ", rest="  ")
    screen += paragraph([(say("plan_range"), "dim")], width, first="  ", rest="  ")
    if plan.seen < plan.cards:
        screen += paragraph([(say("plan_unseen"), "dim")], width, first="  ", rest="  ")
    return screen


def readiness_screen(day: str, ready: Ready, say: Catalog, width: int) -> Screen:
    """Readiness in one sentence."""
    said = say("plan_stats", date=day, **shares(ready))
    return [BLANK, *paragraph([(said, "")], width)]


def shares(ready: Ready) -> dict[str, int]:
    """The values of a sentence on readiness, in whole percent."""
    found = {"percent": ready.if_kept, "low": ready.low, "high": ready.high}
    return {name: percent(share) for name, share in found.items()}


def _today(plan: PlanView, say: Catalog, width: int) -> Screen:
    screen: Screen = [BLANK, *paragraph([(say("plan_today"), "title")], width)]
    if not plan.today:
        used_up = say("plan_today_done", minutes=plan.minutes)
        done = used_up if plan.used_up else say("plan_drill_done")
        return screen + paragraph([(done, "")], width, first="  ", rest="  ")
    facts = [say("plan_today_cards", cards=len(plan.today))]
    if plan.new_today:
        facts.append(say("plan_today_new", count=plan.new_today))
    facts.append(say("plan_today_minutes", minutes=plan.minutes_today))
    lines = flow([[(fact, "bold")] for fact in facts], width - 2, (say.separator, "dim"))
    return screen + [(("  ", ""), *line) for line in lines]


def _covers(covered: Covered, minutes: int, say: Catalog, width: int) -> Screen:
    seen, total, enough = covered
    key = "plan_covers_all"
    if seen < total:
        key = "plan_covers_some" if enough is None else "plan_covers"
    said = say(key, minutes=minutes, seen=seen, total=total, enough=enough)
    return [BLANK, *paragraph([(said, "partial" if seen < total else "")], width)]


def _dropped(drop: Sequence[str], titles: Mapping[str, str], say: Catalog, width: int) -> Screen:
    if not drop:
        return []
    title = say("plan_drop", count=len(drop))
    rest = len(drop) - DROPPED
    screen: Screen = [BLANK, *paragraph([(title, "title")], width)]
    screen += _titles(drop[:DROPPED], titles, width)
    return screen if rest < 1 else [*screen, (("  ", ""), (say("plan_more", count=rest), "dim"))]


def _titles(cards: Sequence[str], titles: Mapping[str, str], width: int) -> Screen:
    texts = ("".join(piece for piece, _ in spans(titles.get(card, card))) for card in cards)
    return [(("  ", ""), (clipped(text, width - 2), "")) for text in texts]
