"""Bring the shipped decks and a user's own together into one library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from llm_interview.core.content_codes import problem
from llm_interview.core.curriculum import curriculum_order
from llm_interview.core.errors import ContentFault, Said, told
from llm_interview.core.glossary import Axis, Glossary, NameLang
from llm_interview.core.library import Library, Override
from llm_interview.core.problems import Problem
from llm_interview.core.questions import Question
from llm_interview.loader.decks import LoadedDeck, Progress, load_deck, no_progress

T = TypeVar("T")


def load_library(
    roots: Sequence[Path], *, shipped: Path, progress: Progress = no_progress
) -> Library:
    """Read `shipped`, then `roots` in order; a later card takes the place of one with its id.

    What is wrong with single files or roots is in `problems`; ContentFault only if not one card
    could be read.
    """
    decks = [load_deck(root, progress) for root in (shipped, *roots)]
    questions, overridden = _merge(decks)
    if not questions:
        places = ", ".join(str(deck.root) for deck in decks)
        raise ContentFault(told("no_cards_read", places=places), _first_error(decks))
    ordered, stuck = curriculum_order(questions, decks[0].side.rank)
    problems = [found for deck in decks for found in deck.problems]
    return Library(
        questions=ordered,
        glossary=_joined_glossary(deck.side.glossary for deck in decks),
        problems=tuple(problems + circle_problems(questions, stuck)),
        ref_owners=_joined_lists([deck.side.ref_owners for deck in decks], questions),
        paths=_joined(deck.side.paths for deck in decks),
        topics=_joined(deck.side.topics for deck in decks),
        overridden=overridden,
        unread=tuple(str(deck.root) for deck in decks if not deck.readable),
    )


def _first_error(decks: Sequence[LoadedDeck]) -> Said:
    found = (p.sentence for deck in decks for p in deck.problems if p.severity == "error")
    return next(found, "")


def _merge(decks: Sequence[LoadedDeck]) -> tuple[list[Question], tuple[Override, ...]]:
    """Each id once, at the place where it first stood, with the text that came last."""
    merged: dict[str, Question] = {}
    overridden: list[Override] = []
    for deck in decks:
        for card in deck.cards:
            new = card.question
            old = merged.get(new.id)
            if old is not None:
                overridden.append(Override(id=new.id, path=new.path, replaced_path=old.path))
            merged[new.id] = new
    return list(merged.values()), tuple(overridden)


def circle_problems(questions: Iterable[Question], stuck: Sequence[str]) -> list[Problem]:
    """One problem for each card that waits for itself through its `after`."""
    said = told("C026_circle")
    return [problem(said, q.path, q.line) for q in questions if q.id in stuck]


def _joined_glossary(parts: Iterable[Glossary]) -> Glossary:
    """All concepts and axes; a later deck replaces a concept or axis of the same id."""
    concepts: dict[str, Mapping[NameLang, tuple[str, ...]]] = {}
    axes: dict[str, Axis] = {}
    for part in parts:
        concepts.update(part.concepts)
        axes.update({axis.id: axis for axis in part.axes})
    return Glossary(concepts=concepts, axes=tuple(axes.values()))


def _joined_lists(
    parts: Sequence[Mapping[str, tuple[str, ...]]], questions: Iterable[Question]
) -> dict[str, tuple[str, ...]]:
    """Owners as listed, then the cards that name the reference without being listed."""
    owners: dict[str, list[str]] = {}
    for part in parts:
        for ref, cards in part.items():
            owners.setdefault(ref, []).extend(cards)
    for question in questions:
        for ref in question.seed_refs:
            owners.setdefault(ref, []).append(question.id)
    return {ref: tuple(dict.fromkeys(cards)) for ref, cards in owners.items()}


def _joined(parts: Iterable[Mapping[str, T]]) -> dict[str, T]:
    """All entries; a later deck replaces one of the same name."""
    joined: dict[str, T] = {}
    for part in parts:
        joined.update(part)
    return joined
