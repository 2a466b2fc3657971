"""Sealed sessions: immutable files named by the sha256 of their bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from llm_interview.core.review import Event, LineProblem
from llm_interview.store.durable import put_file, sync_dir
from llm_interview.store.locks import take
from llm_interview.store.places import Places
from llm_interview.store.quarantine import set_aside

BATCH_MODE = 0o444


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A file read: its events with the line each is, and what is no event, with the reason.
    `end` is how far whole lines reach; behind it lies a line still being written, or torn."""

    events: tuple[tuple[Event, bytes], ...]
    bad: tuple[tuple[bytes, str], ...]
    end: int


def read_lines(content: bytes) -> Lines:
    """The events of a file's content. Lines are told apart by their newline alone."""
    from llm_interview.core.event_lines import decode  # nine classes that a warm start spares

    end = content.rfind(b"\n") + 1
    events, bad = list[tuple[Event, bytes]](), list[tuple[bytes, str]]()
    for line in content[:end].split(b"\n"):
        if line.strip():
            try:
                events.append((decode(line), line))
            except LineProblem as problem:
                bad.append((line, str(problem)))
    return Lines(events=tuple(events), bad=tuple(bad), end=end)


def batch_path(folder: Path, content: bytes, first: Event) -> Path:
    """Where a batch lies: by the month of its first event, so that two who seal the same
    session seal it to the same place."""
    import hashlib  # 8 ms that few commands need

    name = hashlib.sha256(content).hexdigest()
    return folder / f"{first.at.year:04}" / f"{first.at.month:02}" / f"{name}.jsonl"


def seal(places: Places, journal: Path) -> Path | None:
    """Turn a journal nobody writes to any more into a batch; the caller holds its lock.

    Bad lines and a torn last one go to quarantine. The journal goes only after the batch is
    durable, so a crash in between leaves the events twice, which is once. None: it was empty.
    """
    content = journal.read_bytes()
    read = read_lines(content)
    for line, reason in read.bad:
        set_aside(places.quarantine, f"{journal.stem}-line", line + b"\n", reason)
    if content[read.end :]:
        torn = "the last line was not finished; nobody was told that it was kept"
        set_aside(places.quarantine, f"{journal.stem}-torn", content[read.end :], torn)
    target = None
    if read.events:
        kept = b"".join(line + b"\n" for _, line in read.events)
        target = batch_path(places.batches, kept, read.events[0][0])
        for draft in target.parent.glob(f".{target.name}.*"):  # of one who died while sealing
            draft.unlink()
        put_file(target, kept, mode=BATCH_MODE)
    journal.unlink()
    sync_dir(journal.parent)
    return target


def adopt(places: Places) -> list[Path]:
    """Seal the journals of sessions that died, which are those whose lock is free."""
    sealed = []
    for path in sorted(places.journals.glob("*.jsonl")) if places.journals.is_dir() else ():
        try:
            fd = os.open(path, os.O_RDWR)
        except OSError:
            continue  # sealed by another at this moment, or not ours to write
        try:
            if take(fd) and os.fstat(fd).st_nlink > 0:
                batch = seal(places, path)
                sealed += [batch] if batch else []
        finally:
            os.close(fd)
    return sealed
