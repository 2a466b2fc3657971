"""Signs of a page that a card writes otherwise: formulas stand between single `$`, tables have
no rules, and marks of notes are gone."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from llm_interview.importing.formula_blocks import end_of_formula
from llm_interview.importing.page_lines import Line

_MAY_SIGN = re.compile(r"\[|\$\$|\\\(")
"""What text must have in it to be shown otherwise."""
_FENCE = re.compile(r"\s*(?:```|~~~)")
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\n]{0,2000}\)")
_BLANKS = re.compile(r"\n{3,}")
_DOUBLE = re.compile(r"\$\$\s*([^$]{1,2000}?)\s*\$\$")
_TEX = re.compile(r"\\\(\s*((?:(?!\\[()]).){1,2000}?)\s*\\\)")
_NOTE = re.compile(
    r"\[\^[\w-]{1,20}\](?!:)|(?<=[.。,，;；!！?？)）”\"\u4e00-\u9fff])(?:\[\d{1,3}\])+(?!\()"
)
_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?")
_BAR = re.compile(r"(?<!\\)\|")


def readable(lines: Sequence[Line]) -> list[Line]:
    """The lines of an answer as a card shows them; code is left alone."""
    return [_plain(line) for line in _without_rules(_with_formulas(lines))]


def card_text(rows: Sequence[str]) -> str:
    """The rows of a text in Markdown as a card shows them."""
    whole = rows[0] if len(rows) == 1 else "\n".join(rows)
    if not _MAY_SIGN.search(whole):
        return whole.strip()
    kept: list[str] = []
    at, fenced = 0, False
    while at < len(rows):
        fence = _FENCE.match(rows[at]) is not None
        fenced ^= fence
        end = 0 if fenced or fence else end_of_formula(rows, at)
        if end:
            tex = " ".join(row.strip() for row in rows[at + 1 : end] if row.strip())
            kept.append(f"${tex}$")
        elif fenced or fence:
            kept.append(rows[at])
        else:
            kept.append(plain_words(_IMAGE.sub("", rows[at])).rstrip())
        at = max(at, end) + 1
    return _BLANKS.sub("\n\n", "\n".join(kept)).strip()


def plain_words(text: str) -> str:
    """One text as a card shows it."""
    text = _DOUBLE.sub(r"$\1$", text) if "$$" in text else text
    text = _TEX.sub(r"$\1$", text) if "\\(" in text else text
    return _NOTE.sub("", text) if "[" in text else text


def _plain(line: Line) -> Line:
    text = line.text if line.code else plain_words(line.text)
    return line if text == line.text else replace(line, text=text)


def _with_formulas(lines: Sequence[Line]) -> list[Line]:
    """A formula over several lines between marks of their own is one line."""
    rows = ["" if line.code else line.text for line in lines]
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        end = end_of_formula(rows, at)
        tex = " ".join(filter(None, rows[at + 1 : end]))
        kept.append(replace(lines[at], text=f"${tex}$", heading=0) if end else lines[at])
        at = max(at, end) + 1
    return kept


def _without_rules(lines: Sequence[Line]) -> list[Line]:
    """The rows of tables with bars between their cells, without the rule under the names."""
    rules = {
        at
        for at, line in enumerate(lines)
        if not line.code and "|" in line.text and _RULE.fullmatch(line.text)
    }
    rows = {at for rule in rules for at in _rows(lines, rule, rules)}
    return [
        replace(line, text=_cells(line.text)) if at in rows else line
        for at, line in enumerate(lines)
        if at not in rules
    ]


def _rows(lines: Sequence[Line], rule: int, rules: Container[int]) -> range:
    """The rows of the table whose rule this is, the names above it included."""
    end = rule + 1
    while end < len(lines) and _has_cells(lines[end]) and end not in rules:
        end += 1
    return range(max(rule - 1, 0), end)


def _has_cells(line: Line) -> bool:
    return "|" in line.text and not line.code


def _cells(text: str) -> str:
    inner = text.strip().removeprefix("|").removesuffix("|")
    return " | ".join(cell.strip().replace("\\|", "|") for cell in _BAR.split(inner))
