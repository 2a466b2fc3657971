"""Why the operating system refuses, in words of the program's own where it has some."""

from __future__ import annotations

import errno

from llm_interview.core.errors import Said, told

_REASONS = {
    errno.ENOENT: "os_missing",
    errno.EACCES: "os_denied",
    errno.EPERM: "os_not_permitted",
    errno.EISDIR: "os_folder",
    errno.ENOTDIR: "os_no_folder",
    errno.EEXIST: "os_exists",
    errno.ENOSPC: "os_full",
    errno.EROFS: "os_read_only",
    errno.EIO: "os_broken",
    errno.ENAMETOOLONG: "os_long_name",
    errno.ECONNREFUSED: "os_refused",
    errno.ECONNRESET: "os_reset",
    errno.ENETUNREACH: "os_no_network",
    errno.EHOSTUNREACH: "os_no_host",
    errno.ENOEXEC: "os_no_program",
}
_QUOTA = getattr(errno, "EDQUOT", None)  # not on every system


def os_reason(error: OSError) -> Said:
    """The reason of an error: a sentence by its key, or what the system says."""
    key = "os_quota" if error.errno == _QUOTA else _REASONS.get(error.errno or 0)
    return told(key) if key else error.strerror or str(error) or type(error).__name__
