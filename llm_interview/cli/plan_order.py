"""Chosen cards in the order of the plan for an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.app.interview_plan import running_plan
from llm_interview.cli.wiring import read_history
from llm_interview.core.errors import UsageFault, told
from llm_interview.core.interview import SET, interview_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm_interview.cli.browse import Shelf
    from llm_interview.core.card_summary import CardSummary


def in_plan_order(shelf: Shelf) -> Sequence[CardSummary]:
    """Those of the shelf's cards that are in the plan, most gain first. UsageFault where no plan
    runs."""
    view = read_history()
    plan = running_plan(shelf.library, view, shelf.progress)
    view.close()
    if plan is None:
        before = interview_of(shelf.progress.settings)
        is_over = before is not None and before.day < shelf.progress.day
        said = told("plan_over", day=before.day) if before and is_over else told("plan_none")
        raise UsageFault(said, told("hint_plan_first", command=SET))
    cards = {card.id: card for card in shelf.cards}
    return [cards[step.card] for step in plan.steps() if step.card in cards]
