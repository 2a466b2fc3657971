"""One deck file, checked where it is written, among the cards that are known already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from llm_interview.core.content_codes import problem
from llm_interview.core.errors import told
from llm_interview.loader.decks import LoadedDeck, load_deck

if TYPE_CHECKING:
    from llm_interview.core.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is loaded already: the file of each card, the shipped decks and the own ones."""

    paths: Mapping[str, str]
    shipped: Path
    decks: Path

    def is_other(self, card: str, path: Path) -> bool:
        """Whether a card of that id stands in another file."""
        return card in self.paths and Path(self.paths[card]).resolve() != path.resolve()

    def is_own(self, card: str) -> bool:
        """Whether the card of that id lies in the own decks."""
        return self._is_below(card, self.decks)

    def is_shipped(self, card: str) -> bool:
        """Whether the card of that id lies in the shipped decks."""
        return self._is_below(card, self.shipped)

    def _is_below(self, card: str, folder: Path) -> bool:
        path = self.paths.get(card)
        return path is not None and Path(path).resolve().is_relative_to(folder.resolve())


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a file holds and what is wrong with it, sorted by place."""

    problems: tuple[Problem, ...] = ()
    cards: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether anything is an error."""
        return any(found.severity == "error" for found in self.problems)

    @property
    def first_line(self) -> int:
        """The line of the gravest finding."""
        ranks = ("error", "warning", "advice")
        gravest = sorted(self.problems, key=lambda p: (ranks.index(p.severity), p.line))
        return gravest[0].line if gravest else 1


def examine(path: Path, known: Known, *, form_only: bool = False) -> Examined:
    """Check one file; `form_only` leaves out what needs the grader and the shipped decks."""
    deck = load_deck(path)
    problems = deck.problems if form_only else _checked(path, deck, known)
    twice = [
        problem(
            told("C017_own", card=card.question.id, path=known.paths[card.question.id]),
            str(path),
            *card.place("id"),
        )
        for card in deck.cards
        if known.is_own(card.question.id) and known.is_other(card.question.id, path)
    ]
    # A deck may be empty; a file somebody has just written a card in should not be.
    graver = (replace(p, severity="error") if p.code == "C008" else p for p in problems)
    return Examined(
        problems=tuple(sorted((*graver, *twice), key=lambda found: found.order)),
        cards=tuple(card.question.id for card in deck.cards),
        topics=tuple(card.question.topic for card in deck.cards),
    )


def _checked(path: Path, deck: LoadedDeck, known: Known) -> tuple[Problem, ...]:
    """The findings of `check`, but for `after` where it names a card of another own deck."""
    from llm_interview.app.check import check  # the grader, for those who write only

    elsewhere = {
        card.place("after")
        for card in deck.cards
        if all(name in known.paths for name in card.question.after)
    }
    found = check([path], shipped=known.shipped).problems
    return tuple(p for p in found if p.code != "C025" or (p.line, p.column) not in elsewhere)


def known_faults(path: Path) -> frozenset[tuple[str, str]]:
    """What is wrong with the form of a file before anyone touches it."""
    return frozenset((found.code, found.message) for found in load_deck(path).problems)
