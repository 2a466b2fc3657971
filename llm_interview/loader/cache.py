"""Open the compiled library, or build it when its decks have changed.

Importing this module is cheap: everything heavy is imported by the function that needs it, and
YAML only when something must be built.
"""

from __future__ import annotations

from llm_interview.loader.signature import (
    READY_MADE,
    content_signature,
    frozen_signature,
    signed_files,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from llm_interview.loader.cached_library import CachedLibrary

PREPARING = 1.6
"""Seconds a first start spends on preparing cards for the grader; the rest follow when graded."""


def open_library(
    roots: Sequence[Path],
    *,
    shipped: Path,
    cache: Path | None,
    progress: Callable[[int, int], None] | None = None,
) -> CachedLibrary:
    """The library of `shipped` and then `roots`, from its compiled form where that fits.

    `cache` is the folder for compiled libraries, None for none. What is missing, damaged, of
    another version or not writable there is rebuilt, in memory if need be. `progress` is called
    with files done and in all while building. ContentFault if no card can be read.
    """
    from llm_interview.loader.cached_library import CachedLibrary

    everything = (shipped, *roots)
    places = tuple(map(str, everything))
    signature = content_signature(everything)

    def keep(card: str, prepared: dict[str, Any]) -> None:
        from llm_interview.loader.cache_writing import keep_prepared

        if cache is not None:
            keep_prepared(cache_path(cache, everything), signature, card, prepared)

    def rebuild() -> sqlite3.Connection:
        return _build(roots, shipped, signature, cache, progress)

    connection = _ready_made(roots, shipped) or _stored(everything, signature, cache)
    return CachedLibrary(connection or rebuild(), places, signature, rebuild, keep)


def cache_path(cache: Path, roots: Sequence[Path]) -> Path:
    """Where the compiled library of these decks lies below `cache`."""
    import zlib

    names = "\n".join(str(root.absolute()) for root in roots).encode("utf-8", "surrogateescape")
    return cache / f"library-{zlib.crc32(names):08x}{zlib.adler32(names):08x}.sqlite"


def build_shipped(content_dir: Path, target: Path) -> None:
    """Write the ready-made library of the decks in `content_dir` to `target`.

    It lies beside the decks in an installed package and fits as long as their names and sizes do.
    """
    import sqlite3
    from dataclasses import replace

    from llm_interview.core.errors import FileFault, told
    from llm_interview.loader.cache_writing import save, write_tables
    from llm_interview.loader.library import load_library

    # Findings would carry paths of the machine that builds; `check` is where they are looked for.
    library = replace(load_library((), shipped=content_dir), problems=())
    connection = sqlite3.connect(":memory:")
    signature = frozen_signature(content_dir)
    write_tables(connection, library, signature, (str(content_dir),))
    if not save(connection, target):
        raise FileFault(told("cache_unwritten", path=target))
    connection.close()


def _ready_made(roots: Sequence[Path], shipped: Path) -> sqlite3.Connection | None:
    """The library of an installed package, if the user has no decks of their own."""
    ready = shipped / READY_MADE
    if not ready.is_file() or any(signed_files(root) or not root.is_dir() for root in roots):
        return None
    return _fitting(ready, frozen_signature(shipped))


def _stored(roots: Sequence[Path], signature: str, cache: Path | None) -> sqlite3.Connection | None:
    return None if cache is None else _fitting(cache_path(cache, roots), signature)


def _earlier(roots: Sequence[Path], cache: Path | None) -> Iterator[Path]:
    """Compiled libraries in which cards of these decks may be as they are now: where one card was
    edited, or the first own deck was added, the others are."""
    yield roots[0] / READY_MADE
    if cache is not None:
        yield cache_path(cache, roots[:1])
        yield cache_path(cache, roots)


def _fitting(path: Path, signature: str) -> sqlite3.Connection | None:
    """The compiled library at `path` if it is of this version and these decks."""
    import sqlite3

    from llm_interview.loader import cache_file

    if not path.is_file():
        return None
    connection = cache_file.open_read_only(path)
    try:
        expected = {"format": cache_file.FORMAT, "signature": signature}
        if all(cache_file.read_meta(connection, key) == value for key, value in expected.items()):
            return connection
    except (sqlite3.Error, cache_file.UnfitCacheError, ValueError):
        pass
    connection.close()
    return None


def _build(
    roots: Sequence[Path],
    shipped: Path,
    signature: str,
    cache: Path | None,
    progress: Callable[[int, int], None] | None,
) -> sqlite3.Connection:
    """Read the decks, compile them in memory and keep a copy in `cache`."""
    import sqlite3

    from llm_interview.loader.cache_writing import Pace, save, write_tables
    from llm_interview.loader.decks import no_progress
    from llm_interview.loader.library import load_library

    tell = progress or no_progress
    library = load_library(
        roots, shipped=shipped, progress=lambda done, total: tell(done, 2 * total)
    )
    connection = sqlite3.connect(":memory:")
    everything = (shipped, *roots)
    places = tuple(map(str, everything))
    pace = Pace(
        seconds=PREPARING,
        progress=lambda done, total: tell(total + done, 2 * total),
        earlier=tuple(_earlier(everything, cache)),
    )
    write_tables(connection, library, signature, places, pace)
    if cache is not None:
        save(connection, cache_path(cache, everything))
    tell(1, 1)
    return connection
