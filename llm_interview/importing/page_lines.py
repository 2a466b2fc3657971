"""Text and Markdown → lines whose place on the page is known: heading, list item, code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

from llm_interview.core.cleaning import clean
from llm_interview.importing.formula_blocks import lines_of_formulas
from llm_interview.importing.line_markers import (
    marker_style,
    marker_value,
    split_marker,
    without_symbols,
)

BOLD = 7
"""The heading level of a line that is bold from end to end."""
FOLD = 8
"""The heading level of a line that opens what is folded: `<summary>`, the button of an FAQ."""


@dataclass(frozen=True, slots=True, eq=False)
class Home:
    """The element a line of HTML lies in; two lines share a home where they share a parent."""

    parent: Home | None
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `marker` is the bullet (`-`) or number (`3.`) that stood before `text`;
    `heading` is 0 for running text; `code` lines are kept as they are. `picture` is what a
    picture that stood here is called; None where there was none."""

    number: int
    text: str
    indent: int = 0
    marker: str = ""
    heading: int = 0
    code: bool = False
    home: Home | None = None
    picture: str | None = None

    @property
    def value(self) -> int | None:
        """The number in the marker."""
        return marker_value(self.marker)

    @property
    def style(self) -> str:
        """What the markers of its series have in common."""
        return marker_style(self.marker)


SAMPLE = 20_000
MARK = 8
"""Characters at the start of a line that may be its mark, in wide letters too."""
MAX_MARGIN = 3
"""Columns that are no margin yet."""

RULES = "=-~^"
MIN_RULE = 4

_KEYED = re.compile(r"[\w-]+\s*[:=]")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)((?:(?!\1).)+)\1\s*[:：]?\s*")
_BOLD_START = re.compile(r"(\*\*|__)((?:(?!\1).){1,80})\1\s*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){1,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)"
)
_IMAGE = re.compile(
    r"!\[([^\[\]]{0,500})\]\((?:<[^<>]{0,2000}>|(?:[^()]|\([^()]{0,200}\)){0,2000})\)"
)
_TAGS = re.compile(
    r"</?(?:details|summary|br|p|div|u|b|i|em|strong|span|sup|sub|center|a|img|kbd|font|hr)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"^(?:import|from|def|class|return|elif|try|print)\b|\S\s?=\s?\S|\w\(.*\)$|[;{}]$|\"{3}$"
)
_INLINE = re.compile(
    r"</?(?:u|b|i|em|strong|span|sup|sub|kbd|font)(?:\s[^<>]{0,2000})?>", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_UNDERLINED = re.compile(r"</?u>", re.IGNORECASE)
_TEX = re.compile(r"\\\(((?:(?!\\[(\[]).){1,2000}?)\\\)|\\\[((?:(?!\\[(\[]).){1,2000}?)\\\]")
_AS_IT_IS = re.compile(r"(\$[^$]{1,2000}\$|`[^`]{1,2000}`)")
_MARKS = re.compile(r"[\\*_]")
_SLANTED = re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_]{1,200})(?<=\S)\1(?![\w*_])")
_WIDE = re.compile("[（【]?[０-９Ａ-Ｚａ-ｚ]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,20});")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>&|~$])")


def text_lines(text: str, *, markdown: bool) -> list[Line]:
    """All lines of `text`, blank ones too. With `markdown`, links become their words and the
    few HTML tags people use in it disappear."""
    lines = list(_without_front_matter(_lines(text, markdown=markdown)))
    return _underlined(lines if markdown else _with_comments(lines))


def _with_comments(lines: list[Line]) -> list[Line]:
    """`# So.` beside a line of code is no heading but a comment."""
    for at, line in enumerate(lines):
        if line.heading == 1 and not line.marker:
            beside = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
            if any(_CODE.search(near.text) for near in beside if not near.heading):
                lines[at] = replace(line, text=f"# {line.text}", heading=0)
    return lines


def _underlined(lines: list[Line]) -> list[Line]:
    """A line with a row of `=` or `-` under it, about as long, is a heading."""
    ranks: dict[str, int] = {}
    for at, (line, below) in enumerate(pairwise(lines)):
        rule = below.text
        if len(rule) < MIN_RULE or rule[0] not in RULES or rule.strip(rule[0]) or below.code:
            continue
        width = len(line.text) + len(line.marker)
        if line.text and not line.code and width * 2 <= len(rule) * 3 <= width * 4 + 6:
            rank = ranks.setdefault(rule[0], len(ranks) + 1)
            lines[at] = replace(line, heading=line.heading or rank)
            lines[at + 1] = replace(below, text="")
    return lines


def _lines(text: str, *, markdown: bool) -> Iterator[Line]:
    fence = ""
    rows = text.expandtabs(4).split("\n")
    margin = 0 if markdown else _margin(rows)
    folds = _Folds()
    formulas = lines_of_formulas(rows)
    for number, raw in enumerate(rows, start=1):
        mark = _FENCE.match(raw) if raw[:1] in " `~" else None
        if mark and (not fence or mark.group(1).startswith(fence)):
            fence = "" if fence else mark.group(1)
            yield Line(number=number, text=raw.strip(), code=True)
        elif fence:
            yield Line(number=number, text=raw.rstrip(), code=True)
        elif number in formulas:
            yield Line(number=number, text=raw.strip())
        elif markdown:
            yield folds.read(number, raw)
        else:
            yield read_line(number, raw[min(margin, len(raw) - len(raw.lstrip(" "))) :])


