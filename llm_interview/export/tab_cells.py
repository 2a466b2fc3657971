"""Cells of tab-separated files that neither a spreadsheet nor Anki takes for more than text."""

from __future__ import annotations

import re

from llm_interview.core.cleaning import clean

_BREAK = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")
_FORMULA = "=+-@＝＋－＠"
"""A cell that begins with one of these is computed by a spreadsheet, by some also full width."""


def html_cell(markup: str) -> str:
    """Markup as one cell. What would begin a formula, a quoted cell or (`#`) a comment is written
    as a character reference: a spreadsheet sees `&`, Anki shows the sign. Breaks become blanks."""
    text = _BREAK.sub(" ", markup).strip().replace('"', "&quot;")
    return f"&#{ord(text[0])};{text[1:]}" if text and text[0] in f"#{_FORMULA}" else text


def plain_cell(text: str) -> str:
    """Plain text as one cell: `'` goes before what would begin a formula, a quotation mark that
    would begin a quoted cell becomes a curly one. Breaks become blanks."""
    flat = _BREAK.sub(" ", clean(text)).strip()
    if flat.startswith('"'):
        return f"“{flat[1:]}"
    return f"'{flat}" if flat and flat[0] in _FORMULA else flat
