"""Counted effort tells work that grows with its input from work that grows faster."""

from __future__ import annotations

import sys

from tests.effort import calls, grows_no_faster_than_its_size


def linear(size: int) -> None:
    for number in range(size):
        abs(number)


def squared(size: int) -> None:
    for _ in range(size):
        linear(size)


def test_calls_of_python_and_of_c_are_counted() -> None:
    assert calls(lambda: linear(10)) - calls(lambda: linear(0)) == 10


def test_linear_work_is_told_from_squared() -> None:
    assert grows_no_faster_than_its_size(linear, 20)
    assert not grows_no_faster_than_its_size(squared, 20)


def test_whoever_profiled_before_goes_on() -> None:
    seen: list[str] = []

    def mine(_frame: object, event: str, _argument: object) -> None:
        seen.append(event)

    sys.setprofile(mine)
    try:
        calls(lambda: linear(1))
        assert sys.getprofile() is mine
    finally:
        sys.setprofile(None)
    assert seen
