"""The name of this copy of the learner's data: 16 hex digits, made once."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from pathlib import Path

from llm_interview.store.durable import put_file

_NAME = re.compile(r"[0-9a-f]{16}")


def device_id(data: Path, new_id: Callable[[], str]) -> str:
    """The id kept in `<data>/device`; made of a new event id, durably, when there is none.

    Two processes that start at once agree: the first name to be linked stays.
    """
    path = data / "device"
    known = read_device(path)
    if known:
        return known
    made = new_id().replace("-", "")[-16:]
    draft = path.with_name(f".device.{os.getpid()}")
    put_file(draft, made.encode() + b"\n")
    try:
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    except OSError:  # a file system without hard links
        draft.replace(path)
    draft.unlink(missing_ok=True)
    named = read_device(path)
    if named is None:  # what lay there is no id: a damaged file, and nothing depends on it
        put_file(path, made.encode() + b"\n")
    return named or made


def read_device(path: Path) -> str | None:
    """The id in a file, None when it is missing or no id."""
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return text if _NAME.fullmatch(text) else None
