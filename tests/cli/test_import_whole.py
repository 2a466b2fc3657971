"""An import is whole or not there: several files, Ctrl-C, a full history."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from llm_interview.cli.whole_files import written_together
from llm_interview.core.errors import FileFault
from tests.cli.program import run
from tests.waiting import PATIENCE

ANSWER = "Softmax turns scores into weights that sum to one. "
LARGE = "".join(f"{i}. What is term {i}?\n\n{ANSWER * 200}\n\n" for i in range(1, 111))


def files(folder: Path) -> list[str]:
    """The names of what lies there, beside the home of the learner."""
    return sorted(path.name for path in folder.iterdir() if path.name != "home")


def test_a_deck_too_large_for_one_file_comes_in_parts_that_all_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(LARGE, encoding="utf-8")
    ran = run("import", "page.txt")
    assert ran.code == 0
    assert "Reading page.txt (1.1 MB)" in ran.err
    assert "in 2 parts" in ran.err
    assert files(tmp_path) == ["page-2.yaml", "page.txt", "page.yaml"]
    checked = run("check", "page.yaml", "page-2.yaml", "--json").document
    assert checked["cards"] == 110
    assert [one for one in checked["problems"] if one["severity"] == "error"] == []


def test_parts_of_a_larger_import_do_not_stay_beside_the_new_deck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text("Q: What is a mask?\nA: It hides.\n", encoding="utf-8")
    (tmp_path / "page.yaml").write_text("# Drafts from page.txt: old\n", encoding="utf-8")
    (tmp_path / "page-2.yaml").write_text("# My own cards\n", encoding="utf-8")
    (tmp_path / "page-3.yaml").write_text("# Drafts from page.txt: old\n", encoding="utf-8")
    refused = run("import", "page.txt", "--force")
    assert refused.code == 6
    assert "page-3.yaml" in refused.err
    assert "rm page-3.yaml" in refused.err
    assert "page-2" not in refused.err
    assert (tmp_path / "page.yaml").read_text(encoding="utf-8") == "# Drafts from page.txt: old\n"
    (tmp_path / "page-3.yaml").unlink()
    assert run("import", "page.txt", "--force").code == 0
    assert files(tmp_path) == ["page-2.yaml", "page.txt", "page.yaml"]


@pytest.mark.parametrize(
    ("lang", "begins"), [("en", "Drafts from"), ("vi", "Bản nháp lấy từ"), ("zh", "草稿，取自")]
)
def test_a_deck_says_in_the_language_of_the_learner_that_it_holds_drafts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, begins: str
) -> None:
    """A later import in another language still knows the deck as one that an import wrote."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text("Q: What is a mask?\nA: It hides.\n", encoding="utf-8")
    assert run("--ui-lang", lang, "import", "page.txt", "-o", "page-2.yaml").code == 0
    first = (tmp_path / "page-2.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first.startswith(f"# {begins} page.txt")
    assert "page-2.yaml" in run("--ui-lang", "en", "import", "page.txt").err
    assert not (tmp_path / "page.yaml").exists()


def test_files_that_belong_together_are_written_when_all_went_well(tmp_path: Path) -> None:
    one, two = tmp_path / "a.yaml", tmp_path / "b.yaml"
    with written_together({one: b"1", two: b"2"}):
        assert not one.exists()
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    assert files(tmp_path) == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("end", [KeyboardInterrupt, FileFault])
def test_what_ends_the_work_before_leaves_nothing(tmp_path: Path, end: type) -> None:
    with pytest.raises(end), written_together({tmp_path / "a.yaml": b"1"}):
        raise end("now")
    assert files(tmp_path) == []


def test_ctrl_c_between_two_files_is_heard_after_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "a.yaml", tmp_path / "b.yaml"
    rename = Path.replace

    def interrupted(part: Path, target: Path) -> Path:
        if target == two and not heard:
            heard.append(target)
            raise KeyboardInterrupt
        return rename(part, target)

    heard: list[Path] = []
    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt), written_together({one: b"1", two: b"2"}):
        pass
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "none" / "a.yaml"
    with pytest.raises(FileFault, match=r"a\.yaml"), written_together({missing: b"1"}):
        pass
    assert files(tmp_path) == []


@pytest.mark.parametrize("after", [0.0, 0.1, 0.4])
def test_ctrl_c_at_any_moment_leaves_the_whole_deck_or_none(tmp_path: Path, after: float) -> None:
    (tmp_path / "page.txt").write_text(LARGE, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, "-m", "llm_interview", "import", "page.txt"],
        cwd=tmp_path,
        env={
            **os.environ,
            "LLM_INTERVIEW_HOME": str(tmp_path / "home"),
            "LC_ALL": "C.UTF-8",
        },
        stderr=subprocess.PIPE,
    )
    assert started.stderr is not None
    assert started.stderr.readline().startswith(b"Reading page.txt")
    time.sleep(after)
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=PATIENCE)
    assert files(tmp_path) in (["page.txt"], ["page-2.yaml", "page.txt", "page.yaml"])
    assert b"Traceback" not in said


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Drill them alone"), ("vi", "Luyện riêng bộ này"), ("zh", "单独练")]
)
def test_what_was_imported_is_drilled_by_the_command_that_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    page = "1. What is a mask?\n\nIt hides.\n\n2. What is a head?\n\nOne attention.\n"
    (tmp_path / "My page.txt").write_text(page, encoding="utf-8")
    said = run("--ui-lang", lang, "import", "My page.txt").err.splitlines()[-1]
    assert said.startswith(words)
    command = shlex.split(said[said.index("llm-interview") :])
    drilled = run(*command[1:], typed="It hides.\n\nOne attention.\n\n")
    assert drilled.code == 0
    assert "What is a mask?" in drilled.out
    assert "What is a head?" in drilled.out
