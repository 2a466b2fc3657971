"""The compiled library as it lies there: found and opened, never built."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from llm_interview.loader import cache_file
from llm_interview.loader.cache import cache_path
from llm_interview.loader.cached_library import CachedLibrary
from llm_interview.loader.signature import (
    READY_MADE,
    content_signature,
    frozen_signature,
    signed_files,
)


def compiled(roots: Sequence[Path], shipped: Path, cache: Path) -> tuple[Path, str]:
    """The compiled library that would be opened, and the signature it must carry."""
    ready = shipped / READY_MADE
    if ready.is_file() and not any(signed_files(root) for root in roots):
        return ready, frozen_signature(shipped)
    everything = (shipped, *roots)
    return cache_path(cache, everything), content_signature(everything)


def open_compiled(roots: Sequence[Path], *, shipped: Path, cache: Path) -> CachedLibrary | None:
    """The compiled library as it lies there, whether or not a deck has changed since; None where
    there is none of this version. Nothing is ever built: UnfitCacheError for damage met later."""
    path, signature = compiled(roots, shipped, cache)
    if not path.is_file():
        return None
    connection = cache_file.open_read_only(path)
    if cache_file.read_meta(connection, "format") != cache_file.FORMAT:
        connection.close()
        return None
    return CachedLibrary(connection, tuple(map(str, (shipped, *roots))), signature, _never)


def _never() -> sqlite3.Connection:
    raise cache_file.UnfitCacheError("the compiled decks are damaged")
