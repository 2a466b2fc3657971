"""Which drafted cards ask what another card asks already, however it is written there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from llm_interview.core.slugs import derive_id
from llm_interview.core.syllables import key
from llm_interview.core.text import fold, has_han
from llm_interview.importing.cards import Card, Drafted
from llm_interview.importing.leftovers import leftover

_WORD = re.compile(r"[^\W_]+[+#*]*")
_DIGEST = re.compile(r"-[0-9a-f]{8}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A card that is there: its id and where it stands, `path:line`; `shipped` with the program."""

    card: str
    at: str
    shipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A draft, the `number`-th, that asks what the card at `place` asks."""

    number: int
    line: int
    id: str
    question: str
    place: Place

    @property
    def mark(self) -> str:
        """The comment above the draft in its deck."""
        return f"The same question: {self.place.card} ({self.place.at})"


@dataclass(slots=True)
class KnownQuestions:
    """What the cards ask that are there, the first place of each question."""

    _places: dict[str, Place] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)

    def add(self, questions: Collection[str], place: Place) -> None:
        """The card at `place` asks this, in one language or several."""
        for question in questions:
            self._places.setdefault(question_key(question), place)
            self._names.add(_name(derive_id(question)))

    def place(self, question: str, card_id: str) -> Place | None:
        """Where `question` is asked; `card_id` is the id derived from it, which tells of most
        questions at once that they are new."""
        if not has_han(question) and _name(card_id) not in self._names:
            return None
        return self._places.get(question_key(question))


def question_key(question: str) -> str:
    """The words alone: letter case, signs, width, traditional characters, and where the tone mark
    of a syllable stands make no difference; `C++` is not `C`."""
    words = _WORD.findall(fold(unicodedata.normalize("NFC", question)))
    if question.isascii() or has_han(question):
        return " ".join(words)
    return " ".join(word if word.isascii() else key(word) for word in words)


def twins(drafted: Drafted, known: KnownQuestions) -> tuple[Twin, ...]:
    """The drafts that ask what is asked already, in order."""
    found = []
    cards = zip(drafted.lines, drafted.cards, strict=True)
    for number, (line, card) in enumerate(cards):
        for question in _questions(card):
            place = known.place(question, _derived(card, question))
            if place is not None:
                card_id = str(card["id"])
                found.append(
                    Twin(number=number, line=line, id=card_id, question=question, place=place)
                )
                break
    return tuple(found)


def without(drafted: Drafted, found: Sequence[Twin]) -> Drafted:
    """`drafted` without these cards, which are left over."""
    gone = {twin.number for twin in found}
    kept = [number for number in range(len(drafted.cards)) if number not in gone]
    left = [leftover(twin.line, twin.line, "repeated", twin.question) for twin in found]
    return replace(
        drafted,
        cards=tuple(drafted.cards[number] for number in kept),
        lines=tuple(drafted.lines[number] for number in kept),
        leftovers=tuple(sorted((*drafted.leftovers, *left), key=lambda one: (one.line, one.end))),
    )


def _questions(card: Card) -> Sequence[str]:
    question = card["question"]
    return tuple(question.values()) if isinstance(question, Mapping) else (str(question),)


def _derived(card: Card, question: str) -> str:
    """The id that is derived from the question; that of the card where nobody chose another."""
    return str(card["id"]) if "lang" in card and "topic" not in card else derive_id(question)


def _name(card_id: str) -> str:
    return _DIGEST.sub("", card_id)
