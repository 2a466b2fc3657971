"""The JSON Schema for editors says what the loader does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from llm_interview.loader.files import load_file
from llm_interview.loader.json_schema import card_schema

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [*(ROOT / "content").glob("*/*.yaml"), *(ROOT / "tests" / "cases" / "valid").glob("*.yaml")]
)


class Untyped(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads days as text, as the loader and editors' schemas do."""


Untyped.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def valid(document: object) -> bool:
    return Draft202012Validator(card_schema()).is_valid(document)


def test_the_file_for_editors_is_the_one_the_loader_describes() -> None:
    written = json.loads((ROOT / "content" / "schema" / "card.schema.json").read_text("utf-8"))
    assert written == card_schema(), "run scripts/schema.py"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(card_schema())


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.parent.name != "schema"], ids=lambda p: p.stem
)
def test_what_the_loader_reads_without_errors_fits_the_schema(path: Path) -> None:
    file = load_file(path, path.name, "x")
    assert not [found for found in file.problems if found.severity == "error"]
    for document in yaml.load_all(path.read_text("utf-8"), Untyped):
        assert valid(document)


@pytest.mark.parametrize(
    "card",
    [
        {},
        {"front": "a", "dificulty": 1},
        {"front": "a", "difficulty": 4},
        {"front": {"fr": "a"}},
        {"front": "a", "kind": "concpt"},
        {"front": "a", "follow_ups": [{"q": "b"}]},
        {"front": "a", "volatile": "maybe"},
        {"cards": "a"},
    ],
)
def test_what_the_loader_reports_does_not_fit(card: dict[str, object]) -> None:
    assert not valid(card)
