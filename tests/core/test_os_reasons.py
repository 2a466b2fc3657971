"""Why the operating system refuses: its own English, as a sentence that other languages have."""

from __future__ import annotations

import errno
import os

import pytest

from llm_interview.core.errors import Told
from llm_interview.core.os_reasons import _REASONS, os_reason


@pytest.mark.parametrize("number", [*_REASONS, errno.EDQUOT])
def test_the_english_is_that_of_the_system(number: int) -> None:
    reason = os_reason(OSError(number, os.strerror(number)))
    assert isinstance(reason, Told)
    assert str(reason) == os.strerror(number)


def test_a_reason_without_a_sentence_is_passed_on() -> None:
    assert os_reason(OSError(errno.ELOOP, "Too many levels")) == "Too many levels"
    assert os_reason(OSError("only words")) == "only words"
    assert os_reason(TimeoutError()) == "TimeoutError"
