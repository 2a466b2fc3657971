"""Notes of our own decks → whole cards: what they carry unseen, and what a person edited in Anki.

A note as it was exported gives back its card as it was. A field that was edited since counts for
what it shows; notes that carry nothing are read by what they show alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Final

from llm_interview.core.carried_card import ATTRIBUTE, Carried, unpack
from llm_interview.core.langs import LANGS, Lang
from llm_interview.importing.anki_collection import AnkiNote
from llm_interview.importing.anki_text import plain
from llm_interview.importing.decoding import tidy
from llm_interview.importing.json_cards import whole_card

Fields = Mapping[str, str]
Record = dict[str, object]

_OWN: Final = frozenset(
    ("Id", *(f"{part} {lang}" for lang in LANGS for part in ("Question", "Answer")))
)
_LABELS: Final = ("topic::", "tier::", "level::")
_LISTS: Final = (
    ("key_points", "Key points", ("text",)),
    ("pitfalls", "Pitfalls", ("wrong", "right")),
)
"""Lists of a card, the part of a note that shows each, and which of their texts it shows."""
_MADE_BY_ANKI: Final = frozenset(("leech", "marked"))
_ITEM = re.compile(r"<li(?: class=\"must\")?>(.*?)</li>", re.DOTALL)
_MUST = re.compile(r"<li( class=\"must\")?>")
_PITFALL = re.compile(r'<p class="wrong">(.*?)</p>(?:<p class="right">(.*?)</p>)?', re.DOTALL)
_FORMULA = re.compile(r"<p(?: lang=\"(\w\w)\")?>\\\[(.*?)\\\]</p>", re.DOTALL)
"""A formula; where its words differ between languages it stands once in each, after one another."""
_WORD = re.compile(rf'<span {ATTRIBUTE}="([\w=-]+)">', re.ASCII)


def is_own(note: AnkiNote) -> bool:
    """Whether the note is of a deck that this program made."""
    return set(note.names) >= _OWN and len(note.names) == len(note.fields)


def own_card(note: AnkiNote) -> Record:
    """The card in the full form of a deck; without `question` or `answer` where the note has
    none."""
    fields = dict(zip(note.names, note.fields, strict=True))
    shown = _shown(fields, note.tags)
    word = _WORD.search(fields.get("Sources", ""))
    carried = unpack(word[1]) if word else None
    return whole_card(shown if carried is None else _merged(carried, shown, fields, note.tags))


def _shown(fields: Fields, tags: Sequence[str]) -> Record:
    """What the note shows; languages without an answer are left out."""
    langs = [lang for lang in LANGS if plain(fields[f"Question {lang}"])]
    answer = {lang: text for lang in langs if (text := _text(fields[f"Answer {lang}"]))}
    return {
        "id": plain(fields["Id"]),
        **_labels(tags),
        "question": {lang: _text(fields[f"Question {lang}"]) for lang in answer or langs},
        "answer": answer,
        "key_points": _points(fields, langs),
        "formula": [{"tex": tex} for tex in _formulas(fields.get("Formula", ""))],
        "pitfalls": _pitfalls(fields, langs),
    }


def _merged(carried: Carried, shown: Record, fields: Fields, tags: Sequence[str]) -> Record:
    """The carried card, with what was edited in Anki put in its place."""

    def edited(part: str) -> list[Lang]:
        named = ((lang, f"{part} {lang}") for lang in LANGS)
        return [lang for lang, name in named if carried.edited(name, fields.get(name, ""))]

    card: Record = {**carried.card, "tags": _tags(carried.card, tags)}
    for name, part in (("question", "Question"), ("answer", "Answer")):
        now = _mapping(shown[name])
        texts = _mapping(card.get(name)) | {lang: now.get(lang) for lang in edited(part)}
        card[name] = {lang: text for lang, text in texts.items() if text}
    for name, part, texts_in in _LISTS:
        if edited(part):
            card[name] = _renewed(card.get(name), shown[name], texts_in)
    if carried.edited("Formula", fields.get("Formula", "")):
        card["formula"] = _renewed_formulas(card.get("formula"), shown["formula"])
    return card


def _renewed(old: object, new: object, names: Sequence[str]) -> list[Record]:
    """Entries with the texts that are shown now: in the old ones, if there are as many."""
    kept, seen = _records(old), _records(new)
    if len(kept) != len(seen):
        return seen
    return [
        entry | {name: _mapping(entry.get(name)) | _mapping(now.get(name)) for name in names}
        for entry, now in zip(kept, seen, strict=True)
    ]


def _formulas(markup: str) -> list[str]:
    """The TeX of each formula, of those in several languages that of the first."""
    found = _FORMULA.findall(markup)
    first = next((lang for lang, _ in found if lang), "")
    return [_tex(tex) for lang, tex in found if lang in {"", first}]


def _renewed_formulas(old: object, new: object) -> list[Record]:
    """Formulas as they are shown now; the legend and the words of one that was not edited stay."""
    kept = {str(entry.get("tex")): entry for entry in _records(old)}
    return [kept.get(str(entry["tex"]), entry) for entry in _records(new)]


def _records(value: object) -> list[Record]:
    return [_mapping(entry) for entry in value] if isinstance(value, list) else []


def _mapping(value: object) -> Record:
    return dict(value) if isinstance(value, Mapping) else {}


def _tags(card: Mapping[str, object], tags: Sequence[str]) -> list[str]:
    """The card's own tags, which Anki writes without blanks, and those added there."""
    listed = card.get("tags")
    own = [tag for tag in listed if isinstance(tag, str)] if isinstance(listed, list) else []
    known = {"_".join(tag.split()) for tag in own} | _MADE_BY_ANKI
    return [*own, *(t for t in map(tidy, tags) if t not in known and not t.startswith(_LABELS))]


