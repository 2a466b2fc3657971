#!/usr/bin/env python3
"""Print every budget of the project beside what is measured here: python3 scripts/bench.py.

usage: python3 scripts/bench.py [--rounds N] [--large] [--wheel]

Costs of commands are CPU seconds of the whole process, as a ratio to `python -c pass` run in
turn with it. A figure over its budget is marked; nothing fails. `--large` adds 30,000 cards
with 1,000,000 reviews (minutes), `--wheel` the first start of a built wheel.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bootstrap
from bench_data import LARGE, SMALL, Size, write_decks, write_history
from bench_measure import Command, Figure, Home, cost, first_start, peak, ratios


def main(arguments: list[str]) -> int:
    """Measure and print; the exit code is 0 whatever was measured."""
    code = bootstrap.prepare("dev")
    if code:
        return code
    if Path(sys.prefix) != bootstrap.VENV:
        script = str(Path(__file__).resolve())
        os.execv(bootstrap.PYTHON, [str(bootstrap.PYTHON), script, *arguments])  # noqa: S606
    options = parse(arguments)
    with tempfile.TemporaryDirectory(prefix="llm-interview-bench-") as scratch:
        for figure in figures(Path(scratch), options):
            print(figure.line(), flush=True)
    return 0


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description="print the budgets and what is measured")
    parser.add_argument("--rounds", type=int, default=7, help="runs a command (median counts)")
    parser.add_argument("--large", action="store_true", help="also 30,000 cards, 1,000,000 reviews")
    parser.add_argument("--wheel", action="store_true", help="also the first start of a wheel")
    return parser.parse_args(arguments)


def figures(scratch: Path, options: argparse.Namespace) -> list[Figure]:
    """Measure everything that was asked for."""
    shipped = Home(scratch / "shipped")
    small = made(scratch / "small", SMALL)
    found = [
        first_start(shipped, "first start of a fresh checkout", budget=3.0),
        *ratios([*commands(shipped, small), *plans(scratch, shipped, small)], options.rounds),
    ]
    # Not before this runs in the environment that has the package.
    import bench_inside

    found += bench_inside.figures(scratch)
    if options.wheel:
        found.append(bench_inside.wheel_start(scratch / "wheel"))
    if options.large:
        large = made(scratch / "large", LARGE)
        found += [*large_figures(large, options.rounds), *bench_inside.queue(large)]
    return found


def made(folder: Path, size: Size) -> Home:
    """Return a home with a synthetic history and decks of its learner's own."""
    print(f"making {size.cards:,} cards and {size.reviews:,} reviews …", file=sys.stderr)
    write_decks(folder / "data" / "decks", size)
    write_history(folder / "data", size, datetime.now(UTC))
    return Home(folder)


TAB = "llm-interview quiz --tag 注"


def commands(shipped: Home, small: Home) -> list[Command]:
    """Return the commands with a budget, on the shipped decks and on a year of history."""
    return [
        Command("due, 1,000 cards, 100,000 reviews", small, ["due"], budget=2.0),
        Command("due --json, the same", small, ["due", "--json"], budget=2.0),
        Command("first question of a drill, shipped", shipped, ["drill"], budget=12.0),
        Command("--help", shipped, ["--help"], budget=8.0),
        Command("--help in Vietnamese", shipped, ["--ui-lang", "vi", "--help"], budget=8.0),
        # 150 ms where an empty Python takes 15.
        Command("a press of Tab", shipped, ["_complete", "bash", TAB], budget=10.0),
        Command("list --json, shipped", shipped, ["list", "--json"], budget=8.0),
        Command("tags, shipped", shipped, ["tags"], budget=8.0),
        Command("stats, shipped", shipped, ["stats"], budget=8.0),
        # No budget is set for these sizes; they show what grows.
        Command("list --json, 1,000 cards", small, ["list", "--json"]),
        Command("tags, 1,000 cards", small, ["tags"]),
        Command("stats, 1,000 cards, 100,000 reviews", small, ["stats"]),
    ]


def plans(scratch: Path, shipped: Home, small: Home) -> list[Command]:
    """Return the commands that a plan makes longer, on homes with an interview in a month."""
    kept = with_plan(shipped, scratch / "planned")
    anew = with_plan(shipped, scratch / "anew")
    # What cannot be written is not kept: every run plays all days through.
    (anew.folder / "cache" / "plan.json").unlink()
    (anew.folder / "cache" / "plan.json").mkdir()
    many = with_plan(small, scratch / "planned-small")
    return [
        Command("without a command, shipped, by a plan", kept, [], budget=8.0),
        Command("plan, shipped", kept, ["plan"], budget=8.0),
        Command("plan, shipped, nothing kept", anew, ["plan"]),
        Command("first question of a drill by a plan", kept, ["drill"], budget=12.0),
        Command("plan, 1,000 cards, 100,000 reviews", many, ["plan"]),
    ]


def with_plan(home: Home, folder: Path) -> Home:
    """Return a copy of a home that has a plan."""
    shutil.copytree(home.folder, folder)
    day = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    planned = Home(folder)
    cost(planned.command(["plan", "--interview", day, "--minutes", "20"]), planned.env())
    return planned


def large_figures(home: Home, rounds: int) -> list[Figure]:
    """Measure the first start, the rebuild of the history alone, and the answers after it."""
    found = [first_start(home, "first start, 30,000 cards, 1,000,000 reviews", words=["tags"])]
    home.forget_history()
    found += peak(home, "rebuild from 1,000,000 reviews", seconds=60.0, megabytes=300.0)
    due = Command("due, 30,000 cards, 1,000,000 reviews", home, ["due"], budget=2.5)
    found += ratios([due], rounds)
    return [*found, first_start(home, "stats, 1,000,000 reviews", budget=1.0, words=["stats"])]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
