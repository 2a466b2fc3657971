"""What stands of everything but reviews: retractions, renames, marks, wordings, settings.

Each function takes events in any order and answers the same for every order: devices that have
seen the same set of events agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from llm_interview.core.langs import LANGS
from llm_interview.core.ratings import AcceptedWording
from llm_interview.core.review import Event
from llm_interview.core.reviews import Accepted, Alias, CardMark, Note, Retraction, Setting
from llm_interview.core.standing import Standing


def in_order(events: Iterable[Event]) -> list[Event]:
    """Each event once, in the order of events; of two that differ under one id, which nobody
    writes, the later."""
    latest = {event.id: event for event in sorted(events, key=lambda event: event.order)}
    return sorted(latest.values(), key=lambda event: event.order)


def settle(events: Iterable[Event]) -> Standing:
    """What stands after all `events`; reviews among them are passed over."""
    found = in_order(events)
    retracted = retracted_ids(event for event in found if isinstance(event, Retraction))
    standing = [event for event in found if event.id not in retracted]
    names = present_names(event for event in standing if isinstance(event, Alias))
    marks = [event for event in standing if isinstance(event, CardMark)]
    return Standing(
        retracted=retracted,
        names=names,
        suspended=_switched_on(marks, names, "suspend", "unsuspend"),
        flagged=_switched_on(marks, names, "flag", "unflag"),
        buried=_buried(marks, names),
        accepted=_accepted(standing, names),
        notes=_notes(standing, names),
        settings=_settings(standing),
    )


def outlasting(events: Iterable[Event], new: Event, standing: Standing) -> list[Event]:
    """Standing events that decide the same matter as `new` and sort after it."""
    matter = _matter(new, standing)
    return [
        event
        for event in events
        if event.order > new.order
        and event.id not in standing.retracted
        and _matter(event, standing) == matter
    ]


def _matter(event: Event, standing: Standing) -> tuple[str, str]:
    """What an event decides, where the last one decides alone."""
    match event:
        case CardMark(kind="suspend" | "unsuspend"):
            return ("suspend", standing.name(event.card))
        case CardMark(kind="flag" | "unflag"):
            return ("flag", standing.name(event.card))
        case Note():
            return ("note", standing.name(event.card))
        case Setting():
            return ("setting", event.key)
    return (type(event).__name__, event.id)


def retracted_ids(retractions: Iterable[Retraction]) -> frozenset[str]:
    """Ids of what is taken back. A retraction counts unless it is itself taken back by one that
    counts, to any depth; those in a circle (a forged file) take nothing back."""
    against: dict[str, set[str]] = defaultdict(set)
    target = {}
    for retraction in retractions:
        against[retraction.of].add(retraction.id)
        target[retraction.id] = retraction.of
    open_against = {of: set(ids) for of, ids in against.items()}
    settled = [id_ for id_ in target if not against.get(id_)]
    gone: set[str] = set()
    seen = set(settled)
    while settled:
        id_ = settled.pop()
        victim = target[id_]
        if id_ not in gone:
            gone.add(victim)
        open_against[victim].discard(id_)
        decided = victim in gone or not open_against[victim]
        if victim in target and victim not in seen and decided:
            seen.add(victim)
            settled.append(victim)
    return frozenset(gone)


def present_names(aliases: Iterable[Alias]) -> dict[str, str]:
    """Every name that was ever renamed, with the present name of its card.

    Names joined by renames are one card, called what the latest rename calls it; so chains,
    renames back and renames of two cards into one need no rule of their own.
    """
    members: dict[str, list[str]] = {}
    present: dict[str, str] = {}
    for alias in sorted(aliases, key=lambda alias: alias.order):
        groups = {present.get(name, name) for name in (alias.old, alias.new)}
        joined = [name for group in sorted(groups) for name in members.pop(group, [group])]
        members[alias.new] = sorted({*joined, alias.new})
        present.update(dict.fromkeys(members[alias.new], alias.new))
    return present


def _switched_on(
    marks: Collection[CardMark], names: Mapping[str, str], on: str, off: str
) -> frozenset[str]:
    last = {names.get(m.card, m.card): m.kind for m in marks if m.kind in (on, off)}
    return frozenset(card for card, kind in last.items() if kind == on)


def _buried(marks: Collection[CardMark], names: Mapping[str, str]) -> dict[date, frozenset[str]]:
    days: dict[date, set[str]] = defaultdict(set)
    for mark in marks:
        if mark.kind == "bury":
            days[mark.day].add(names.get(mark.card, mark.card))
    return {day: frozenset(cards) for day, cards in days.items()}


def _accepted(events: Iterable[Event], names: Mapping[str, str]) -> tuple[AcceptedWording, ...]:
    """Each wording once, in the order it was accepted; other languages than ours wait."""
    found: dict[AcceptedWording, None] = {}
    for event in events:
        if isinstance(event, Accepted):
            card = names.get(event.card, event.card)
            found |= {
                AcceptedWording(card=card, point=event.point, lang=lang, text=event.text): None
                for lang in LANGS
                if lang == event.lang
            }
    return tuple(found)


def _notes(events: Iterable[Event], names: Mapping[str, str]) -> dict[str, str]:
    notes = {names.get(e.card, e.card): e.text for e in events if isinstance(e, Note)}
    return {card: text for card, text in notes.items() if text}


def _settings(events: Iterable[Event]) -> dict[str, object]:
    settings = {event.key: event.value for event in events if isinstance(event, Setting)}
    return {key: value for key, value in settings.items() if value is not None}
