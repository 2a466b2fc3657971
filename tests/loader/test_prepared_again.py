"""What was prepared for the grader stays so where a deck beside it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from llm_interview.core.questions import Question
from llm_interview.loader import cache_writing
from llm_interview.loader.cache import build_shipped, cache_path, open_library
from llm_interview.loader.cached_library import CachedLibrary

CARD = "{{id: {0}, lang: en, q: What is {0}?, a: {1}, points: [It is so.]}}\n"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        write(tmp_path / "shipped" / "t" / f"{name}.yaml", name)
    return tmp_path / "shipped"


def write(path: Path, name: str, answer: str = "It is so.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(CARD.format(name, answer), "utf-8")
    return path


@pytest.fixture
def compiled() -> Iterator[list[str]]:
    """The cards that were compiled for the grader since."""
    cards: list[str] = []
    compile_question = cache_writing.compile_question

    def noted(question: Question, lexicon: Mapping[str, Any]) -> dict[str, Any]:
        cards.append(question.id)
        return compile_question(question, lexicon)

    with patch.object(cache_writing, "compile_question", noted):
        yield cards


def opened(shipped: Path, cache: Path | None, *roots: Path) -> CachedLibrary:
    return open_library(roots, shipped=shipped, cache=cache)


def test_an_own_deck_is_prepared_beside_what_is_prepared(
    shipped: Path, tmp_path: Path, compiled: list[str]
) -> None:
    cache, mine = tmp_path / "cache", tmp_path / "mine.yaml"
    opened(shipped, cache)
    assert compiled == ["a", "b", "c"]
    compiled.clear()
    for answer in ("Yes.", "No."):
        library = opened(shipped, cache, write(mine, "x", answer))
        assert library.prepared("a") == opened(shipped, None).prepared("a")
        assert library.question("x").spoken["en"] == answer
    assert [card for card in compiled if card == "x"] == ["x", "x"]


def test_only_the_card_that_was_edited_is_prepared_again(
    shipped: Path, tmp_path: Path, compiled: list[str]
) -> None:
    before = opened(shipped, tmp_path / "cache").prepared("b")
    compiled.clear()
    write(shipped / "t" / "b.yaml", "b", "It is another thing.")
    after = opened(shipped, tmp_path / "cache").prepared("b")
    assert compiled == ["b"]
    assert after != before


def test_the_ready_made_library_is_taken_from_where_a_user_has_decks(
    shipped: Path, tmp_path: Path, compiled: list[str]
) -> None:
    build_shipped(shipped, shipped / "library.sqlite")
    compiled.clear()
    opened(shipped, None, write(tmp_path / "mine.yaml", "x"))
    assert compiled == ["x"]


@pytest.mark.parametrize("why", ["another glossary", "a damaged file", "no file of ours"])
def test_what_does_not_fit_is_prepared_anew(
    shipped: Path, tmp_path: Path, compiled: list[str], why: str
) -> None:
    cache = tmp_path / "cache"
    opened(shipped, cache)
    path = cache_path(cache, [shipped])
    if why == "another glossary":
        concepts = "concepts: {softmax: {en: [softmax, normalised exponential]}}\naxes: []\n"
        (shipped / "glossary.yaml").write_text(concepts, "utf-8")
    elif why == "a damaged file":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        write(shipped / "t" / "d.yaml", "d")
    else:
        path.write_bytes(b"SQLite format 3\0" + b"?" * 5000)
        write(shipped / "t" / "d.yaml", "d")
    compiled.clear()
    assert opened(shipped, cache).prepared("a")
    assert compiled[:3] == ["a", "b", "c"]
