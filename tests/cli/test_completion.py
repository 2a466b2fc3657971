"""What may stand at the cursor, asked of the program itself."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from llm_interview.cli.completing import FILES, answer, finish
from llm_interview.cli.root import COMMANDS
from llm_interview.core.filter_terms import KEYS
from llm_interview.core.settings import SETTINGS
from tests.cli.program import run

PROGRAM = "llm-interview"


def found(line: str, shell: str = "zsh") -> list[str]:
    return finish(shell, f"{PROGRAM} {line}")


def test_first_come_the_commands() -> None:
    assert found("") == list(COMMANDS)
    assert found("--lang vi sus") == ["suspend"]
    assert found("--content some/where unsus") == ["unsuspend"]


@pytest.mark.parametrize("command", ["drill", "quiz", "list", "export"])
def test_a_command_that_takes_a_filter_finishes_terms(command: str) -> None:
    assert found(f"{command} ") == [f"{key}:" for key in KEYS]
    assert found(f"{command} tier:must is:susp") == ["is:suspended"]


@pytest.mark.parametrize("command", ["show", "grade", "suspend", "unsuspend", "bury"])
def test_a_command_that_takes_a_card_finishes_ids(command: str) -> None:
    assert found(f"{command} attn-scaling-sq") == ["attn-scaling-sqrt-dk"]
    assert "attn-scaling-sqrt-dk" in found(f"{command} 注意")


def test_one_card_is_enough_for_show_but_not_for_suspend() -> None:
    assert found("show pre-nsp attn-scaling-sq") == []
    assert found("suspend pre-nsp attn-scaling-sq") == ["attn-scaling-sqrt-dk"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("quiz --tag atten", ["attention"]),
        ("quiz --tag=atten", ["--tag=attention"]),
        ("quiz --tag 注", ["attention"]),
        ("--lang ", ["en", "vi", "zh"]),
        ("export --langs vi,", ["vi,en", "vi,zh"]),
        ("drill --mode rev", ["reveal"]),
        ("drill --limit ", []),
        ("export --format m", ["md"]),
        ("config ", ["list", "get", "set", "path"]),
        ("config get ", [rule.key for rule in SETTINGS]),
        ("config set ui_lang ", ["en", "vi", "zh", "default"]),
        ("config set ui_lang vi ", []),
        ("config path d", ["data", "decks"]),
        ("completion ", ["bash", "zsh", "fish"]),
        ("nothing ", []),
        ("check ", [FILES]),
        ("export -o ", [FILES]),
        ("--content ", [FILES]),
        ("drill 'tag:rag or is:susp", ["tag:rag or is:suspended"]),
    ],
)
def test_a_value_is_finished_by_what_it_is(line: str, words: list[str]) -> None:
    assert found(line) == words


def test_options_are_those_of_the_command_and_a_minus_may_begin_a_term() -> None:
    assert {"--tag", "--limit", "--help"} <= set(found("drill -"))
    assert found("drill --li") == ["--limit"]
    assert found("drill -is:susp") == ["-is:suspended"]
    assert "--limit" not in found("show -")


def test_bash_gets_what_stands_behind_its_word_break() -> None:
    assert found("drill tag:atten", "bash") == ["attention"]
    assert found("--lang=v", "bash") == ["vi"]


def test_decks_named_with_content_are_known(tmp_path: Path) -> None:
    deck = tmp_path / "mine.yaml"
    deck.write_text("- id: my-own-card\n  q: What?\n  a: That.\n  tags: very-own\n", "utf-8")
    run("--content", str(deck), "list")
    typed = shlex.quote(str(deck))
    assert found(f"--content {typed} show my-own") == ["my-own-card"]
    assert found(f"--content={typed} quiz --tag very") == ["very-own"]


def test_decks_that_were_never_compiled_are_not_built_at_a_tab(home: Path) -> None:
    for path in (home / "cache").glob("*.sqlite"):
        path.unlink()
    assert found("quiz --tag atten") == []
    assert [*(home / "cache").glob("*.sqlite")] == []


def test_a_fault_is_silent(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (home / "cache").glob("*.sqlite"):
        path.write_bytes(b"?" * 5000)
    answer("bash", f"{PROGRAM} quiz --tag atten")
    assert capsys.readouterr() == ("", "")


def test_the_answer_comes_without_a_word_on_standard_error() -> None:
    ran = run("_complete", "bash", f"{PROGRAM} quiz --tag 注")
    assert (ran.code, ran.out, ran.err) == (0, "attention\n", "")


def test_little_is_loaded_for_an_answer_beside_typer() -> None:
    """What takes time is to load modules: 90 ms, of which Typer alone takes 65."""
    words = "import sys; from llm_interview.cli.completing import answer;"
    words += f"answer('bash', '{PROGRAM} quiz --tag 注'); print(*sys.modules)"
    found, *loaded = output(words)
    assert found == "attention"
    beside = {*loaded} - {*output("import sys, typer.main; print(*sys.modules)")}
    assert len(beside) < 80
    heavy = {"llm_interview.app", "pydantic", "rapidfuzz", "readline", "rich", "yaml"}
    assert heavy.isdisjoint(beside)


def output(words: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", words], check=True, capture_output=True)
    return done.stdout.decode().split()


def test_a_shell_that_is_not_known_is_a_word_that_is_off() -> None:
    ran = run("completion", "tcsh")
    assert ran.code == 2
    assert "bash, zsh, fish" in ran.err
