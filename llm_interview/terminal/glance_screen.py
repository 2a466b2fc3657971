"""Today at a glance, legible at forty columns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from llm_interview.terminal.lines import BLANK, Screen, flow, paragraph

if TYPE_CHECKING:
    from llm_interview.core.glance import Glance
    from llm_interview.core.plan_view import Ready
    from llm_interview.terminal.catalog import Catalog

FAR = 7
"""Days from which a date says more than a number of days."""


def glance_screen(seen: Glance, say: Catalog, width: int) -> Screen:
    """What there is to do today, how it stands, and the command to type next."""
    screen: Screen = [((say("glance_title"), "title"),), *_work(seen, say, width)]
    facts = [say("glance_seen", seen=seen.seen, total=seen.total)]
    if seen.streak:
        facts.insert(0, say("glance_streak", days=seen.streak))
    facts[0] = facts[0][:1].upper() + facts[0][1:]
    screen += flow([[(fact, "")] for fact in facts], width, (say.separator, "dim"))
    if seen.recall is not None:
        known = say("glance_known", percent=round(seen.recall * 100))
        screen += paragraph([(known, "")], width)
    if seen.interview_days is not None:
        screen += paragraph([(_interview(seen.interview_days, say), "")], width)
    if seen.readiness is not None:
        screen += _ready(seen.readiness, say, width)
    return [*screen, BLANK, *type_next(seen.command, say, width)]


def _work(seen: Glance, say: Catalog, width: int) -> Screen:
    if seen.due or seen.new:
        due = "again" if seen.by_plan else "due"  # a plan does not wait until they are
        keys = {due: seen.due, "new": seen.new, "minutes": seen.minutes}
        facts = [say(f"glance_{key}", count=count) for key, count in keys.items() if count]
        screen = flow([[(fact, "bold")] for fact in facts], width, (say.separator, "dim"))
    else:
        screen = paragraph([(say("glance_done"), "bold")], width)
    if seen.waiting:
        screen += paragraph([(say("glance_waiting", count=seen.waiting), "dim")], width)
    elif not (seen.due or seen.new) and seen.next is not None:
        coming = say("glance_next", day=day_words(seen.next, seen.day, say))
        screen += paragraph([(coming, "")], width)
    return screen


def _interview(days: int, say: Catalog) -> str:
    return say("glance_interview", days=days) if days else say("glance_interview_today")


def _ready(ready: Ready, say: Catalog, width: int) -> Screen:
    """Readiness on the day of the interview, if the plan is kept and if not."""
    values = {
        "kept": percent(ready.if_kept),
        "low": percent(ready.low),
        "high": percent(ready.high),
        "stopped": percent(ready.if_stopped),
    }
    return paragraph([(say("glance_ready", **values), "")], width)


def percent(share: float) -> int:
    """A share 0..1 as whole percent."""
    return round(share * 100)


def type_next(command: str, say: Catalog, width: int) -> Screen:
    """The command to type next; it stays whole where the window allows it."""
    label = say("glance_type") + say("colon")
    return flow([[(label, "dim")], [(command, "command")]], width, ("", ""))


def day_words(day: date, today: date, say: Catalog) -> str:
    """A day as people say it: today, tomorrow, in three days, or the date."""
    days = (day - today).days
    if days <= 0:
        return say("day_today")
    if days == 1:
        return say("day_tomorrow")
    return say("day_in", days=days) if days < FAR else say("day_on", date=day.isoformat())
