"""The compiled library says what the files say, and nobody notices when it is gone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from llm_interview.core.errors import ContentFault, FileFault
from llm_interview.loader import cache as cache_module
from llm_interview.loader import cache_file, cache_writing
from llm_interview.loader.cache import build_shipped, cache_path, open_library
from llm_interview.loader.cached_library import CachedLibrary
from llm_interview.loader.library import load_library
from llm_interview.loader.shipped import shipped_content
from llm_interview.loader.signature import content_signature

CARD = """\
id: {name}
lang: en
q: What is {name}?
a: It is so.
points: [{{text: so, required: true, cues: [so], fact: {{value: 4, accept: [four]}}}}]
worked_example: {{setup: s, steps: [one], checks: [{{expr: 1+1, value: 2}}]}}
sources: [{{title: T, supports: [so]}}]
tags: [tag-{name}]
seed_refs: [s]
asked: [{{ref: s, points: [only]}}]
reference_points: [{{id: only, text: it, cues: [c], accept: [d], groups: [[e]], fact: 7}}]
"""


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    root = tmp_path / "shipped"
    for name in ("a", "b", "c"):
        path = root / "t" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CARD.format(name=name), encoding="utf-8")
    return root


def opened(shipped: Path, cache: Path | None, *roots: Path) -> CachedLibrary:
    return open_library(roots, shipped=shipped, cache=cache)


def same(library: CachedLibrary, shipped: Path, *roots: Path) -> None:
    read = load_library(roots, shipped=shipped)
    assert library.ids() == tuple(question.id for question in read.questions)
    assert tuple(map(library.question, library.ids())) == read.questions
    assert library.problems == read.problems
    assert library.glossary() == read.glossary
    assert library.ref_owners == read.ref_owners
    assert library.paths == read.paths
    assert library.topics == read.topics
    assert library.overridden == read.overridden
    assert library.unread == read.unread
    for summary, question in zip(library.summaries(), read.questions, strict=True):
        assert (summary.id, summary.path) == (question.id, question.path)
        assert (summary.line, summary.topic) == (question.line, question.topic)
        assert (summary.front, summary.tags, summary.langs) == (
            question.front,
            question.tags,
            question.langs,
        )
        assert summary.fingerprint == question.fingerprint


def test_the_compiled_library_equals_the_files(shipped: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("- {id: a, q: Mine?, a: Yes.}\n- {q: 你好吗？, a: 好。}\n", encoding="utf-8")
    for _ in ("cold", "warm"):
        same(opened(shipped, tmp_path / "cache", mine), shipped, mine)


def test_the_compiled_shipped_decks_equal_their_files() -> None:
    same(opened(shipped_content(), None), shipped_content())


def test_points_that_only_a_reference_asks_for_come_back_from_the_cache(
    shipped: Path, tmp_path: Path
) -> None:
    opened(shipped, tmp_path / "cache")
    library = opened(shipped, tmp_path / "cache")
    (point,) = library.question("a").reference_points
    assert (point.id, point.cues, point.groups) == ("only", {"en": ("c",)}, (("e",),))
    assert library.question("a").as_asked("s").key_points[-1].required
    compiled = library.prepared("a")
    assert compiled is not None
    assert [one["id"] for one in compiled["by_reference"]] == ["only"]


def test_a_warm_start_reads_no_file_and_imports_no_yaml(shipped: Path, tmp_path: Path) -> None:
    opened(shipped, tmp_path)
    program = (
        "import sys; from pathlib import Path; from llm_interview.loader.cache import open_library;"
        f"library = open_library((), shipped=Path({str(shipped)!r}),"
        f" cache=Path({str(tmp_path)!r}));"
        "library.ids(); library.summaries(); library.question('a'); library.prepared('a');"
        "sys.exit('yaml' in sys.modules)"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, env={**os.environ, "PYTHONPATH": root}
    )
    assert done.returncode == 0


def test_the_signature_costs_no_heavy_import() -> None:
    program = (
        "import sys; import llm_interview.loader.cache;"
        "sys.exit(any(m in sys.modules for m in ('dataclasses', 're', 'sqlite3', 'pathlib')))"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-S", "-c", program], check=False, env={"PYTHONPATH": root}
    )
    assert done.returncode == 0


def test_any_change_of_a_file_changes_the_signature(shipped: Path) -> None:
    seen = {content_signature([shipped])}
    file = shipped / "t" / "a.yaml"
    os.utime(file, ns=(1, 1))
    seen.add(content_signature([shipped]))
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    seen.add(content_signature([shipped]))
    file.rename(shipped / "t" / "d.yaml")
    seen.add(content_signature([shipped]))
    (shipped / "t" / "d.yaml").unlink()
    seen.add(content_signature([shipped]))
    assert len(seen) == 5
    assert content_signature([shipped / "nowhere"]) == content_signature([shipped / "none"])


def test_an_edited_card_is_seen_at_the_next_start(shipped: Path, tmp_path: Path) -> None:
    opened(shipped, tmp_path)
    file = shipped / "t" / "a.yaml"
    file.write_text(CARD.format(name="a").replace("It is so", "It is not"), encoding="utf-8")
    assert opened(shipped, tmp_path).question("a").spoken["en"] == "It is not."


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a database at all" * 300),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: execute(path, "DROP TABLE meta"),
        lambda path: execute(path, "DELETE FROM card"),
        lambda path: execute(path, "DELETE FROM body"),
        lambda path: execute(path, "UPDATE meta SET value = '0' WHERE key = 'format'"),
        lambda path: execute(path, "UPDATE meta SET value = '{' WHERE key = 'problems'"),
        lambda path: execute(path, "UPDATE body SET question = prepared"),
        lambda path: execute(path, "UPDATE card SET line = 99"),
    ],
)
def test_a_damaged_cache_is_rebuilt_without_a_word(
    damage: object, shipped: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    opened(shipped, cache)
    assert callable(damage)
    damage(cache_path(cache, [shipped]))
    same(opened(shipped, cache), shipped)


def execute(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


def test_a_flipped_bit_anywhere_changes_nothing_that_is_read(shipped: Path, tmp_path: Path) -> None:
    opened(shipped, tmp_path)
    path = cache_path(tmp_path, [shipped])
    sound = path.read_bytes()
    for at in range(0, len(sound), len(sound) // 25):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 0x10]) + sound[at + 1 :])
        same(opened(shipped, tmp_path), shipped)


def test_where_nothing_can_be_written_the_library_is_built_in_memory(
    shipped: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    same(opened(shipped, tmp_path / "file" / "cache"), shipped)
    same(opened(shipped, None), shipped)


def test_no_half_written_file_stays_behind(shipped: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with patch.object(Path, "replace", side_effect=OSError("disk full")):
        same(opened(shipped, cache), shipped)
    assert list(cache.iterdir()) == []


def test_progress_goes_on_from_the_first_file_to_the_last_card_prepared(shipped: Path) -> None:
    seen: list[tuple[int, int]] = []
    open_library((), shipped=shipped, cache=None, progress=lambda *said: seen.append(said))
    assert seen == [(1, 6), (2, 6), (3, 6), (3, 6), (4, 6), (5, 6), (1, 1)]


def test_an_unknown_card_is_a_key_error_and_has_nothing_prepared(shipped: Path) -> None:
    library = opened(shipped, None)
    assert "a" in library
    assert "x" not in library
    assert len(library) == 3
    assert library.prepared("x") is None
    with pytest.raises(KeyError):
        library.question("x")


def test_what_the_grader_compiled_is_kept_or_made_when_wanted(shipped: Path) -> None:
    library = opened(shipped, None)
    assert library.lexicon()
    with patch.object(cache_module, "PREPARING", -1.0):
        late = opened(shipped, None)
    assert late.prepared("a") == library.prepared("a")
    assert late.prepared("a") is late.prepared("a")


def test_the_ready_made_library_fits_wherever_it_is_installed(
    shipped: Path, tmp_path: Path
) -> None:
    build_shipped(shipped, shipped / "library.sqlite")
    installed = tmp_path / "elsewhere"
    shutil.copytree(shipped, installed)
    os.utime(installed / "t" / "a.yaml", ns=(5, 5))
    with patch.object(cache_module, "_build", side_effect=AssertionError("it was built")):
        library = opened(installed, None)
        assert library.question("a").path == str(installed / "t" / "a.yaml")
    same(library, installed)


def test_a_users_deck_is_added_to_the_ready_made_library(shipped: Path, tmp_path: Path) -> None:
    build_shipped(shipped, shipped / "library.sqlite")
    mine = tmp_path / "mine.yaml"
    mine.write_text("- {id: x, q: Mine?, a: Yes.}\n", encoding="utf-8")
    assert "x" in opened(shipped, None, mine)
    mine.unlink()
    with pytest.raises(ContentFault):
        opened(tmp_path / "nowhere", None, mine)


def test_a_ready_made_library_that_cannot_be_written_is_a_fault(shipped: Path) -> None:
    with pytest.raises(FileFault):
        build_shipped(shipped, shipped / "t" / "a.yaml" / "library.sqlite")


def test_paths_outside_all_roots_are_kept_as_they_are() -> None:
    assert cache_file.absolute(-1, "/x/y.yaml", ("/a",)) == "/x/y.yaml"
    assert cache_writing.relative("/x/y.yaml", ("/a",)) == (-1, "/x/y.yaml")


def test_what_a_first_start_had_no_time_to_prepare_is_prepared_once_for_all(
    shipped: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    with patch.object(cache_module, "PREPARING", 0.0):
        opened(shipped, cache)
    wanted = opened(shipped, cache).prepared("b")
    with patch.object(cache_writing, "compile_question", side_effect=AssertionError):
        assert opened(shipped, cache).prepared("b") == wanted
        with pytest.raises(AssertionError):
            opened(shipped, cache).prepared("c")
    same(opened(shipped, cache), shipped)


def test_a_library_of_other_decks_takes_nothing_in(shipped: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    opened(shipped, cache)
    path = cache_path(cache, [shipped])
    before = path.read_bytes()
    assert not cache_writing.keep_prepared(path, "another", "b", {"v": 1})
    assert not cache_writing.keep_prepared(tmp_path / "none", "another", "b", {"v": 1})
    assert path.read_bytes() == before
