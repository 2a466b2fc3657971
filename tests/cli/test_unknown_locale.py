"""A locale that this machine has not installed, as `ssh` brings one along: letters stay letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.keyboard import Terminal, answers

pytestmark = pytest.mark.skipif(
    not str(Path(__file__)).isascii(),
    reason="Python itself starts in no environment whose path such a locale cannot spell",
)


@pytest.mark.parametrize("locale", ["vi_XX.UTF-8", "C"])
def test_letters_are_shown_edited_and_recalled(home: Path, locale: str) -> None:
    terminal = Terminal("drill", "--limit", "2", size=(50, 80), LC_ALL=locale)
    terminal.wait_to_edit("> ")
    terminal.type("tiếng Việt 词元\x7f")
    terminal.shows("> tiếng Việt 词")
    terminal.type("\r")
    terminal.wait_to_edit("> ")  # the rating's prompt ends so, too
    terminal.type("3\r")
    terminal.wait_to_edit("\n\x1b[?2004h> ")
    terminal.type("\x1b[A")
    terminal.shows("> tiếng Việt 词")
    terminal.type("\r")
    terminal.wait_to_edit("> ")
    terminal.type("\x03")
    assert terminal.end() == 130
    assert answers(home).count("tiếng Việt 词") == 2


def test_the_interface_speaks_the_language_of_a_locale_that_is_not_installed() -> None:
    terminal = Terminal("drill", "--limit", "1", LC_ALL="zh_XX.UTF-8")
    terminal.wait_to_edit("> ")
    terminal.type("词元\r")
    terminal.wait("自评> ")
    terminal.close()
