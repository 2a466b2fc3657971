"""Record the first ten minutes of a newcomer as text, in each language.

    python scripts/newcomer.py [en vi zh] [--check]

Types real keys into the program on a pty and writes what the window showed to
tests/transcripts/newcomer-LANG.txt. `--check` writes nothing: exit code 1 where a screen is not as
recorded. Needs the packages of requirements-dev.lock.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import re
import shlex
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from llm_interview.core.langs import LANGS, Lang
from llm_interview.terminal.catalog import Catalog
from newcomer_script import LOCALES, NOW, ZONE, Scene, first_minutes
from newcomer_window import Window

ROOT = Path(__file__).resolve().parent.parent
TRANSCRIPTS = ROOT / "tests" / "transcripts"
RULE = "─" * 79
REPLAYED = 3
"""Scenes that a test replays: the first start, today at a glance, a drill."""


def play(lang: Lang, folder: Path, scenes: Iterable[Scene]) -> Iterator[str]:
    """What each scene shows, one after another, in a home below `folder` that lives through
    them. Folders and seconds that differ from run to run are made alike."""
    environment = {
        "LANG": LOCALES[lang],
        "LLM_INTERVIEW_HOME": str(folder / "home"),
        "LLM_INTERVIEW_NOW": NOW,
        "TZ": ZONE,
    }
    say = Catalog(lang)
    waits = [say(key) for key in ("prompt_more", "prompt_page", "prompt_next")]
    window = Window(folder, environment, waits)
    for scene in scenes:
        command = f"$ llm-interview {scene.words}".rstrip()
        shown = window.run(shlex.split(scene.words), scene.typed)
        heads = [_head(folder / name, lines) for name, lines in scene.files]
        yield alike("\n".join([RULE, command, shown, *heads]), folder)


def _head(path: Path, lines: int) -> str:
    text = path.read_text("utf-8").splitlines()[:lines]
    return "\n".join([f"$ head -{lines} {path.name}", *text])


def alike(text: str, folder: Path) -> str:
    """The text without the place of this run and without the seconds it took to type."""
    return re.sub(r"\b0:0\d\b", "0:00", text.replace(str(folder), "~")).rstrip() + "\n"


def judged(folder: Path) -> list[list[object]]:
    """What was answered in a home below `folder` and what the grader made of it: card, digest of
    its file, score, verdict. As long as that is the same, the screens are."""
    files = [*folder.glob("home/data/journal/*"), *folder.glob("home/data/batch/**/*.jsonl")]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    events = sorted((json.loads(line) for line in lines), key=lambda event: event["id"])
    reviews = [event for event in events if event["kind"] == "review"]
    return [[r["card"], _digest(r["card"]), r["score"], r["verdict"]] for r in reviews]


def _digest(card: str) -> str:
    [path] = (ROOT / "content").glob(f"*/{card}.yaml")
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def transcript(lang: Lang) -> tuple[str, list[list[object]]]:
    """The whole of the first ten minutes, and what was judged in the scenes that a test replays."""
    scenes = first_minutes(lang)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begun = "".join(play(lang, folder, scenes[:REPLAYED]))
        found = judged(folder)
        return begun + "".join(play(lang, folder, scenes[REPLAYED:])), found


def main() -> int:
    """Record or check; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("langs", nargs="*", choices=[*LANGS, []], help="all without one")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args()
    TRANSCRIPTS.mkdir(exist_ok=True)
    changed = 0
    for lang in cast("list[Lang]", options.langs) or LANGS:
        path = TRANSCRIPTS / f"newcomer-{lang}.txt"
        before = path.read_text("utf-8") if path.exists() else ""
        after, found = transcript(lang)
        changed += after != before
        if options.check:
            sys.stdout.writelines(differences(before, after, path.name))
        else:
            path.write_text(after, "utf-8")
            rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in found)
            path.with_suffix(".json").write_text(f"[\n{rows}\n]\n", "utf-8")
            print(f"{path.relative_to(ROOT)}: {len(after.splitlines())} lines")
    return int(options.check and changed > 0)


def differences(before: str, after: str, name: str) -> Iterator[str]:
    """Lines of a diff; none where the texts are the same."""
    return difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, "now"
    )


if __name__ == "__main__":
    sys.exit(main())