def _margin(rows: Sequence[str]) -> int:
    """How far most of a page stands to the right."""
    indents = Counter(len(row) - len(row.lstrip(" ")) for row in rows[:SAMPLE] if row.strip())
    usual, count = indents.most_common(1)[0] if indents else (0, 0)
    return usual if usual > MAX_MARGIN and count * 5 > indents.total() * 3 else 0


@dataclass(slots=True)
class _Folds:
    """Reads Markdown; what stands between `<summary>` and `</summary>` is a line that unfolds
    what follows."""

    _open: bool = False

    def read(self, number: int, raw: str) -> Line:
        low = raw.lower() if "<" in raw else ""
        begins, ends = "<summary" in low, "</summary" in low
        if not (self._open or begins):
            return read_line(number, raw, markdown=True)
        self._open = not ends
        line = read_line(number, _TAGS.sub(" ", raw), markdown=True)
        return replace(line, heading=FOLD) if line.text else line


def _without_front_matter(lines: Iterator[Line]) -> Iterator[Line]:
    """YAML or TOML between two rules at the very top says nothing a learner is asked."""
    inside = ""
    for line in lines:
        rule = line.text if line.text in ("---", "+++") else ""
        if line.number == 1 and rule:
            inside = rule
        elif inside and line.number == 2 and not _KEYED.match(line.text):
            inside = ""  # a rule between two questions, the first of which is gone
            yield line
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
    body = _in_plain_signs(_plain(body.strip()) if markdown else body.strip())
    if body[:6] == "Toggle" and body[6:7].isdecimal():  # what a button of a contents box leaves
        body = body[6:]
    picture = None
    if "](" in body:
        picture = _called(body)
        body = _IMAGE.sub("", body).strip()
        body = _LINK.sub(r"\1", body)
    if body.startswith(">"):
        body = body.lstrip("> ")
    found = _HEADING.match(body) if body[:1] == "#" else None
    heading = len(found.group(1)) if found else 0
    if found:
        body = body[found.end() :].rstrip("# ")
    text, heading, marker = _parted(body, heading)
    if markdown and _MARKS.search(text):
        text = _without_marks(text)
    return Line(
        number=number, text=text, indent=indent, heading=heading, marker=marker, picture=picture
    )


def _called(body: str) -> str | None:
    """What the pictures on a line are called; None where there is none."""
    found = [hit.group(1) for hit in _IMAGE.finditer(body)]
    return " ".join(filter(None, found)) if found else None


def _without_marks(text: str) -> str:
    """Without the backslashes and the slant of Markdown; formulas and code stay."""
    pieces = _AS_IT_IS.split(text) if "$" in text or "`" in text else [text]
    return "".join(
        piece if at % 2 else _ESCAPED.sub(r"\1", _SLANTED.sub(r"\2", piece))
        for at, piece in enumerate(pieces)
    )


def _in_plain_signs(body: str) -> str:
    """`body` without what stands for other signs: entities, breaks, wide letters in marks."""
    if _WIDE.match(body):
        body = body[:MARK].translate(_NARROW) + body[MARK:]
    if "&" in body:
        body = without_entities(body).strip()
    if "<" in body:
        body = _UNDERLINED.sub("", _BREAK.sub(" ", body)).strip()
    if "\\" in body:
        body = _TEX.sub(lambda hit: f"${(hit[1] or hit[2]).strip()}$", body)
    return body


def _plain(body: str) -> str:
    return _TAGS.sub(" ", _INLINE.sub("", body)).strip() if "<" in body else body


def without_entities(text: str) -> str:
    """`text` with the signs that `&nbsp;` and the like stand for."""
    return _ENTITY.sub(lambda hit: " ".join(clean(unescape(hit[0])).split()) or " ", text)


def with_marker(line: Line) -> Line:
    """`line` with its marker apart from its text; bold from end to end is a heading."""
    text, heading, marker = _parted(line.text, line.heading)
    return replace(line, text=text, heading=heading, marker=marker)


def _parted(text: str, heading: int) -> tuple[str, int, str]:
    """The words, the level as a heading and the marker of a line."""
    marker, bold = "", None
    for _ in range(2):  # the number may stand before the bold text or inside it
        if not marker:
            marker, text = _numbered(text)
        bold = _BOLD.fullmatch(text) if text[:1] in ("*", "_") else None
        if not bold:
            break
        text, heading = bold.group(2).strip(), heading or BOLD
    opening = _BOLD_START.match(text) if not bold and text[:1] in ("*", "_") else None
    if opening and not marker and split_marker(opening.group(2) + " x")[0][:1].isdecimal():
        marker, text = split_marker(f"{opening.group(2)} {text[opening.end() :]}")
    return text, heading, marker


def _numbered(text: str) -> tuple[str, str]:
    """The marker of a line; a number counts also behind a picture (`🚀 2. …`)."""
    marker, rest = split_marker(text)
    plain = "" if marker else without_symbols(text)
    if plain and plain != text:
        marker, rest = split_marker(plain)
        return (marker, rest) if marker_value(marker) is not None else ("", text)
    return marker, rest
