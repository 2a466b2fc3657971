"""Read one deck file: its documents, and the cards in each of the forms a file may have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from llm_interview.core.content_codes import problem
from llm_interview.core.errors import told
from llm_interview.core.problems import Problem
from llm_interview.core.slugs import slug, with_digest
from llm_interview.loader.cards import Defaults, LoadedCard, read_card
from llm_interview.loader.fields import FILE
from llm_interview.loader.findings import Findings
from llm_interview.loader.guard import read_text
from llm_interview.loader.nodes import Entries, Items, Node
from llm_interview.loader.parsing import parse
from llm_interview.loader.record_reader import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedFile:
    """The cards of one file and everything that is wrong with it, sorted by place."""

    cards: tuple[LoadedCard, ...] = ()
    problems: tuple[Problem, ...] = ()
    readable: bool = True


def load_file(path: Path, shown: str, topic: str) -> LoadedFile:
    """Read the deck file at `path`; never raises. `topic` is that of cards which name none."""
    text = read_text(path, shown)
    if isinstance(text, Problem):
        return LoadedFile(problems=(text,), readable=False)
    return load_text(text, Defaults(path=str(path), shown=shown, topic=slug(topic) or "deck"))


def load_text(text: str, defaults: Defaults) -> LoadedFile:
    """The cards in `text`, which has passed the guard."""
    documents, problems = parse(text, defaults.shown)
    found = list(problems)
    cards: list[LoadedCard] = []
    for node, known in _card_nodes(documents, defaults, found):
        card, said = read_card(node, known)
        found += said
        if card is not None:
            cards.append(card)
    kept = _unique(cards, defaults.shown, found)
    if not kept and not found:
        found.append(problem(told("C008_no_card"), defaults.shown))
    return LoadedFile(cards=kept, problems=tuple(sorted(found, key=lambda p: p.order)))


def _card_nodes(
    documents: tuple[Node, ...], defaults: Defaults, found: list[Problem]
) -> Iterator[tuple[Entries, Defaults]]:
    for document in documents:
        items: tuple[Node, ...] = (document,)
        known = defaults
        if isinstance(document, Entries) and any(k.value == "cards" for k, _ in document.entries):
            items, known = _of_file(document, defaults, found)
        elif isinstance(document, Items):
            items = document.items
        for item in items:
            if isinstance(item, Entries):
                yield item, known
            else:
                said = told("C012_card")
                found.append(problem(said, defaults.shown, item.line, item.column))


def _of_file(
    document: Entries, defaults: Defaults, found: list[Problem]
) -> tuple[tuple[Node, ...], Defaults]:
    """The cards of a map with `cards:`, and what the map says for all of them."""
    findings = Findings(defaults.shown)
    record = Record(document, FILE, findings)
    known = replace(
        defaults,
        lang=record.language("lang") or defaults.lang,
        topic=record.identifier("topic") or defaults.topic,
        tags=record.words("tags"),
    )
    found += findings.problems
    node = record.node_of("cards")
    if node is document:
        return (), known
    return node.items if isinstance(node, Items) else (node,), known


def _unique(cards: list[LoadedCard], shown: str, found: list[Problem]) -> tuple[LoadedCard, ...]:
    """Keep the first card of each id. Two questions that were given one derived id both stay."""
    kept: dict[str, LoadedCard] = {}
    for written in cards:
        card = _renamed(written) if written.question.id in kept else written
        first = kept.setdefault(card.question.id, card)
        if first is not card:
            line, column = card.place("id")
            said = told("C017_line", card=card.question.id, line=first.question.line)
            found.append(problem(said, shown, line, column))
    return tuple(kept.values())


def _renamed(card: LoadedCard) -> LoadedCard:
    """The card with a longer id, if its id was derived and may change."""
    if "id" in card.places:
        return card
    question = card.question
    made = with_digest(question.id, next(iter(question.front.values())))
    return replace(card, question=replace(question, id=made))
