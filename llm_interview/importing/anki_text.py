"""The HTML of a field → text in the inline syntax of a card, and texts with hidden words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from llm_interview.importing.decoding import tidy
from llm_interview.importing.html_page import html_lines

MAX_HIDDEN = 50
BLANK = "____"

_MATH = (
    re.compile(r"\\\((.{1,2000}?)\\\)"),
    re.compile(r"\\\[(.{1,2000}?)\\\]"),
    re.compile(r"\[\$\$?\](.{1,2000}?)\[/\$\$?\]"),
    re.compile(r"\[latex\](.{1,2000}?)\[/latex\]"),
    re.compile(r"<anki-mathjax[^<>]{0,80}>(.{1,2000}?)</anki-mathjax>"),
)
_SOUND = re.compile(r"\[sound:[^\[\]]{1,300}\]")
_EMPTY = re.compile(r"<span></span>")
_DIV = re.compile(r"</?div\b[^<>]{0,500}>")
_BOLD = re.compile(r"</?(?:b|strong)>")
_HIDDEN = re.compile(r"\{\{c(\d{1,3})::((?:(?!\{\{c\d{1,3}::|\}\}).){0,5000})\}\}", re.DOTALL)
_DEPTH = 4


def plain(markup: str, *, bold: bool = False) -> str:
    """The text of a field; formulas between `$`, sounds and pictures left out. `bold` keeps
    what is bold as `**bold**`."""
    text = _SOUND.sub("", tidy(markup))
    for pattern in _MATH:
        text = pattern.sub(_dollars, text)
    text = _DIV.sub("<br>", _EMPTY.sub("", text))  # Anki's editor makes one of each line
    text = _BOLD.sub("**", text) if bold else text
    if "<" not in text and "&" not in text:
        return text.strip()
    lines = html_lines(text, "a field", {"named"}).lines
    rows = "\n".join(f"{line.marker} {line.text}".strip() for line in lines)
    return tidy(re.sub(r"\n{3,}", "\n\n", rows.replace("\xa0", " "))).strip()


def _dollars(hit: re.Match[str]) -> str:
    tex = re.sub(r"<br ?/?>", " ", hit[1]).strip().strip("$").strip()
    return f"${tex}$" if tex else ""


def clozes(text: str) -> Iterator[tuple[int, str, str]]:
    """For each number of hidden words: the number, the text with a blank for them (or their
    hint) and all others shown, the words."""
    numbers = sorted({int(number) for number in re.findall(r"\{\{c(\d{1,3})::", text)})
    for number in numbers[:MAX_HIDDEN]:
        answers: list[str] = []
        front = text
        for _ in range(_DEPTH):
            front = _HIDDEN.sub(lambda hit: _shown(hit, number, answers), front)  # noqa: B023 - used at once
        if answers:
            yield number, front.strip(), "; ".join(answers)


def _shown(hit: re.Match[str], number: int, answers: list[str]) -> str:
    words, _, hint = hit[2].partition("::")
    if int(hit[1]) != number:
        return words
    answers.append(words.strip())
    return f"[{hint.strip()}]" if hint.strip() else BLANK
