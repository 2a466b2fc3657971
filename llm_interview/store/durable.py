"""Bytes that survive a power cut: written whole, synced, and reachable by a synced name."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from llm_interview.core.errors import JournalFault, told
from llm_interview.core.os_reasons import os_reason

DIR_MODE, FILE_MODE = 0o700, 0o600
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
_F_FULLFSYNC = 51  # macOS: fsync reaches the drive's cache only


def write_all(fd: int, data: bytes) -> None:
    """Write every byte: a full disk makes one write short and only the next one fail."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def sync_data(fd: int) -> None:
    """Return once the data of a file is on the disk. OSError: nobody knows whether it is."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(fd, _F_FULLFSYNC)
    elif hasattr(os, "fdatasync"):
        os.fdatasync(fd)
    else:
        os.fsync(fd)


def sync_dir(folder: Path) -> None:
    """Make the names in a folder durable; Windows has no call for it and needs none."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def make_dirs(folder: Path) -> None:
    """Create a folder and what is missing above it, each with a durable name."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for made in reversed(missing):
        with contextlib.suppress(FileExistsError):
            made.mkdir(mode=DIR_MODE)
        sync_dir(made.parent)


def put_file(path: Path, data: bytes, *, mode: int = FILE_MODE) -> None:
    """Put `data` durably under a name, whole or not at all, over what was there."""
    make_dirs(path.parent)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    fd = os.open(temporary, NEW_FILE & ~os.O_EXCL | os.O_TRUNC, FILE_MODE)
    try:
        write_all(fd, data)
        os.fsync(fd)
        if mode != FILE_MODE and hasattr(os, "fchmod"):
            os.fchmod(fd, mode)
    except BaseException:
        os.close(fd)
        temporary.unlink(missing_ok=True)
        raise
    os.close(fd)
    temporary.replace(path)
    sync_dir(path.parent)


LEAST_FREE = 64 * 1024
"""Bytes without which not even a short session can be kept."""


def expect_room(folder: Path) -> None:
    """OSError where nothing could be written below `folder`, which need not be there yet. A folder
    that passes may still refuse later."""
    place = next(place for place in (folder, *folder.parents) if place.exists())
    facts = os.statvfs(place) if hasattr(os, "statvfs") else None
    if not os.access(place, os.W_OK | os.X_OK):
        read_only = facts is not None and facts.f_flag & os.ST_RDONLY
        number = errno.EROFS if read_only else errno.EACCES
        raise OSError(number, os.strerror(number), str(place))
    if facts is not None and facts.f_bavail * facts.f_frsize < LEAST_FREE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(place))


@contextmanager
def journal_faults(doing: str) -> Iterator[None]:
    """Turn an operating system's error into the sentence the learner reads, by its key."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        said = told(doing, why=os_reason(error), where=where)
        raise JournalFault(said, told("hint_journal")) from error
