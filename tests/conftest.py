"""What every test gets: a home of its own, an English terminal, no clock or network by accident."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from llm_interview.loader.cache import open_library
from llm_interview.loader.cached_library import CachedLibrary
from llm_interview.loader.shipped import shipped_content

ROOT = Path(__file__).resolve().parent.parent

# Time limits would make results depend on the load of the machine.
settings.register_profile(
    "quick",
    deadline=None,
    max_examples=50,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long",
    deadline=None,
    max_examples=2000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def hear_signals() -> None:
    """Heed what a background job or `nohup` ignores: the programs that tests start would too."""
    for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGTSTP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            is_interrupt = number == signal.SIGINT
            signal.signal(number, signal.default_int_handler if is_interrupt else signal.SIG_DFL)


hear_signals()


class TextFileSnapshot(SingleFileSnapshotExtension):
    """One readable text file a snapshot, so that a change is seen as a diff of what is shown."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compare with a text file in `__snapshots__`; `pytest --snapshot-update` writes it."""
    return snapshot.use_extension(TextFileSnapshot)


@pytest.fixture
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


PREPARE = """
import math, pathlib, sys
from llm_interview.loader import cache, shipped
cache.PREPARING = math.inf
cache.open_library((), shipped=shipped.shipped_content(), cache=pathlib.Path(sys.argv[1]))
"""


@pytest.fixture(scope="session")
def shipped_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the compiled shipped decks, every card prepared, so that decks of a test's
    own are soon there beside them; made once for all workers of a run. To be copied, since a cache
    is written to."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shipped-cache"
    with Path(f"{shared}.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            # A process of its own: what it runs is not traced for coverage, and half as slow.
            subprocess.run([sys.executable, "-c", PREPARE, shared], cwd=ROOT, check=True)
    return shared


@pytest.fixture(scope="session")
def shipped_library(shipped_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> CachedLibrary:
    """The shipped decks."""
    own = shutil.copytree(shipped_cache, tmp_path_factory.mktemp("shipped") / "cache")
    return open_library((), shipped=shipped_content(), cache=own)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the person's own history, settings and terminal out of every test."""
    for name in [key for key in os.environ if key.startswith("LLM_INTERVIEW_")]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LANGUAGE", "LC_ALL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("TERM", "xterm")  # a dumb one is spoken to in plain words
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()  # for this process as well as for those that it starts
    monkeypatch.setenv("LLM_INTERVIEW_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that opens a connection beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family != getattr(socket, "AF_UNIX", None) and not _is_local(address):
            _refuse(address)
        connect(self, address)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(socket.socket, "connect", guarded)


def _is_local(address: object) -> bool:
    return isinstance(address, tuple) and address[0] in {"127.0.0.1", "localhost", "::1"}


def _refuse(address: object) -> NoReturn:
    message = f"a test tried to reach {address}"
    raise AssertionError(message)
