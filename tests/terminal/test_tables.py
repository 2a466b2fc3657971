"""Tables: what gives way in a narrow window, and what is left out."""

from __future__ import annotations

from llm_interview.terminal.lines import plain
from llm_interview.terminal.tables import table

HEAD = ["id", "level", "due", "question"]
ROWS = [["rag-what", "1", "", "What is RAG?"], ["rag-parts", "2", "", "Name its parts."]]


def test_a_column_without_anything_in_it_is_left_out() -> None:
    assert plain(table(HEAD, ROWS, 60)).splitlines() == [
        "id         level  question",
        "rag-what   1      What is RAG?",
        "rag-parts  2      Name its parts.",
    ]


def test_the_last_column_stays_though_it_is_empty() -> None:
    assert plain(table(["id", ""], [["a", ""]], 60)).splitlines() == ["id  ", "a   "]


def test_in_a_narrow_window_a_number_stands_after_the_name_of_its_column() -> None:
    rows = [["rag-what", "1", "2026-11-25", "What is RAG?"]]
    assert plain(table(HEAD, rows, 28)).splitlines() == [
        "rag-what · level 1",
        "due 2026-11-25",
        "  What is RAG?",
    ]


def test_han_take_two_cells_of_a_column() -> None:
    rows = [["注意力", "7", "多头"], ["rag", "12", "检索"]]
    assert plain(table(["标签", "卡数", "问题"], rows, 40)).splitlines() == [
        "标签    卡数  问题",
        "注意力  7     多头",
        "rag     12    检索",
    ]
