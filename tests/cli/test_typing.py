"""What comes from the keyboard: input methods, pastes, keys pressed too early, bytes that are no
text. What stands on the screen is what is kept."""

from __future__ import annotations

import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.cli.keyboard import CARD, Start, Terminal, kept, left, reviews, until_it_sleeps
from tests.cli.program import run

UNHURRIED = (
    "from llm_interview.terminal import keyboard; keyboard.BURST = 0.5;"
    "from llm_interview.cli.main import main; main()"
)
"""The program where the lines of a paste may come half a second apart, as on a machine that has
much else to do."""


STREAMS = {
    "Telex, one letter replaced at a time": (
        ["tie", "\x7fê", "ng", "\x7f\x7f\x7fếng", " Vie", "\x7fê", "t", "\x7f\x7fệt"],
        "tiếng Việt",
    ),
    "VNI, with Ctrl-H": (["tie", "\x08ê", "ng", "\x08\x08\x08ếng", " d", "\x08đ", "o"], "tiếng đo"),
    "marks typed apart from their letters": (
        ["tie\u0302\u0301ng Vie\u0323\u0302t", "\x7f\x7f", "e\u0323\u0302t"],
        "tiếng Việt",
    ),
    "marks apart, whole letters replaced": (
        ["tie", "\x7fe\u0302", "ng", "\x7f\x7f\x7fe\u0302\u0301ng"],
        "tiếng",
    ),
    "Pinyin, committed in one burst": (
        ["注意力机制让每个词看到所有其他的词" * 12],
        "注意力机制让每个词看到所有其他的词" * 12,
    ),
    "Pinyin, the last words taken back": (
        ["温度越高", "\x7f\x08低，分布越尖锐"],
        "温度低，分布越尖锐",
    ),
    "rare Han and full width": (["𠮷野家ＱＬｏＲＡ", "\x7f\x7f\x7f\x7f\x7f"], "𠮷野家"),
}


@pytest.mark.parametrize(("bursts", "text"), STREAMS.values(), ids=STREAMS)
def test_an_input_method_writes_what_it_shows(
    start: Start, home: Path, bursts: list[str], text: str
) -> None:
    terminal = start(size=(120, 40))
    for burst in bursts:
        terminal.type(burst)
        terminal.settle(0.02)
    terminal.until(lambda: written(terminal).endswith(">" + text.replace(" ", "")))
    terminal.type("\r")
    terminal.wait_to_edit("rating> ")
    assert left(terminal) == 130
    assert kept(home) == [text]


def written(terminal: Terminal) -> str:
    return normalize("NFC", "".join("".join(terminal.screen.display).split()))


def test_a_backspace_takes_a_wide_letter_and_its_marks_off_the_screen(start: Start) -> None:
    terminal = start()
    terminal.type("a半e\u0302\u0301o")
    for line, column in (("> a半ế", 6), ("> a半", 5), ("> a", 3), (">", 2)):
        terminal.type("\x7f")
        terminal.shows(line, column)


@pytest.mark.parametrize("ends", ["", "\n"])
@pytest.mark.parametrize("brackets", [True, False])
def test_pasted_lines_are_one_answer_that_enter_submits(
    start: Start, home: Path, *, brackets: bool, ends: str
) -> None:
    terminal = start(program=[sys.executable, "-c", UNHURRIED])
    paste = "first line\nsecond 行\n\n3" + ends
    terminal.type(f"\x1b[200~{paste}\x1b[201~" if brackets else paste.replace("\n", "\r"))
    terminal.until(lambda: written(terminal).partition("行")[2].strip(".>") == "3")
    terminal.settle(1.0)
    assert "rating" not in terminal.text
    terminal.type("\r")
    terminal.wait_to_edit("rating> ")
    assert left(terminal) == 130
    assert kept(home) == ["first line\nsecond 行\n\n3"]
    assert len(reviews(home)) == 1


def test_a_paste_taller_than_the_window_is_told_of_and_its_last_line_edited(
    start: Start, home: Path
) -> None:
    """Readline draws no more than a window of it, and what is typed then over something else."""
    terminal = start(size=(24, 40))
    lines = [f"line {number} 注意力 divided by the root" for number in range(1, 41)]
    terminal.type("\x1b[200~" + "\n".join(lines) + "\x1b[201~")
    terminal.shows(". " + lines[-1])
    assert "40 lines so far" in "\n".join(terminal.screen.display)
    terminal.type("\x7f\x7fut\x1b[A")
    terminal.shows(". " + lines[-1][:-2] + "ut")
    terminal.type("\r")
    terminal.wait_to_edit("Enter: more ")
    assert left(terminal) == 130
    assert terminal.is_as_found
    assert kept(home) == ["\n".join([*lines[:-1], lines[-1][:-2] + "ut"])]


