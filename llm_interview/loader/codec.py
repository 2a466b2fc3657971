"""Questions as JSON for the compiled cache, and back.

The form is private to one version of the program: the cache is rebuilt when the version changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from llm_interview.core.errors import told
from llm_interview.core.questions import (
    Asked,
    Check,
    Fact,
    FollowUp,
    Formula,
    KeyPoint,
    Pitfall,
    Question,
    Source,
    WorkedExample,
)

if TYPE_CHECKING:
    from llm_interview.core.glossary import Glossary
    from llm_interview.core.library import Override
    from llm_interview.core.problems import Problem

Json = dict[str, Any]


def encode(value: object) -> Any:  # noqa: ANN401 - any JSON
    """`value` with dataclasses as objects; fields that are empty are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: encode(part) for name, part in pairs if part not in (None, (), {}, "")}
    if isinstance(value, Mapping):
        return {key: encode(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [encode(part) for part in value]
    return value


def decode_question(body: Json, path: str) -> Question:
    """The question `encode` was given, with `path` as its file."""
    return Question(
        **_with(
            body,
            path=path,
            **_tuples(body, "tags", "seed_refs", "errata", "after", "replaces", "derived"),
            asked=tuple(map(_asked, body.get("asked", ()))),
            variants=_lists(body.get("variants")),
            contradictions=_lists(body.get("contradictions")),
            key_points=tuple(map(_key_point, body.get("key_points", ()))),
            reference_points=tuple(map(_key_point, body.get("reference_points", ()))),
            formula=tuple(map(_formula, body.get("formula", ()))),
            worked_example=_worked_example(body.get("worked_example")),
            pitfalls=tuple(Pitfall(**item) for item in body.get("pitfalls", ())),
            follow_ups=tuple(FollowUp(**item) for item in body.get("follow_ups", ())),
            sources=tuple(map(_source, body.get("sources", ()))),
        )
    )


def _with(body: Json, **parts: object) -> Json:
    return {**body, **parts}


def _tuples(body: Json, *names: str) -> dict[str, tuple[Any, ...]]:
    return {name: tuple(body.get(name, ())) for name in names}


def _lists(lists: Json | None) -> Json:
    return {lang: tuple(items) for lang, items in (lists or {}).items()}


def _asked(body: Json) -> Asked:
    return Asked(ref=body["ref"], points=tuple(body["points"]))


def _key_point(body: Json) -> KeyPoint:
    fact = body.get("fact")
    parts: Json = {
        "cues": _lists(body.get("cues")),
        "accept": _lists(body.get("accept")),
        "contradictions": _lists(body.get("contradictions")),
        "groups": tuple(map(tuple, body.get("groups", ()))),
        "fact": Fact(**_with(fact, **_tuples(fact, "accept", "reject"))) if fact else None,
    }
    return KeyPoint(**_with(body, **parts))


def _formula(body: Json) -> Formula:
    return Formula(**_with(body, words=tuple(body.get("words", ()))))


def _worked_example(body: Json | None) -> WorkedExample | None:
    if body is None:
        return None
    checks = tuple(Check(**item) for item in body.get("checks", ()))
    return WorkedExample(setup=body["setup"], steps=tuple(body.get("steps", ())), checks=checks)


def _source(body: Json) -> Source:
    return Source(**_with({"year": None, **body}, supports=tuple(body.get("supports", ()))))


def decode_glossary(body: Json) -> Glossary:
    """The glossary `encode` was given."""
    from llm_interview.core.glossary import Axis, Glossary

    axes = (
        Axis(id=item["id"], **_tuples(item, "positive", "negative"))
        for item in body.get("axes", ())
    )
    concepts: Json = {name: _lists(names) for name, names in body.get("concepts", {}).items()}
    return Glossary(concepts=concepts, axes=tuple(axes))


def decode_problems(items: list[Json]) -> tuple[Problem, ...]:
    """The problems `encode` was given."""
    from llm_interview.core.problems import Problem

    return tuple(Problem(**{**item, "said": _said(item["said"])}) for item in items)


def _said(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The value of a sentence, or a sentence itself, as it was before `encode`."""
    if isinstance(value, list):
        return tuple(value)
    if not isinstance(value, dict):
        return value
    values = {name: _said(part) for name, part in value.get("values", {}).items()}
    return told(value["key"], **values)


def decode_overrides(items: list[Json]) -> tuple[Override, ...]:
    """The overrides `encode` was given."""
    from llm_interview.core.library import Override

    return tuple(Override(**item) for item in items)
