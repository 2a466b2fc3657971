"""Check decks: form for everyone, and what shipped cards promise for those."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from llm_interview.app.check_grading import grading_problems
from llm_interview.core import content_rules, term_rules, text_rules
from llm_interview.core.content_codes import problem
from llm_interview.core.content_rules import Reference, Rule
from llm_interview.core.curriculum import curriculum_order
from llm_interview.core.errors import Told, told
from llm_interview.core.problems import Problem
from llm_interview.loader.cards import LoadedCard
from llm_interview.loader.decks import LoadedDeck, Progress, load_deck, no_progress
from llm_interview.loader.library import circle_problems
from llm_interview.loader.reference import load_reference
from llm_interview.loader.side_files import load_side_files

RULES: Final[tuple[Rule, ...]] = (
    content_rules.needs_its_fields,
    content_rules.stands_in_its_folder,
    content_rules.has_a_topic_with_a_name,
    content_rules.has_the_right_numbers,
    content_rules.speaks_all_languages,
    content_rules.names_what_formulas_hold,
    content_rules.has_ids_of_its_own,
    content_rules.proves_its_claims,
    content_rules.cites_real_papers,
    content_rules.numbers_come_out,
    content_rules.answers_known_questions,
    text_rules.can_be_said_in_time,
    text_rules.says_the_same_numbers,
    text_rules.keeps_house_style,
    text_rules.makes_no_banned_claim,
    term_rules.writes_terms_one_way,
)
"""Everything a shipped card is held to."""

ANY_DECK: Final[tuple[Rule, ...]] = (
    content_rules.has_ids_of_its_own,
    content_rules.numbers_come_out,
)
"""What also makes sense for a deck of someone else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """All findings of one run, sorted by place, and the number of cards that can be used.

    `uncovered` are seed references of the shipped decks no card answers yet.
    """

    problems: tuple[Problem, ...]
    cards: int
    strict: bool = False
    uncovered: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the run ends with exit code 1: on errors, with `strict` on anything."""
        return any(self.strict or found.severity == "error" for found in self.problems)

    def as_json(self) -> dict[str, object]:
        """The document of `check --json`."""
        names = ("path", "line", "column", "code", "severity", "message")
        listed = [{name: getattr(found, name) for name in names} for found in self.problems]
        return {"schema": 1, "problems": listed, "cards": self.cards}


def check(
    paths: Sequence[Path],
    *,
    shipped: Path,
    strict: bool = False,
    relative_to: Path | None = None,
    progress: Progress = no_progress,
) -> CheckReport:
    """Check the decks at `paths`, or the shipped ones if there are none.

    Cards below `shipped` are held to all rules. Paths in findings are relative to `relative_to`
    (default: the current folder) where that is shorter than climbing out of it.
    """
    reference = load_reference(shipped)
    base = relative_to or Path.cwd()
    found: list[Problem] = []
    decks = [load_deck(root, progress) for root in (paths or (shipped,))]
    known = {card.question.id for deck in decks for card in deck.cards} | shipped_ids(
        decks, shipped
    )
    for deck in decks:
        found += deck.problems
        found += _check_deck(deck, shipped, reference, known)
    found += _grading_problems(decks, shipped, strict=strict)
    return CheckReport(
        problems=tuple(sorted(_unique(found, base), key=lambda problem: problem.order)),
        cards=sum(len(deck.cards) for deck in decks),
        strict=strict,
        uncovered=tuple(_uncovered(decks)),
    )


def _grading_problems(
    decks: Sequence[LoadedDeck], shipped: Path, *, strict: bool
) -> Iterator[Problem]:
    """What the grader makes of the cards' own words: of all cards if `strict`, else of those that
    are not shipped (grading all of those takes half a minute)."""
    cards = [
        card
        for deck in decks
        for card in deck.cards
        if strict or not _is_below(card.question.path, shipped)
    ]
    if cards:
        glossary = load_side_files(shipped, str(shipped)).glossary
        yield from grading_problems(
            cards, glossary, lambda card: _is_below(card.question.path, shipped)
        )


def shipped_ids(decks: Sequence[LoadedDeck], shipped: Path) -> set[str]:
    """Ids of shipped cards, which a user's `after` may name; read only if one is not at hand."""
    here = {card.question.id for deck in decks for card in deck.cards}
    named = {after for deck in decks for card in deck.cards for after in card.question.after}
    if named <= here:
        return set()
    return {card.question.id for card in load_deck(shipped).cards}


def _check_deck(
    deck: LoadedDeck, shipped: Path, reference: Reference, known: set[str]
) -> Iterator[Problem]:
    for card in deck.cards:
        own = _is_below(card.question.path, shipped)
        yield from _check_card(card, RULES if own else ANY_DECK, reference)
        for after in card.question.after:
            if after not in known:
                yield _at(card, "after", told("C025_after", card=after))
    _, stuck = curriculum_order([card.question for card in deck.cards], {})
    yield from circle_problems([card.question for card in deck.cards], stuck)
    yield from _unknown_in_paths(deck, known)
    if deck.root.resolve() == shipped.resolve():
        yield from _names_without_topic(deck)


def _unknown_in_paths(deck: LoadedDeck, known: set[str]) -> Iterator[Problem]:
    for name, cards in deck.side.paths.items():
        for card in cards:
            if card not in known:
                where = str(deck.root / "paths.yaml")
                yield problem(told("C025_path", path=name, card=card), where)


def _names_without_topic(deck: LoadedDeck) -> Iterator[Problem]:
    topics = {card.question.topic for card in deck.cards}
    for topic in deck.side.topics:
        if topic not in topics:
            where = str(deck.root / "topics.yaml")
            yield problem(told("C126_topic", topic=topic), where)


def _check_card(card: LoadedCard, rules: Sequence[Rule], reference: Reference) -> Iterator[Problem]:
    for rule in rules:
        for finding in rule(card.question, reference):
            yield _at(card, finding.where, finding.said)


def _at(card: LoadedCard, where: str, said: Told) -> Problem:
    return problem(said, card.question.path, *card.place(where))


def _is_below(path: str, folder: Path) -> bool:
    return os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep)


def _unique(problems: Sequence[Problem], base: Path) -> Iterator[Problem]:
    """Each finding once (a file may be given twice), with its path as a person would type it."""
    shown: Mapping[str, str] = {p.path: _relative(p.path, base) for p in problems}
    yield from dict.fromkeys(replace(found, path=shown[found.path]) for found in problems)


def _relative(path: str, base: Path) -> str:
    absolute = str(base / path)
    relative = os.path.relpath(absolute, base)
    return absolute if relative.startswith("..") else relative


def _uncovered(decks: Sequence[LoadedDeck]) -> Iterator[str]:
    answered = {ref for deck in decks for card in deck.cards for ref in card.question.seed_refs}
    for deck in decks:
        yield from (ref for ref in deck.side.ref_owners if ref not in answered)
