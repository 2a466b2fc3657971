"""JSON → drafts: our own export whole, other lists of questions and answers by their keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from llm_interview.core.errors import FileFault, told
from llm_interview.importing.card_fields import fitting
from llm_interview.importing.decoding import tidy
from llm_interview.importing.drafts import Draft, Found, Leftover
from llm_interview.importing.field_names import field_of
from llm_interview.importing.leftovers import leftover

# The fields of a card, in the order they are written; `langs` and the like follow from them.
WHOLE: Final = (
    *("id", "topic", "tags", "kind", "difficulty", "tier", "as_of", "volatile", "lang"),
    *("seed_refs", "asked", "errata", "after", "replaces", "question", "variants", "answer"),
    *("key_points", "reference_points", "contradictions", "formula", "worked_example", "pitfalls"),
    *("follow_ups", "sources", "derived", "notes"),
)
MAX_DEPTH = 12
_LANGS = frozenset(("en", "vi", "zh"))


def read_json(text: str, shown: str) -> Found:
    """The cards of a JSON document, or of JSON lines. FileFault where it is neither."""
    entries = list(_entries(_parsed(text, shown)))
    drafts: list[Draft] = []
    left: list[Leftover] = []
    for number, entry in enumerate(entries, start=1):
        draft = _draft(entry, number)
        if draft is None:
            said = json.dumps(entry, ensure_ascii=False)[:200]
            left.append(leftover(number, number, "unreadable", tidy(said)))
        else:
            drafts.append(draft)
    return Found(drafts=tuple(drafts), leftovers=tuple(left))


def _parsed(text: str, shown: str) -> object:
    try:
        return json.loads(text)
    except RecursionError:
        raise FileFault(told("nested_deep", path=shown), told("hint_no_card_needs")) from None
    except json.JSONDecodeError as error:
        rows = _json_lines(text)
        if rows is not None:
            return rows
        said = told("json_line", path=shown, line=error.lineno, why=error.msg)
        raise FileFault(said, told("hint_other_form")) from None
    except ValueError as error:
        said = told("json_off", path=shown, why=error)
        raise FileFault(said, told("hint_other_form")) from None


def _json_lines(text: str) -> list[object] | None:
    rows = [row for row in text.split("\n") if row.strip()]
    try:
        found = [json.loads(row) for row in rows]
    except (ValueError, RecursionError):
        return None
    return found if len(found) > 1 else None


def _entries(document: object) -> Iterator[object]:
    """The objects that may be cards, wherever a file keeps its list of them."""
    if isinstance(document, list):
        yield from document
    elif isinstance(document, Mapping):
        names = ("cards", "questions", "items", "notes", "data", "flashcards")
        lists = [document[name] for name in names if isinstance(document.get(name), list)]
        if lists:
            yield from lists[0]
        else:
            yield document


def _draft(entry: object, number: int) -> Draft | None:
    if isinstance(entry, list) and len(entry) >= 2:
        entry = {"question": entry[0], "answer": entry[1]}
    if not isinstance(entry, Mapping):
        return None
    named = _named(entry)
    if not _is_text(named.get("question")) or not _is_text(named.get("answer")):
        return None
    card = whole_card(named)
    return Draft(line=number, card=card) if "question" in card and "answer" in card else None


def whole_card(fields: Mapping[str, object]) -> dict[str, object]:
    """Of fields by our own names, those with a value that fits, in the order they are written."""
    found = ((name, fitting(name, _value(fields.get(name)))) for name in WHOLE)
    return {name: value for name, value in found if value is not None}


def _named(entry: Mapping[str, object]) -> dict[str, object]:
    """The fields by our names; a field already called so wins over one that means the same."""
    found: dict[str, object] = {}
    for key, value in entry.items():
        name = key if key in WHOLE else field_of(key)
        if name and (name not in found or key == name):
            found[name] = value
    return found


def _is_text(value: object) -> bool:
    if isinstance(value, Mapping):
        texts = [text for text in value.values() if isinstance(text, str) and text.strip()]
        return bool(texts) and value.keys() <= _LANGS
    return isinstance(value, str) and bool(value.strip())


def _value(value: object, depth: int = 0) -> object:
    """`value` without what is empty, its texts harmless; None where nothing is left."""
    if depth > MAX_DEPTH or value is None:
        return None
    if isinstance(value, str):
        return tidy(value).strip() or None
    if isinstance(value, Mapping):
        kept = {
            tidy(str(k)): v for k, raw in value.items() if (v := _value(raw, depth + 1)) is not None
        }
        return kept or None
    if isinstance(value, list):
        items = [item for raw in value if (item := _value(raw, depth + 1)) is not None]
        return items or None
    return value if isinstance(value, (bool, int, float)) else None
