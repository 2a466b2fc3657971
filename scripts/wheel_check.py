"""Build the sdist and from it the wheel, install it without any tools, and drill from it.

Runs in the development environment; exit code 1 with the reason when a promise is broken.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("llm_interview/_content/library.sqlite", "llm_interview/_content/LICENSE")
# An answer, Enter to take the suggested rating, a revealed card, a rating; then the input ends.
DRILL = "The variance of a dot product grows with d_k, so scores are divided by its root.\n\n\n1\n"


class BrokenError(Exception):
    """Something that a release promises does not hold; the text says what."""


def main() -> int:
    """Check everything in a scratch folder that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="llm-interview-wheel-") as scratch:
        try:
            wheel = build(Path(scratch))
            inspect(wheel)
            program = install(wheel, Path(scratch) / "venv")
            drill(program, Path(scratch) / "elsewhere")
        except BrokenError as error:
            print(error)
            return 1
    return 0


def build(scratch: Path) -> Path:
    """Return the wheel, built from the sdist as an index would do it."""
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(scratch), str(ROOT)])
    wheels = list(scratch.glob("*.whl"))
    if len(wheels) != 1 or not list(scratch.glob("*.tar.gz")):
        raise BrokenError(f"expected one sdist and one wheel, found {sorted(scratch.iterdir())}")
    return wheels[0]


def inspect(wheel: Path) -> None:
    """Look for the decks, their compiled form and the licences, and for nothing else beside."""
    names = set(zipfile.ZipFile(wheel).namelist())
    lost = [name for name in SHIPPED if name not in names]
    cards = [name for name in names if name.startswith("llm_interview/_content/")]
    own = {path.relative_to(ROOT / "content").as_posix() for path in ROOT.glob("content/**/*.yaml")}
    lost += [name for name in own if f"llm_interview/_content/{name}" not in cards]
    if lost:
        raise BrokenError(f"the wheel lacks {', '.join(sorted(lost))}")
    foreign = {name.split("/")[0] for name in names} - {"llm_interview"}
    if any(not name.endswith(".dist-info") for name in foreign):
        raise BrokenError(f"the wheel also installs {', '.join(sorted(foreign))}")


def install(wheel: Path, venv: Path) -> Path:
    """Return the program of a new environment with the locked runtime packages alone."""
    run([sys.executable, "-m", "venv", str(venv)])
    folder = venv / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(folder / "python"), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"]
    locked = ["--no-deps", "--require-hashes", "-r", str(ROOT / "requirements.lock")]
    run([*pip, "install", "-q", *locked])
    run([*pip, "install", "-q", "--no-deps", "--no-index", str(wheel)])
    run([*pip, "check"])
    return folder / "llm-interview"


def drill(program: Path, folder: Path) -> None:
    """Answer two cards over a pipe, far from the checkout, and find both in the history."""
    folder.mkdir()
    env = os.environ | {"LLM_INTERVIEW_HOME": str(folder / "home"), "PYTHONPATH": ""}
    run([str(program), "--version"], cwd=folder, env=env)
    result = run([str(program), "drill"], cwd=folder, env=env, text=DRILL)
    saved = [line for line in result.stderr.splitlines() if line.startswith("saved ")]
    if len(saved) < 2:
        raise BrokenError(
            f"two answers, acknowledged {len(saved)}:\n{result.stdout}{result.stderr}"
        )
    kept = "".join(path.read_text("utf-8") for path in folder.glob("home/data/**/*.jsonl"))
    if any(line.split()[1] not in kept for line in saved):
        raise BrokenError("an acknowledged answer is not in the history")
    json.loads(run([str(program), "due", "--json"], cwd=folder, env=env).stdout)


def run(
    command: list[str],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    text: str = "",
) -> subprocess.CompletedProcess[str]:
    """Run a command to success; BrokenError with its output otherwise."""
    result = subprocess.run(
        command, check=False, cwd=cwd, env=env, input=text, capture_output=True, encoding="utf-8"
    )
    if result.returncode:
        shown = " ".join(command)
        raise BrokenError(
            f"`{shown}` ended with {result.returncode}:\n{result.stdout}{result.stderr}"
        )
    return result


if __name__ == "__main__":
    raise SystemExit(main())
