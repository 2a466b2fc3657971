"""Where the learner's files lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from llm_interview.store.folders import folders
from llm_interview.store.places import find_places


def test_one_variable_overrides_all_three_places(tmp_path: Path) -> None:
    places = find_places({"LLM_INTERVIEW_HOME": str(tmp_path), "XDG_DATA_HOME": "/elsewhere"})
    assert places.data == tmp_path / "data"
    assert places.config == tmp_path / "config"
    assert places.cache == tmp_path / "cache"
    assert places.decks == tmp_path / "data" / "decks"


def test_a_home_given_relatively_is_where_the_command_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_places({"LLM_INTERVIEW_HOME": "here"}).data == tmp_path / "here" / "data"


@pytest.mark.parametrize(
    ("platform", "data", "config", "cache"),
    [
        ("linux", "/u/.local/share", "/u/.config", "/u/.cache"),
        ("darwin", "/u/Library/Application Support", "/u/Library/Application Support", None),
        ("win32", "/u/AppData/Local", "/u/AppData/Local", "/u/AppData/Local/cache"),
    ],
)
def test_every_platform_has_its_folders(
    platform: str, data: str, config: str, cache: str | None
) -> None:
    expected = (data, config, cache or "/u/Library/Caches")
    assert folders({"HOME": "/u"}, platform) == tuple(f"{f}/llm-interview" for f in expected)


def test_relative_xdg_folders_are_ignored_as_their_specification_asks() -> None:
    env = {"HOME": "/u", "XDG_DATA_HOME": "relative", "XDG_CACHE_HOME": "/fast"}
    data, _, cache = folders(env, "linux")
    assert (data, cache) == ("/u/.local/share/llm-interview", "/fast/llm-interview")
