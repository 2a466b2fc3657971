"""The plan up to an interview, legible at forty columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from llm_interview.core.cleaning import clean
from llm_interview.terminal.glance_screen import type_next
from llm_interview.terminal.inline import spans
from llm_interview.terminal.lines import BLANK, Screen, clipped, flow, paragraph, parts

if TYPE_CHECKING:
    from datetime import date

    from llm_interview.core.day_plan import DayPlan
    from llm_interview.core.interview import Interview
    from llm_interview.core.readiness import Coverage, Readiness
    from llm_interview.terminal.catalog import Catalog

DROPPED = 6
"""Cards to leave that are named; the others are counted."""


def plan_screen(
    plan: DayPlan, titles: Mapping[str, str], command: str, say: Catalog, width: int
) -> Screen:
    """The days left, readiness, what today asks, what the minutes cover, what to leave, and the
    command to type next; `titles` are the questions by card."""
    screen, outlook = _head(plan, say, width), plan.outlook
    if outlook is None:
        screen += paragraph([(say("plan_no_cards"), "partial")], width)
        return [*screen, BLANK, *type_next(command, say, width)]
    minutes = plan.footing.interview.minutes
    screen += _readiness(plan, outlook.readiness, say, width)
    screen += _today(plan, say, width)
    screen += _covers(outlook.coverage, minutes, say, width)
    screen += _dropped(outlook.drop, titles, say, width)
    return [*screen, BLANK, *type_next(command, say, width)]


def cleared_screen(again: str, say: Catalog, width: int) -> Screen:
    """That the plan is gone, and the command to have it `again` (empty where its day is past)."""
    screen = paragraph([(say("plan_cleared"), "")], width)
    if not again:
        return screen
    label = say("plan_cleared_again") + say("colon")
    return screen + flow([[(label, "dim")], [(again, "command")]], width, ("", ""))


def no_plan_screen(
    interview: Interview | None, today: date, command: str, say: Catalog, width: int
) -> Screen:
    """That no plan runs, and the command that sets one."""
    key = "plan_no_plan"
    if interview is not None:
        key = "plan_over" if interview.day < today else "plan_far"
    said = say(key, date=interview.day) if interview else say(key)
    return [*paragraph([(said, "")], width), BLANK, *type_next(command, say, width)]


def _head(plan: DayPlan, say: Catalog, width: int) -> Screen:
    interview, left = plan.footing.interview, plan.footing.days_left
    title = say("plan_title" if left else "plan_title_today", days=left, date=interview.day)
    facts = [
        say("plan_seen", seen=plan.seen, total=len(plan.footing.prospects)),
        say("plan_minutes", minutes=interview.minutes),
    ]
    chosen = clean(interview.cards)
    cards = say("plan_cards", cards=chosen) if chosen else say("plan_cards_all")
    return [
        *parts(title, say.separator, width, "title"),
        *flow([[(fact, "")] for fact in facts], width, (say.separator, "dim")),
        *paragraph([(cards, "")], width),
    ]


def _readiness(plan: DayPlan, ready: Readiness, say: Catalog, width: int) -> Screen:
    rows = [
        (say("plan_now"), say("plan_percent", percent=percent(ready.now)), ""),
        (say("plan_stopped"), say("plan_percent", percent=percent(ready.stopped)), ""),
        (say("plan_kept"), say("plan_between", **shares(ready)), "bold"),
    ]
    size = max(cell_len(name) for name, _, _ in rows)
    screen: Screen = [BLANK, *paragraph([(say("plan_readiness"), "title")], width)]
    for name, share, style in rows if plan.footing.days_left else rows[1:]:
        gap = say("colon") if say.plain else " " * (size - cell_len(name) + 2)
        screen += paragraph([(name + gap, ""), (share, style)], width, first="  ", rest="    ")
    screen += paragraph([(say("plan_range"), "dim")], width, first="  ", rest="  ")
    if plan.seen < len(plan.footing.prospects):
        screen += paragraph([(say("plan_unseen"), "dim")], width, first="  ", rest="  ")
    return screen


def readiness_screen(day: date, ready: Readiness, say: Catalog, width: int) -> Screen:
    """Readiness in one sentence."""
    said = say("plan_stats", date=day, **shares(ready))
    return [BLANK, *paragraph([(said, "")], width)]


def shares(ready: Readiness) -> dict[str, int]:
    """The values of a sentence on readiness, in whole percent."""
    found = {"percent": ready.kept, "low": ready.low, "high": ready.high}
    return {name: percent(share) for name, share in found.items()}


def percent(share: float) -> int:
    """A share 0..1 as whole percent."""
    return round(share * 100)


def _today(plan: DayPlan, say: Catalog, width: int) -> Screen:
    screen: Screen = [BLANK, *paragraph([(say("plan_today"), "title")], width)]
    if not plan.today:
        minutes = plan.footing.interview.minutes
        used_up = plan.footing.spent >= minutes * 60
        done = say("plan_today_done", minutes=minutes) if used_up else say("plan_drill_done")
        return screen + paragraph([(done, "")], width, first="  ", rest="  ")
    facts = [say("plan_today_cards", cards=len(plan.today))]
    if plan.new_today:
        facts.append(say("plan_today_new", count=plan.new_today))
    facts.append(say("plan_today_minutes", minutes=plan.minutes_today))
    lines = flow([[(fact, "bold")] for fact in facts], width - 2, (say.separator, "dim"))
    return screen + [(("  ", ""), *line) for line in lines]


def _covers(covered: Coverage, minutes: int, say: Catalog, width: int) -> Screen:
    key = "plan_covers_all"
    if covered.seen < covered.all:
        key = "plan_covers" if covered.minutes_for_all else "plan_covers_some"
    said = say(
        key,
        minutes=minutes,
        seen=covered.seen,
        total=covered.all,
        enough=covered.minutes_for_all,
    )
    return [BLANK, *paragraph([(said, "partial" if key != "plan_covers_all" else "")], width)]


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
