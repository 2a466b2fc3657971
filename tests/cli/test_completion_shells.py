"""Tab in the real shells: those that are installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from tests.cli.program import run
from tests.waiting import PATIENCE

ANSI = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|[=>])")
END = "@@"


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the program under its name, first on the path."""
    program = tmp_path / "bin" / "llm-interview"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m llm_interview "$@"\n')
    program.chmod(0o755)
    root = Path(__file__).resolve().parent.parent.parent
    monkeypatch.setenv("PYTHONPATH", str(root))
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for shell in ("bash", "zsh", "fish"):
        (tmp_path / shell).write_text(run("completion", shell).out)
    (tmp_path / "some-deck.yaml").write_text("- q: a\n  a: b\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


Press = Callable[[str], str]


@pytest.fixture
def bash(place: Path) -> Iterator[Press]:
    child = spawn("bash", ["--norc", "--noprofile", "-i"], place)
    child.sendline("bind 'set bell-style none'; source ./bash; echo rea''dy")
    yield presser(child)
    child.close(force=True)


@pytest.fixture
def zsh(place: Path) -> Iterator[Press]:
    child = spawn("zsh", ["-f", "-i"], place)
    child.sendline("autoload -Uz compinit; compinit -D -u; source ./zsh; echo rea''dy")
    yield presser(child)
    child.close(force=True)


def spawn(shell: str, words: list[str], place: Path) -> pexpect.spawn[str]:
    return pexpect.spawn(
        shell,
        words,
        env={**os.environ, "TERM": "dumb", "HOME": str(place), "INPUTRC": "/dev/null"},
        encoding="utf-8",
        dimensions=(50, 200),
        timeout=PATIENCE,
    )


def presser(child: pexpect.spawn[str]) -> Press:
    """Types a line, presses Tab, and returns the line it has become."""
    child.expect_exact("ready")

    def press(line: str) -> str:
        child.send(f"{line}\t\x01echo '<'\x05 '>'\r")
        child.expect(r"<[^<>]*>\r?\n")
        return ANSI.sub("", str(child.after)).strip("<> \r\n")

    return press


CASES = [
    ("llm-interview dri", "llm-interview drill"),
    ("llm-interview drill tag:attent", "llm-interview drill tag:attention"),
    ("llm-interview quiz --tag 注意", "llm-interview quiz --tag attention"),
    ("llm-interview drill is:susp", "llm-interview drill is:suspended"),
    ("llm-interview drill -is:susp", "llm-interview drill -is:suspended"),
    ("llm-interview show attn-scaling-sq", "llm-interview show attn-scaling-sqrt-dk"),
    ("llm-interview --lang=z", "llm-interview --lang=zh"),
    ("llm-interview check some-d", "llm-interview check some-deck.yaml"),
    ("llm-interview config set ui", "llm-interview config set ui_lang"),
]


@needs("bash")
def test_tab_in_bash_finishes_the_word(bash: Press) -> None:
    assert {line: bash(line) for line, _ in CASES} == dict(CASES)


@needs("zsh")
def test_tab_in_zsh_finishes_the_word(zsh: Press) -> None:
    assert {line: zsh(line) for line, _ in CASES[1:5]} == dict(CASES[1:5])


FISH = [
    *(case for case in CASES if "注" not in case[0]),
    ("llm-interview quiz --tag 注", "--tag 注意力"),
    ("llm-interview list topic:注", "topic:注意力"),
    ("llm-interview list tag:chuẩn", "tag:chuẩn-hóa"),
]
"""It offers only words that hold what was typed: names, which the program takes like the tag."""


@needs("fish")
def test_tab_in_fish_finishes_the_word(place: Path) -> None:
    asked = "\n".join(f"complete -C '{line}' | head -1; echo {END}" for line, _ in FISH)
    done = subprocess.run(
        [str(shutil.which("fish")), "--no-config", "-c", f"source '{place}/fish'\n{asked}"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "HOME": str(place)},
    )
    found = [part.split("\t")[0].strip() for part in done.stdout.split(END)[:-1]]
    assert found == [whole.split()[-1] for _, whole in FISH]


@pytest.mark.parametrize("words", ["quiz -n 1 --tag 注意力", "list topic:注意力 tag:chuẩn-hóa"])
def test_a_name_that_fish_finished_is_taken(words: str) -> None:
    assert run(*words.split()).code == 0
