"""A case is a file: its first line says what the loader finds in it (`# finds C020 2:1, …`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from llm_interview.loader.files import load_file

CASES = Path(__file__).parent.parent / "cases"
FILES = sorted(CASES.glob("*valid/*.yaml"))


def expected(path: Path) -> list[str]:
    said = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# finds ")
    return [] if said == "nothing" else sorted(said.split(", "))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_has_the_findings_its_first_line_names(path: Path) -> None:
    file = load_file(path, path.name, "cases")
    found = sorted(f"{p.code} {p.line}:{p.column}" for p in file.problems)
    assert found == expected(path), "\n".join(map(str, file.problems))


@pytest.mark.parametrize("path", sorted(CASES.glob("valid/*.yaml")), ids=lambda path: path.stem)
def test_a_valid_file_has_cards_that_can_be_asked_and_graded(path: Path) -> None:
    file = load_file(path, path.name, "cases")
    assert file.cards
    for card in file.cards:
        question = card.question
        assert question.front.keys() == question.spoken.keys()
        assert sum(point.weight for point in question.key_points) == pytest.approx(100)
        assert any(point.required for point in question.key_points)
