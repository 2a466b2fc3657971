"""Every test of a command starts with a warm cache, as a person's second start does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from llm_interview.loader.cache import open_library
from llm_interview.loader.shipped import shipped_content


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cache = tmp_path_factory.mktemp("cache")
    open_library((), shipped=shipped_content(), cache=cache)
    return cache


@pytest.fixture(autouse=True)
def _warm(home: Path, warm_cache: Path) -> None:
    shutil.copytree(warm_cache, home / "cache")
