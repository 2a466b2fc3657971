"""The last screen of a session: what was learned, what is weak, when to come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from llm_interview.terminal.glance_screen import day_words
from llm_interview.terminal.inline import spans
from llm_interview.terminal.lines import BLANK, Line, Screen, clipped, flow, paragraph

if TYPE_CHECKING:
    from llm_interview.core.grades import Verdict
    from llm_interview.core.session import Summary
    from llm_interview.terminal.catalog import Catalog

SHOWN_CARDS = 6
_VERDICTS: tuple[Verdict, ...] = ("correct", "partial", "incorrect")


def summary_screen(
    summary: Summary,
    titles: Mapping[str, str],
    say: Catalog,
    width: int,
    coming: Sequence[Line] = (),
) -> Screen:
    """Counts, the questions learned and those still weak by their `titles` (a card without one
    by its id), and then `coming`: when to come back."""
    screen: Screen = [BLANK, ((say("summary_title"), "title"),)]
    if summary.interrupted:
        screen += paragraph([(say("interrupted"), "partial")], width)
    screen += _counts(summary, say, width)
    screen += _cards(
        say("summary_learned", count=len(summary.learned)), summary.learned, titles, say, width
    )
    screen += _cards(say("summary_weak", count=len(summary.weak)), summary.weak, titles, say, width)
    return [*screen, BLANK, *coming] if coming else screen


def _counts(summary: Summary, say: Catalog, width: int) -> Screen:
    """Answers and minutes, then how the answers fared; what did not happen is not said."""
    if not summary.outcomes:
        return paragraph([(say("summary_nothing"), "")], width)
    answers = say("summary_answers", answers=len(summary.outcomes), minutes=summary.minutes)
    fared = [(verdict, summary.count(verdict)) for verdict in _VERDICTS]
    shown = [
        [(say(f"summary_{verdict}", count=count), verdict)] for verdict, count in fared if count
    ]
    return [*paragraph([(answers, "")], width), *flow(shown, width, (say.separator, "dim"))]


def _cards(
    title: str, cards: Sequence[str], titles: Mapping[str, str], say: Catalog, width: int
) -> Screen:
    if not cards:
        return []
    screen: Screen = [BLANK, *paragraph([(title, "title")], width)]
    for card in cards[:SHOWN_CARDS]:
        text = "".join(piece for piece, _ in spans(titles.get(card, card)))
        screen.append((("  ", ""), (clipped(text, width - 2), "")))
    rest = len(cards) - SHOWN_CARDS
    return screen if rest < 1 else [*screen, (("  ", ""), (say("summary_more", count=rest), "dim"))]


def coming_screen(coming: tuple[date, int] | None, today: date, say: Catalog, width: int) -> Screen:
    """When to come back: the day and the number of cards due on it; nothing without one."""
    if coming is None:
        return []
    day, count = coming
    if day <= today:
        return paragraph([(say("summary_still", count=count), "")], width)
    text = say("summary_next", day=day_words(day, today, say), count=count)
    return paragraph([(text.strip(), "")], width)


def plan_coming_screen(coming: tuple[date, int], today: date, say: Catalog, width: int) -> Screen:
    """How many cards the plan for an interview asks next, today still or tomorrow."""
    day, count = coming
    key = "plan_drill_more" if day <= today else "plan_drill_tomorrow"
    return paragraph([(say(key, cards=count), "")], width)
