"""Tab-separated files for Anki and Quizlet."""

from __future__ import annotations

import csv
import html
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.cleaning import clean
from llm_interview.core.questions import Question
from llm_interview.export.anki_tsv import to_anki_tsv
from llm_interview.export.quizlet_tsv import to_quizlet_tsv
from llm_interview.export.tab_cells import html_cell, plain_cell
from tests.export.payloads import CELLS, HTML
from tests.export.sheets import filled, make_sheet

STARTS = tuple('=+-@＝＋－＠\t\r\n"')


def anki_rows(data: bytes) -> list[list[str]]:
    lines = data.decode().split("\n")
    return rows("\n".join(line for line in lines if not line.startswith("#")))


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))


def shown(cell: str) -> str:
    """What Anki shows of a cell."""
    return html.unescape(re.sub(r"<[^>]+>", "", cell.replace("<br>", "\n")))


def test_notes_of_a_small_deck(
    small_deck: tuple[Question, ...], snapshot: SnapshotAssertion
) -> None:
    assert to_anki_tsv(make_sheet(small_deck, "vi", "zh", "en")).decode() == snapshot


def test_two_columns_of_a_small_deck(
    small_deck: tuple[Question, ...], snapshot: SnapshotAssertion
) -> None:
    assert to_quizlet_tsv(make_sheet(small_deck, "vi", "zh", "en")).decode() == snapshot


def test_there_is_a_note_for_each_card_and_language(small_deck: tuple[Question, ...]) -> None:
    sheet = make_sheet(small_deck, "zh", "vi")
    ids = [row[3] for row in anki_rows(to_anki_tsv(sheet))]
    assert ids == ["rank-metric:zh", "rank-metric:vi", f"{small_deck[1].id}:vi"]
    assert len(rows(to_quizlet_tsv(sheet).decode())) == 3


def test_questions_only_leaves_the_answer_empty(small_deck: tuple[Question, ...]) -> None:
    sheet = make_sheet(small_deck, answers=False)
    assert {row[1] for row in anki_rows(to_anki_tsv(sheet))} == {""}
    assert {row[1] for row in rows(to_quizlet_tsv(sheet).decode())} == {""}


def test_there_are_thirty_cells() -> None:
    assert len(set(CELLS)) >= 30


@pytest.mark.parametrize("cell", [*CELLS, *HTML[::7]])
def test_a_cell_stays_one_cell_and_computes_nothing(cell: str) -> None:
    sheet = make_sheet([filled(cell)])
    notes = anki_rows(to_anki_tsv(sheet))
    pairs = rows(to_quizlet_tsv(sheet).decode())
    assert [len(row) for row in notes] == [4, 4, 4]
    assert [len(row) for row in pairs] == [2, 2, 2]
    for row in [*notes, *pairs]:
        assert not [text for text in row if text.startswith(STARTS)]


@pytest.mark.parametrize("cell", ["=1+1", "-x", '"a" <b> & c', "@me", "＝1", "a\\(b\\)", "[x] {y}"])
def test_anki_shows_what_was_written(cell: str) -> None:
    note = anki_rows(to_anki_tsv(make_sheet([filled(cell)], "en")))[0]
    assert shown(note[0]) == cell


@pytest.mark.parametrize(
    "cell",
    ["[sound:x.mp3]", "[latex]x[/latex]", "{{c1::x}}", "\\(x\\)", "\\[x\\]", "\\begin{x}", "<b>"],
)
def test_anki_reads_no_commands_in_text(cell: str) -> None:
    question = anki_rows(to_anki_tsv(make_sheet([filled(cell)], "en")))[0][0]
    assert not re.search(r"\[(?:sound|latex)|\{\{|\\[(\[a-z]|<b", question)


def test_anki_draws_plain_formulas_alone() -> None:
    drawn = make_sheet([filled("$a<b$")], "en")
    assert "\\(a&lt;b\\)" in to_anki_tsv(drawn).decode()
    refused = to_anki_tsv(make_sheet([filled("$\\href{javascript:1}{x}$")], "en")).decode()
    assert "\\(" not in refused
    assert "\\[" not in refused


@given(st.text(max_size=60))
def test_a_plain_cell_is_one_safe_line(text: str) -> None:
    cell = plain_cell(text)
    assert not cell.startswith(STARTS)
    assert len(rows(f"{cell}\tx")) == 1
    kept = cell.removeprefix("'").replace("“", '"')
    assert kept.split() == clean(text).replace("“", '"').split() or "'" in text[:2]


@given(st.text(max_size=60))
def test_a_html_cell_is_one_safe_line(text: str) -> None:
    cell = html_cell(html.escape(clean(text)))
    assert not cell.startswith(STARTS)
    assert rows(f"{cell}\tx")[0][1:] == ["x"]
    assert html.unescape(cell).split() == clean(text).split()


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_gives_rows_of_equal_length(text: str) -> None:
    assert {len(row) for row in anki_rows(to_anki_tsv(make_sheet([filled(text)])))} == {4}


def test_a_source_nobody_opened_says_so_in_the_language_of_its_note(
    small_deck: tuple[Question, ...],
) -> None:
    doubted = tuple(replace(source, checked=False) for source in small_deck[0].sources)
    cards = [replace(small_deck[0], sources=doubted)]
    answers = [row[1] for row in anki_rows(to_anki_tsv(make_sheet(cards, "vi", "zh", "en")))]
    endings = [answer.rpartition(" · ")[2] for answer in answers]
    assert [ending.partition("1")[2] for ending in endings] == [
        " (chưa đối chiếu)", " 页（尚未核对）", " (not yet checked)"
    ]  # fmt: skip
