"""Anki package → drafts: our own decks card for card, others by their first two fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from llm_interview.core.langs import LANGS, Lang
from llm_interview.importing.anki_collection import AnkiAnswer, AnkiNote, read_collection
from llm_interview.importing.anki_own import is_own, own_card
from llm_interview.importing.anki_package import collection_of
from llm_interview.importing.anki_text import clozes, plain
from llm_interview.importing.decoding import tidy
from llm_interview.importing.drafts import Draft, Found, Leftover, Reason
from llm_interview.importing.key_points import key_points
from llm_interview.importing.leftovers import leftover
from llm_interview.importing.page_lines import read_line


@dataclass(frozen=True, slots=True, kw_only=True)
class AnkiDeck:
    """What a package gives. Drafts carry running numbers in place of lines; `history` has, by
    that number, the answers of each draft with the language where it is known."""

    found: Found
    history: Mapping[int, tuple[tuple[AnkiAnswer, Lang | None], ...]] = field(default_factory=dict)


def read_apkg(raw: bytes, shown: str) -> AnkiDeck:
    """Drafts and past answers of a package. FileFault for what is none; ExtraFault where reading
    it takes a package that is not installed."""
    collection = read_collection(collection_of(raw, shown), shown)
    logged: dict[int, list[AnkiAnswer]] = {}
    for answer in collection.answers:
        logged.setdefault(answer.card, []).append(answer)
    drafts: list[Draft] = []
    left: list[Leftover] = []
    history: dict[int, tuple[tuple[AnkiAnswer, Lang | None], ...]] = {}
    numbers = count(1)
    for note in collection.notes:
        reason: Reason | None = None
        for part in _drafts(note):
            if not isinstance(part, _Part):
                reason = part
                continue
            number = next(numbers)
            drafts.append(part.draft(number))
            history[number] = tuple(
                sorted(
                    (
                        (answer, lang)
                        for card, lang in part.cards
                        for answer in logged.get(card, ())
                    ),
                    key=lambda pair: pair[0].at,
                )
            )
        if reason:
            at = next(numbers)
            said = next(filter(None, map(plain, note.fields[:2])), "")
            left.append(leftover(at, at, reason, tidy(said)))
    found = Found(drafts=tuple(drafts), leftovers=tuple(left))
    return AnkiDeck(found=found, history={n: past for n, past in history.items() if past})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One card to be, and the cards of Anki that were answered for it."""

    cards: tuple[tuple[int, Lang | None], ...]
    question: str = ""
    answer: str = ""
    tags: tuple[str, ...] = ()
    card: Mapping[str, object] = field(default_factory=dict)

    def draft(self, number: int) -> Draft:
        if self.card:
            return Draft(line=number, card=self.card)
        lines = [read_line(at, row) for at, row in enumerate(self.answer.split("\n"), start=1)]
        return Draft(
            line=number,
            question=self.question,
            answer=self.answer,
            points=key_points(lines),
            tags=self.tags,
        )


def _drafts(note: AnkiNote) -> Iterator[_Part | Reason]:
    if is_own(note):
        yield from _own(note)
        return
    texts = [plain(markup) for markup in note.fields[:8]]
    front, rest = texts[0], [text for text in texts[1:] if text]
    tags = tuple(tidy(tag) for tag in note.tags)
    hidden = list(clozes(front))
    for number, shown, words in hidden:
        answer = "\n\n".join([words, *rest[:1]])
        cards = tuple((card, None) for place, card in note.cards if place == number - 1)
        yield _Part(cards=cards, question=shown, answer=answer, tags=tags)
    if hidden:
        return
    if not front or not rest:
        yield "no_answer" if front else "no_question"
        return
    cards = tuple((card, None) for place, card in note.cards if place == 0)
    yield _Part(cards=cards, question=front, answer=rest[0], tags=tags)


def _own(note: AnkiNote) -> Iterator[_Part | Reason]:
    card = own_card(note)
    if "question" not in card or "answer" not in card:
        yield "no_answer" if "question" in card else "no_question"
        return
    places = dict(enumerate(LANGS))
    yield _Part(cards=tuple((one, places.get(place)) for place, one in note.cards), card=card)
