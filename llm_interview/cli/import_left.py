"""What an import says of the lines that became no card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm_interview.importing.drafts import Leftover
    from llm_interview.terminal.catalog import Catalog

SHOWN = 12
"""Leftovers named on the screen; --json has all."""


def left_rows(say: Catalog, leftovers: Sequence[Leftover]) -> list[str]:
    """What became no card, a line each: first what may be a card, menus and captions last."""
    ranked = sorted(leftovers, key=lambda left: left.reason == "page")
    rows = [_place(say, left) for left in ranked[:SHOWN]]
    if len(ranked) > SHOWN:
        rows.append(say("import_more", count=len(ranked) - SHOWN))
    return [say("import_left"), *rows] if rows else []


def _place(say: Catalog, left: Leftover) -> str:
    lines = str(left.line) if left.line == left.end else f"{left.line}-{left.end}"
    return f"  {lines} {say(f'import_{left.reason}')}{say('colon')}{left.text}"
