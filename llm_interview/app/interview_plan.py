"""The plan up to the interview: its cards out of the library, its pace out of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.app.choose import choose_from
from llm_interview.core.day_plan import Footing, footing
from llm_interview.core.errors import UsageFault, told
from llm_interview.core.interview import RESET, Interview, check_choice, interview_ahead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm_interview.core.card_summary import CardSummary
    from llm_interview.core.progress import Progress
    from llm_interview.loader.cached_library import CachedLibrary
    from llm_interview.store.view import View


def running_plan(library: CachedLibrary, view: View, progress: Progress) -> Footing | None:
    """The plan of the settings; None where no interview lies ahead. UsageFault where its cards
    cannot be chosen any more, because a tag is gone, say."""
    interview = interview_ahead(progress.settings, progress.day)
    return None if interview is None else plan_of(interview, library, view, progress)


def plan_of(
    interview: Interview, library: CachedLibrary, view: View, progress: Progress
) -> Footing:
    """The plan for an interview."""
    cards = chosen_cards(interview, library, progress)
    topics = {card.id: card.topic for card in library.summaries()}
    return footing(interview, cards, progress, view.answer_counts(), topics)


def chosen_cards(
    interview: Interview, library: CachedLibrary, progress: Progress
) -> Sequence[CardSummary]:
    """The cards to know on the day, in the order of the curriculum."""
    if not interview.cards:
        return library.summaries()
    try:
        check_choice(interview.cards)
        return choose_from(library, progress, expression=interview.cards, tags=())
    except UsageFault as fault:
        hint = told("hint_plan_choice", command="llm-interview plan FILTER", reset=RESET)
        said = told("plan_choice", cards=interview.cards, first=fault.said)
        raise UsageFault(said, hint) from None