def test_ctrl_d_after_a_tall_paste_keeps_it_and_ctrl_c_ends(start: Start, home: Path) -> None:
    for key, answered in (("\x03", []), ("\x04", ["softmax\n" * 39 + "softmax"])):
        terminal = start(size=(24, 40))
        terminal.type("\x1b[200~" + "softmax\n" * 40 + "\x1b[201~")
        terminal.shows(".")
        until_it_sleeps(terminal.child)
        terminal.type(key)
        if answered:
            terminal.wait_to_edit("Enter: more ")
            assert left(terminal) == 130
        else:
            assert terminal.end() == 130
        assert terminal.is_as_found
        assert [text.strip() for text in kept(home)] == answered


@pytest.mark.parametrize("paste", ["4\nfoo\n", "\nfoo\n", "\x1b[200~4\nfoo\n\x1b[201~\r"])
def test_a_paste_at_the_rating_rates_nothing(start: Start, home: Path, paste: str) -> None:
    terminal = start()
    terminal.type("softmax\r")
    terminal.wait_to_edit("rating> ")
    terminal.type(paste.replace("\n", "\r"))
    terminal.wait("is not a key")
    terminal.wait_to_edit("rating> ")
    assert reviews(home) == []
    terminal.type("3\r")
    assert terminal.end() == 0
    assert [review["rating"] for review in reviews(home)] == ["good"]


def test_keys_pressed_before_the_rating_stood_there_do_not_rate(start: Start, home: Path) -> None:
    terminal = start("drill", "id:dec-temperature", "--mode", "speak", asks="s left")
    terminal.type("\r4\r4\r")
    terminal.wait_to_edit("rating> ")
    terminal.settle(0.2)
    assert reviews(home) == []
    assert left(terminal) == 130


def test_the_arrow_up_brings_answers_to_answers_and_nothing_to_ratings(start: Start) -> None:
    terminal = start("drill", "--limit", "2")
    terminal.type("my first answer\r")
    terminal.wait_to_edit("rating> ")
    terminal.type("\x1b[A")
    terminal.settle(0.05)
    terminal.shows("rating>")
    terminal.type("3\r")
    terminal.wait("2 of 2")
    terminal.wait_to_edit("> ")
    terminal.type("\x1b[A")
    terminal.shows("> my first answer")
    terminal.type("\x1b[A\x1b[A")
    terminal.settle(0.05)
    terminal.shows("> my first answer")
    assert left(terminal) == 130


@pytest.mark.parametrize("encoding", ["utf-8:strict", "utf-8:surrogateescape"])
def test_bytes_that_are_no_text_do_no_harm(start: Start, home: Path, encoding: str) -> None:
    terminal = start(PYTHONIOENCODING=encoding)
    terminal.type(b"soft\xff\xc3 max\x00\r")
    terminal.wait_to_edit("rating> ")
    assert left(terminal) == 130
    (answer,) = kept(home)
    assert answer.startswith("soft")
    assert answer.endswith("max")


def test_bytes_that_are_no_text_come_through_a_pipe(home: Path) -> None:
    ran = run(*CARD, typed="soft\udcff\udcc3max\x00\n3\n", env={"PYTHONIOENCODING": "utf-8:strict"})
    assert (ran.code, len(ran.saved)) == (0, 1)
    assert kept(home) == ["soft\ufffd\ufffdmax"]


def test_a_very_long_paste_is_drawn_once_and_kept(start: Start, home: Path) -> None:
    terminal = start(size=(60, 120))
    text = "softmax 注意力 tiếng Việt. " * 700
    terminal.type("\x1b[200~" + text + "\x1b[201~")
    terminal.type("\r")
    terminal.wait_to_edit("rating> ")
    # Drawn anew for every letter, it would be hundreds of times as much.
    assert len(terminal.heard) < 4 * len(text.encode())
    assert left(terminal) == 130
    assert kept(home) == [text.strip()]


def test_a_key_of_the_rating_is_no_answer(start: Start, home: Path) -> None:
    terminal = start()
    terminal.type("l\r")
    terminal.wait("keys begin with a colon: :l")
    terminal.wait_to_edit("> ")
    assert left(terminal) == 130
    assert not kept(home)


def test_from_a_pipe_one_letter_is_an_answer_like_any_other(home: Path) -> None:
    run(*CARD, typed="l\n\n")
    assert kept(home) == ["l"]


def test_i_was_right_typed_too_early_is_told_where_it_works(start: Start, home: Path) -> None:
    terminal = start()
    terminal.type("!\r")
    terminal.wait("'!' works at the rating, further on.")
    terminal.wait_to_edit("> ")
    assert left(terminal) == 130
    quiz = start("quiz", "id:dec-temperature")
    quiz.type("!2\r")
    quiz.wait("'!2' is not a key here.")
    quiz.wait_to_edit("> ")
    assert left(quiz) == 130
    assert not kept(home)
