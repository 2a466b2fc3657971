"""Budgets that are measured inside the program or on its files, not on a command."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any

from bench_measure import Figure, Home, cost
from bootstrap import ROOT
from hatch_build import shipped_files
from llm_interview.loader.cache import build_shipped

MEGA = 1e6


def figures(scratch: Path) -> list[Figure]:
    """Measure everything of this module that needs no build."""
    home = Home(scratch / "inside")
    home.folder.mkdir(parents=True)
    return [*grading(home), *recording(home), install_size()]


def grading(home: Home) -> list[Figure]:
    """Measure how soon a grader is ready and how long a grade takes."""
    names = ("grading one answer, p50", "grading one answer, p95", "grader ready, cache warm")
    timings(home, "grading")
    found = timings(home, "grading")
    return [
        milliseconds(name, found, key, budget)
        for name, key, budget in zip(names, ("p50", "p95", "ready"), (None, 10, 60), strict=True)
    ]


def recording(home: Home) -> list[Figure]:
    """Measure what recording costs beyond the disk's own time."""
    found = timings(home, "recording")
    if "recorded" in found and "raw" in found:
        over = {"over": float(found["recorded"]) - float(found["raw"])}
        note = f"{found['recorded']:.2f} ms, of which the disk {found['raw']:.2f}"
        return [milliseconds("recording one answer over raw fsync, p95", over, "over", 1, note)]
    return [milliseconds("recording one answer over raw fsync, p95", found, "over", 1)]


def queue(home: Home) -> list[Figure]:
    """Measure today's queue of a large collection."""
    found = timings(home, "queue")
    return [milliseconds("queue, 30,000 cards, 1,000,000 reviews", found, "queue", 150)]


def timings(home: Home, what: str) -> dict[str, Any]:
    """Run one of the inner timings; what went wrong stands under `error`."""
    script = str(Path(__file__).with_name("bench_core.py"))
    result = subprocess.run(
        [sys.executable, script, what], check=False, capture_output=True, text=True, env=home.env()
    )
    if result.returncode:
        return {"error": (result.stderr.strip().splitlines() or ["no reason given"])[-1][:90]}
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def milliseconds(
    name: str, found: dict[str, Any], key: str, budget: float | None, note: str = ""
) -> Figure:
    """Return one inner timing as a figure, or why it is missing."""
    value = found.get(key)
    note = note or str(found.get("error", ""))
    return Figure(name=name, value=value, unit="ms", budget=budget, note=note)


def install_size() -> Figure:
    """Add up what a base install puts on the disk: the package, its decks as they are written and
    compiled, its dependencies.

    Bytecode is told apart: pip makes it, uv does not.
    """
    name = "base install"
    try:
        packages = closure("llm-interview-trainer") - {"llm-interview-trainer"}
        files = [path for package in sorted(packages) for path in files_of(package)]
    except metadata.PackageNotFoundError as error:
        return Figure(name=name, note=str(error))
    files += [*ROOT.glob("llm_interview/**/*"), *map(Path, shipped_files(ROOT / "content"))]
    with tempfile.TemporaryDirectory() as scratch:
        compiled = Path(scratch) / "library.sqlite"
        build_shipped(ROOT / "content", compiled)
        plain, bytecode = weigh([*files, compiled])
    note = f"and {bytecode:.1f} MB of bytecode"
    return Figure(name=name, value=plain, unit="MB", budget=25, note=note)


def weigh(files: list[Path]) -> tuple[float, float]:
    """Return the sizes of all files but bytecode, and of the bytecode, in MB."""
    kept = [path for path in files if path.is_file()]
    bytecode = sum(path.stat().st_size for path in kept if path.suffix == ".pyc")
    return sum(path.stat().st_size for path in kept) / MEGA - bytecode / MEGA, bytecode / MEGA


def closure(package: str) -> set[str]:
    """Return the package and all that it needs on this machine, without extras."""
    found: set[str] = set()
    waiting = [package]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        waiting += [each for each in needs(name) if each not in found]
    return found


def needs(package: str) -> list[str]:
    """Return the installed packages that one asks for, in lower case."""
    asked = [text for text in metadata.requires(package) or [] if "extra ==" not in text]
    names = [re.split(r"[<>=!~\[; (]", text)[0].lower() for text in asked]
    return [name for name in names if is_installed(name)]


def is_installed(package: str) -> bool:
    """Tell a dependency of this platform from one of another."""
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def files_of(package: str) -> list[Path]:
    """Return the files of an installed package."""
    return [Path(str(file.locate())) for file in metadata.files(package) or []]


def wheel_start(scratch: Path) -> Figure:
    """Measure the first start of a wheel, unpacked beside the installed dependencies."""
    name = "first start of an installed wheel"
    scratch.mkdir(parents=True)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(scratch)]
    result = subprocess.run([*build, str(ROOT)], check=False, capture_output=True, text=True)
    wheels = list(scratch.glob("*.whl"))
    if not wheels:
        return Figure(name=name, note=result.stdout.strip().splitlines()[-1][:80])
    zipfile.ZipFile(wheels[0]).extractall(scratch / "site")
    subprocess.run([sys.executable, "-m", "compileall", "-qq", str(scratch / "site")], check=False)
    env = Home(scratch / "home").env() | {"PYTHONPATH": str(scratch / "site")}
    found = cost([sys.executable, "-P", "-m", "llm_interview", "drill"], dict(os.environ) | env)
    if found.code:
        return Figure(name=name, note=f"exit code {found.code}")
    return Figure(name=name, value=found.wall, unit="s", budget=0.5)
