"""The form of a card as JSON Schema (2020-12), made from `fields`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from llm_interview.core.langs import LANGS
from llm_interview.loader.fields import CARD, FILE, Field, Fields

Schema = dict[str, Any]


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _by_language(value: Schema) -> Schema:
    return {
        "type": "object",
        "properties": dict.fromkeys(LANGS, value),
        "minProperties": 1,
        "additionalProperties": False,
    }


_DEFS: Final[Mapping[str, Schema]] = {
    "text": {"type": ["string", "number", "boolean"]},
    "words": {"anyOf": [_ref("text"), {"type": "array", "items": _ref("text")}]},
    "texts": {"anyOf": [_ref("text"), _by_language(_ref("text"))]},
    "lists": {"anyOf": [_ref("words"), _by_language(_ref("words"))]},
    "date": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "groups": {"type": "array", "items": _ref("words")},
}
_SIMPLE: Final[Mapping[str, Schema]] = {
    **{name: _ref(name) for name in _DEFS},
    "id": _ref("text"),
    "ids": _ref("words"),
    "lang": _ref("text"),
    "boolean": {"type": "boolean"},
}


def card_schema() -> Schema:
    """A schema for a card file: one card, a list of cards, or a map with `cards`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Deck of llm-interview",
        "anyOf": [
            {"$ref": "#/$defs/card"},
            {"type": "array", "items": {"$ref": "#/$defs/card"}},
            _object({**FILE, "cards": Field(form="records", about=FILE["cards"].about)}, "cards"),
        ],
        "$defs": {"card": _object(CARD), **_DEFS},
    }


def _object(fields: Fields, cards: str = "") -> Schema:
    properties: Schema = {}
    for name, field in fields.items():
        schema = {**_schema_of(field), "description": field.about}
        if name == cards:
            schema = {"type": "array", "items": {"$ref": "#/$defs/card"}}
        properties.update(dict.fromkeys((name, *field.aliases), schema))
    needed = [
        {"anyOf": [{"required": [spelling]} for spelling in (name, *field.aliases)]}
        for name, field in fields.items()
        if field.needed and name != "spoken"
    ]
    shape: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if cards:
        shape["required"] = [cards]
    return {**shape, "allOf": needed} if needed else shape


def _schema_of(field: Field) -> Schema:
    if field.form in _SIMPLE:
        return dict(_SIMPLE[field.form])
    if field.form == "choice":
        return {"enum": list(field.values)}
    if field.form in ("integer", "number"):
        bounds = {"minimum": field.low, "maximum": field.high}
        return {"type": field.form, **{key: n for key, n in bounds.items() if n is not None}}
    one = _one(field)
    return one if field.form == "record" else {"anyOf": [one, {"type": "array", "items": one}]}


def _one(field: Field) -> Schema:
    """One record, or what may stand for it."""
    if not field.fields:
        return _ref("texts")
    shape = _object(field.fields)
    if not field.short:
        return shape
    return {"anyOf": [shape, _schema_of(field.fields[field.short])]}
