"""Writing cards with an editor that does as it is told, and people who decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from llm_interview.app.examine import Known, examine
from llm_interview.app.own_cards import Choice, Workshop, Written, edit_card, new_card
from llm_interview.core.card_template import Template, card_template
from llm_interview.core.errors import FileFault
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


@pytest.fixture
def room(tmp_path: Path) -> Room:
    (tmp_path / "content" / "math").mkdir(parents=True)
    (tmp_path / "content" / "math" / "soft.yaml").write_text(SHIPPED, "utf-8")
    return Room(tmp_path)


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


def test_a_new_card_lies_in_its_topic_under_an_id_that_stays(room: Room) -> None:
    made = room.new(Hand([fill()]))
    assert (made.outcome, made.code, made.cards) == ("kept", 0, ("what-is-a-token",))
    (name, text), *more = room.files().items()
    assert (name, more) == ("mine/what-is-a-token.yaml", [])
    assert "id: what-is-a-token\n" in text
    assert "#" not in text


def test_the_topic_the_author_writes_names_the_folder(room: Room) -> None:
    room.new(Hand([lambda path: (fill()(path), change("topic: mine", "topic: other")(path))]))
    assert list(room.files()) == ["other/what-is-a-token.yaml"]


def test_a_card_without_a_topic_is_mine(room: Room) -> None:
    room.new(Hand([lambda path: (fill()(path), change("topic: mine\n", "")(path))]))
    assert list(room.files()) == ["mine/what-is-a-token.yaml"]


def test_an_untouched_template_makes_no_card(room: Room) -> None:
    for step in (nothing, change("tags: []", "tags:  []"), put(template().text + "\n\n")):
        made = room.new(Hand([step]))
        assert (made.outcome, made.code, room.files()) == ("unchanged", 0, {})


def test_a_card_goes_behind_the_others_of_a_deck(room: Room) -> None:
    deck = room.decks / "deck.yaml"
    room.new(Hand([fill()]), deck)
    made = room.new(Hand([fill("What is dropout?", "Dropout zeroes activations.")]), deck)
    assert made.path == deck
    assert made.cards == ("what-is-dropout",)
    assert [q.id for q in load_library((), shipped=room.decks).questions] == [
        "what-is-a-token",
        "what-is-dropout",
    ]


def test_a_deck_that_cannot_take_it_is_left_alone_and_the_card_is_kept_aside(room: Room) -> None:
    deck = room.folder / "deck.yaml"
    deck.write_text("- q: [", "utf-8")
    with pytest.raises(FileFault) as fault:
        room.new(Hand([fill()]), deck)
    assert deck.read_text("utf-8") == "- q: ["
    (name, text), *_ = room.files().items()
    assert name in fault.value.hint
    assert "What is a token?" in text


def test_findings_are_shown_and_the_file_opens_again_at_the_first_of_them(room: Room) -> None:
    broken, mended = put("question: What?\nanswer: [\n"), put("question: What?\nanswer: That.\n")
    hand = Hand([broken, mended], ["again"])
    made = room.new(hand)
    assert [p.code for p in hand.findings[0]] == ["C004"]
    assert hand.opened[1][1] == hand.findings[0][0].line
    assert made.outcome == "kept"


@pytest.mark.parametrize(
    ("choice", "outcome", "code"),
    [("leave", "left", 1), ("discard", "discarded", 0), ("interrupt", "interrupted", 130)],
)
def test_what_is_not_kept_lies_aside(room: Room, choice: Choice, outcome: str, code: int) -> None:
    made = room.new(Hand([put("question: What?\n")], [choice]))
    assert (made.outcome, made.code) == (outcome, code)
    assert made.draft is not None
    assert made.draft.read_text("utf-8") == "question: What?\n"
    assert made.draft.parent.parent == room.decks


def test_keeping_a_draft_without_a_card_leaves_it_aside(room: Room) -> None:
    made = room.new(Hand([put("question: What?\n")], ["keep"]))
    assert (made.outcome, made.code) == ("left", 1)
    assert made.draft is not None


def test_keeping_a_card_with_an_error_keeps_it_and_says_so(room: Room) -> None:
    text = "id: a\nquestion: What?\nanswer: That it is.\nkind: wrong\n"
    made = room.new(Hand([put(text)], ["keep"]))
    assert (made.outcome, made.code) == ("kept", 1)


def test_an_id_of_another_own_card_is_an_error_and_of_a_shipped_one_replaces_it(
    room: Room,
) -> None:
    card = "id: {}\ntopic: mine\nquestion: What is it?\nanswer: It is that.\n"
    assert room.new(Hand([put(card.format("soft"))])).replaced == ("soft",)
    hand = Hand([put(card.format("soft"))])
    assert room.new(hand).outcome == "left"
    assert "C017" in [p.code for p in hand.findings[0]]


def test_a_question_asked_twice_is_told_and_not_named_like_the_first(room: Room) -> None:
    room.new(Hand([fill()]))
    hand = Hand([fill()])
    assert room.new(hand).outcome == "left"
    assert [p.code for p in hand.findings[0] if p.severity == "error"] == ["C017"]


@pytest.mark.parametrize(
    ("step", "outcome"),
    [
        (failing(nothing), "editor_failed"),
        (gone, "file_gone"),
        (interrupt, "interrupted"),
    ],
)
def test_a_new_card_nobody_wrote_leaves_nothing_behind(
    room: Room, step: Step, outcome: str
) -> None:
    made = room.new(Hand([step]))
    assert (made.outcome, room.files()) == (outcome, {})
    assert made.code != 0


def test_what_was_typed_before_the_editor_failed_lies_aside(room: Room) -> None:
    made = room.new(Hand([failing(fill())]))
    assert (made.outcome, made.code) == ("editor_failed", 1)
    assert made.draft is not None
    assert "What is a token?" in made.draft.read_text("utf-8")


def test_a_draft_deleted_in_the_second_round_is_brought_back(room: Room) -> None:
    made = room.new(Hand([put("question: What?\n"), gone], ["again"]))
    assert made.outcome == "file_gone"
    assert made.draft is not None
    assert made.draft.read_text("utf-8") == "question: What?\n"


def test_a_shipped_card_is_copied_and_the_copy_stands_in_its_place(room: Room) -> None:
    hand = Hand([change("softmax do", "softmax really do")])
    made = room.edit(hand, line=3)
    copy = room.decks / "math" / "soft.yaml"
    assert (made.outcome, made.path, made.replaced) == ("kept", copy, ("soft",))
    assert hand.opened == [(copy, 3)]
    assert (room.folder / "content" / "math" / "soft.yaml").read_text("utf-8") == SHIPPED
    again = room.edit(Hand([change("really", "truly")]))
    assert (again.path, again.replaced) == (copy, ())


def test_a_copy_that_is_not_changed_goes_again(room: Room) -> None:
    made = room.edit(Hand([nothing]))
    assert (made.outcome, made.code, room.files()) == ("unchanged", 0, {})


@pytest.mark.parametrize("text", ["- [", "id: soft\nquestion: x\n", b"\xff\xfe\x00", ""])
def test_a_broken_edit_is_put_aside_and_the_deck_is_as_it_was(
    room: Room, text: str | bytes
) -> None:
    room.edit(Hand([change("softmax do", "softmax really do")]))
    before = room.files()
    made = room.edit(Hand([put(text)]))
    assert (made.outcome, made.code) == ("left", 1)
    assert made.draft is not None
    raw = text if isinstance(text, bytes) else text.encode()
    assert made.draft.read_bytes() == raw
    after = room.files()
    after.pop(str(made.draft.relative_to(room.decks)))
    assert after == before


def test_a_broken_first_edit_leaves_the_shipped_card_in_its_place(room: Room) -> None:
    made = room.edit(Hand([put("- [")]))
    assert not (room.decks / "math" / "soft.yaml").exists()
    assert made.draft is not None


@pytest.mark.parametrize("step", [failing(change("do?", "did?")), gone, interrupt])
def test_an_editor_that_ends_badly_changes_nothing(room: Room, step: Step) -> None:
    room.edit(Hand([change("softmax do", "softmax really do")]))
    before = room.files()["math/soft.yaml"]
    made = room.edit(Hand([step]))
    assert made.code != 0
    assert room.files()["math/soft.yaml"] == before
    assert (made.draft is not None) == (made.outcome == "editor_failed")


def test_a_copy_that_cannot_be_read_is_mended_not_written_over(room: Room) -> None:
    copy = room.decks / "math" / "soft.yaml"
    copy.parent.mkdir(parents=True)
    copy.write_text("- [ my long text", "utf-8")
    hand = Hand([put(SHIPPED)])
    made = room.edit(hand, line=3)
    assert (made.outcome, hand.opened) == ("kept", [(copy, 1)])


def test_faults_that_were_there_before_do_not_stand_in_the_way(room: Room) -> None:
    deck = room.decks / "deck.yaml"
    deck.parent.mkdir()
    deck.write_text("- {id: a, q: One?, a: The first.}\n- {id: b, q: Two?}\n", "utf-8")
    hand = Hand([change("One?", "Which one?")])
    made = room.edit(hand, "a")
    assert made.outcome == "kept"
    assert all(p.code != "C014" for found in hand.findings for p in found)


def test_after_may_name_a_card_of_another_own_deck(room: Room) -> None:
    room.new(Hand([fill()]))
    path = room.folder / "draft.yaml"
    text = "id: x\nquestion: What?\nanswer: It is that.\nafter: [{}]\n"
    known = room.shop(Hand([])).known
    for name, told in (("what-is-a-token", False), ("soft", False), ("nobody", True)):
        path.write_text(text.format(name), "utf-8")
        assert ("C025" in [p.code for p in examine(path, known).problems]) == told


def test_a_file_that_went_meanwhile_is_named(room: Room) -> None:
    room.edit(Hand([change("softmax do", "softmax really do")]))
    shop = room.shop(Hand([nothing]))
    (room.decks / "math" / "soft.yaml").unlink()
    with pytest.raises(FileFault, match=r"soft\.yaml"):
        edit_card(shop, "soft", 1)
