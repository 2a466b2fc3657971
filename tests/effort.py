"""How much work something takes, counted instead of timed: the same on any machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

STEPS = 4
"""How many times larger the second size is."""
SLACK = 1.5
"""What a linear effort may grow beyond its size: sorting, and lists that are made anew."""


def calls(work: Callable[[], object]) -> int:
    """How many functions are called while `work` runs, Python's own and those of C."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def grows_no_faster_than_its_size(work: Callable[[int], object], size: int) -> bool:
    """Whether STEPS times as much to do takes about STEPS times as many calls. What squares its
    input takes STEPS² times as many, however fast the machine."""
    work(size)  # what is made once and kept is not counted
    small, large = calls(lambda: work(size)), calls(lambda: work(STEPS * size))
    return large <= STEPS * SLACK * max(small, 1)
