"""Which cards: filters and tags over the library as the learner knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from llm_interview.core.errors import UsageFault, told
from llm_interview.core.schedule import LEECH_LAPSES

if TYPE_CHECKING:
    from datetime import date

    from llm_interview.core.card_facts import CardFacts, Vocabulary
    from llm_interview.core.card_summary import CardSummary
    from llm_interview.core.progress import Progress
    from llm_interview.core.tag_names import ConceptNames
    from llm_interview.core.topics import TopicNames
    from llm_interview.loader.cached_library import CachedLibrary


def choose_from(
    library: CachedLibrary, progress: Progress, *, expression: str, tags: Sequence[str]
) -> list[CardSummary]:
    """What `choose` takes from a library, by its own paths and names of topics."""
    return choose(
        library.summaries(),
        progress,
        expression=expression,
        tags=tags,
        paths=library.paths,
        topics=library.topics,
        concepts=library.concept_names,
    )


def choose(  # noqa: PLR0913 - what cards are chosen by
    cards: Sequence[CardSummary],
    progress: Progress,
    *,
    expression: str = "",
    tags: Sequence[str] = (),
    paths: Mapping[str, Sequence[str]] | None = None,
    topics: TopicNames | None = None,
    concepts: Callable[[], ConceptNames] = dict,
) -> list[CardSummary]:
    """The cards that match the filter and any of the tags, in curriculum order. UsageFault for
    a term or tag that does not exist."""
    if not expression.strip() and not tags:
        return list(cards)
    from llm_interview.core.filter_terms import tags_meant
    from llm_interview.core.filters import parse_filter
    from llm_interview.core.search_text import fold

    words = vocabulary(cards, paths or {}, topics or {}, concepts)
    matches = parse_filter(expression, words)
    wanted = frozenset[str]().union(*(tags_meant(tag, words) for tag in tags))
    named = {name: frozenset(ids) for name, ids in (paths or {}).items()}
    chosen = [card for card in cards if not wanted or wanted & {fold(tag) for tag in card.tags}]
    if not expression.strip():
        return chosen
    return [c for c in chosen if matches(facts(c, progress, named))]


def vocabulary(
    cards: Iterable[CardSummary],
    paths: Mapping[str, Sequence[str]],
    topics: TopicNames,
    concepts: Callable[[], ConceptNames] = dict,
) -> Vocabulary:
    """All values a filter can name."""
    from llm_interview.core.card_facts import Vocabulary
    from llm_interview.core.tag_names import name_of

    listed = list(cards)
    return Vocabulary(
        tags=frozenset(tag for card in listed for tag in card.tags),
        topics=frozenset(card.topic for card in listed),
        topic_codes={name_of(name): code for code, t in topics.items() for name in t.values()},
        seeds=frozenset(ref for card in listed for ref in card.seed_refs),
        paths=frozenset(paths),
        ids=frozenset(card.id for card in listed),
        concepts=concepts,
    )


def facts(card: CardSummary, progress: Progress, paths: Mapping[str, frozenset[str]]) -> CardFacts:
    """All a filter can ask about a card."""
    from llm_interview.core.card_facts import CardFacts

    state = progress.states.get(card.id)
    recall = state.retrievability(progress.day, progress.kernel.parameters) if state else None
    return CardFacts(
        id=card.id,
        topic=card.topic,
        tags=card.tags,
        langs=card.langs,
        difficulty=card.difficulty,
        tier=card.tier,
        kind=card.kind,
        seed_refs=card.seed_refs,
        text=card.folded,
        states=states(card.id, progress),
        lapses=state.lapses if state else 0,
        retrievability=recall,
        stability=state.memory.stability if state else None,
        memory_difficulty=state.memory.difficulty if state else None,
        missed_days=_days_since(state.missed_day if state else None, progress.day),
        paths=frozenset(name for name, ids in paths.items() if card.id in ids),
    )


def _days_since(day: date | None, today: date) -> int | None:
    return (today - day).days if day else None


def states(card: str, progress: Progress) -> frozenset[str]:
    """Every `is:` word that is true of a card."""
    state = progress.states.get(card)
    found: set[str] = {state.phase if state else "new"}
    if state and state.due <= progress.day and card not in progress.suspended | progress.buried:
        found.add("due")
    if state and state.lapses >= LEECH_LAPSES:
        found.add("leech")
    for name, members in (
        ("suspended", progress.suspended),
        ("buried", progress.buried),
        ("flagged", progress.flagged),
    ):
        if card in members:
            found.add(name)
    return frozenset(found)


def shown_state(card: str, progress: Progress) -> str:
    """The one state `list` shows."""
    if card in progress.suspended:
        return "suspended"
    state = progress.states.get(card)
    return state.phase if state else "new"


def one_card(cards: Sequence[CardSummary], name: str) -> CardSummary:
    """The card with that id; UsageFault with the nearest ids otherwise."""
    by_id = {card.id: card for card in cards}
    if name in by_id:
        return by_id[name]
    near = _near_ids(cards, name)
    if near:
        hint = told("hint_did_you_mean", near=tuple(near))
    else:
        find = told("hint_find_cards", command=f"llm-interview search {name}")
        hint = find if cards else told("hint_no_cards")
    raise UsageFault(told("no_card", name=name), hint)


NEAR_IDS, LIKE, NEARLY, SHORT = 3, 75, 60, 3
"""So many ids are named: those much like what was typed (of 100), else those nearly like it."""


def _near_ids(cards: Sequence[CardSummary], name: str) -> list[str]:
    """Ids with letters like those typed; else cards that speak of these words, in any language;
    else ids with letters nearly like them."""
    from rapidfuzz import process

    if len(name) == 1 and name.isascii():  # any id is like one letter
        return []
    words = name if len(name) > SHORT or not name.isascii() else ""  # in the middle of any word
    ids = [card.id for card in cards]
    near = process.extract(name, ids, limit=NEAR_IDS, score_cutoff=NEARLY)
    like = [card for card, score, _ in near if score >= LIKE]
    hits = [card.id for card in search(cards, words)[:NEAR_IDS]]
    return like or hits or [card for card, _, _ in near]


def search(cards: Sequence[CardSummary], text: str) -> list[CardSummary]:
    """Cards that contain every word, best first: in the question before elsewhere. Accents,
    case and width do not matter; Chinese needs no spaces."""
    from llm_interview.core.search_text import fold

    words = fold(text).split()
    if not words:
        return []
    hits = [card for card in cards if all(word in card.folded for word in words)]
    return sorted(hits, key=lambda card: (-_in_front(card, words), card.position))


def _in_front(card: CardSummary, words: Sequence[str]) -> int:
    from llm_interview.core.search_text import fold

    front = fold(" ".join((card.id, *card.tags, *card.front.values())))
    return sum(word in front for word in words)
