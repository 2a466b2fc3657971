"""Progress: everything the learner's events come to on one study day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from llm_interview.core.memory import DEFAULT_RETENTION, Parameters
from llm_interview.core.review import Event, Review
from llm_interview.core.schedule import CardState, Kernel, card_state
from llm_interview.core.standing import Standing

if TYPE_CHECKING:
    from llm_interview.core.ratings import AcceptedWording

MIN_RETENTION, MAX_RETENTION = 0.5, 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What the study day has already taken of its limits: cards seen for the first time, cards
    reviewed that were known before (each once, however often `again`), milliseconds answering."""

    new: int = 0
    reviews: int = 0
    ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The learner on one study day. Cards without a state are new. `buried` are those put off
    on this day; `streak` counts days in a row with an answer, today's pending day forgiven."""

    day: date
    states: Mapping[str, CardState] = field(default_factory=dict)
    suspended: frozenset[str] = frozenset()
    buried: frozenset[str] = frozenset()
    flagged: frozenset[str] = frozenset()
    accepted: tuple[AcceptedWording, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    kernel: Kernel = field(default_factory=Kernel)
    today: Today = field(default_factory=Today)
    streak: int = 0

    def wordings(self, card: str) -> tuple[AcceptedWording, ...]:
        """The learner's own accepted wordings for a card."""
        return tuple(wording for wording in self.accepted if wording.card == card)


def fold(events: Iterable[Event], day: date) -> Progress:
    """Progress after a set of events, given in any order and with repetitions."""
    from llm_interview.core.settling import in_order, settle

    found = in_order(events)
    standing = settle(event for event in found if not isinstance(event, Review))
    reviews = [
        event
        for event in found
        if isinstance(event, Review) and not {event.id, event.group} & standing.retracted
    ]
    kernel = kernel_of(standing.settings)
    states: dict[str, CardState] = {}
    for card, history in _by_card(reviews, standing).items():
        state = card_state(history, kernel)
        if state is not None:
            states[card] = state
    of_day = [review for review in reviews if review.day == day and review.moves_schedule]
    today = count_today(((standing.name(r.card), r.ms) for r in of_day), states, day)
    return assemble(
        day=day,
        standing=standing,
        kernel=kernel,
        states=states,
        today=today,
        days={review.day for review in reviews},
    )


def assemble(  # noqa: PLR0913 - the parts of a progress, each computed elsewhere
    *,
    day: date,
    standing: Standing,
    kernel: Kernel,
    states: Mapping[str, CardState],
    today: Today,
    days: Collection[date],
) -> Progress:
    """A progress of its parts; `days` are the study days with an answer."""
    return Progress(
        day=day,
        states=states,
        suspended=standing.suspended,
        buried=standing.buried.get(day, frozenset()),
        flagged=standing.flagged,
        accepted=standing.accepted,
        notes=standing.notes,
        settings=standing.settings,
        kernel=kernel,
        today=today,
        streak=streak(days, day),
    )


def _by_card(reviews: Iterable[Review], standing: Standing) -> dict[str, list[Review]]:
    histories: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        if review.moves_schedule:
            histories[standing.name(review.card)].append(review)
    return histories


def count_today(
    answers: Iterable[tuple[str, int]], states: Mapping[str, CardState], day: date
) -> Today:
    """Today's counts from the day's scheduled answers as (card, milliseconds)."""
    listed = list(answers)
    cards = {card for card, _ in listed}
    new = sum(1 for card in cards if card in states and states[card].first_day == day)
    return Today(new=new, reviews=len(cards) - new, ms=sum(ms for _, ms in listed))


def streak(days: Collection[date], today: date) -> int:
    """Study days in a row with an answer, up to today; a day not yet studied does not end it."""
    present = frozenset(days)
    day = today.toordinal() if today in present else today.toordinal() - 1
    count = 0
    while day > 0 and date.fromordinal(day) in present:
        count, day = count + 1, day - 1
    return count


def kernel_of(settings: Mapping[str, object]) -> Kernel:
    """What to replay under: the settings `retention` (0.5..0.99) and `weights` (21 numbers),
    the defaults where a setting is absent or makes no sense."""
    wanted = settings.get("retention")
    retention = DEFAULT_RETENTION
    if isinstance(wanted, int | float) and MIN_RETENTION <= wanted <= MAX_RETENTION:
        retention = float(wanted)
    return Kernel(parameters=_parameters(settings.get("weights")), retention=retention)


def _parameters(weights: object) -> Parameters:
    if not isinstance(weights, list | tuple):
        return Parameters()
    try:
        return Parameters(weights=tuple(float(weight) for weight in weights))
    except (TypeError, ValueError, OverflowError):
        return Parameters()