def _labels(tags: Sequence[str]) -> Record:
    """The fields that tags stand for, and the tags that are no more than tags."""
    named = dict(tag.split("::", 1) for tag in tags if tag.count("::") == 1)
    level = named.get("level", "")
    return {
        "topic": tidy(named.get("topic", "")),
        "tags": _tags({}, tags),
        "tier": named.get("tier", ""),
        "difficulty": int(level) if level in {"1", "2", "3"} else None,
    }


def _text(markup: str) -> str:
    return plain(markup.replace("</p><p>", "</p>\n<p>"), bold=True)


def _tex(markup: str) -> str:
    return tidy(html.unescape(markup)).strip()


def _points(fields: Fields, langs: Sequence[Lang]) -> list[Record]:
    shown = {lang: fields.get(f"Key points {lang}", "") for lang in langs}
    rows = {lang: _ITEM.findall(text) for lang, text in shown.items()}
    points = [{"text": texts} for texts in _aligned(rows)]
    marks = next((found for text in shown.values() if (found := _MUST.findall(text))), [])
    return [
        {**point, "required": True} if any(marks[at : at + 1]) else {**point}
        for at, point in enumerate(points)
    ]


def _pitfalls(fields: Fields, langs: Sequence[Lang]) -> list[Record]:
    rows = {lang: _PITFALL.findall(fields.get(f"Pitfalls {lang}", "")) for lang in langs}
    wrong = _aligned({lang: [w for w, _ in pairs] for lang, pairs in rows.items()})
    right = _aligned({lang: [r for _, r in pairs] for lang, pairs in rows.items()})
    return [{"wrong": w, "right": r} for w, r in zip(wrong, right, strict=False) if w and r]


def _aligned(rows: Mapping[Lang, Sequence[str]]) -> list[dict[Lang, str]]:
    """The n-th of each language together; languages with another count are left out."""
    most = next((len(found) for found in rows.values() if found), 0)
    kept = {lang: found for lang, found in rows.items() if len(found) == most}
    return [{lang: _text(found[at]) for lang, found in kept.items()} for at in range(most)]
