"""The manual page says what the commands say, and typesets without a complaint."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from rich.cells import cell_len

from llm_interview.cli.man_page import EXIT_CODES, FILTER_TERMS, escaped, man_page, paragraphs
from llm_interview.cli.root import app
from llm_interview.core import errors
from llm_interview.core.filter_terms import KEYS, STATES
from llm_interview.core.langs import KINDS, LANGS, TIERS, Lang
from llm_interview.core.settings import SETTINGS
from llm_interview.terminal import manual_vi, manual_zh
from tests.cli.program import run

ROOT: Any = typer.main.get_command(app)


def commands(group: Any, path: str = "llm-interview") -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        yield f"{path} {name}", command
        if hasattr(command, "list_commands"):
            yield from commands(command, f"{path} {name}")


ALL = dict(commands(ROOT))


@pytest.fixture(scope="module")
def page() -> str:
    return man_page(ROOT, "1.0").replace("\\-", "-").replace("\\&", "").replace("\\:", "")


@pytest.mark.parametrize("path", ALL)
def test_every_command_stands_there_with_all_it_says(page: str, path: str) -> None:
    section = page.split(f"\n.SS {path}", 1)[1].split("\n.S", 1)[0]
    command = ALL[path]
    assert all(part in section for part in paragraphs(command.help))
    assert command.epilog in section
    for param in command.params:
        if param.param_type_name == "option":
            assert all(name in section for name in param.opts)
            assert (param.help or "") in section


@pytest.mark.parametrize("path", ALL)
def test_every_command_has_a_help_sentence_and_an_example_of_itself(path: str) -> None:
    assert ALL[path].help
    assert ALL[path].epilog.startswith("Example")
    assert path.split()[1] in ALL[path].epilog


def test_global_options_settings_and_exit_codes_stand_there(page: str) -> None:
    assert all(name in page for param in ROOT.params for name in param.opts)
    assert all(f".B {rule.key}\n{rule.meaning['en']}" in page for rule in SETTINGS)
    faults = [v for v in vars(errors).values() if isinstance(v, type)]
    assert {fault.exit_code for fault in faults if issubclass(fault, errors.Fault)} <= set(
        EXIT_CODES
    )


def test_every_key_of_a_filter_stands_there_with_all_it_can_be(page: str) -> None:
    keys = {re.split("[:>]", term)[0] for term in FILTER_TERMS}
    assert keys == set(KEYS)
    section = page.split(".SH FILTERS", 1)[1].split(".SH", 1)[0]
    assert all(f".B {term}\n" in section for term in FILTER_TERMS)
    assert all(word in section for word in (*STATES, *TIERS, *KINDS))


@pytest.mark.parametrize("term", FILTER_TERMS)
def test_the_terms_of_the_page_are_understood(term: str) -> None:
    assert run("list", term, "--json").code == 0


BOOKS = {"vi": manual_vi.MANUAL, "zh": manual_zh.MANUAL}


@pytest.mark.parametrize("lang", BOOKS)
def test_all_of_it_is_said_in_the_language_of_the_interface(page: str, lang: Lang) -> None:
    said = run("--ui-lang", lang, "man").out
    said = said.replace("\\-", "-").replace("\\&", "").replace("\\:", "")
    for english, text in BOOKS[lang].items():
        assert english in page, "a sentence that nobody says"
        assert text in said
    for command in ALL.values():
        assert command.help.partition("\n")[0] not in said


def test_both_languages_have_the_same_words() -> None:
    assert manual_vi.MANUAL.keys() == manual_zh.MANUAL.keys()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_breaks_lines_of_every_language(lang: Lang) -> None:
    shown = typeset(run("--ui-lang", lang, "man").out)
    assert max(cell_len(line) for line in shown.splitlines()) <= 80


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_typesets_it_without_a_warning() -> None:
    shown = typeset(run("man").out)
    assert "llm-interview - Drill for" in shown
    assert shown.count("Example") >= len(ALL)


def typeset(page: str) -> str:
    """The page as `man` shows it, without bold and underline."""
    done = subprocess.run(
        [str(shutil.which("groff")), "-man", "-Kutf8", "-Tutf8", "-P-cbou", "-rLL=78n", "-ww"],
        input=page.encode(),
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # it asks the locale how wide letters are
    )
    assert done.stderr == b""
    return done.stdout.decode()


@pytest.mark.parametrize(
    ("text", "roff"), [(".x", r"\&.x"), ("'x", r"\&'x"), (r"\e", r"\ee"), ("a-b", r"a\-b")]
)
def test_text_is_no_markup(text: str, roff: str) -> None:
    assert escaped(text) == roff
