"""`export` in every format, from the command line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pexpect
import pytest

from tests.cli.program import PROGRAM, run

FORMATS = {"md": b"#", "html": b"<!DOCTYPE", "epub": b"PK", "tsv": b"#separator", "json": b"{"}


@pytest.mark.parametrize("form", FORMATS)
def test_the_ending_of_the_file_names_the_format(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"sheet.{form}"
    ran = run("export", "tag:rag", "--langs", "vi,zh,en", "-o", str(target))
    assert ran.code == 0
    assert str(target) in ran.err
    assert target.read_bytes().startswith(FORMATS[form])
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("form", ["html", "epub", "tsv", "quizlet"])
def test_an_existing_file_is_kept_without_force(form: str, tmp_path: Path) -> None:
    target = tmp_path / "sheet"
    target.write_text("mine", "utf-8")
    ran = run("export", "tag:rag", "--format", form, "-o", str(target))
    assert ran.code == 6
    assert "--force" in ran.err
    assert target.read_text("utf-8") == "mine"
    assert run("export", "tag:rag", "--format", form, "-o", str(target), "--force").code == 0
    assert target.read_bytes() != b"mine"


def test_a_dash_streams_the_page_to_standard_output() -> None:
    ran = run("--ui-lang", "vi", "export", "tag:rag", "--format", "html", "-o", "-")
    assert ran.out.startswith('<!DOCTYPE html>\n<html lang="vi">')
    assert ran.out.endswith("</html>\n")
    assert ran.err == ""


def test_the_day_of_a_book_is_the_day_the_program_is_told(tmp_path: Path) -> None:
    books = [tmp_path / "a.epub", tmp_path / "b.epub"]
    for book in books:
        env = {"LLM_INTERVIEW_NOW": "2026-12-24T12:00:00Z", "TZ": "UTC"}
        assert run("export", "tag:rag", "-o", str(book), env=env).code == 0
    assert books[0].read_bytes() == books[1].read_bytes()
    with zipfile.ZipFile(books[0]) as archive:
        assert b"<dc:date>2026-12-24</dc:date>" in archive.read("book/package.opf")


def test_accepted_wordings_have_formats_of_their_own() -> None:
    ran = run("export", "--accepted", "--format", "epub")
    assert ran.code == 2
    assert "md or json" in ran.err


def test_an_unknown_format_names_those_there_are() -> None:
    ran = run("export", "--format", "doc")
    assert ran.code == 2
    assert "md, html, epub, tsv, quizlet or json" in ran.err


def test_an_e_book_is_not_poured_into_a_terminal() -> None:
    words = [*PROGRAM[1:], "export", "--format", "epub"]
    child = pexpect.spawn(PROGRAM[0], words, timeout=30, encoding="utf-8")
    said = str(child.read())
    child.close()
    assert child.exitstatus == 2
    assert "-o FILE.epub" in said
    assert "PK" not in said
