"""What failed its hash or its schema is put aside, never thrown away, with the reason beside."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from llm_interview.store.durable import make_dirs, put_file, sync_dir

BATCH_NAME = re.compile(r"[0-9a-f]{64}\.jsonl")


def set_aside(folder: Path, name: str, content: bytes, reason: str) -> Path:
    """Keep bytes under `<name>-<hash>`, durably; the same bytes are kept once."""
    import hashlib  # 8 ms that few commands need

    target = folder / f"{name}-{hashlib.sha256(content).hexdigest()[:12]}"
    put_file(target.with_name(target.name + ".reason"), f"{reason}\n".encode())
    put_file(target, content)
    return target


def move_aside(folder: Path, path: Path, reason: str) -> Path:
    """Move a file out of the history, durably; its old place is empty afterwards."""
    make_dirs(folder)
    put_file(folder / f"{path.name}.reason", f"{reason}\n".encode())
    target = path.replace(folder / path.name)
    sync_dir(folder)
    sync_dir(path.parent)
    return target


def lines_set_aside(folder: Path) -> int:
    """How many lines lie in quarantined batches: a loss the learner was told of."""
    total = 0
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if BATCH_NAME.fullmatch(path.name):
                total += path.read_bytes().count(b"\n")
    return total
