"""`new`, `edit`, `note`, `flag`, `history`, as a person or a script calls them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from tests.cli.keyboard import until_it_sleeps
from tests.cli.program import run, seated

Editing = Callable[[str], dict[str, str]]


@pytest.fixture
def editor(tmp_path: Path) -> Editing:
    """An editor that runs some Python on the file: `path`, `text`, `put`."""

    def make(code: str) -> dict[str, str]:
        script = tmp_path / f"editor-{abs(hash(code))}.py"
        lines = [
            "import sys, pathlib, os, signal",
            "path = pathlib.Path(sys.argv[-1])",
            "text = path.read_text('utf-8')",
            "put = lambda new: path.write_text(new, 'utf-8')",
            code,
        ]
        script.write_text("\n".join(lines), "utf-8")
        return {"EDITOR": f"'{sys.executable}' '{script}'"}

    return make


FILL = (
    "put(text.replace('question: >-\\n  ', 'question: >-\\n  位置编码：为什么需要？')"
    ".replace('answer: >-\\n  ', 'answer: >-\\n  注意力本身不分先后，位置编码告诉模型词的顺序。'))"
)


def decks(home: Path) -> Path:
    return home / "data" / "decks"


def test_a_card_written_once_is_asked_like_any_other(editor: Editing, home: Path) -> None:
    ran = run("new", "--topic", "Của tôi", env=editor(FILL))
    assert (ran.code, ran.out.split("(")[0].strip()) == (0, "Kept: 位置编码-为什么需要")
    (card,) = run("list", "topic:cua-toi", "--json").document["cards"]
    assert (card["id"], card["langs"]) == ("位置编码-为什么需要", ["zh"])
    problems = run("check", str(decks(home)), "--json").document["problems"]
    assert {problem["severity"] for problem in problems} <= {"advice"}


def test_a_card_with_an_error_is_kept_aside_and_its_place_is_named(
    editor: Editing, home: Path
) -> None:
    ran = run("new", env=editor("put('question: [\\n')"))
    assert ran.code == 1
    (draft,) = (decks(home) / ".drafts").iterdir()
    assert str(draft) in ran.err
    assert "2:1 C004" in ran.err
    assert draft.read_text("utf-8") == "question: [\n"


def test_a_shipped_card_is_changed_in_a_copy_and_that_is_said(editor: Editing, home: Path) -> None:
    ran = run("edit", "pre-nsp", env=editor("put(text.replace('tier: ', 'tier:  '))"))
    assert ran.code == 0
    assert "place of the shipped" in ran.err
    assert str(decks(home) / "pre" / "pre-nsp.yaml") in ran.out
    assert run("show", "pre-nsp").err == ""
    broken = run("edit", "pre-nsp", env=editor("put(text + '- ['); os.kill(os.getpid(), 9)"))
    assert broken.code == 1
    assert "place of" not in broken.err
    assert str(decks(home) / ".drafts") in broken.err


def test_a_note_is_kept_shown_changed_and_taken_back() -> None:
    assert run("note", "pre-nsp", "hỏi", "[bold]RoBERTa[/bold]").code == 0
    assert "hỏi [bold]RoBERTa[/bold]" in run("show", "pre-nsp").out
    assert run("show", "pre-nsp", "--json").document["note"] == "hỏi [bold]RoBERTa[/bold]"
    run("note", "pre-nsp", typed="từ ống\n  \x1b[31mdòng hai\n")
    assert run("note", "pre-nsp").out == "từ ống\n  ␛[31mdòng hai\n"
    run("note", "pre-nsp", "")
    assert run("show", "pre-nsp", "--json").document["note"] is None
    assert run("note", "pre-nsp", "").out == "There is no note on pre-nsp.\n"
    run("undo")
    assert run("show", "pre-nsp", "--json").document["note"] == "từ ống\n  ␛[31mdòng hai"
    history = run("history", "pre-nsp", "--json").document
    assert [note["text"] for note in history["notes"]] == [
        "hỏi [bold]RoBERTa[/bold]",
        "từ ống\n  ␛[31mdòng hai",
    ]


def test_the_history_of_a_card_has_every_review() -> None:
    for day, rating in ((22, "3"), (26, "4")):
        now = {"LLM_INTERVIEW_NOW": f"2026-11-{day}T10:00:00+00:00"}
        run("drill", "id:pre-nsp", typed=f"x\n{rating}\n", env=now)
    now = {"LLM_INTERVIEW_NOW": "2026-11-27T10:00:00+00:00"}
    run("quiz", "id:pre-nsp", typed="x\n", env=now)
    document = run("history", "pre-nsp", "--json", env=now).document
    assert (document["schema"], document["card"]) == (1, "pre-nsp")
    rows = document["reviews"]
    assert [row["mode"] for row in rows] == ["drill", "drill", "quiz"]
    assert [row["rating"] for row in rows[:2]] == ["good", "easy"]
    assert rows[2]["stability"] is None
    shown = run("show", "pre-nsp", "--json", env=now).document["memory"]
    assert rows[1]["stability"] == pytest.approx(shown["stability"], abs=1e-3)
    assert "easy" in run("history", "pre-nsp", env=now).out


def test_an_unfinished_card_is_gone_on_with_on_request(editor: Editing, home: Path) -> None:
    broken = run("new", env=editor("put('question: What is X?\\n')"))
    assert "llm-interview new --resume" in broken.err
    ran = run("new", "--resume", env=editor("put(text + 'answer: X is a thing of some kind.\\n')"))
    assert (ran.code, ran.out.split(" (")[0]) == (0, "Kept: what-is-x")
    assert not (decks(home) / ".drafts").exists()
    again = run("--ui-lang", "vi", "new", "--resume", env=editor(FILL))
    assert again.code == 2
    assert "không có thẻ nào đang viết dở" in again.err


def test_an_unfinished_change_is_gone_on_with_on_request(editor: Editing, home: Path) -> None:
    broken = run("edit", "pre-nsp", env=editor("put(text.replace('tier: ', 'tier: ['))"))
    assert "llm-interview edit pre-nsp --resume" in broken.err
    words = ("edit", "pre-nsp", "--resume")
    assert run(*words, env=editor("put(text.replace('tier: [', 'tier:  '))")).code == 0
    assert "tier:  " in (decks(home) / "pre" / "pre-nsp.yaml").read_text("utf-8")
    assert run(*words, env=editor("")).code == 2


@pytest.fixture
def terminal(editor: Editing) -> Iterator[Callable[..., pexpect.spawn[str]]]:
    children: list[pexpect.spawn[str]] = []

    def start(code: str, *words: str) -> pexpect.spawn[str]:
        child = seated("--lang", "en", "--ui-lang", "en", *words, size=(50, 80), env=editor(code))
        children.append(child)
        return child

    yield start
    for child in children:
        child.close(force=True)


def test_a_card_is_changed_in_the_middle_of_a_drill(
    terminal: Callable[..., pexpect.spawn[str]], home: Path
) -> None:
    code = "put(text.replace('What is next-sentence', 'WHAT then is next-sentence'))"
    child = terminal(code, "drill", "id:pre-nsp")
    child.expect_exact("What is next-sentence")
    child.expect_exact("> ")
    child.sendline("BERT predicts whether two sentences follow each other")
    child.expect_exact("rating> ")
    child.sendline("e")
    child.expect_exact("place of the shipped")
    child.expect_exact("WHAT then is next-sentence")
    child.expect_exact("rating> ")
    child.sendline("3")
    child.expect(pexpect.EOF)
    (review,) = run("history", "pre-nsp", "--json").document["reviews"]
    assert review["rating"] == "good"
    assert (decks(home) / "pre" / "pre-nsp.yaml").exists()


def test_ctrl_c_in_the_editor_does_not_end_the_drill(
    terminal: Callable[..., pexpect.spawn[str]],
) -> None:
    code = "print('EDITING', flush=True); import time; time.sleep(600)"
    child = terminal(code, "drill", "id:pre-nsp")
    child.expect_exact("> ")
    child.sendline(":e")
    child.expect_exact("EDITING")
    until_it_sleeps(child)
    child.sendintr()
    child.expect_exact("ended with an error")
    child.expect_exact("What is next-sentence")
    child.expect_exact("> ")
    child.sendline("x")
    child.expect_exact("rating> ")
    child.sendline("3")
    child.expect(pexpect.EOF)
    assert len(run("history", "pre-nsp", "--json").document["reviews"]) == 1


def test_a_person_edits_again_until_it_is_right(
    terminal: Callable[..., pexpect.spawn[str]],
) -> None:
    code = (
        "put('id: two\\nquestion: What?\\nanswer: It is so.\\n' if text == 'question: What?\\n'"
        " else 'question: What?\\n')"
    )
    child = terminal(code, "new")
    child.expect_exact("C014")
    child.expect_exact("card> ")
    child.sendline("nonsense")
    child.expect_exact("card> ")
    child.sendline("")
    child.expect_exact("Kept: two")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("d\n", 0)])
def test_leaving_the_question_leaves_the_draft(
    key: str, code: int, terminal: Callable[..., pexpect.spawn[str]], home: Path
) -> None:
    child = terminal("put('question: What?\\n')", "new")
    child.expect_exact("card> ")
    until_it_sleeps(child)
    child.send(key)
    child.expect_exact(".drafts")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == code
    (draft,) = (decks(home) / ".drafts").iterdir()
    assert draft.read_text("utf-8") == "question: What?\n"


def test_a_person_is_offered_what_they_left_unfinished(
    terminal: Callable[..., pexpect.spawn[str]], home: Path
) -> None:
    child = terminal("put('question: What is X?\\n')", "new")
    child.expect_exact("card> ")
    until_it_sleeps(child)
    child.send("\x03")
    child.expect_exact("llm-interview new --resume")
    child.expect(pexpect.EOF)
    code = "put(text + 'answer: X is a thing of some kind.\\n')"
    child = terminal(code, "new")
    child.expect_exact("What is X?")
    child.expect_exact("card> ")
    child.sendline("what?")
    child.expect_exact("card> ")
    child.sendline("r")
    child.expect_exact("Kept: what-is-x")
    child.expect(pexpect.EOF)
    assert not (decks(home) / ".drafts").exists()


def test_a_note_opens_in_the_editor(terminal: Callable[..., pexpect.spawn[str]]) -> None:
    run("note", "pre-nsp", "before")
    child = terminal("put(text + ' and after')", "note", "pre-nsp")
    child.expect_exact("Note kept")
    child.expect(pexpect.EOF)
    assert run("note", "pre-nsp").out == "before and after\n"
