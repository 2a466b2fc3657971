"""Drafts → cards in the short form a deck may have: ids, languages, references, limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from llm_interview.core.langs import Lang
from llm_interview.core.locales import detect_lang
from llm_interview.core.slugs import derive_id, slug, with_digest
from llm_interview.importing.drafts import Draft, Found, Leftover
from llm_interview.importing.leftovers import leftover

Card = Mapping[str, object]

MAX_TEXT = 60_000
"""Characters of one text a deck can hold (its limit, less what quoting may add)."""

SAMPLE = 600
"""Characters of an answer that tell its language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """Cards to write, and everything that became none. `lines` are the places of the cards."""

    cards: tuple[Card, ...]
    lines: tuple[int, ...]
    leftovers: tuple[Leftover, ...]


def to_cards(found: Found, *, name: str, lang: Lang | None) -> Drafted:
    """Cards with ids that are the same on every import and unique among themselves. `name` is
    the name of the file without ending; `lang` replaces the language that would be detected."""
    prefix = slug(name) or derive_id(name)
    kept: dict[str, Card] = {}
    lines: list[int] = []
    left = list(found.leftovers)
    for draft in found.drafts:
        card = _whole(draft) if draft.card else _short(draft, prefix, lang)
        card_id = _free_id(card, kept)
        if (_longest(card) if draft.card else _longest_of(draft)) > MAX_TEXT:
            left.append(leftover(draft.line, draft.line, "too_long", _title(card)))
        elif not card_id:
            left.append(leftover(draft.line, draft.line, "repeated", _title(card)))
        else:
            kept[card_id] = {"id": card_id, **{k: v for k, v in card.items() if k != "id"}}
            lines.append(draft.line)
    left.sort(key=lambda one: (one.line, one.end))
    return Drafted(cards=tuple(kept.values()), lines=tuple(lines), leftovers=tuple(left))


def _short(draft: Draft, prefix: str, lang: Lang | None) -> dict[str, object]:
    card: dict[str, object] = {
        "id": (draft.id and slug(draft.id)) or derive_id(draft.question),
        "lang": lang or draft.lang or detect_lang(f"{draft.question}\n{draft.answer[:SAMPLE]}"),
    }
    if draft.number:
        card["seed_refs"] = [f"{prefix}#{draft.number}"]
    if draft.tags:
        card["tags"] = list(draft.tags)
    card |= {"question": draft.question, "answer": draft.answer}
    if draft.points:
        card["key_points"] = list(draft.points)
    return card


def _whole(draft: Draft) -> dict[str, object]:
    card = dict(draft.card)
    made = slug(str(card.get("id", ""))) or derive_id(_title(card))
    return {**card, "id": made}


def _title(card: Card) -> str:
    question = card["question"]
    return str(next(iter(question.values()))) if isinstance(question, Mapping) else str(question)


def _free_id(card: Card, taken: Mapping[str, Card]) -> str:
    """The id of the card; with a checksum where another card has it; empty for the same card
    once more."""
    name = str(card["id"])
    if name not in taken:
        return name
    content = _content(card)
    if _content(taken[name]) == content:
        return ""
    other = with_digest(name, content)
    return "" if other in taken else other


def _content(card: Card) -> str:
    return f"{card['question']}\n{card['answer']}"


def _longest_of(draft: Draft) -> int:
    return max(len(draft.question), len(draft.answer), *map(len, (*draft.points, *draft.tags)))


def _longest(value: object) -> int:
    inner: Iterable[object] = ()
    if isinstance(value, Mapping):
        inner = value.values()
    elif isinstance(value, list):
        inner = value
    elif isinstance(value, str):
        return len(value)
    sizes = [len(one) if isinstance(one, str) else _longest(one) for one in inner]
    return max(sizes, default=0)
