"""Make `.venv` from a hash-checked lock file, once, and hand over to the program in it.

A stamp inside `.venv` says what it was made from. It is removed before anything changes and
written last, so that an interrupted set-up is recognised by its absence and started over.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "llm-interview.json"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
ANKI_LOCK = "requirements-anki.lock"
INTERRUPTED = 130


class SetupError(Exception):
    """Set-up cannot go on; the text is one sentence with the way out."""


def run(arguments: list[str]) -> int:
    """Run `llm-interview ARGUMENTS` in the environment, `drill` without any.

    Returns the exit code when set-up failed, or on Windows; elsewhere the program takes over.
    """
    code = prepare("run")
    if code:
        return code
    if not WINDOWS:
        become(arguments or ["drill"])
    return wait_for([str(BIN / "llm-interview.exe"), *(arguments or ["drill"])])


def prepare(profile: str) -> int:
    """Make the environment ready for `profile` (run, dev); at once when it is.

    Returns 0, or the exit code after a sentence on stderr.
    """
    try:
        if not is_ready(profile):
            import environment  # set-up is rare, and its modules are slow to load

            environment.set_up_alone(profile)
        refresh_bytecode()
    except KeyboardInterrupt:
        say("stopped; the next start begins the set-up again.")
        return INTERRUPTED
    except SetupError as error:
        say(str(error))
        return 1
    return 0


def is_ready(profile: str) -> bool:
    """Whether the environment holds what `profile` asks for."""
    have = recorded()
    return all(have.get(key) == value for key, value in wanted(profile).items()) and (
        PYTHON.exists()
    )


def wanted(profile: str) -> dict[str, str]:
    """What the environment must have been made from. The dev lock contains the run lock."""
    python = f"{sys.version} {sys.base_prefix} {ROOT}"
    names = ["run", "dev"] if profile == "dev" else ["run"]
    return {
        "place": hashlib.sha256(python.encode()).hexdigest(),
        "project": digest("pyproject.toml"),
        **{name: digest(LOCKS[name]) for name in names},
        **({"anki": digest(ANKI_LOCK)} if profile == "dev" else {}),
    }


def digest(name: str) -> str:
    """Return the sha256 of a file of the checkout, in hex. A missing file is a SetupError."""
    try:
        return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
    except OSError as error:
        raise SetupError(
            f"{name} cannot be read ({error.strerror}): restore it, for example with "
            f"`git checkout {name}`."
        ) from error


def recorded() -> dict[str, str]:
    """Return what the stamp says; nothing where there is none or it is not ours."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def refresh_bytecode() -> None:
    """Compile changed modules where Python was told not to: start-up takes twice as long else."""
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        import compileall  # only needed under that setting

        compileall.compile_dir(ROOT / "llm_interview", quiet=2)


def become(arguments: list[str]) -> NoReturn:
    """Let the program replace this process: signals, terminal and exit code are its own."""
    # Through the interpreter: the script's first line has a length limit that deep folders pass.
    os.execv(PYTHON, [str(PYTHON), str(BIN / "llm-interview"), *arguments])  # noqa: S606


def wait_for(command: list[str]) -> int:
    """Run a command to its end with our input and output; Ctrl-C is the command's to answer."""
    import signal  # not on the way of an exec
    import subprocess  # as above

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.run(command, check=False).returncode


def say(text: str) -> None:
    """Tell the person something beside the program's output."""
    print(f"llm-interview: {text}", file=sys.stderr, flush=True)
