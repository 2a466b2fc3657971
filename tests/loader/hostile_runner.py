"""Load each hostile file in a process of its own with 512 MB and two seconds.

usage: hostile_runner.py FOLDER fast|slow

Prints one JSON line per kind: the findings and cards its process saw, null if it died.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from unittest.mock import patch

from hostile import READ, REFUSED, make  # type: ignore[import-not-found]  # found by PYTHONPATH

from llm_interview.loader import event_sources, parsing
from llm_interview.loader.files import load_file

MEMORY = 512 * 1024 * 1024
SECONDS = 2
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


def in_child(path: Path) -> object:
    """The verdict, None if the child died."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        with os.fdopen(writer, "w", encoding="utf-8") as pipe:
            json.dump(judge(path), pipe)
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
    with patch.object(parsing.parse, "__defaults__", (chosen,)):
        for kind in REFUSED | READ:
            path.write_bytes(make(kind))
            row = {"kind": kind, "refused": kind in REFUSED, "verdict": in_child(path)}
            sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
