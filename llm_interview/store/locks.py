"""A lock that dies with its process: whoever can take it knows that the owner is gone."""

from __future__ import annotations

import errno
import os
import sys
import time

_UNLOCKABLE_AGE = 24 * 3600.0
"""Seconds without a write after which a file counts as left where locks do not work (NFS)."""

_HELD = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)


def take(fd: int) -> bool:
    """Take the lock of an open file, without waiting, until it is closed; False: another has it.

    On a file system without locks the answer is yes to a file nobody wrote to for a day.
    """
    try:
        _lock(fd)
    except OSError as error:
        if error.errno in _HELD:
            return False
        return time.time() - os.fstat(fd).st_mtime > _UNLOCKABLE_AGE
    return True


def hold(fd: int) -> bool:
    """Lock a file just created; False when another was quicker and took it for a left one."""
    try:
        _lock(fd)
    except OSError as error:
        return error.errno not in _HELD
    return os.fstat(fd).st_nlink > 0


def _lock(fd: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        # Windows locks bytes against reading; one far behind the end hurts nobody.
        os.lseek(fd, 1 << 40, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
