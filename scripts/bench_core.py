"""Timings inside one process, as JSON in milliseconds: grading, recording or queue.

Started by the benchmark in an environment that names the learner's home.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from llm_interview.app.desk import Desk

T = TypeVar("T")

ANSWERS = 300
RECORDS = 200
LINE = b"x" * 350 + b"\n"


def grading() -> dict[str, float]:
    """Time the start of a grader and its grades of model answers, right and wrong, with as few
    looks for garbage as the program takes."""
    from llm_interview.cli.main import GARBAGE_THRESHOLD

    gc.set_threshold(GARBAGE_THRESHOLD)
    ready, desk = timed(open_desk)
    from llm_interview.core.grades import Answer

    ids = desk.library.ids()
    spent = []
    for number in range(ANSWERS):
        question = desk.question(ids[number % len(ids)])
        # Every other answer belongs to the next card: wrong answers take the longest search.
        other = desk.question(ids[(number + number % 2) % len(ids)])
        lang = question.langs[number % len(question.langs)]
        text = other.spoken.get(lang) or next(iter(other.spoken.values()), "")
        judge = partial(desk.judge, question, Answer(text=text, lang=lang))
        spent.append(timed(judge, time.process_time)[0])
    return {"ready": ready, "p50": quantile(spent, 0.5), "p95": quantile(spent, 0.95)}


def recording() -> dict[str, float]:
    """Time recorded answers, each after one raw append with fdatasync on the same disk."""
    from llm_interview.cli.wiring import open_history

    record = partial(
        open_history().record_review,
        card="bench-recording",
        rating="good",
        text="0" * 16,
        suggested="good",
        grader="core/1",
        score=0.8,
        verdict="correct",
        ms=40_000,
        answer="An answer of the usual length. " * 8,
    )
    raw, recorded = in_turn(raw_append(Path(os.environ["LLM_INTERVIEW_HOME"])), record)
    return {"raw": quantile(raw, 0.95), "recorded": quantile(recorded, 0.95)}


def queue() -> dict[str, float]:
    """Time today's queue over all cards, history and library being open."""
    desk = open_desk()
    from llm_interview.core.queue import CardInfo, build_queue

    infos = [CardInfo(id=each.id, siblings=each.seed_refs) for each in desk.library.summaries()]
    progress = desk.store.progress(desk.day)
    return {"queue": min(timed(lambda: build_queue(progress, infos))[0] for _ in range(3))}


def open_desk() -> Desk:
    """Open library, history and grader as a command does."""
    from llm_interview.cli.options import Globals
    from llm_interview.cli.wiring import open_desk as wired

    return wired(Globals())


def raw_append(folder: Path) -> Callable[[], object]:
    """Return what appends a line to a file and waits for the disk, and no more."""
    handle, _ = tempfile.mkstemp(dir=folder)
    sync = getattr(os, "fdatasync", os.fsync)

    def append() -> object:
        os.write(handle, LINE)
        return sync(handle)

    return append


def in_turn(*actions: Callable[[], object]) -> list[list[float]]:
    """Time the actions by turns, so that a busy disk meets all of them."""
    rounds = [[timed(action)[0] for action in actions] for _ in range(RECORDS)]
    return [list(column) for column in zip(*rounds, strict=True)]


def timed(
    action: Callable[[], T], clock: Callable[[], float] = time.perf_counter
) -> tuple[float, T]:
    """Return the time of an action in milliseconds, and its result.

    What only computes is timed by `time.process_time`, which a busy machine does not stretch.
    """
    started = clock()
    result = action()
    return (clock() - started) * 1000, result


def quantile(values: list[float], share: float) -> float:
    """Return the value that this share of the values does not pass."""
    return sorted(values)[int(len(values) * share)]


if __name__ == "__main__":
    print(json.dumps({"grading": grading, "recording": recording, "queue": queue}[sys.argv[1]]()))
