"""Export all shipped cards in three languages, and print what each format costs.

usage: .venv/bin/python scripts/measure_exports.py [--langs vi,zh,en] [--rounds N]

Seconds (of a clock, and of the processor) and memory are of the whole process, the least of the
rounds; what is over its limit is marked, and nothing fails. The compiled decks are there already:
what a first start costs is told by `bench.py`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench_measure import Cost, Home, cost

MEMORY = 512
"""MB that no export may take."""


@dataclass(frozen=True, slots=True)
class Export:
    """A way to export, and the MB its file may have."""

    name: str
    ending: str
    options: tuple[str, ...] = ()
    megabytes: float | None = None


EXPORTS = (
    Export("md", "md"),
    Export("html", "html", megabytes=4),
    Export("html, questions only", "html", ("--questions-only",)),
    Export("epub", "epub"),
    Export("tsv", "tsv"),
    Export("quizlet", "txt", ("--format", "quizlet")),
    Export("json", "json"),
    Export("apkg", "apkg"),
    Export("apkg, with schedule", "apkg", ("--with-schedule",)),
    Export("pdf, A4", "pdf"),
    Export("pdf, phone", "pdf", ("--page", "phone")),
    Export("pdf, side by side", "pdf", ("--side-by-side",)),
)


def main(arguments: list[str]) -> int:
    """Measure and print; exit code 1 only where an export failed."""
    options = parse(arguments)
    failed = False
    print(f"{'format':22} {'wall s':>7} {'CPU s':>7} {'file MB':>8} {'peak MB':>8}")
    with tempfile.TemporaryDirectory(prefix="llm-interview-exports-") as scratch:
        home = Home(Path(scratch) / "home")
        cost(home.command(["list"]), home.env())
        for export in EXPORTS:
            target = Path(scratch) / f"sheet.{export.ending}"
            words = ["export", "--langs", options.langs, "-o", str(target), "--force"]
            runs = [
                cost(home.command([*words, *export.options]), home.env())
                for _ in range(options.rounds)
            ]
            failed |= any(run.code for run in runs)
            print(row(export, runs, target), flush=True)
    return int(failed)


def row(export: Export, runs: list[Cost], target: Path) -> str:
    """Return the line of one export."""
    if any(run.code for run in runs):
        return f"{export.name:22} exit code {max(run.code for run in runs)}"
    wall, cpu, memory = (
        min(getattr(run, name) for run in runs) for name in ("wall", "cpu", "megabytes")
    )
    size = target.stat().st_size / 1e6
    over = (["file"] if export.megabytes and size > export.megabytes else []) + (
        ["memory"] if memory > MEMORY else []
    )
    mark = f"  OVER: {', '.join(over)}" if over else ""
    return f"{export.name:22} {wall:7.2f} {cpu:7.2f} {size:8.2f} {memory:8.0f}{mark}"


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--langs", default="vi,zh,en", help="languages of the sheets")
    parser.add_argument("--rounds", type=int, default=1, help="runs of each; the least counts")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
