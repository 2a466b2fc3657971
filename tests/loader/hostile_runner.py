"""Load each hostile file in a process of its own with 512 MB.

usage: hostile_runner.py FOLDER fast|slow

Prints one JSON line per kind: the findings and cards its process saw, null if it died, and for
`fast` the calls that took per byte.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from hostile import READ, REFUSED, make  # type: ignore[import-not-found]  # found by PYTHONPATH

from llm_interview.loader import event_sources, parsing
from llm_interview.loader.files import load_file
from tests.effort import calls

MEMORY = 512 * 1024 * 1024
HANGS = 100
"""Seconds of CPU after which a process is taken to go on for ever."""
FEW = 2_000
"""Bytes that a file is taken for at least: it costs something to read even an empty one."""
SHOWN = 200


def judge(path: Path) -> dict[str, object]:
    """What the loader says about one file."""
    file = load_file(path, path.name, "hostile")
    names = ("code", "severity", "line", "column", "message")
    return {
        "problems": [{name: getattr(p, name) for name in names} for p in file.problems],
        "cards": [
            {"id": c.question.id, "spoken": next(iter(c.question.spoken.values()))[:SHOWN]}
            for c in file.cards
        ],
    }


def counted(path: Path) -> dict[str, object]:
    """The verdict with the calls that it took for each byte. Not for the slow parser, which is
    the one that counting makes a minute of."""
    said: list[dict[str, object]] = []
    work = calls(lambda: said.append(judge(path)))
    return {**said[0], "calls_per_byte": work / max(path.stat().st_size, FEW)}


def in_child(path: Path, look: Callable[[Path], dict[str, object]]) -> object:
    """The verdict, None if the child died."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (HANGS, HANGS))
        with os.fdopen(writer, "w", encoding="utf-8") as pipe:
            json.dump(look(path), pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return json.loads(said) if status == 0 else None


def main(folder: Path, source: str) -> None:
    """Run all kinds, with the parser that was asked for."""
    path = folder / "hostile.yaml"
    chosen = getattr(event_sources, f"{source}_source")
    look = counted if source == "fast" else judge
    with patch.object(parsing.parse, "__defaults__", (chosen,)):
        for kind in REFUSED | READ:
            path.write_bytes(make(kind))
            row = {"kind": kind, "refused": kind in REFUSED, "verdict": in_child(path, look)}
            sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
