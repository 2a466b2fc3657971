"""CSV and TSV → drafts: spreadsheets, and what Anki and Quizlet export."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from llm_interview.core.locales import parse_lang
from llm_interview.importing.anki_text import clozes, plain
from llm_interview.importing.answer_signs import plain_words
from llm_interview.importing.decoding import tidy
from llm_interview.importing.drafts import Draft, Found, Leftover, Reason
from llm_interview.importing.field_names import field_of
from llm_interview.importing.key_points import key_points
from llm_interview.importing.leftovers import leftover
from llm_interview.importing.own_table import is_own_table, read_own_rows
from llm_interview.importing.page_lines import read_line

MAX_FIELD = 200_000
_SEPARATORS = ("\t", ",", ";", "|")
_NAMED_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " "}
_PARTS = re.compile(r"\n|\s*[|;；]\s*")
_MARKUP = re.compile(
    r"<(?:br|div|p|b|i|ul|ol|li|span|img|strong|em)\b[^<>]*>|&(?:nbsp|lt|gt|amp|quot|#\d{1,6});",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[,，、;；\s]+")
_DEFUSED = re.compile(r"'(?=[=+\-@\t\r])")
_SAMPLE = 50
_EXCEL = re.compile(r"\"?sep=([^\w\s]|\t)\"?[^\S\n]*\n", re.IGNORECASE)
_SPECIAL = frozenset(("tags column", "guid column", "deck column", "notetype column"))
_USUAL = {"question": 0, "answer": 1, "tags": 2, "key_points": 3}
"""The columns of a table that does not name them."""


@dataclass(slots=True)
class _Head:
    """What the first lines of an Anki export say."""

    separator: str = ""
    html: bool = False
    columns: dict[str, int] = field(default_factory=dict)
    lines: int = 0


def read_table(text: str) -> Found:
    """The cards of a table with the columns question, answer, tags, points; with or without a
    line of names, separated by tabs, commas, semicolons or bars."""
    text = _in_rows(text)
    head = _head_of(text)
    body = "\n".join(text.split("\n")[head.lines :])
    separator = head.separator or separator_of(body)
    rows = list(_rows(body, separator, head.lines))
    own = read_own_rows(rows) if is_own_table(text) else None
    if own:
        return Found(drafts=tuple(own))
    named = {} if head.columns else _columns(rows)
    columns = head.columns or named or _USUAL
    drafts: list[Draft] = []
    left: list[Leftover] = []
    for line, cells in rows[1:] if named else rows:
        draft = _draft(line, cells, columns, html=head.html)
        if isinstance(draft, Draft):
            drafts += _with_hidden_words(draft)
        else:
            left.append(draft)
    return Found(drafts=tuple(drafts), leftovers=tuple(left))


def _with_hidden_words(draft: Draft) -> list[Draft]:
    """The card, or one for each hidden word of a cloze of Anki."""
    hidden = list(clozes(draft.question))
    if not hidden:
        return [draft]
    more = "" if draft.answer == draft.question else draft.answer
    return [
        replace(draft, question=shown, answer="\n\n".join(filter(None, (words, more))), points=())
        for _, shown, words in hidden
    ]


def _head_of(text: str) -> _Head:
    """What stands above the rows: the lines of Anki, or the one that is for Excel."""
    excel = _EXCEL.match(text)
    return _Head(separator=excel[1], lines=1) if excel else _anki_head(text)


def _anki_head(text: str) -> _Head:
    head = _Head()
    special: dict[str, int] = {}
    for line in text.split("\n", 20)[:20]:
        key, colon, value = line.partition(":")
        if not colon or not key.startswith("#"):
            break
        head.lines += 1
        name, value = key[1:].strip().casefold(), value.strip("\r\n")
        if name == "separator":
            head.separator = _NAMED_SEPARATORS.get(value.strip().casefold(), value[:1])
        elif name == "html":
            head.html = value.strip() == "true"
        elif name in _SPECIAL and value.strip().isdecimal():
            special[name.removesuffix(" column")] = int(value.strip()[:4]) - 1
        elif name == "columns":
            names = value.split(head.separator or "\t")
            found = _columns([(0, names)])
            head.columns = {"tags": -1, **found} if found else {}
    if special and not head.columns:
        taken = set(special.values())
        free = [column for column in range(len(taken) + 2) if column not in taken]
        head.columns = {"question": free[0], "answer": free[1]}
    if head.columns:
        head.columns |= {
            "key_points": -1,
            "tags": special.get("tags", head.columns.get("tags", -1)),
        }
    return head


def separator_of(text: str) -> str:
    """The separator that cuts most of the first lines into the same number of cells."""

    def evenness(separator: str) -> tuple[float, int]:
        rows = _some_rows(text, separator)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        return (count / max(len(rows), 1), -width)

    return max(_SEPARATORS, key=evenness)


def _some_rows(text: str, separator: str) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        for row in csv.reader(text[:100_000].split("\n"), delimiter=separator):
            if row:
                found.append(row)
            if len(found) >= _SAMPLE:
                break
    except csv.Error:
        return found
    return found


def looks_like_table(text: str) -> bool:
    """Whether most lines have the same few cells, as in a file of cards."""
    head = _head_of(text)
    if head.lines and head.separator:
        return True
    text = _in_rows(text)
    rows = _some_rows(text, "\t")
    return len(rows) > 1 and sum(len(row) in {2, 3, 4} for row in rows) >= 0.9 * len(rows)


def _rows(body: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line each begins on. A row that csv cannot read comes as it stands."""
    csv.field_size_limit(MAX_FIELD)
    lines = body.split("\n")
    reader = csv.reader((line + "\n" for line in lines), delimiter=separator)
    while True:
        before = reader.line_num
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = [lines[before] if before < len(lines) else ""]
        if any(cell.strip() for cell in row):
            yield before + skipped + 1, row


