"""`scripts/run.py` sets up once, recovers from interruptions and says what is wrong.

The installer is played by a script called uv, so that every case takes a moment and no network.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="plays uv with a POSIX script")

FAKE_UV = """
import json, os, pathlib, sys, time
root = pathlib.Path(__file__).parents[1]
with (root / "calls.jsonl").open("a") as calls:
    print(json.dumps(sys.argv[1:]), file=calls)
pause = root / "pause"
while pause.exists():
    time.sleep(0.01)
says = root / "says"
if says.exists():
    sys.exit(says.read_text())
lacks = root / "lacks"
if lacks.exists() and lacks.read_text() in " ".join(sys.argv):
    sys.exit("no wheel for this system")
program = root / ".venv/bin/llm-interview"
program.write_text("import sys; print(sys.argv[1:]); sys.exit(7)")
"""


@dataclass(frozen=True)
class Checkout:
    """A small copy of the project with an installer that writes down what it is asked."""

    root: Path

    def start(self, *arguments: str, **env: str) -> subprocess.Popen[str]:
        surroundings = os.environ | {"PATH": f"{self.root / 'bin'}:{os.defpath}"} | env
        return subprocess.Popen(
            [sys.executable, str(self.root / "scripts" / "run.py"), *arguments],
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, **env: str) -> tuple[int, str, str]:
        process = self.start(*arguments, **env)
        out, err = process.communicate()
        return process.returncode, out.strip(), err.strip()

    def calls(self) -> list[list[str]]:
        path = self.root / "calls.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def forget_calls(self) -> None:
        (self.root / "calls.jsonl").unlink(missing_ok=True)

    def wait_for_call(self, process: subprocess.Popen[str]) -> None:
        while not self.calls():
            assert process.poll() is None, process.communicate()
            time.sleep(0.01)


@pytest.fixture
def checkout(tmp_path: Path, root: Path) -> Checkout:
    folder = tmp_path / "a folder with spaces"
    (folder / "scripts").mkdir(parents=True)
    for name in ("run.py", "bootstrap.py", "environment.py"):
        shutil.copy(root / "scripts" / name, folder / "scripts")
    locks = ("requirements.lock", "requirements-dev.lock", "requirements-anki.lock")
    for name in ("pyproject.toml", *locks):
        (folder / name).write_text("")
    (folder / "llm_interview").mkdir()
    (folder / "llm_interview" / "__init__.py").write_text("")
    (folder / "bin").mkdir()
    (folder / "bin" / "uv.py").write_text(FAKE_UV, "utf-8")
    uv = folder / "bin" / "uv"
    # A first line that names Python itself would break at a space in its path.
    uv.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -I "$0.py" "$@"\n', "utf-8")
    uv.chmod(0o755)
    return Checkout(folder)


def test_the_first_start_installs_and_runs(checkout: Checkout) -> None:
    code, out, err = checkout.run("due", "--json")
    assert (code, out) == (7, "['due', '--json']")
    said = err.splitlines()
    assert [line.split(":")[0] for line in said] == ["llm-interview"] * 5
    assert [line.partition(" of ")[0][-1] for line in said if " of 3" in line] == ["1", "2", "3"]
    locked, project = checkout.calls()
    assert {"--require-hashes", "--no-deps"} <= set(locked)
    assert str(checkout.root / "requirements.lock") in locked
    assert {"--no-deps", "--no-build-isolation", "--no-index", "-e"} <= set(project)


def test_without_arguments_the_drill_starts(checkout: Checkout) -> None:
    assert checkout.run()[1] == "['drill']"


def test_the_second_start_is_silent_and_installs_nothing(checkout: Checkout) -> None:
    checkout.run()
    checkout.forget_calls()
    assert checkout.run("tags") == (7, "['tags']", "")
    assert checkout.calls() == []


def test_a_changed_lock_starts_over(checkout: Checkout) -> None:
    checkout.run()
    (checkout.root / ".venv" / "left-over").touch()
    (checkout.root / "requirements.lock").write_text("# newer")
    assert checkout.run()[0] == 7
    assert not (checkout.root / ".venv" / "left-over").exists()
    assert not list(checkout.root.glob(".venv.trash-*"))


def test_a_changed_project_is_installed_again_alone(checkout: Checkout) -> None:
    checkout.run()
    checkout.forget_calls()
    (checkout.root / "pyproject.toml").write_text("# newer")
    checkout.run()
    assert ["-e" in call for call in checkout.calls()] == [True]


def test_a_moved_checkout_starts_over(checkout: Checkout) -> None:
    checkout.run()
    moved = checkout.root.rename(checkout.root.with_name("moved"))
    assert Checkout(moved).run("due")[:2] == (7, "['due']")


@pytest.mark.parametrize("kind", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_set_up_is_begun_again(checkout: Checkout, kind: signal.Signals) -> None:
    (checkout.root / "pause").touch()
    process = checkout.start()
    checkout.wait_for_call(process)
    process.send_signal(kind)
    (checkout.root / "pause").unlink()
    out, err = process.communicate()
    assert out == ""
    assert process.returncode == (130 if kind is signal.SIGINT else -signal.SIGKILL)
    assert "Traceback" not in err
    assert checkout.run("due")[:2] == (7, "['due']")


def test_two_starts_at_once_share_one_set_up(checkout: Checkout) -> None:
    (checkout.root / "pause").touch()
    first = checkout.start("one")
    checkout.wait_for_call(first)
    second = checkout.start("two")
    assert second.stderr
    assert "waiting" in second.stderr.readline()
    (checkout.root / "pause").unlink()
    assert first.communicate()[0].strip() == "['one']"
    assert second.communicate()[0].strip() == "['two']"
    assert len(checkout.calls()) == 2


def test_an_environment_of_somebody_else_is_left_alone(checkout: Checkout) -> None:
    theirs = checkout.root / ".venv" / "pyvenv.cfg"
    theirs.parent.mkdir()
    theirs.write_text("home = elsewhere")
    code, _, err = checkout.run()
    assert code == 1
    assert "was not made by this script" in err
    assert theirs.read_text() == "home = elsewhere"


@pytest.mark.parametrize(
    ("says", "way_out"),
    [
        ("error: dns error: failed to lookup address", "connect to the network"),
        ("WARNING: Retrying after NewConnectionError('...')", "connect to the network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "is not the one that was pinned"),
        ("Hash mismatch for `rich==15.0.0`", "is not the one that was pinned"),
        ("OSError: [Errno 28] No space left on device", "make room"),
        ("OSError: [Errno 13] Permission denied: 'x'", "copy it to a folder of yours"),
        ("something\n  unheard of\n\n", "(unheard of): see "),
    ],
)
def test_a_failure_is_one_sentence_with_the_way_out(
    checkout: Checkout, says: str, way_out: str
) -> None:
    (checkout.root / "says").write_text(says)
    code, out, err = checkout.run()
    assert (code, out) == (1, "")
    assert way_out in err.splitlines()[-1]
    assert "Traceback" not in err
    assert says.strip() in (checkout.root / ".venv" / "set-up.log").read_text()
    (checkout.root / "says").unlink()
    assert checkout.run()[0] == 7


@pytest.mark.parametrize("there", [True, False])
def test_anki_is_installed_for_the_checks_where_that_can_be_done(
    checkout: Checkout, *, there: bool
) -> None:
    if not there:
        (checkout.root / "lacks").write_text("requirements-anki.lock")
    prepare = "import sys, bootstrap; sys.exit(bootstrap.prepare('dev'))"

    def start() -> str:
        done = subprocess.run(
            [sys.executable, "-c", prepare],
            cwd=checkout.root / "scripts",
            env=os.environ | {"PATH": f"{checkout.root / 'bin'}:{os.defpath}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0
        return done.stderr

    said = start()
    assert ("Anki itself is left out" in said) != there
    assert ("no wheel for this system" in said) != there
    _, anki, _ = checkout.calls()
    assert {"--require-hashes", "--no-deps", "--only-binary", ":all:"} <= set(anki)
    assert start() == ""
    (checkout.root / "requirements-anki.lock").write_text("# newer")
    checkout.forget_calls()
    start()
    assert ["requirements-anki.lock" in " ".join(call) for call in checkout.calls()] == [
        True,
        False,
    ]


def test_a_lost_lock_file_is_named(checkout: Checkout) -> None:
    (checkout.root / "requirements.lock").unlink()
    code, _, err = checkout.run()
    assert code == 1
    assert err.startswith("llm-interview: requirements.lock cannot be read")


def test_bytecode_stays_fresh_where_python_may_not_write_it(checkout: Checkout) -> None:
    module = checkout.root / "llm_interview" / "__init__.py"
    checkout.run(PYTHONDONTWRITEBYTECODE="1")
    (compiled,) = (checkout.root / "llm_interview" / "__pycache__").iterdir()
    before = compiled.read_bytes()
    module.write_text("changed = True\n")
    os.utime(module, (0, 0))  # Python notices changes by the second
    checkout.run(PYTHONDONTWRITEBYTECODE="1")
    assert compiled.read_bytes() != before
