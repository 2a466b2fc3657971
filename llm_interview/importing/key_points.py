"""The lines of one answer → what a learner should say: a claim for each item of its lists, and
for each paragraph that begins with its name (`Mask: …`, `**Mask** …`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from llm_interview.core.sentences import sentences
from llm_interview.importing.line_markers import BULLET
from llm_interview.importing.page_lines import Line
from llm_interview.importing.point_words import ASIDE, EMPTY_NAME, OPENING_END
from llm_interview.importing.question_marks import asked

_SENTENCE_END = re.compile(r"[.。!！?？;；][\"”’)）」]*$")
_LABEL = 60
_POINT = 240
"""Columns of a key point; an item that is longer gives its first sentences."""
_NAME = 40
"""Columns of the name a paragraph begins with."""
_CLAIM = 12
"""Columns of what it says then, at least."""

_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BOLD_NAME = re.compile(
    r"(\*\*|__)([^*_:：]{2,60})(?:[:：]\1\s*(?=\S)|\1\s*[:：]\s*(?=\S)|\1\s+(?=[A-ZÀ-ỸĐ\u4e00-\u9fff]))"
)
_NAMED = re.compile(r"([^\W\d_][^:：=|{}<>\"“”?？。!！;；]{1,60}?)\s*[:：](?!//)\s*(?=\S)")
_ASKS = re.compile(r"[?？][\"”’)）」*_]*$")
_OPEN = re.compile(r"[^.。!！?？;；]*[:：]\s*$")
_LETTERED = re.compile(r"[(（]?([a-h])[.)）]\s*(?=\S)")
_LEAD = re.compile(r"^[:：,，;；、\s]+")


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
        if _NAMED.match(text.rstrip(":： ")):
            return False
        return _OPEN.fullmatch(text) is not None or (
            len(text) <= _LABEL and not _SENTENCE_END.search(text)
        )

    def points(self) -> Iterator[str]:
        """The item as key points; one that only names its children leaves the word to them, and
        one that asks (a further question) says nothing."""
        text = self.line.text.strip()
        if _only_asks(self.line):
            return
        if not self.is_label:
            yield text
            return
        said = [child for child in self.children if not _only_asks(child.line)]
        under = [*self.body, *(child.line.text for child in said)]
        if not under:
            named = text.endswith((":", "："))
            if not (named or self.children or (self.alone and self.line.value is not None)):
                yield text
        elif len(under) == 1:
            yield f"{text.rstrip(':： ')}: {under[0].strip()}"
        else:
            yield from under


def key_points(lines: Sequence[Line]) -> tuple[str, ...]:
    """One point for each claim; none where an answer is running text."""
    lines = _with_letters_marked(lines)
    if len(lines) == 1 and not lines[0].marker:
        return ()
    items = _items(lines)
    named = [line for line in lines if _is_named(line)]
    if len(named) < 2 and not items:
        return ()
    places = {id(item.line): item for item in items}
    names = set(map(id, named))
    found: list[str] = []
    for line in lines:
        if id(line) in places:
            found += places[id(line)].points()
        elif id(line) in names:
            found.append(_BOLD_NAME.sub(r"\2: ", line.text, count=1))
    claims = (_claim(point) for point in found)
    return tuple(dict.fromkeys(claim for claim in claims if len(claim) > 1))


def _with_letters_marked(lines: Sequence[Line]) -> Sequence[Line]:
    """`a. …` and `b. …` on lines of their own are items, too."""
    found = [
        (at, hit)
        for at, line in enumerate(lines)
        if not (line.marker or line.code) and (hit := _LETTERED.match(line.text))
    ]
    letters = "".join(hit[1] for _, hit in found)
    if len(found) < 2 or letters != "abcdefgh"[: len(found)]:
        return lines
    whole = list(lines)
    for at, hit in found:
        whole[at] = replace(lines[at], text=lines[at].text[hit.end() :], marker=BULLET)
    return whole


def _only_asks(line: Line) -> bool:
    text = line.text
    return asked(line) is not None or (_ASKS.search(text) is not None and not _NAMED.match(text))


def _is_named(line: Line) -> bool:
    """Whether a paragraph begins with the name of what it says."""
    if line.marker or line.code or line.heading or line.indent > 1 or _ASKS.search(line.text):
        return False
    found = _BOLD_NAME.match(line.text) or _NAMED.match(line.text)
    if found is None:
        return False
    name = found.group(found.lastindex or 1).strip("*_ ")
    said = line.text[found.end() :]
    if _columns(name) > _NAME or name[:1].islower() or ASIDE.fullmatch(name):
        return False
    return _columns(said) >= _CLAIM and said[-1:] not in (":", "：", ",", "，", "{", "[", "(")


def _claim(point: str) -> str:
    """One thing to say, without bold marks: the first sentences of a long point, and nothing of
    one that opens what a card does not have (`The formula is:`)."""
    whole = _LEAD.sub("", _BOLD.sub(r"\2", point)).strip()
    plain = EMPTY_NAME.sub("", whole)
    if plain != whole:
        plain = plain[:1].upper() + plain[1:]
    if _columns(plain) <= _POINT and plain[-1:] not in (":", "："):
        return plain
    end = 0
    for sentence in sentences(plain):
        until = plain.index(sentence, end) + len(sentence)
        if end and (_columns(plain[:until]) > _POINT or _OPEN.fullmatch(sentence)):
            break
        end = until
    return OPENING_END.sub("", plain[:end].strip())


def _columns(text: str) -> int:
    """How wide a text is: a sign of Chinese takes two columns."""
    return len(text) + sum(sign >= "\u2e80" for sign in text)


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
