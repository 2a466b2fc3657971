"""Every prompt, and everything that can cut a person short at it: Ctrl-C, Ctrl-D, SIGTERM, a
closed window, Ctrl-Z and `fg`, a window drawn narrow and wide. The terminal is put back, what was
answered is kept, the exit code says what happened."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from llm_interview.cli.wiring import open_history
from llm_interview.loader.own_decks import new_draft
from tests.cli.keyboard import PROGRAM, Terminal, reviews, until_it_sleeps

CARD = "id:dec-temperature"
FRESH = "\n\x1b[?2004h> "
"""An answer's prompt on a line of its own, where pastes come between brackets."""


@dataclass(frozen=True)
class Prompt:
    """A place where the program waits: how to get there (what to wait for, what to type then),
    what it asks with, and how many answers have been given by then. `left` is the exit code of
    Ctrl-D. `after_d` and `after_c` are what is asked next where Ctrl-D or Ctrl-C ends this prompt
    alone, `answered_by_d` how many answers Ctrl-D ends."""

    words: str
    asks: str
    steps: tuple[tuple[str, str], ...] = ()
    answered: int = 0
    left: int = 0
    rows: int = 60
    edits: bool = True
    after_d: str = ""
    after_c: str = ""
    answered_by_d: int = 0


PROMPTS = {
    "answer": Prompt(f"drill {CARD}", "> "),
    "answer after a hint": Prompt(f"drill {CARD}", FRESH, (("> ", "?\r"),)),
    "second line of an answer": Prompt(
        f"drill {CARD}",
        ". ",
        (("> ", "softmax \\\r"),),
        after_d="rating> ",
        answered_by_d=1,
    ),
    "rating": Prompt(f"drill {CARD}", "rating> ", (("> ", "softmax\r"),), 1),
    "between grade and answer": Prompt(
        f"drill {CARD}", "Enter: model answer ", (("> ", "softmax\r"),), 1, rows=24
    ),
    "between two pages of a grade": Prompt(
        f"drill {CARD}", "Enter: more ", (("> ", "softmax\r"),), 1, rows=12
    ),
    "between two questions of a quiz": Prompt(
        "quiz tag:wordy -n 2", "Enter: go on ", (("> ", "softmax\r"),), 1, rows=16
    ),
    "between two pages of a score sheet": Prompt(
        "mock -n 1 --follow-ups 0 --seed 1", "Enter: more ", ((" > ", "softmax\r"),), 1, rows=12
    ),
    "answer by reveal": Prompt(f"drill {CARD} --mode reveal", "> "),
    "answer by choice": Prompt(f"drill {CARD} --mode choice", "> "),
    "answer by points": Prompt("drill id:wordy-0 --mode points", "1/2> "),
    "second line of points": Prompt(
        "drill id:wordy-0 --mode points", "\n\x1b[?2004h1/2> ", (("1/2> ", "softmax\r"),), 1
    ),
    "answer aloud": Prompt(f"drill {CARD} --mode speak", "s left", edits=False),
    "answer in plain form": Prompt(f"--plain drill {CARD}", "Answer: "),
    "rating in plain form": Prompt(
        f"--plain drill {CARD}", "Rating: ", (("Answer: ", "softmax\r"),), 1
    ),
    "answer aloud in plain form": Prompt(
        f"--plain drill {CARD} --mode speak", "Enter stops.", edits=False
    ),
    "quiz": Prompt(f"quiz {CARD}", "> "),
    "rating in a quiz": Prompt(f"quiz {CARD} --mode reveal", "rating> ", (("> ", "\r"),), 1),
    "mock": Prompt("mock -n 2 --seed 1 --follow-ups 0", " > "),
    "second question of a mock": Prompt(
        "mock -n 2 --seed 1 --follow-ups 0", " > ", ((" > ", "softmax\r"),), 1
    ),
    "follow-up of a mock": Prompt("mock -n 1 --seed 1", " > ", ((" > ", "softmax\r"),), 1),
    "answer to be graded": Prompt("grade dec-temperature", "> "),
    "consent to a judge": Prompt("grade dec-temperature --judge --answer softmax", "Enter no "),
    "consent to a judge of a drill": Prompt(f"drill {CARD}", "Enter no ", after_d=FRESH),
    "first start": Prompt("", "[1]> "),
    "language of the questions": Prompt("", "[1]> ", (("[1]> ", "\r"),)),
    "minutes a day": Prompt("", "[20]> ", (("[1]> ", "\r"), ("[1]> ", "\r"))),
    "day of the interview": Prompt(
        "", "[none yet]> ", (("[1]> ", "\r"), ("[1]> ", "\r"), ("[20]> ", "\r"))
    ),
    "warm-up": Prompt(
        "",
        "rating> ",
        (
            *(("[1]> ", "\r"), ("[1]> ", "\r"), ("[20]> ", "\r")),
            *(("[none yet]> ", "\r"), (FRESH, "softmax\r")),
        ),
        1,
    ),
    "findings in a new card": Prompt("new", "card> ", left=1),
    "an unfinished card": Prompt("new", "card> "),
    "findings in a changed card": Prompt("edit dec-temperature", "card> ", left=1),
    "findings in a card changed at its question": Prompt(
        f"drill {CARD}", "card> ", (("> ", ":e\r"),), after_d=FRESH, after_c=FRESH
    ),
    "findings in a card changed at its rating": Prompt(
        f"drill {CARD}",
        "card> ",
        (("> ", "softmax\r"), ("rating> ", "e\r")),
        1,
        after_d="rating> ",
        after_c="rating> ",
    ),
}

