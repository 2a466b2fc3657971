"""Cards as JSON values: the shapes of `list --json`, `show --json` and the JSON export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from llm_interview.core.langs import Lang

if TYPE_CHECKING:
    from llm_interview.core.card_summary import CardSummary
    from llm_interview.core.questions import KeyPoint, Question

Json = object
_OWN = frozenset({"path", "line", "fingerprint"})


def summary_json(card: CardSummary, state: str, due: str | None) -> dict[str, Json]:
    """One entry of `list --json`."""
    return {
        "id": card.id,
        "topic": card.topic,
        "tags": list(card.tags),
        "difficulty": card.difficulty,
        "tier": card.tier,
        "kind": card.kind,
        "langs": list(card.langs),
        "seed_refs": list(card.seed_refs),
        "question": dict(card.front),
        "state": state,
        "due": due,
    }


def question_json(question: Question) -> dict[str, Json]:
    """What `show --json` adds to the list entry: everything the author wrote, but for the points
    that only a reference asks for."""
    return _body(question.without_references())


def _body(question: Question) -> dict[str, Json]:
    whole = plain_value(question)
    if not isinstance(whole, dict):  # pragma: no cover - a dataclass always becomes a dict
        raise TypeError(question)
    body = {key: value for key, value in whole.items() if key not in _OWN}
    body["question"], body["answer"] = body.pop("front"), body.pop("spoken")
    body["langs"] = list(question.langs)
    body["reference_points"] = list(map(_reference_point, question.reference_points))
    return body if question.reference_points else _without(body, "reference_points")


def _reference_point(point: KeyPoint) -> Json:
    """A point that is required wherever it is asked for, so that nothing says so."""
    value = plain_value(point)
    return _without(value, "required") if isinstance(value, dict) else value


def _without(body: dict[str, Json], name: str) -> dict[str, Json]:
    return {key: value for key, value in body.items() if key != name}


def plain_value(value: object) -> Json:
    """Dataclasses as objects, tuples as lists; absent optional values stay null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain_value(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain_value(item) for item in value]
    return value


def json_in(question: Question, langs: tuple[Lang, ...]) -> dict[str, Json]:
    """The question in `langs`, as a card that has no other language would be (all of it where it
    is in none of them), with the points that only a reference asks for: a card is made of it."""
    cut = {key: _only_langs(value, langs) for key, value in _body(question).items()}
    kept = [lang for lang in question.langs if lang in langs]
    return {**cut, "langs": kept or list(question.langs)}


def _only_langs(value: Json, langs: tuple[Lang, ...]) -> Json:
    """`value` with every language map cut to `langs` (kept whole where none of them is in it)."""
    if isinstance(value, dict):
        keys = set(value)
        if keys and keys <= {"en", "vi", "zh"}:
            kept = {key: item for key, item in value.items() if key in langs}
            return kept or value
        return {key: _only_langs(item, langs) for key, item in value.items()}
    if isinstance(value, list):
        return [_only_langs(item, langs) for item in value]
    return value
