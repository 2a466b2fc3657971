"""The lines of one answer → its text and its list items as key points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from llm_interview.core.sentences import sentences
from llm_interview.importing.line_markers import BULLET
from llm_interview.importing.page_lines import Line

_SENTENCE_END = re.compile(r"[.。!！?？;；][\"”’)）」]*$")
_BLANKS = re.compile(r"\n{3,}")
_LABEL = 60
_POINT = 240
"""Characters of a key point; an item that is longer gives its first sentences."""


def answer_text(lines: Sequence[Line]) -> str:
    """The whole answer: paragraphs, lists with plain bullets and numbers, code as it stood."""
    filled = [line for line in lines if line.text]
    if len(filled) == 1 and filled[0].marker == BULLET and not filled[0].code:
        return filled[0].text  # one item alone is no list
    base = min((line.indent for line in lines if line.marker), default=0)
    rows = [_row(line, base) for line in lines]
    return _BLANKS.sub("\n\n", "\n".join(rows)).strip("\n").rstrip()


def _row(line: Line, base: int) -> str:
    if line.code or not line.text:
        return line.text
    if not line.marker:
        return line.text
    inset = min(max(line.indent - base, 0), 12)
    return f"{' ' * inset}{line.marker} {line.text}"


@dataclass(slots=True)
class _Item:
    line: Line
    body: list[str] = field(default_factory=list)
    children: list[_Item] = field(default_factory=list)
    alone: bool = True

    @property
    def is_label(self) -> bool:
        """Whether the item only names what follows."""
        text = self.line.text
        return text.endswith((":", "：")) or (
            len(text) <= _LABEL and not _SENTENCE_END.search(text)
        )

    def points(self) -> list[str]:
        """The item as key points; one that only names its children leaves the word to them."""
        text = self.line.text.strip()
        if not self.is_label:
            return [text]
        under = [*self.body, *(child.line.text for child in self.children)]
        if not under:
            return [] if self.alone and self.line.value is not None else [text]
        if len(under) == 1:
            return [f"{text.rstrip(':： ')}: {under[0].strip()}"]
        return [part.strip() for part in under]


def key_points(lines: Sequence[Line]) -> tuple[str, ...]:
    """One point for each item of the lists in an answer; none where there is no list."""
    found = [point for item in _items(lines) for point in item.points()]
    return tuple(dict.fromkeys(_claim(point) for point in found if len(point) > 1))


def _claim(point: str) -> str:
    """The first sentences of a long item: a key point is one thing to say."""
    if len(point) <= _POINT:
        return point
    first, *rest = sentences(point) or (point,)
    for sentence in rest:
        if len(first) + len(sentence) >= _POINT:
            break
        first = f"{first} {sentence}"
    return first


def _items(lines: Sequence[Line]) -> list[_Item]:
    tops: list[_Item] = []
    path: list[_Item] = []
    for line in lines:
        if not line.text:
            continue
        if line.marker and not line.code and not line.heading:
            _place(line, tops, path)
        elif path and not line.code and line.indent > path[-1].line.indent:
            path[-1].body.append(line.text)
        else:
            path.clear()
    return tops


def _place(line: Line, tops: list[_Item], path: list[_Item]) -> None:
    """Hang the item under the nearest one that is indented less."""
    item, run = _Item(line), bool(path)
    while path and path[-1].line.indent >= line.indent:
        before = path.pop()
        if before.line.indent == line.indent:
            before.alone = item.alone = False
    if path:
        path[-1].children.append(item)
    else:
        tops.append(item)
        item.alone = item.alone and not run
    path.append(item)
