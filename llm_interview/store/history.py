"""The truth on disk: which files hold it, and which of them have not been read yet."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from llm_interview.store.places import Places
from llm_interview.store.quarantine import BATCH_NAME, move_aside

_JOURNAL_NAME = re.compile(r"[^.].*\.jsonl")
_SETTLED_NS = 2_000_000_000
"""A folder changed less long ago may change again within one tick of its file system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What lies there now. `journals` maps names to sizes; `months` the month folders to their
    change times (ns); `batches` the names in those months that were listed; names are relative to
    the data folder."""

    journals: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    batches: Mapping[str, frozenset[str]] = field(default_factory=dict)


def list_history(places: Places, unchanged: Mapping[str, int]) -> Listing:
    """List journals and batches; months whose change time is the one in `unchanged` are known
    and not listed again."""
    # Journals first: one that is sealed in between is then seen twice, not never.
    journals = {
        f"journal/{entry.name}": entry.stat().st_size
        for entry in _scan(places.journals)
        if _JOURNAL_NAME.fullmatch(entry.name) and entry.is_file()
    }
    months = {f"batch/{m.parent.name}/{m.name}": _mtime(m) for m in _months(places.batches)}
    changed = sorted(name for name, mtime in months.items() if unchanged.get(name) != mtime)
    return Listing(
        journals=journals,
        months=months,
        batches={name: _batch_names(places, name) for name in changed},
    )


def _batch_names(places: Places, month: str) -> frozenset[str]:
    names = (entry.name for entry in _scan(places.data / month))
    return frozenset(f"{month}/{name}" for name in names if BATCH_NAME.fullmatch(name))


def settled(months: Mapping[str, int]) -> dict[str, int]:
    """The months whose change time can be trusted from now on."""
    now = time.time_ns()
    return {name: mtime for name, mtime in months.items() if 0 <= mtime < now - _SETTLED_NS}


def read_batch(places: Places, name: str) -> tuple[bytes, str]:
    """The content of a batch, or nothing and the warning; a batch whose bytes are not those it
    is named by goes to quarantine, so that it spreads nowhere."""
    import hashlib  # 8 ms that few commands need

    path = places.data / name
    try:
        content = path.read_bytes()
    except OSError as error:
        return b"", f"{path}: cannot be read ({error.strerror})"
    if hashlib.sha256(content).hexdigest() == path.stem:
        return content, ""
    reason = f"{path}: its bytes are not those it was sealed with"
    try:
        kept = move_aside(places.quarantine, path, reason)
    except OSError:
        return b"", f"{reason}; it was left out"
    return b"", f"{reason}; it was left out and lies in {kept} now"


def read_journal(places: Places, name: str, start: int) -> bytes:
    """The whole lines of a journal from a byte on; FileNotFoundError when it was just sealed."""
    with (places.data / name).open("rb") as file:
        file.seek(start)
        content = file.read()
    return content[: content.rfind(b"\n") + 1]


def has_history(places: Places) -> bool:
    """Whether anything was ever written here."""
    return places.batches.is_dir() or bool(_scan(places.journals))


def _months(folder: Path) -> Iterator[Path]:
    for year in _scan(folder):
        if len(year.name) == 4 and year.is_dir():
            yield from (Path(m.path) for m in _scan(Path(year.path)) if m.is_dir())


def _scan(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _mtime(folder: Path) -> int:
    return folder.stat().st_mtime_ns
