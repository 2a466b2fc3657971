"""Anki package → drafts: our own decks card for card, others by their first two fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from llm_interview.core.langs import LANGS, Lang
from llm_interview.importing.anki_collection import AnkiAnswer, AnkiNote, read_collection
from llm_interview.importing.anki_package import collection_of
from llm_interview.importing.anki_text import clozes, plain
from llm_interview.importing.answers import key_points
from llm_interview.importing.card_fields import fitting
from llm_interview.importing.decoding import tidy
from llm_interview.importing.drafts import Draft, Found, Leftover, Reason
from llm_interview.importing.leftovers import leftover
from llm_interview.importing.page_lines import read_line

_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_PITFALL = re.compile(r'<p class="wrong">(.*?)</p>(?:<p class="right">(.*?)</p>)?', re.DOTALL)
_FORMULA = re.compile(r"<p>\\\[(.*?)\\\]</p>", re.DOTALL)
_OWN = frozenset(("Id", *(f"{part} {lang}" for lang in LANGS for part in ("Question", "Answer"))))


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
            left.append(leftover(at, at, reason, tidy(plain(note.fields[0]))))
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
    if set(note.names) >= _OWN and len(note.names) == len(note.fields):
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
    fields = dict(zip(note.names, note.fields, strict=True))
    langs = [lang for lang in LANGS if plain(fields[f"Question {lang}"])]
    question = {lang: _text(fields[f"Question {lang}"]) for lang in langs}
    answer = {lang: text for lang in langs if (text := _text(fields[f"Answer {lang}"]))}
    if not question or answer.keys() != question.keys():
        yield "no_answer" if question else "no_question"
        return
    found: dict[str, object] = {
        "id": plain(fields["Id"]),
        **_labels(note.tags),
        "question": question,
        "answer": answer,
        "key_points": _points(fields, langs),
        "formula": [{"tex": _tex(tex)} for tex in _FORMULA.findall(fields.get("Formula", ""))],
        "pitfalls": _pitfalls(fields, langs),
    }
    fits = ((name, fitting(name, value)) for name, value in found.items() if value)
    card = {name: value for name, value in fits if value is not None}
    places = dict(enumerate(LANGS))
    cards = tuple((card_id, places.get(place)) for place, card_id in note.cards)
    yield _Part(cards=cards, card=card)


def _text(markup: str) -> str:
    return plain(markup.replace("</p><p>", "</p>\n<p>"), bold=True)


def _tex(markup: str) -> str:
    import html

    return tidy(html.unescape(markup)).strip()


def _labels(tags: Sequence[str]) -> dict[str, object]:
    """The fields that tags stand for, and the tags that are no more than tags."""
    named = dict(tag.split("::", 1) for tag in tags if tag.count("::") == 1)
    level = named.get("level", "")
    return {
        "topic": tidy(named.get("topic", "")),
        "tags": [tidy(t) for t in tags if not t.startswith(("topic::", "tier::", "level::"))],
        "tier": named.get("tier", ""),
        "difficulty": int(level) if level in {"1", "2", "3"} else None,
    }


def _points(fields: Mapping[str, str], langs: Sequence[Lang]) -> list[dict[str, object]]:
    rows = {lang: _ITEM.findall(fields.get(f"Key points {lang}", "")) for lang in langs}
    return [{"text": texts} for texts in _aligned({k: [(v,) for v in r] for k, r in rows.items()})]


def _pitfalls(fields: Mapping[str, str], langs: Sequence[Lang]) -> list[dict[str, object]]:
    rows = {lang: _PITFALL.findall(fields.get(f"Pitfalls {lang}", "")) for lang in langs}
    wrong = _aligned({lang: [(w,) for w, _ in pairs] for lang, pairs in rows.items()})
    right = _aligned({lang: [(r,) for _, r in pairs] for lang, pairs in rows.items()})
    return [{"wrong": w, "right": r} for w, r in zip(wrong, right, strict=False) if w and r]


def _aligned(rows: Mapping[Lang, Sequence[tuple[str]]]) -> list[dict[Lang, str]]:
    """The n-th of each language together; languages with another count are left out."""
    most = next((len(found) for found in rows.values() if found), 0)
    kept = {lang: found for lang, found in rows.items() if len(found) == most}
    return [{lang: _text(found[at][0]) for lang, found in kept.items()} for at in range(most)]