Start = Callable[..., Terminal]


def write_wordy_cards(decks: Path) -> None:
    """Two cards whose question fills a small window."""
    decks.mkdir(parents=True)
    question = "What does it do? " * 20
    told = "tags: wordy, a: It sums., key_points: [It adds up, It ends]"
    cards = [f"- {{id: wordy-{number}, q: {question}, {told}}}\n" for number in range(2)]
    (decks / "wordy.yaml").write_text("".join(cards))


@pytest.fixture
def start(tmp_path: Path, home: Path) -> Iterator[Start]:
    opened: list[Terminal] = []
    script = tmp_path / "editor.py"
    script.write_text("import sys, pathlib\npathlib.Path(sys.argv[-1]).write_text('question: [')")

    def until_asked(prompt: Prompt, *around: str) -> Terminal:
        if "wordy" in prompt.words:  # not for all: decks beside the shipped ones are read anew
            write_wordy_cards(home / "data" / "decks")
        if prompt == PROMPTS["an unfinished card"]:
            new_draft(home / "data" / "decks", "20261122-141500", b"question: What?")
        if prompt.asks == "Enter no ":
            with open_history() as store:
                store.set("judge.use", "on")
                store.set("judge.url", "http://localhost:9/v1")  # nobody is asked before a yes
        words = ["--lang", "en", "--ui-lang", "en"] if prompt.words else []
        terminal = Terminal(
            command=[*around, *PROGRAM, *words, *prompt.words.split()],
            size=(prompt.rows, 80),
            EDITOR=f"'{sys.executable}' '{script}'",
            LANGUAGE="en",
        )
        opened.append(terminal)
        for asks, keys in prompt.steps:
            terminal.wait_to_edit(asks)
            terminal.type(keys)
        (terminal.wait_to_edit if prompt.edits else terminal.wait)(prompt.asks)
        return terminal

    yield until_asked
    for terminal in opened:
        terminal.close()


each_prompt = pytest.mark.parametrize("prompt", PROMPTS.values(), ids=PROMPTS)
# The countdown of `speak` has no line: there is nothing to edit and no mode to put back.
EDITED = {name: prompt for name, prompt in PROMPTS.items() if prompt.edits}
each_edited_line = pytest.mark.parametrize("prompt", EDITED.values(), ids=EDITED)


@each_prompt
@pytest.mark.parametrize("ending", ["Ctrl-C", "Ctrl-D", "SIGTERM", "closed window"])
def test_whatever_ends_it_keeps_the_answers_and_puts_the_terminal_back(
    start: Start, home: Path, prompt: Prompt, ending: str
) -> None:
    terminal = start(prompt)
    if ending == "closed window":
        assert terminal.hang_up() == 128 + signal.SIGHUP
    else:
        if ending == "SIGTERM":
            terminal.signal(signal.SIGTERM)
        else:
            key = {"Ctrl-C": "\x03", "Ctrl-D": "\x04"}[ending]
            terminal.type(key)
            if after := {"Ctrl-C": prompt.after_c, "Ctrl-D": prompt.after_d}[ending]:
                terminal.wait_to_edit(after)
                terminal.type(key)
        code = terminal.end()
        assert terminal.is_as_found
        assert code == {"Ctrl-C": 130, "Ctrl-D": prompt.left, "SIGTERM": 143}[ending]
    by_d = prompt.answered_by_d if ending == "Ctrl-D" else 0
    assert len(reviews(home)) == prompt.answered + by_d
    assert "Traceback" not in terminal.text
    assert "a bug" not in terminal.text


AS_A_SHELL = """stty -g; "$@"; echo; stty -g; fg >/dev/null; echo "code $?"; stty -g"""


@each_edited_line
def test_ctrl_z_and_a_window_of_another_size_change_nothing(
    start: Start, home: Path, prompt: Prompt
) -> None:
    """The shell here is one that puts no terminal back itself."""
    terminal = start(prompt, "sh", "-mc", AS_A_SHELL, "sh")
    terminal.settle(0.02)
    asked = terminal.line
    terminal.type("nửa 半")
    terminal.wait("半")
    for columns in (20, 120):
        terminal.resize(columns)
        terminal.settle(0.05)
    until_it_sleeps(terminal.child)
    terminal.type("\x1a")
    terminal.wait(asked + " nửa 半")
    terminal.shows(asked + " nửa 半")
    terminal.type("\x7f\x7f!")
    terminal.wait("!")
    terminal.shows(asked + " nửa!")
    until_it_sleeps(terminal.child)
    terminal.type("\x03")
    if prompt.after_c:
        terminal.wait_to_edit(prompt.after_c)
        terminal.type("\x03")
    terminal.end()
    assert "code 130" in terminal.text
    modes = [line for line in terminal.text.split() if line.count(":") > 20]
    assert len(modes) == 3
    assert len(set(modes)) == 1
    assert len(reviews(home)) == prompt.answered
