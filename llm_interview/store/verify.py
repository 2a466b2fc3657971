"""Looks through the history and its index without changing a byte of either."""

from __future__ import annotations

import hashlib
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from llm_interview.core.errors import JournalFault
from llm_interview.core.health import CacheState, JournalFacts
from llm_interview.store.batches import read_lines
from llm_interview.store.counted import recorded_count
from llm_interview.store.history import list_history
from llm_interview.store.index_file import FORMAT
from llm_interview.store.places import Places
from llm_interview.store.quarantine import BATCH_NAME
from llm_interview.store.view import View

INDEX = "index.sqlite"


@dataclass(slots=True)
class _Found:
    ids: set[str] = field(default_factory=set)
    bad: int = 0
    last: datetime | None = None
    unreadable: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    wrong_lines: list[str] = field(default_factory=list)

    def take(self, name: str, content: bytes) -> None:
        """Count the events of a file; the line being written at its end is nobody's loss."""
        read = read_lines(content)
        for event, _ in read.events:
            self.ids.add(event.id)
            if self.last is None or event.at > self.last:
                self.last = event.at
        for line, reason in read.bad:
            self.bad += max(1, line.count(b'"kind"'))
            self.wrong_lines.append(f"{name}: {reason}")


def verify_history(places: Places) -> JournalFacts:
    """Read every file of the history and compare each batch with the hash it is named by."""
    found = _Found(unreadable=list(_in_the_way(places)))
    journals: dict[str, int] = {}
    batches: list[str] = []
    try:
        listing = list_history(places, {})
        journals = dict(listing.journals)
        batches = sorted(name for names in listing.batches.values() for name in names)
    except OSError as error:
        found.unreadable.append(f"{error.filename}: {error.strerror}")
    for name in (*journals, *batches):
        _read(places, name, found)
    lost, aside = _put_aside(places, batches)
    return JournalFacts(
        events=len(found.ids),
        batches=len(batches),
        journals=len(journals),
        bad=found.bad + _lines(places, (*lost, *found.damaged)),
        recorded=recorded_count(places),
        unreadable=tuple(found.unreadable),
        damaged=tuple(found.damaged),
        wrong_lines=tuple(found.wrong_lines),
        lost=lost,
        aside=aside,
        last=found.last,
        folder=str(places.data),
    )


def _in_the_way(places: Places) -> Iterator[str]:
    """Something that stands where a folder of the history ought to be."""
    for folder in (places.data, places.batches, places.journals):
        try:
            if not stat.S_ISDIR(folder.stat().st_mode):
                yield f"{folder}: not a folder"
        except FileNotFoundError:
            continue
        except OSError as error:
            yield f"{folder}: {error.strerror}"


def _read(places: Places, name: str, found: _Found) -> None:
    path = places.data / name
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return  # a journal that was sealed after it was listed lies among the batches next time
    except OSError as error:
        found.unreadable.append(f"{path}: {error.strerror}")
        return
    if name.startswith("batch/") and hashlib.sha256(content).hexdigest() != path.stem:
        found.damaged.append(str(path))
        return
    found.take(name, content)


def _put_aside(places: Places, batches: list[str]) -> tuple[tuple[str, ...], int]:
    """Quarantined batches of which no good copy has come back, and how much else lies there."""
    back = {name.rsplit("/", 1)[-1] for name in batches}
    try:
        names = sorted(path.name for path in places.quarantine.iterdir())
    except OSError:
        return (), 0
    kept = [name for name in names if not name.endswith(".reason")]
    lost = [name for name in kept if BATCH_NAME.fullmatch(name) and name not in back]
    others = sum(1 for name in kept if not BATCH_NAME.fullmatch(name))
    return tuple(str(places.quarantine / name) for name in lost), others


def _lines(places: Places, paths: tuple[str, ...]) -> int:
    total = 0
    for path in paths:
        try:
            total += (places.data / path).read_bytes().count(b"\n")
        except OSError:
            continue
    return total


def verify_index(places: Places, *, now: Callable[[], datetime]) -> CacheState:
    """Whether the index says what the history says: a copy of it is brought up to date and
    compared with one made anew, both in a folder of their own. Only for a history that is
    readable as it was written."""
    path = places.cache / INDEX
    if not path.is_file():
        return "none"
    try:
        with tempfile.TemporaryDirectory(prefix="llm-interview-") as scratch:
            copy, anew = Path(scratch) / "copy", Path(scratch) / "anew"
            state = _copy_index(path, copy)
            if state == "fits" and _hash(places, copy, now) != _hash(places, anew, now):
                return "damaged"
            return state
    except sqlite3.DatabaseError:
        return "damaged"
    except (OSError, JournalFault):
        return "outdated"  # changed under our hands, or no room to look


def _copy_index(path: Path, folder: Path) -> CacheState:
    folder.mkdir()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as source:
        if source.execute("PRAGMA quick_check").fetchone() != ("ok",):
            return "damaged"
        row = source.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        if row is None or row[0] != FORMAT:
            return "outdated"
        with closing(sqlite3.connect(folder / INDEX)) as target:
            source.backup(target)
    return "fits"


def _hash(places: Places, cache: Path, now: Callable[[], datetime]) -> str:
    view = View(Places(data=places.data, config=places.config, cache=cache), now=now)
    with closing(view):
        return view.state_hash()
