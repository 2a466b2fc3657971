"""What is shown of the statistics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from llm_interview.terminal.lines import BLANK, Screen, paragraph, parts

if TYPE_CHECKING:
    from llm_interview.terminal.catalog import Catalog

BLOCKS = " ▁▂▃▄▅▆▇█"


def day_counts(counts: Mapping[date, int], say: Catalog) -> list[str]:
    """Counts by day as rows: a row of blocks, or in plain form each day that has any."""
    if say.plain:
        days = [(day.isoformat(), count) for day, count in counts.items() if count]
        return [f"{day}{say('colon')}{count}" for day, count in days] or [say("plain_none")]
    return [bars(counts)]


def bars(counts: Mapping[date, int]) -> str:
    """One block a day, as high as its share of the largest."""
    top = max(counts.values(), default=0)
    return "".join(_block(count, top) for count in counts.values())


def _block(count: int, top: int) -> str:
    if not count:
        return "·"
    return BLOCKS[max(1, round(count / top * (len(BLOCKS) - 1)))]


def said(say: Catalog, width: int, *sentences: tuple[str, Mapping[str, object]]) -> Screen:
    """Sentences of the catalogue, each wrapped on lines of its own, between facts where it has
    some."""
    screen: Screen = []
    for key, values in sentences:
        screen += parts(say(key, **values), say.separator, width, "")
    return screen


def listed(title: str, rows: Sequence[str], width: int) -> Screen:
    """A title and indented lines."""
    screen: Screen = [BLANK, ((title, "title"),)]
    for row in rows:
        screen += paragraph([(row, "")], width, first="  ", rest="    ")
    return screen
