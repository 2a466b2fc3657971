"""What the compiled cache keeps of findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from llm_interview.core.content_codes import problem
from llm_interview.core.errors import told
from llm_interview.core.problems import Problem
from llm_interview.loader.codec import decode_problems, encode
from llm_interview.loader.files import load_file

CASES = sorted((Path(__file__).parent.parent / "cases").glob("*valid/*.yaml"))


def kept(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return decode_problems(json.loads(json.dumps(encode(problems))))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_findings_of_a_file_are_kept_as_they_were_made(path: Path) -> None:
    problems = load_file(path, path.name, "cases").problems
    assert kept(problems) == problems


def test_names_and_sentences_inside_a_finding_are_kept() -> None:
    one, other = ("7", "8"), told("C104_none")
    said = told("C104_numerals", first="en", one=one, lang="vi", other=other)
    (found,) = kept((problem(said, "a.yaml", 3, 4),))
    assert found.said == said
    assert found.message == "numerals differ: en 7, 8, vi none"
