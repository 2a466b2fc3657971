"""Wraps every text of the shipped cards and of the interface at every width from 20 to 120 and
counts lines that break a rule. Usage: check_wrapping.py [STEP] (every STEP-th width; 1)."""

from __future__ import annotations

import dataclasses
import sys
from collections import Counter
from collections.abc import Iterator, Mapping

from llm_interview.core.langs import LANGS
from llm_interview.loader.library import load_library
from llm_interview.loader.shipped import shipped_content
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.inline import spans
from wrap_judge import faults


def texts(value: object) -> Iterator[str]:
    """Every string inside a value."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from texts(part)


def shown(text: str) -> str:
    """The text as the terminal shows it: marks gone, formulas readable."""
    return "".join(piece for piece, _ in spans(text))


def everything() -> set[str]:
    """All texts that can be wrapped, each once."""
    library = load_library((), shipped=shipped_content())
    found = {shown(text) for text in texts(library.questions) if " " in text or not text.isascii()}
    for lang in LANGS:
        found.update(Catalog(lang).sentences())
    return found


def main() -> int:
    """Count and name what is wrong; 1 where anything is."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    every, widths = everything(), range(20, 121, step)
    counts: Counter[str] = Counter()
    lines = 0
    for text in sorted(every):
        for width in widths:
            number, found = faults(text, width)
            lines += number
            counts.update(kind for kind, _ in found)
            if found and counts.total() <= 20:
                print(f"{width}: {found[0]}")
    print(f"{len(every)} texts, {len(widths)} widths, {lines} lines: {counts.total()} violations")
    for kind, count in counts.most_common():
        print(f"  {count} {kind}")
    return int(counts.total() > 0)


if __name__ == "__main__":
    raise SystemExit(main())
