"""Tables on pages that have a column of questions and one of answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from llm_interview.importing.drafts import Draft, Found
from llm_interview.importing.leftovers import Remains
from llm_interview.importing.page_lines import Line

_QUESTION = re.compile(r"question|prompt|câu\s+hỏi|问题|题目|面试题", re.IGNORECASE)
_ANSWER = re.compile(r"answer|trả\s+lời|đáp\s+án|答案|回答|解答", re.IGNORECASE)
_MORE = re.compile(r"explanation|reason|giải\s+thích|解析|说明", re.IGNORECASE)
_NUMBER = re.compile(r"[Qq]?\s?0*(\d{1,4}(?:\.\d{1,2})?)\.?")
_RULE = re.compile(r"[\s|:\-—–]+")
_BAR = re.compile(r"(?<!\\)\|")
_CELL = 60


def table_drafts(lines: Sequence[Line]) -> Found:
    """The rows of the tables that name their columns `Question` and `Answer`."""
    drafts = dict(_rows(lines))
    if not drafts:
        return Found()
    remains = Remains(lines)
    first = min(drafts)
    for index in range(len(lines)):
        if index not in drafts:
            remains.give(index, index + 1, "before" if index < first else "after")
    return Found(drafts=tuple(drafts.values()), leftovers=remains.leftovers())


def _rows(lines: Sequence[Line]) -> Iterator[tuple[int, Draft]]:
    columns: tuple[int, ...] | None = None
    for index, line in enumerate(lines):
        cells = _cells(line)
        if not cells:
            columns = columns if not line.text else None
        elif columns is None:
            columns = _columns(cells)
        elif not _RULE.fullmatch(line.text) and (draft := _draft(line, cells, columns)):
            yield index, draft


def _cells(line: Line) -> list[str]:
    if line.code or "|" not in line.text:
        return []
    text = line.text.strip()
    inner = text.removeprefix("|").removesuffix("|")
    cells = [cell.strip().strip("*").replace("\\|", "|").strip() for cell in _BAR.split(inner)]
    return [f"{line.value}", *cells] if line.value is not None else cells


def _columns(cells: Sequence[str]) -> tuple[int, ...] | None:
    """The columns of the question, the answer, and what explains it."""
    short = [cell if len(cell) <= _CELL else "" for cell in cells]
    asks = next((at for at, cell in enumerate(short) if _QUESTION.search(cell)), None)
    says = next((at for at, cell in enumerate(short) if _ANSWER.search(cell) and at != asks), None)
    if asks is None or says is None:
        return None
    more = (at for at, cell in enumerate(short) if _MORE.search(cell) and at not in {asks, says})
    return (asks, says, *more)


def _draft(line: Line, cells: Sequence[str], columns: tuple[int, ...]) -> Draft | None:
    if len(cells) <= max(columns):
        return None
    question, answer = cells[columns[0]], "\n".join(cells[at] for at in columns[1:] if cells[at])
    if not question or not answer:
        return None
    numbers = (_NUMBER.fullmatch(cell) for cell in cells[: min(columns)])
    number = next((found.group(1) for found in numbers if found), "")
    return Draft(line=line.number, question=question, answer=answer, number=number)
