"""The list of sources nobody could open is what the cards say."""

from __future__ import annotations

from pathlib import Path

import pytest

import list_unopened
from llm_interview.loader.library import load_library

CARD = """\
id: one
lang: en
q: What is it?
a: It is so.
points:
  - {id: so, text: so, required: true}
  - {id: alone, text: alone}
pitfalls: [{id: bad, wrong: It is not., right: It is.}]
follow_ups: [{id: next, q: Why?, a: Because.}]
derived: [next]
sources:
  - {id: seen, title: Seen, supports: [so, bad]}
  - {id: far, title: 'A [far] | work', year: 2024, arxiv: '2401.00001', where: section 3 | x_1,
     supports: [so, alone, bad, next], checked: false}
"""


def told(tmp_path: Path, text: str) -> str:
    path = tmp_path / "t" / "one.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return list_unopened.report(load_library((), shipped=tmp_path).questions)


def test_the_list_is_up_to_date() -> None:
    cards = load_library((), shipped=list_unopened.CONTENT).questions
    written = list_unopened.TARGET.read_text(encoding="utf-8")
    assert written == list_unopened.report(cards), "run scripts/list_unopened.py"


def test_each_claim_stands_with_what_else_supports_it(tmp_path: Path) -> None:
    row = told(tmp_path, CARD).splitlines()[-1]
    assert row == (
        r"| [one](t/one.yaml) | [A \[far\] \| work](https://arxiv.org/abs/2401.00001) (2024) "
        r"| section 3 \| x\_1 | required key point `so`: seen<br>key point `alone`: "
        r"**nothing else**<br>pitfall `bad`: seen<br>follow-up `next`: the card's own arithmetic |"
    )


@pytest.mark.parametrize("mark", ["checked: true", "year: 2020"])
def test_without_such_a_source_it_says_so(tmp_path: Path, mark: str) -> None:
    said = told(tmp_path, CARD.replace("year: 2024, ", "").replace("checked: false", mark))
    assert said.endswith("this file.\n\nEvery source has been opened.\n")
    assert "|" not in said


def test_a_check_writes_nothing_and_tells_a_list_that_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "UNOPENED.md"
    monkeypatch.setattr(list_unopened, "TARGET", target)
    assert list_unopened.main(["--check"]) == 1
    assert not target.exists()
    assert list_unopened.main([]) == list_unopened.main(["--check"]) == 0
