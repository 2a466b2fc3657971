"""Read what a stranger might send, and print what each takes: the shape, its size, CPU s, peak MB.

usage: .venv/bin/python scripts/measure_hostile.py [KIND ...] [--all]

Kinds: pages, packages, decks, answers, formulas. The tests hold by counting that none grows faster
than its size; here it is timed, each in a process of its own. Printed are the slowest of a kind
(`--all`: every one); what is over its limit is marked, and nothing fails.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "loader")]

SECONDS = 2.0
"""CPU time that nothing a stranger sends may take."""
MEMORY = 512
"""MB that it may not take."""
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Shape:
    """Something to read: its bytes or characters, and how it is read."""

    name: str
    size: int
    read: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading took."""

    shape: Shape
    seconds: float
    megabytes: float
    code: int

    @property
    def marks(self) -> str:
        """Return what is over its limit."""
        over = (["time"] if self.seconds > SECONDS else []) + (
            ["memory"] if self.megabytes > MEMORY else []
        )
        ended = [f"ended with {self.code}"] if self.code else []
        return "  OVER: " + ", ".join([*over, *ended]) if over or ended else ""


def pages() -> Iterator[Shape]:
    """Pages that are imported."""
    from llm_interview.importing.formats import read_as
    from tests.importing.hostile_pages import HOSTILE

    for name, (form, make, most) in HOSTILE.items():
        page = make(most)
        yield Shape(name, len(page), partial(read_as, form, page, "page"))


def packages() -> Iterator[Shape]:
    """Packages of Anki that are imported."""
    from llm_interview.importing.anki_cards import read_apkg
    from tests.importing.hostile_packages import CASES

    for name, make in CASES.items():
        raw = make()
        yield Shape(name, len(raw), partial(read_apkg, raw, "deck.apkg"))


def decks() -> Iterator[Shape]:
    """Decks in YAML, read by libyaml and by the parser where that is missing."""
    from hostile import READ, REFUSED, make  # type: ignore[import-not-found]  # by sys.path

    with tempfile.TemporaryDirectory(prefix="llm-interview-hostile-") as folder:
        path = Path(folder) / "deck.yaml"
        for source in ("fast", "slow"):
            for name in REFUSED | READ:
                path.write_bytes(make(name))
                yield Shape(f"{name} ({source})", path.stat().st_size, partial(load, path, source))


def load(path: Path, source: str) -> None:
    """Read a deck with the parser that was asked for."""
    from llm_interview.loader import event_sources, parsing
    from llm_interview.loader.files import load_file

    parsing.parse.__defaults__ = (getattr(event_sources, f"{source}_source"),)
    load_file(path, path.name, "hostile")


def answers() -> Iterator[Shape]:
    """Answers that are graded."""
    from tests.core.graded import grade
    from tests.core.hostile_answers import HOSTILE

    grade("cache", "")  # the grader is made once, and not what is measured
    for name, make in HOSTILE.items():
        text = make()
        yield Shape(name, len(text), partial(grade, "cache", text))


def formulas() -> Iterator[Shape]:
    """Formulas of an exported page."""
    from llm_interview.export.mathml import to_mathml
    from tests.export.long_formulas import LONG

    to_mathml("x")
    for name, (make, most) in LONG.items():
        tex = make(most)
        yield Shape(name, len(tex), partial(to_mathml, tex))


KINDS: dict[str, Callable[[], Iterator[Shape]]] = {
    "pages": pages,
    "packages": packages,
    "decks": decks,
    "answers": answers,
    "formulas": formulas,
}


def taken(shape: Shape) -> Taken:
    """Read it in a process of its own, and say what that took."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        began = time.process_time()
        with suppress(Exception):  # a refusal is as good an end
            shape.read()
        spent = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        os.write(writer, f"{spent} {peak / 1024}".encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        seconds, megabytes = (pipe.read().split() or ("nan", "nan"))[:2]
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Taken(shape, float(seconds), float(megabytes), code)


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kinds", nargs="*", help=", ".join(KINDS))
    parser.add_argument("--all", action="store_true", help="not the slowest alone")
    options = parser.parse_args(arguments)
    if unknown := set(options.kinds) - set(KINDS):
        parser.error(f"no kind: {', '.join(sorted(unknown))}")
    print(f"{'shape':52} {'size':>10} {'CPU s':>7} {'peak MB':>8}")
    for kind in options.kinds or KINDS:
        found = sorted(map(taken, KINDS[kind]()), key=lambda one: one.seconds, reverse=True)
        print(f"{kind}, {len(found)}")
        for one in found if options.all else found[:SHOWN]:
            row = f"  {one.shape.name:50} {one.shape.size:10,} {one.seconds:7.3f}"
            print(f"{row} {one.megabytes:8.0f}{one.marks}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
