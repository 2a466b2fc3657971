"""Text and Markdown → lines whose place on the page is known: heading, list item, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

BOLD = 7
"""The heading level of a line that is bold from end to end."""


@dataclass(frozen=True, slots=True, eq=False)
class Home:
    """The element a line of HTML lies in; two lines share a home where they share a parent."""

    parent: Home | None
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `marker` is the bullet (`-`) or number (`3.`) that stood before `text`;
    `heading` is 0 for running text; `code` lines are kept as they are."""

    number: int
    text: str
    indent: int = 0
    marker: str = ""
    heading: int = 0
    code: bool = False
    home: Home | None = None

    @property
    def value(self) -> int | None:
        """The number in the marker."""
        return marker_value(self.marker)


_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)((?:(?!\1).)+)\1\s*[:：]?\s*")
_BOLD_START = re.compile(r"(\*\*|__)((?:(?!\1).){1,80})\1\s*")
_BULLET = re.compile(r"[-*+•·‣▪●○◦–■◆➢►]\s+(?=\S)|[•●▪■◆](?=\S)")
_NUMBER = re.compile(r"[(（]?(\d{1,4})(?:[.)、．）](?!\d)|[:：](?=\D))\s*(?=\S)")
_HAN_NUMBER = re.compile(r"[(（]?([一二三四五六七八九十]{1,3})[、）)]\s*(?=\S)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){1,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)"
)
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()]{0,2000}\)")
_TAGS = re.compile(
    r"</?(?:details|summary|br|p|div|u|b|i|em|strong|span|sup|sub|center|a|img|kbd|font|hr)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>&|~$])")
_HAN_DIGITS = {char: number for number, char in enumerate("一二三四五六七八九十", start=1)}


def text_lines(text: str, *, markdown: bool) -> list[Line]:
    """All lines of `text`, blank ones too. With `markdown`, links become their words and the
    few HTML tags people use in it disappear."""
    return list(_without_front_matter(_lines(text, markdown=markdown)))


def _lines(text: str, *, markdown: bool) -> Iterator[Line]:
    fence = ""
    for number, raw in enumerate(text.expandtabs(4).split("\n"), start=1):
        mark = _FENCE.match(raw)
        if mark and (not fence or mark.group(1).startswith(fence)):
            fence = "" if fence else mark.group(1)
            yield Line(number=number, text=raw.strip(), code=True)
        elif fence:
            yield Line(number=number, text=raw.rstrip(), code=True)
        else:
            yield read_line(number, raw, markdown=markdown)


def _without_front_matter(lines: Iterator[Line]) -> Iterator[Line]:
    """YAML or TOML between two rules at the very top says nothing a learner is asked."""
    inside = ""
    for line in lines:
        rule = line.text if line.text in ("---", "+++") else ""
        if line.number == 1 and rule:
            inside = rule
        elif inside and rule == inside:
            inside = ""
        elif inside and line.number < 40:
            continue
        else:
            inside = ""
            yield line


def read_line(number: int, raw: str, *, markdown: bool = False) -> Line:
    """One line of running text with its indentation, heading level and list marker."""
    body = raw.lstrip(" ")
    indent = len(raw) - len(body)
    if body[:1] in ("\xa0", "\u3000"):  # the first-line indent of a paragraph is no structure
        indent = 0
    body = body.strip()
    heading = 0
    if markdown:
        body, heading = _plain(body)
    if body.startswith(">"):
        body = body.lstrip("> ")
    found = _HEADING.match(body)
    if found:
        body, heading = body[found.end() :].rstrip("# "), len(found.group(1))
    line = with_marker(Line(number=number, text=body, indent=indent, heading=heading))
    if markdown and line.text and not line.code:
        return replace(line, text=_ESCAPED.sub(r"\1", line.text))
    return line


def _plain(body: str) -> tuple[str, int]:
    if body[:9].lower() == "<summary>":
        return _TAGS.sub("", body).strip(), BOLD
    body = _LINK.sub(r"\1", _IMAGE.sub("", body)) if "](" in body else body
    return (_TAGS.sub(" ", body).strip() if "<" in body else body), 0


def with_marker(line: Line) -> Line:
    """`line` with its marker apart from its text; bold from end to end is a heading."""
    text, heading, marker = line.text, line.heading, ""
    for _ in range(2):  # the number may stand before the bold text or inside it
        if not marker:
            marker, text = _split_marker(text)
        bold = _BOLD.fullmatch(text)
        if bold:
            text, heading = bold.group(2).strip(), heading or BOLD
    opening = _BOLD_START.match(text) if not bold else None
    if opening and not marker and _split_marker(opening.group(2) + " x")[0][:1].isdecimal():
        marker, text = _split_marker(f"{opening.group(2)} {text[opening.end() :]}")
    return replace(line, text=text, heading=heading, marker=marker)


def _split_marker(text: str) -> tuple[str, str]:
    bullet = _BULLET.match(text)
    if bullet:
        return "-", text[bullet.end() :]
    number = _NUMBER.match(text)
    if number:
        return f"{int(number.group(1))}.", text[number.end() :]
    han = _HAN_NUMBER.match(text)
    if han:
        return f"{han_value(han.group(1))}.", text[han.end() :]
    return "", text


def han_value(text: str) -> int:
    """一 is 1, 十二 is 12, 三十 is 30."""
    tens, ten, ones = text.rpartition("十")
    value = _HAN_DIGITS.get(tens, 1) * 10 if ten else 0
    return value + _HAN_DIGITS.get(ones, 0)


def marker_value(marker: str) -> int | None:
    """The number of a marker `3.`; None for a bullet or none."""
    return int(marker[:-1]) if marker[:-1].isdecimal() else None
