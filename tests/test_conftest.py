"""The guards of the test suite hold."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest


def test_no_test_can_reach_the_network() -> None:
    with (
        socket.socket() as connection,
        pytest.raises(AssertionError, match=r"tried to reach .*192\.0\.2\.1"),
    ):
        connection.connect(("192.0.2.1", 80))


def test_every_test_has_a_home_of_its_own(home: Path, tmp_path: Path) -> None:
    assert os.environ["LLM_INTERVIEW_HOME"] == str(home)
    assert home.is_relative_to(tmp_path)
