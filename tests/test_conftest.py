"""The guards of the test suite hold."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
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


def test_signals_are_heard() -> None:
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGTSTP):
        assert signal.getsignal(number) is not signal.SIG_IGN


def test_signals_are_heard_where_the_tests_run_in_the_background(root: Path) -> None:
    """As with `nohup bash .ci/run &`."""
    test = f"{__file__}::{test_signals_are_heard.__name__}"
    pytest_alone = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test]
    ran = subprocess.run(
        ["/bin/sh", "-c", 'trap "" INT HUP TERM TSTP; exec "$@"', "sh", *pytest_alone],
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout
