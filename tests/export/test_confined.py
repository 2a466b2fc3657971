"""What a sheet may reach while it is made, and what a reader's click tells: nothing beside it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from llm_interview.core.questions import Question
from llm_interview.export import pdf as pdf_module
from llm_interview.export import typesetter
from llm_interview.export.html_page import to_html
from tests.export.sheets import make_sheet


def test_a_link_tells_the_other_page_nothing(small_deck: tuple[Question, ...]) -> None:
    page = to_html(make_sheet(small_deck)).decode()
    links = re.findall(r'<a href="http[^>]*>', page)
    assert links
    assert all('rel="noopener noreferrer"' in link for link in links)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('#read("/etc/passwd")', "not found"),
        ('#read("../../../../../../etc/passwd")', "project root"),
        ('#read("{beside}/OFL.txt")', "not found"),
        ('#image("/letter.png")', "not found"),
        ('#include "/sheet.typ"', "not found"),
        ('#include "../sheet.typ"', "project root"),
        ('#import "@local/letters:1.0.0": *', "not found"),
    ],
)
def test_the_typesetter_reads_no_file_beside_its_fonts_nor_any_other(
    code: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root, beside = tmp_path / "empty", tmp_path / "fonts"
    for folder in (root, beside):
        folder.mkdir()
    for name in ("OFL.txt", "letter.png", "sheet.typ"):
        (beside / name).write_text("a secret", "utf-8")
    template = beside / "template.typ"
    template.write_text(code.format(beside=beside), "utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    assert typesetter.main(str(template), str(root), str(beside)) == 1
    assert said in capsys.readouterr().err


def test_the_typesetter_is_given_an_empty_folder_that_is_gone_afterwards(
    small_deck: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    looks = "import os, sys\nroot = sys.argv[2]\n"
    writes = f"open({str(told)!r}, 'w').write(root + ' ' + str(len(os.listdir(root))))\n"
    (tmp_path / "looking.py").write_text(looks + writes, "utf-8")
    monkeypatch.setattr(pdf_module, "_TYPESETTER", tmp_path / "looking.py")
    pdf_module.to_pdf(make_sheet(small_deck[:1], "en"))
    root, _, inside = told.read_text("utf-8").rpartition(" ")
    assert inside == "0"
    assert not Path(root).exists()


def test_that_folder_leads_nowhere_and_its_template_imports_and_evaluates_nothing() -> None:
    lying = [*pdf_module._ASSETS.rglob("*")]
    assert [path for path in lying if path.is_symlink()] == []
    templates = [path.read_text("utf-8") for path in lying if path.suffix == ".typ"]
    assert templates
    for text in templates:
        assert not re.search(r"@preview|@local|\beval\(|\bplugin\(", text)
