"""Several files that belong together: all of them are written, or none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from llm_interview.core.errors import FileFault, told
from llm_interview.core.os_reasons import os_reason


@contextmanager
def written_together(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Write the files beside their places, and put them there once the block has ended well.
    What ends the block otherwise leaves nothing behind, and Ctrl-C cannot part them."""
    parts = {target: target.with_name(f".{target.name}.{os.getpid()}.part") for target in files}
    try:
        for target, data in files.items():
            with _refusing(target):
                parts[target].write_bytes(data)
        yield
        _put_in_place(parts)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _put_in_place(parts: Mapping[Path, Path]) -> None:
    """Rename all of them; Ctrl-C is heard when that is done."""
    interrupt: KeyboardInterrupt | None = None
    for target, part in parts.items():
        while part.exists():
            try:
                with _refusing(target):
                    part.replace(target)
            except KeyboardInterrupt as asked:
                interrupt = asked
    if interrupt is not None:
        raise interrupt


@contextmanager
def _refusing(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        said = told("path_why", path=target, why=os_reason(fault))
        raise FileFault(said, told("hint_other_o")) from None
