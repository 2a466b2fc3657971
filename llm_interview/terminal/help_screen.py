"""The help of a command in a language whose letters are not all one cell wide."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from importlib import import_module

from rich.cells import cell_len

from llm_interview.core.langs import Lang
from llm_interview.terminal.display import Display
from llm_interview.terminal.lines import BLANK, Screen, paragraph, plain

WIDEST = 26
"""Cells of the names of options; longer ones stand on a line of their own."""

INDENT = "  "

PLACEHOLDERS = ("OPTIONS", "COMMAND", "ARGS", "FILTER", "CARD", "FILE", "KEY", "VALUE", "TEXT")
"""What stands for a person's own words in the line that tells how to call a command."""

_PLACEHOLDER = re.compile(rf"\b({'|'.join(PLACEHOLDERS)}|PATH|N|card)\b")


class Words:
    """Help texts by their English, with those of the manual page where that is wanted; one that
    is missing stays English."""

    def __init__(self, lang: Lang, *, manual: bool = False) -> None:
        self._lang = lang
        self._texts: dict[str, str] = {}
        books = () if lang == "en" else ("help", "manual") if manual else ("help",)
        for book in books:
            module = import_module(f"llm_interview.terminal.{book}_{lang}")
            self._texts |= getattr(module, book.upper())

    def __call__(self, english: str) -> str:
        """The text in the other language."""
        return self._texts.get(english, english)

    def call(self, english: str) -> str:
        """How something is called, with what stands for a person's own words in the language."""
        return _PLACEHOLDER.sub(lambda hit: self._texts.get(hit[0].upper(), hit[0]), english)

    def with_facts(self, text: str, facts: Sequence[str]) -> str:
        """A text with what is short to say beside it: that it is required, its default, bounds.
        Chinese has them in the sentence and in its own brackets."""
        if not facts:
            return text
        if self._lang != "zh":
            return f"{text}  [{'; '.join(facts)}]"
        stop = "。" if text.endswith("。") else ""
        return f"{text.removesuffix('。')}（{'，'.join(facts)}）{stop}"


def help_screen(  # noqa: PLR0913 - the parts of a help
    words: Words,
    *,
    usage: str,
    text: str,
    sections: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    example: str,
    columns: int | None = None,
) -> str:
    """How to call it, what it does, its parts in sections of (name, text), an example."""
    width = Display(sys.stdout, columns).width
    colon = words("colon")
    screen = paragraph([(f"{words('Usage')}{colon}{usage}", "")], width, rest=INDENT)
    for part in words(text).split("\n\n"):
        screen += [BLANK, *paragraph([(part, "")], width, first=INDENT, rest=INDENT)]
    for title, rows in sections:
        if rows:
            screen += [BLANK, ((f"{words(title)}{colon.rstrip()}", ""),), *definitions(rows, width)]
    if example:
        line = f"{words('Example')}{colon}{example}"
        screen += [BLANK, *paragraph([(line, "")], width, first=INDENT, rest=INDENT)]
    return plain(screen)


def definitions(rows: Sequence[tuple[str, str]], width: int) -> Screen:
    """Names and, beside them where there is room, what they are."""
    fitting = [size for name, _ in rows if (size := cell_len(name)) <= WIDEST]
    size = max(fitting, default=0) + 2 * len(INDENT)
    if width - size < WIDEST:
        size = 2 * len(INDENT)
    screen: Screen = []
    for name, text in rows:
        lead = INDENT + name
        body = paragraph([(text, "")], width - size) if text else []
        if cell_len(lead) + len(INDENT) <= size and body:
            screen.append(((lead + " " * (size - cell_len(lead)), ""), *body.pop(0)))
        else:
            screen += paragraph([(lead.strip(), "")], width, first=INDENT, rest=INDENT)
        screen += [((" " * size, ""), *line) for line in body]
    return screen
