"""A room to write cards in: an author whose hand does what it is told, in place of an editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from llm_interview.app.examine import Known
from llm_interview.app.own_cards import Choice, Workshop, Written, edit_card, new_card
from llm_interview.core.card_template import Template, card_template
from llm_interview.core.problems import Problem
from llm_interview.loader.library import load_library
from llm_interview.terminal.catalog import Catalog

SHIPPED = "id: soft\ntopic: math\nquestion: What does softmax do?\nanswer: It turns scores into\n"


Step = Callable[[Path], object]


@dataclass
class Hand:
    """What the editor does each time it is opened, and what is decided about findings."""

    steps: list[Step]
    choices: list[Choice] = field(default_factory=list)
    opened: list[tuple[Path, int]] = field(default_factory=list)
    findings: list[Sequence[Problem]] = field(default_factory=list)

    def edit(self, path: Path, line: int) -> bool:
        self.opened.append((path, line))
        return self.steps.pop(0)(path) is not False

    def decide(self, problems: Sequence[Problem]) -> Choice:
        self.findings.append(problems)
        if self.choices:
            return self.choices.pop(0)
        return "leave" if any(p.severity == "error" for p in problems) else "keep"


@dataclass
class Room:
    """Shipped decks, own decks, and a workshop over them."""

    folder: Path

    @property
    def decks(self) -> Path:
        return self.folder / "decks"

    def shop(self, hand: Hand) -> Workshop:
        shipped = self.folder / "content"
        roots = (self.decks,) if self.decks.is_dir() else ()
        questions = load_library(roots, shipped=shipped).questions
        known = Known(paths={q.id: q.path for q in questions}, shipped=shipped, decks=self.decks)
        return Workshop(decks=self.decks, known=known, writer=hand, stamp=lambda: "today")

    def new(self, hand: Hand, deck: Path | None = None, topic: str = "mine") -> Written:
        return new_card(self.shop(hand), template(topic), deck=deck)

    def edit(self, hand: Hand, card: str = "soft", line: int = 1) -> Written:
        return edit_card(self.shop(hand), card, line)

    def files(self) -> dict[str, str]:
        paths = (path for path in self.decks.rglob("*") if path.is_file())
        return {str(p.relative_to(self.decks)): p.read_text("utf-8", "replace") for p in paths}


def make_room(folder: Path) -> Room:
    """With one shipped card."""
    (folder / "content" / "math").mkdir(parents=True)
    (folder / "content" / "math" / "soft.yaml").write_text(SHIPPED, "utf-8")
    return Room(folder)


def template(topic: str = "mine") -> Template:
    return card_template(Catalog("en"), topic=topic)


def fill(question: str = "What is a token?", answer: str = "A token is a unit of text.") -> Step:
    def step(path: Path) -> None:
        text = path.read_text("utf-8").replace("question: >-\n  ", f"question: >-\n  {question}")
        path.write_text(text.replace("answer: >-\n  ", f"answer: >-\n  {answer}"), "utf-8")

    return step


def change(old: str, new: str) -> Step:
    def step(path: Path) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return step


def put(text: str | bytes) -> Step:
    return lambda path: path.write_bytes(text if isinstance(text, bytes) else text.encode())


def failing(step: Step) -> Step:
    def run(path: Path) -> bool:
        step(path)
        return False

    return run


def interrupt(_: Path) -> None:
    raise KeyboardInterrupt


def nothing(_: Path) -> None:
    """Leave the editor at once."""


def gone(path: Path) -> None:
    path.unlink()
