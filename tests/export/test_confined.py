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
    ],
)
def test_the_typesetter_reads_no_file_but_of_its_own_folder(
    code: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "sheet.typ").write_text(code, "utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    places = (str(root / "sheet.typ"), str(root), str(root))
    assert typesetter.main(*places) == 1
    assert said in capsys.readouterr().err


def test_that_folder_leads_nowhere_and_its_template_imports_and_evaluates_nothing() -> None:
    lying = [*pdf_module._ASSETS.rglob("*")]
    assert [path for path in lying if path.is_symlink()] == []
    templates = [path.read_text("utf-8") for path in lying if path.suffix == ".typ"]
    assert templates
    for text in templates:
        assert not re.search(r"@preview|@local|\beval\(|\bplugin\(", text)