def _columns(rows: Sequence[tuple[int, list[str]]]) -> dict[str, int]:
    """The columns by a line of names; empty where the first line is a card."""
    if not rows:
        return {}
    named = {field_of(cell): at for at, cell in reversed(list(enumerate(rows[0][1])))}
    named.pop("", None)
    return named if {"question", "answer"} <= named.keys() else {}


def _draft(
    line: int, cells: Sequence[str], columns: dict[str, int], *, html: bool
) -> Draft | Leftover:
    def cell(name: str) -> str:
        at = columns.get(name, -1)
        return _plain(cells[at], html=html) if 0 <= at < len(cells) else ""

    question, answer = cell("question"), cell("answer")
    if not question or not answer:
        reason: Reason = (
            "unreadable" if len(cells) < 2 else "no_answer" if question else "no_question"
        )
        return leftover(line, line, reason, " ".join(cells))
    points = tuple(filter(None, (p.strip(" -•*") for p in _PARTS.split(cell("key_points")))))
    return Draft(
        line=line,
        question=question,
        answer=answer,
        points=points or key_points(list(map(read_line, count(line), answer.split("\n")))),
        tags=tuple(filter(None, _WORDS.split(cell("tags")))),
        lang=parse_lang(cell("lang")) if cell("lang") else None,
        id=cell("id"),
    )


def _plain(cell: str, *, html: bool) -> str:
    """The words of a cell: defused formulas as they were, markup as text."""
    text = _DEFUSED.sub("", cell, count=1) if cell[:1] == "'" else cell
    if html or _MARKUP.search(text[:5000]):
        text = plain(text)
    return plain_words(tidy(text)).strip()


def _in_rows(text: str) -> str:
    """Quizlet may part its rows by semicolons: then all stands on one line."""
    if text.count("\t") < 2 or text.rstrip("\n").count("\n"):
        return text
    rows = text.strip().split(";")
    return "\n".join(rows) if all(row.count("\t") == 1 for row in rows) else text
