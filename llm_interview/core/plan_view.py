"""The plan as it is shown: numbers alone, so that a kept one needs nothing it was computed with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from llm_interview.core.day_plan import Footing
    from llm_interview.core.readiness import Coverage, Outlook, Readiness

DIGITS = 4
"""Of shares and gains; beyond them machines may differ."""

Step = tuple[str, float, float]
"""A card, its expected seconds and its gain."""

Covered = tuple[int, int, int | None]
"""Cards seen by the day, of how many, and the whole minutes a day that are enough for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Expected shares 0..1 of the cards recalled, rounded: `now`, on the day `if_stopped` and
    `if_kept`, the latter within `low`..`high`."""

    now: float
    if_stopped: float
    if_kept: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan on one study day. `interview` and `following` (the day on which it asks next, None
    where it does not) are ISO dates; `today` are the cards that it asks still, `new_today` of them
    new ones, in about `minutes_today`; `used_up`: today's minutes are. `readiness` is None without
    a card; `coverage` and `drop` are None where nobody asked for them yet."""

    interview: str
    days_left: int
    minutes: int
    filter: str
    cards: int
    seen: int
    readiness: Ready | None
    today: tuple[Step, ...]
    new_today: int
    minutes_today: int
    used_up: bool
    following: str | None
    coverage: Covered | None = None
    drop: tuple[str, ...] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all is there that a plan can say."""
        return self.drop is not None


def view_of(footing: Footing, outlook: Outlook | None, ready: Readiness | None) -> PlanView:
    """The plan with the whole `outlook`, or with readiness alone."""
    interview, steps = footing.interview, footing.of_today(footing.steps())
    new = {one.card for one in footing.prospects if one.memory is None}
    ahead = footing.ahead(steps)
    whole = outlook is not None or not footing.prospects
    return PlanView(
        interview=interview.day.isoformat(),
        days_left=footing.days_left,
        minutes=interview.minutes,
        filter=interview.cards,
        cards=len(footing.prospects),
        seen=len(footing.prospects) - len(new),
        readiness=_ready(outlook.readiness if outlook else ready),
        today=tuple((s.card, round(s.seconds, 1), round(s.gain, DIGITS)) for s in steps),
        new_today=sum(step.card in new for step in steps),
        minutes_today=int(-(-sum(step.seconds for step in steps) // 60)),
        used_up=footing.spent >= interview.minutes * 60,
        following=ahead[0].isoformat() if ahead else None,
        coverage=_covered(outlook.coverage) if outlook else None,
        drop=(outlook.drop if outlook else ()) if whole else None,
    )


def _ready(found: Readiness | None) -> Ready | None:
    if found is None:
        return None
    return Ready(
        now=round(found.now, DIGITS),
        if_stopped=round(found.stopped, DIGITS),
        if_kept=round(found.kept, DIGITS),
        low=round(found.low, DIGITS),
        high=round(found.high, DIGITS),
    )


def _covered(found: Coverage) -> Covered:
    return (found.seen, found.all, found.minutes_for_all)


def to_fields(view: PlanView) -> dict[str, Any]:
    """As JSON values, from which `from_fields` makes it again."""
    fields = {name: getattr(view, name) for name in view.__slots__}
    return {**fields, "readiness": ready_json(view.readiness)}


def from_fields(fields: Mapping[str, Any]) -> PlanView:
    """The view of such values; ValueError, TypeError or KeyError for others."""
    ready, covered, drop = fields["readiness"], fields["coverage"], fields["drop"]
    made = {
        **fields,
        "readiness": None if ready is None else Ready(**ready),
        "today": tuple((str(card), float(s), float(gain)) for card, s, gain in fields["today"]),
        "coverage": None if covered is None else _three(covered),
        "drop": None if drop is None else tuple(map(str, drop)),
    }
    return PlanView(**made)


def _three(values: Sequence[Any]) -> Covered:
    seen, every, enough = values
    return (int(seen), int(every), None if enough is None else int(enough))


def ready_json(found: Ready | None) -> dict[str, float] | None:
    """The shares by name."""
    return None if found is None else {name: getattr(found, name) for name in found.__slots__}
