"""Reading cards, glossary and labelled answers for the scripts that measure the grader."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import yaml

from llm_interview.core.glossary import Axis, Glossary
from llm_interview.core.langs import Lang
from llm_interview.core.questions import Asked, Fact, KeyPoint, Pitfall, Question

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
Row = dict[str, Any]


def glossary(path: Path = CONTENT / "glossary.yaml") -> Glossary:
    """The shipped glossary."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    axes = tuple(
        Axis(id=a["id"], positive=tuple(a["positive"]), negative=tuple(a["negative"]))
        for a in data["axes"]
    )
    return Glossary(concepts=data["concepts"], axes=axes)


def cards(folder: Path = CONTENT) -> dict[str, Question]:
    """Every shipped card that can be read, by id."""
    found: dict[str, Question] = {}
    for path in sorted(folder.glob("*/*.yaml")):
        if path.parent.name in {"schema", "examples"}:
            continue
        try:
            data = yaml.safe_load(path.read_text(encoding="utf-8"))
            found[data["id"]] = question(data)
        except (KeyError, TypeError, yaml.YAMLError) as error:
            print(f"left out {path}: {error!r}")
    return found


def question(data: Mapping[str, Any]) -> Question:
    """A card in the full form as a Question."""
    points = tuple(_point(point) for point in data["key_points"])
    if not any(point.required for point in points):
        heaviest = max(points, key=lambda point: point.weight)
        points = tuple(replace(p, required=p is heaviest) for p in points)
    return Question(
        id=data["id"],
        topic=data.get("topic", ""),
        front=data["front"],
        spoken=data["spoken"],
        seed_refs=tuple(data.get("seed_refs", ())),
        asked=tuple(Asked(ref=a["ref"], points=tuple(a["points"])) for a in data.get("asked", ())),
        variants=_lists(data.get("variants")),
        key_points=points,
        reference_points=tuple(_reference_points(data, points)),
        contradictions=_lists(data.get("contradictions")),
        pitfalls=tuple(
            Pitfall(id=p["id"], wrong=p["wrong"], right=p["right"])
            for p in data.get("pitfalls", ())
        ),
    )


def _reference_points(data: Mapping[str, Any], points: Iterable[KeyPoint]) -> Iterator[KeyPoint]:
    heaviest = max(point.weight for point in points)
    for point in data.get("reference_points", ()):
        yield _point({"weight": heaviest, **point})


def _point(data: Mapping[str, Any]) -> KeyPoint:
    fact = data.get("fact")
    return KeyPoint(
        id=data["id"],
        weight=float(data["weight"]),
        required=bool(data.get("required")),
        text=data["text"],
        polarity=data.get("polarity", "stated"),
        cues=_lists(data.get("cues")),
        accept=_lists(data.get("accept")),
        groups=tuple(tuple(map(str, group)) for group in data.get("groups", ())),
        fact=None if not fact else Fact(
            value=str(fact["value"]), unit=fact.get("unit"),
            accept=tuple(map(str, fact.get("accept", ()))),
            reject=tuple(map(str, fact.get("reject", ()))),
        ),
        contradictions=_lists(data.get("contradictions")),
    )  # fmt: skip


def _lists(data: Mapping[str, Iterable[Any]] | None) -> dict[Lang, tuple[str, ...]]:
    return {cast("Lang", lang): tuple(map(str, texts)) for lang, texts in (data or {}).items()}


def plain(card: Question) -> Question:
    """The card as a plain user deck has it: question, answer, key-point texts."""
    points = tuple(
        KeyPoint(id=p.id, weight=p.weight, required=p.required, text=p.text)
        for p in card.key_points
    )
    return Question(
        id=card.id, topic=card.topic, front=card.front, spoken=card.spoken, key_points=points
    )


def lean(card: Question) -> Question:
    """The card without what was worded after answers: what its texts and groups alone can tell."""
    points, only = (
        tuple(replace(point, accept={}, cues={}, contradictions={}) for point in points)
        for points in (card.key_points, card.reference_points)
    )
    return replace(card, key_points=points, reference_points=only)


def contradicted_as(deck: dict[str, Question], newer: Mapping[str, Question]) -> None:
    """Give the points of `deck` the contradictions that points of the same name have in `newer`."""
    for key, card in deck.items():
        known = {p.id: p.contradictions for p in newer[key].key_points} if key in newer else {}
        points = tuple(
            replace(point, contradictions=known.get(point.id, {})) for point in card.key_points
        )
        deck[key] = replace(card, key_points=points)


def own_deck(rows: Iterable[Row]) -> dict[str, Question]:
    """Questions built from the `question`, `model` and `points` of the rows themselves, by
    `own_key`: a deck of bare key points in as many languages as the rows have. Without more in the
    rows there is no model answer, and all points are required and weigh the same."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        found.setdefault(own_key(row), {}).setdefault(row["lang"], row)
    return {card: _own_question(card, langs) for card, langs in found.items()}


def _own_question(card: str, langs: Mapping[str, Row]) -> Question:
    first = next(iter(langs.values()))["points"]
    return Question(
        id=card,
        topic="",
        front=_by_lang(langs, lambda row: row["question"]),
        spoken=_by_lang(langs, lambda row: row.get("model", "")),
        key_points=tuple(
            KeyPoint(
                id=f"p{n}",
                weight=float(point.get("weight", 100 / len(first))),
                required=bool(point.get("required", True)),
                text={cast("Lang", lang): row["points"][n]["text"] for lang, row in langs.items()},
            )
            for n, point in enumerate(first)
        ),
    )


def _by_lang(langs: Mapping[str, Row], text: Callable[[Row], str]) -> dict[Lang, str]:
    return {cast("Lang", lang): found for lang, row in langs.items() if (found := text(row))}


def own_key(row: Row) -> str:
    """What tells questions of a file apart; one card may be asked about in several ways."""
    return str(row.get("ref") or row["card"])


def rows(path: Path) -> list[Row]:
    """Labelled answers, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def examples(deck: Mapping[str, Question], folder: Path = CONTENT / "examples") -> list[Row]:
    """The labelled answers kept with the cards, as rows (points in the order of the card; a point
    that is younger than its labels has no status)."""
    found: list[Row] = []
    for path in sorted(folder.glob("*/*.jsonl")):
        card = deck.get(path.stem)
        if card is None:
            continue
        for row in rows(path):
            status = row["points"]
            found.append({**row, "card": path.stem, "points": [
                {"text": p.text.get(row["lang"], ""), "status": status.get(p.id),
                 "made": status.get(p.id) == "covered", "required": p.required}
                for p in card.key_points]})  # fmt: skip
    return found


def by_language(data: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each language, then all."""
    everything = list(data)
    for lang in ("en", "vi", "zh"):
        chosen = [row for row in everything if row["lang"] == lang]
        if chosen:
            yield lang, chosen
    yield "all", everything
