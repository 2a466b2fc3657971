"""The slow part of set-up: create `.venv`, install into it, one process at a time."""

from __future__ import annotations

import contextlib
import errno
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from bootstrap import (
    ANKI_LOCK,
    LOCKS,
    PYTHON,
    ROOT,
    STAMP,
    VENV,
    WINDOWS,
    SetupError,
    is_ready,
    recorded,
    say,
    wanted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWNED = VENV / ".made-by-scripts"
LOG = VENV / "set-up.log"
BUSY = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
# The locks name everything, and pip of Python 3.11 refuses the hashes as soon as a package that is
# asked for with an extra (`coverage[toml]`) has a newer release than the locked one.
AS_LOCKED = ("--require-hashes", "--no-deps")

OFFLINE = (
    r"NewConnection|NameResolution|ConnectTimeout|ReadTimeout|ProxyError|Max retries"
    r"|name resolution|unreachable|dns error|error sending request|Connection (refused|reset)"
)
# What a failed command said → what to tell the person.
CAUSES = {
    OFFLINE: "the packages could not be downloaded: connect to the network, or name a mirror in "
    "PIP_INDEX_URL (UV_DEFAULT_INDEX for uv), and run this again.",
    r"(?i)do not match the hashes|hash mismatch": "a downloaded package is not the one that was "
    "pinned, and was not installed: try without a mirror, or after `pip cache purge`.",
    r"No space left|Disk quota": "the disk is full: make room for 100 MB and run this again.",
    r"Permission denied|Read-only file system|Operation not permitted": f"{ROOT} cannot be "
    "written to: copy it to a folder of yours and run this there.",
}


def set_up_alone(profile: str) -> None:
    """Bring the environment up to `profile`, waiting for another set-up that is under way."""
    try:
        with exclusive(ROOT / ".venv.lock") as handle:
            if not is_ready(profile):
                set_up(profile, handle)
    except OSError as error:
        raise SetupError(because(str(error))) from error


def set_up(profile: str, handle: int) -> None:
    """Create or complete the environment and stamp it; `handle` is the lock's descriptor."""
    started = time.monotonic()
    say(f"setting up {VENV}, once; it may take a minute …")
    have, want = recorded(), wanted(profile)
    STAMP.unlink(missing_ok=True)
    if not may_stay(have, want):
        say("  an empty environment (1 of 3) …")
        clear_away()
        create(handle)
        have = {}
    if have.get(profile) != want[profile]:
        say("  the packages it needs (2 of 3) …")
        install(handle, *AS_LOCKED, "-r", str(ROOT / LOCKS[profile]))
    if "anki" in want and have.get("anki") != want["anki"]:
        add_anki(handle)
    say("  the program itself (3 of 3) …")
    # Offline and without a second environment: the lock holds what the build needs.
    install(handle, "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT))
    compile_package(handle)
    write_stamp(have | want)
    say(f"ready after {time.monotonic() - started:.0f} s.")


def add_anki(handle: int) -> None:
    """Anki itself, which some tests ask. It is made for fewer systems than all else, so that
    those tests are skipped where it is not to be had."""
    try:
        wheels = ("--only-binary", ":all:")
        install(handle, *AS_LOCKED, *wheels, "-r", str(ROOT / ANKI_LOCK))
    except SetupError as error:
        say(f"  Anki itself is left out, and the tests that ask it are skipped: {error}")


def may_stay(have: dict[str, str], want: dict[str, str]) -> bool:
    """Whether what is there can be added to. A changed lock starts over: pip removes nothing."""
    return (
        have.get("place") == want["place"]
        and have.get("run") == want["run"]
        and ("dev" not in want or have.get("dev", want["dev"]) == want["dev"])
        and PYTHON.exists()
    )


def clear_away() -> None:
    """Remove the old environment in one rename; never one that somebody else made."""
    if VENV.is_dir() and any(VENV.iterdir()) and not OWNED.exists():
        raise SetupError(
            f"{VENV} was not made by this script: rename or remove it and run this again."
        )
    if VENV.is_symlink():
        VENV.unlink()
    elif VENV.exists():
        VENV.rename(ROOT / f".venv.trash-{os.getpid()}")
    for trash in ROOT.glob(".venv.trash-*"):
        shutil.rmtree(trash, ignore_errors=True)


def create(handle: int) -> None:
    """Make an empty environment from the Python that runs this, with pip unless uv is found."""
    uv = shutil.which("uv")
    if not uv and importlib.util.find_spec("ensurepip") is None:
        raise SetupError(
            "this Python comes without venv: install it (Debian, Ubuntu: `sudo apt install "
            "python3-venv`) or uv, and run this again."
        )
    VENV.mkdir()
    OWNED.touch()
    base = getattr(sys, "_base_executable", None) or sys.executable
    do(handle, [base, "-I", "-m", "venv", *(["--without-pip"] if uv else []), str(VENV)])


def install(handle: int, *arguments: str) -> None:
    """Install into the environment, compiled, with uv where it is found and pip otherwise."""
    uv = shutil.which("uv")
    if uv:
        front = [uv, "pip", "install", "-q", "--python", str(PYTHON), "--compile-bytecode"]
    else:
        front = [str(PYTHON), "-I", "-m", "pip", "install", "-q", "--no-input", "--compile"]
        front += ["--disable-pip-version-check", "--retries", "2"]
    do(handle, [*front, *arguments])


def compile_package(handle: int) -> None:
    """Compile the package itself; a module that does not compile is for its importer to report."""
    command = [str(PYTHON), "-I", "-m", "compileall", "-qq", str(ROOT / "llm_interview")]
    with contextlib.suppress(SetupError):
        do(handle, command)


def do(handle: int, command: list[str]) -> None:
    """Run one set-up command silently; SetupError with the cause when it fails."""
    result = subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environment(),
        # A child that outlives a killed parent keeps the lock until it has stopped writing.
        pass_fds=() if WINDOWS else (handle,),
    )
    if result.returncode:
        with contextlib.suppress(OSError):
            LOG.write_text(result.stdout, "utf-8")
        raise SetupError(because(result.stdout))


def environment() -> dict[str, str]:
    """Return the surroundings for pip without settings that would lead it out of `.venv`."""
    unwanted = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_HASHES", "PYTHONHOME"}
    kept = {key: value for key, value in os.environ.items() if key not in unwanted}
    return kept | {"PIP_USER": "0"}


def because(output: str) -> str:
    """Return the sentence for a failed command: the known cause, or its last line."""
    for pattern, sentence in CAUSES.items():
        if re.search(pattern, output):
            return sentence
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    last = lines[-1] if lines else "no reason given"
    return f"set-up failed ({last}): see {LOG}, and run this again."


def write_stamp(made_from: dict[str, str]) -> None:
    """Record what the environment was made from, all of it or nothing."""
    draft = STAMP.with_suffix(".draft")
    draft.write_text(json.dumps(made_from, indent=1), "utf-8")
    draft.replace(STAMP)


@contextlib.contextmanager
def exclusive(path: Path) -> Iterator[int]:
    """Hold the lock file; its descriptor is the value. Says so when it has to wait."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        told = False
        while not try_lock(handle):
            if not told:
                say("another start is setting up .venv; waiting for it …")
            told = True
            time.sleep(0.2)
        yield handle
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def try_lock(handle: int) -> bool:
        """Take the lock if nobody has it."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno not in BUSY
        return True

else:
    import fcntl

    def try_lock(handle: int) -> bool:
        """Take the lock if nobody has it; true also where the file system knows no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in BUSY
        return True
