"""How sessions end: keys that end them, and a reader that closes early."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.keyboard import CARD, PROGRAM, Start, kept, until_it_sleeps

ENDED = {
    "drill": (CARD, "softmax\r", "rating> ", "Session"),
    "mock": (("mock", "-n", "1", "--follow-ups", "0"), "", "> ", "Score sheet"),
    "quiz": (("quiz", "-n", "1"), "", "> ", "Nothing was answered."),
    "aloud": ((*CARD, "--mode", "speak"), "", "s left", "Session"),
}


@pytest.mark.parametrize("session", ENDED.values(), ids=ENDED)
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_what_ends_a_session_stands_apart_from_the_last_prompt(
    start: Start, session: tuple[tuple[str, ...], str, str, str], key: str
) -> None:
    words, keys, asks, said = session
    terminal = start(*words, asks=asks if "left" in asks else "> ")
    if keys:
        terminal.type(keys)
        terminal.wait_to_edit(asks)
    until_it_sleeps(terminal.child)
    terminal.type(key)
    terminal.end()
    rows = [row.rstrip() for row in terminal.screen.display]
    place = rows.index(said)
    assert not rows[place - 1]
    assert rows[place - 2]


@pytest.mark.parametrize("words", ["drill --limit 2", "quiz -n 2", "mock -n 2"])
def test_a_reader_that_closes_early_is_no_fault_and_loses_no_answer(home: Path, words: str) -> None:
    """`llm-interview drill | head -1`."""
    piped = subprocess.Popen(
        [*PROGRAM, "--lang", "en", *words.split()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert piped.stdin
    assert piped.stdout
    assert piped.stderr
    while b"Enter" not in piped.stdout.readline():  # the keys: the question has been put
        pass
    piped.stdout.close()
    piped.stdin.write(b"softmax\n")
    piped.stdin.close()
    with piped.stderr:
        told = piped.stderr.read().decode()
    assert piped.wait() == 0
    assert "Traceback" not in told
    assert kept(home) == ["softmax"]
