"""Kill sessions at random moments and count acknowledged answers against kept ones.

    python scripts/crash_test.py [--runs 1000] [--store] [--seed S]

Each run drills (or, with --store, writes reviews through the store alone) in one home that lives
through all runs, waits for a random number of acknowledgements (`saved <review-id>` on stderr),
then kills the process 0 to 20 ms later with SIGKILL. At the end every acknowledged review must be
in the history. Exit code 1 when one is lost.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from llm_interview.core.ids import uuid7
from llm_interview.store.places import find_places
from llm_interview.store.record import Store, open_store

ROOT = Path(__file__).resolve().parent.parent
MAX_WAIT_MS = 20
MAX_ACKNOWLEDGED = 6
ANSWERS = 40
START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def new_store() -> Store:
    """The history of the environment's home."""
    return open_store(
        find_places(os.environ),
        now=lambda: datetime.now(UTC),
        new_id=lambda: uuid7(time.time_ns() // 1_000_000, os.urandom(10)),
    )


def write_reviews() -> None:
    """What --store kills: reviews through the store, acknowledged as a drill does."""
    with new_store() as store:
        for number in range(ANSWERS):
            answer = "because " * (number % 9)
            review = store.record_review(card=f"c{number}", rating="good", answer=answer)
            sys.stderr.write(f"saved {review.id}\n")
            sys.stderr.flush()


def run_once(chance: random.Random, home: Path, number: int, *, store_only: bool) -> list[str]:
    """One session, killed; the ids it acknowledged."""
    day = START + timedelta(days=number)
    # Another day for every run, so that there is always something to ask.
    env = os.environ | {"LLM_INTERVIEW_HOME": str(home), "LLM_INTERVIEW_NOW": day.isoformat()}
    drill = [sys.executable, "-m", "llm_interview", "drill", "--new", str(ANSWERS)]
    words = [sys.executable, __file__, "--writer"] if store_only else drill
    with subprocess.Popen(
        words,
        cwd=ROOT,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None  # noqa: S101 - asked for above
        assert process.stderr is not None  # noqa: S101
        # Rated again, so that the card is due in every later run too.
        process.stdin.write(b"softmax keeps gradients alive\n1\n" * ANSWERS)
        process.stdin.flush()
        said = b""
        for _ in range(chance.randrange(1, MAX_ACKNOWLEDGED)):
            said += process.stderr.readline()
        time.sleep(chance.uniform(0, MAX_WAIT_MS) / 1000)
        process.kill()
        process.stdin = None  # the pipe is broken: nothing to flush into it
        said += process.stderr.read()
    # A torn last word was never read as an acknowledgement.
    whole = said[: said.rfind(b"\n") + 1].decode().splitlines()
    return [line.split()[1] for line in whole if line.startswith("saved ")]


def main() -> int:
    """Run, count, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--store", action="store_true", help="kill a small writer, not the drill")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--writer", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.writer:
        write_reviews()
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return compare(options.runs, Path(folder), options.seed, store_only=options.store)


def compare(runs: int, home: Path, seed: int, *, store_only: bool) -> int:
    """Print acknowledged and kept; 1 when something acknowledged is lost."""
    chance, acknowledged, began = random.Random(seed), set[str](), time.monotonic()
    for number in range(runs):
        acknowledged |= set(run_once(chance, home, number, store_only=store_only))
    os.environ["LLM_INTERVIEW_HOME"] = str(home)
    with new_store() as store:
        kept = {review.id for review in store.reviews()}
        warnings = store.warnings
        store.note("after-the-crashes", "the next session seals what the dead ones left")
    left = len(list((home / "data" / "journal").glob("*.jsonl")))
    lost = acknowledged - kept
    print(f"runs          {runs}  ({time.monotonic() - began:.0f} s)")
    print(f"acknowledged  {len(acknowledged)}")
    print(f"kept          {len(kept)}  (those cut off before they were acknowledged included)")
    print(f"lost          {len(lost)}")
    print(f"warnings      {len(warnings)}, journals left unsealed {left}")
    return 1 if lost or not acknowledged else 0


if __name__ == "__main__":
    sys.exit(main())
