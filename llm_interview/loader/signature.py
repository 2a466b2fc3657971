# ruff: noqa: PTH110, PTH116, PTH118
"""Which files a deck has and whether they changed; cheap enough for every start.

Imports only `os`, `stat` and `zlib`, not even pathlib: the `due` command runs this before
anything heavy is loaded.
"""

from __future__ import annotations

import os
import stat
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    AnyPath = str | os.PathLike[str]
    DeckFile = tuple[str, int, int]
    """Path relative to the root with `/` (empty for a file as root), bytes, mtime in ns."""

READY_MADE = "library.sqlite"
MAX_FILES = 20_000
MAX_FOLDERS_DEEP = 12
_YAML = (".yaml", ".yml")
_NOT_DECKS = frozenset(("schema", "examples"))


def content_signature(roots: Sequence[AnyPath]) -> str:
    """A short text that changes whenever a file of the decks under `roots` does.

    Made of name, size and modification time of each file; of an installed deck, which carries a
    ready-made library, of names and sizes only, because installers set times as they like.
    """
    return "-".join(
        _sign(root, timeless=os.path.exists(os.path.join(root, READY_MADE))) for root in roots
    )


def frozen_signature(root: AnyPath) -> str:
    """The signature of one root by names and sizes only."""
    return _sign(root, timeless=True)


def _sign(root: AnyPath, *, timeless: bool) -> str:
    files = signed_files(root)
    text = "\n".join(
        f"{name}\t{size}" if timeless else f"{name}\t{size}\t{mtime}" for name, size, mtime in files
    )
    raw = text.encode("utf-8", "surrogateescape")
    return f"{len(files):x}.{zlib.crc32(raw):08x}{zlib.adler32(raw):08x}"


def signed_files(root: AnyPath) -> list[DeckFile]:
    """The YAML files under `root` in a fixed order; empty if it cannot be read."""
    path = os.fspath(root)
    try:
        status = os.stat(path)
        if not stat.S_ISDIR(status.st_mode):
            return [("", status.st_size, status.st_mtime_ns)]
        return sorted(_walk(path, "", 0))[:MAX_FILES]
    except (OSError, ValueError):
        return []


def _walk(folder: str, prefix: str, depth: int) -> Iterator[DeckFile]:
    """Hidden entries and, at the top, folders that hold no decks are left out."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if name.endswith(_YAML):
                status = _status(entry)
                if status is not None and not stat.S_ISDIR(status.st_mode):
                    yield prefix + name, status.st_size, status.st_mtime_ns
                    continue
            if depth < MAX_FOLDERS_DEEP and not (depth == 0 and name in _NOT_DECKS):
                yield from _enter(entry, prefix, depth)


def _enter(entry: os.DirEntry[str], prefix: str, depth: int) -> Iterator[DeckFile]:
    try:
        if entry.is_dir(follow_symlinks=False):
            yield from list(_walk(entry.path, f"{prefix}{entry.name}/", depth + 1))
    except OSError:
        return


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None


def deck_files(root: Path) -> list[str]:
    """Relative paths of the decks under `root`, without the files beside them."""
    return [name for name, _, _ in signed_files(root) if name not in SIDE_FILES]


SIDE_FILES = frozenset(
    ("glossary.yaml", "order.yaml", "paths.yaml", "seed_refs.yaml", "topics.yaml")
)
"""Files at the top of a deck folder that hold no cards."""
