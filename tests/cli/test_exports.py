"""`export` in every format, from the command line."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pexpect
import pytest

from tests.cli.program import PROGRAM, run
from tests.export.anki_decks import rows
from tests.waiting import PATIENCE

FORMATS = {
    "md": b"#",
    "html": b"<!DOCTYPE",
    "epub": b"PK",
    "apkg": b"PK",
    "tsv": b"#separator",
    "json": b"{",
}


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
    ran = run("export", "tag:rag", "--format", "html", "-o", "-")
    assert ran.out.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert ran.out.endswith("</html>\n")
    assert ran.err == ""


def test_a_sheet_speaks_the_first_of_its_languages_whatever_the_interface_speaks() -> None:
    ran = run("--ui-lang", "en", "export", "tag:rag", "--langs", "zh,vi", "-o", "-")
    assert ran.out.startswith("# LLM 面试复习资料：RAG\n")
    assert re.search(r"^[0-9-]+ · 中文, Tiếng Việt · \d+ 张卡片$", ran.out, re.MULTILINE)
    ran = run(
        "--ui-lang", "zh", "export", "tag:rag", "--langs", "vi", "--format", "html", "-o", "-"
    )
    assert '<html lang="vi">' in ran.out
    assert "<h1>Tài liệu ôn phỏng vấn LLM: RAG</h1>" in ran.out


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
    assert "md, json" in ran.err


def test_an_ending_that_names_no_format_is_refused_rather_than_filled_with_another(
    tmp_path: Path,
) -> None:
    ran = run("export", "tag:rag", "-o", str(tmp_path / "sheet.docx"))
    assert ran.code == 2
    assert ".docx names no format" in ran.err
    assert "--format and one of them: md, html" in ran.err
    assert not (tmp_path / "sheet.docx").exists()


def test_an_unknown_format_names_those_there_are() -> None:
    ran = run("export", "--format", "doc")
    assert ran.code == 2
    assert "md, html, pdf, epub, apkg, tsv, quizlet, json" in ran.err


def test_an_e_book_is_not_poured_into_a_terminal() -> None:
    words = [*PROGRAM[1:], "export", "--format", "epub"]
    child = pexpect.spawn(PROGRAM[0], words, timeout=PATIENCE, encoding="utf-8")
    said = str(child.read())
    child.close()
    assert child.exitstatus == 2
    assert "-o FILE.epub" in said
    assert "PK" not in said


def test_a_deck_for_anki_carries_the_schedule_where_that_is_asked_for(tmp_path: Path) -> None:
    run("drill", "tag:rag", "--limit", "1", typed="an answer\n3\n")
    plain, carried = tmp_path / "plain.apkg", tmp_path / "carried.apkg"
    assert run("export", "tag:rag", "-o", str(plain)).code == 0
    assert run("export", "tag:rag", "--with-schedule", "-o", str(carried)).code == 0
    query = "SELECT count(*) FROM cards WHERE type = 2 AND ivl > 0"
    assert rows(plain.read_bytes(), query) == [(0,)]
    assert rows(carried.read_bytes(), query) == [(1,)]
    assert rows(carried.read_bytes(), "SELECT count(*) FROM revlog") == [(1,)]


def test_only_a_deck_for_anki_carries_a_schedule() -> None:
    ran = run("export", "tag:rag", "--format", "md", "--with-schedule")
    assert ran.code == 2
    assert "--format apkg" in ran.err


def test_a_missing_extra_ends_with_the_command_that_installs_it(tmp_path: Path) -> None:
    (tmp_path / "genanki.py").write_text("raise ImportError('not here')", "utf-8")
    target = tmp_path / "deck.apkg"
    ran = run("export", "tag:rag", "-o", str(target), env={"PYTHONPATH": str(tmp_path)})
    assert ran.code == 5
    assert "pip install 'llm-interview-trainer[anki]'" in ran.err
    assert not target.exists()


def test_a_pdf_is_made_for_paper_or_a_phone(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    assert run("export", "id:pre-nsp", "-o", str(target), "--page", "phone").code == 0
    assert target.read_bytes().startswith(b"%PDF")
    ran = run("export", "--format", "pdf", "--page", "b5")
    assert (ran.code, "a4, phone" in ran.err) == (2, True)
    assert run("export", "--format", "md", "--page", "a4").code == 2


def test_a_pdf_without_typst_ends_with_the_command(tmp_path: Path) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError('not here')", "utf-8")
    env = {"PYTHONPATH": str(tmp_path)}
    ran = run("export", "id:pre-nsp", "--format", "pdf", env=env)
    assert (ran.code, ran.out) == (5, "")
    assert "pip install 'llm-interview-trainer[pdf]'" in ran.err
