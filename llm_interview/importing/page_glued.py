"""Lines that hold more than one thing → lines of their own.

Copying a page loses breaks: the next question stands behind the last word of an answer, whole
pairs (`Q: … A: … Q: … A: …`) share a line, the dash of a list item stands alone above its words.
A line is parted only where what follows goes on with the count or the marks of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from llm_interview.importing.line_markers import BULLET
from llm_interview.importing.page_lines import Line, with_marker
from llm_interview.importing.question_marks import (
    likeness,
    split_inline,
    split_sentence,
    worded,
)

MAX_QUESTION = 400
"""Characters of a line behind a number that may be a question without saying where it ends."""
MAX_CUTS = 20_000
"""Places of a page that may part a line."""
MAX_LINE = 20_000
"""Characters of a line that is looked into."""

MIN_CELLS = 3
"""Lines with bars at their ends from which they are cells of a table."""

_ENDED = r"(?<=[.。!！?？;；:：)）\]】”\"’'…」》])"
_WORDED = re.compile(
    rf"(?:{_ENDED}\s*|\s(?=C)|(?<=[a-z])(?=Q\d))"
    r"(?P<mark>(?:Câu\s+hỏi|Câu|Question|Q|问题|題目|题目|面试题|第)\s?(?P<number>\d{1,4})"
    r"\s?[题題问道]?\s?[:：.、)）](?!\d))"
)
_ASKED = re.compile(
    r"(?<=[.。!！?？;；)）\]】”\"’'…」》])\s*(?:[-–•]\s+)?"
    r"(?P<mark>(?:Q|Question|Hỏi|问|問)\s?[:：]|\d{1,3}\s?[.、．]\s?(?:题目|題目|问题)\s?[:：])"
)
_NUMBER = re.compile(
    rf"(?:{_ENDED}\s*|(?<=[^\W\d_])(?=\d))(?<![\d.])"
    r"(?P<mark>(?P<number>\d{1,3})[.、)]\s*(?=[^\W\d_]|[\"“*]))"
)
_DIGIT = re.compile(r"\d")
_LONE = frozenset(("-", "*", "•", "–"))
_TRAILING = " -"
_BETWEEN = " \t-–•"
"""What stands between the last word of an answer and the next question."""


def parted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page, each with one question at most; numbers of lines stay."""
    return _with_questions_apart(_with_dashes(_without_bars(lines)))


def _without_bars(lines: Sequence[Line]) -> Sequence[Line]:
    """Cells of a table that each stand on a line, without the bars before and behind them."""
    cells = [at for at, line in enumerate(lines) if _is_cell(line)]
    if len(cells) < MIN_CELLS:
        return lines
    whole = list(lines)
    for at in cells:
        whole[at] = with_marker(replace(lines[at], text=lines[at].text.strip("| ")))
    return whole


def _is_cell(line: Line) -> bool:
    text = line.text
    if line.code or "|" not in text or not (text.startswith("| ") or text.endswith(" |")):
        return False
    return "|" not in text.strip("| ") and bool(text.strip("| "))


def _with_dashes(lines: Sequence[Line]) -> Sequence[Line]:
    """A dash that stands alone is the bullet of the line below it, and one that ended up behind
    the words of an item that of the next."""
    lone = [at for at, line in enumerate(lines) if line.text in _LONE and not line.code]
    if len(lone) < 2:
        return lines
    whole = list(lines)
    for at, line in enumerate(lines[:-1]):
        behind = line.text.endswith(_TRAILING) and not line.code
        if line.code or not (behind or line.text in _LONE):
            continue
        whole[at] = replace(line, text=line.text[: -len(_TRAILING)].rstrip() if behind else "")
        below = lines[at + 1]
        if below.text and below.text not in _LONE and not below.marker and not below.code:
            whole[at + 1] = replace(whole[at + 1], marker=BULLET)
    return whole


@dataclass(slots=True)
class _Count:
    """The number of the last question seen, with a word (`Q7`) and without; and how many more
    places may be looked at."""

    worded: int = 0
    plain: int = 0
    left: int = MAX_CUTS

    def see(self, line: Line) -> None:
        mark = worded(line)
        if mark:
            self.worded = int(mark.number) if mark.number.isdecimal() else 0
        elif line.value is not None and _asks(line.text):
            self.plain = line.value


def _with_questions_apart(lines: Sequence[Line]) -> Sequence[Line]:
    count = _Count()
    whole: list[Line] = []
    for line in lines:
        if line.code or not line.text or len(line.text) > MAX_LINE:
            whole.append(line)
            continue
        count.see(line)
        whole += _pieces(line, count)
    return whole


def _pieces(line: Line, count: _Count) -> Iterator[Line]:
    cuts = _cuts(line.text, count)
    if not cuts:
        yield line
        return
    yield replace(line, text=line.text[: cuts[0]].rstrip(_BETWEEN))
    for at, end in zip_longest(cuts, cuts[1:]):
        words = line.text[at:end].rstrip(_BETWEEN if end else None)
        yield with_marker(Line(number=line.number, text=words, home=line.home))


def _cuts(text: str, count: _Count) -> Sequence[int]:
    """Where the next questions begin in a line."""
    return sorted({*_counted(text, count), *_unnumbered(text, count)})


def _counted(text: str, count: _Count) -> Iterator[int]:
    if not _DIGIT.search(text):
        return
    hits = sorted((*_WORDED.finditer(text), *_NUMBER.finditer(text)), key=lambda hit: hit.start())
    for hit in hits:
        number, plain = int(hit["number"]), hit.re is _NUMBER
        due = (count.plain if plain else count.worded) + 1
        count.left -= 1
        if number != due or due == 1 or count.left < 0 or not _asks(text[hit.end() :]):
            continue
        if plain:
            count.plain = number
        else:
            count.worded = number
        yield hit.start("mark")


def _unnumbered(text: str, count: _Count) -> Iterator[int]:
    """`Q: … A: … Q: …`, or such a pair behind other words."""
    if ":" not in text and "：" not in text:
        return
    for hit in _ASKED.finditer(text):
        rest = text[hit.end() : hit.end() + MAX_QUESTION]
        count.left -= 1
        if count.left >= 0 and (_asks(rest) or split_inline(rest)[1]):
            yield hit.start("mark")


def _asks(text: str) -> bool:
    """Whether `text` begins with a question."""
    head = split_inline(text[:MAX_QUESTION])[0]  # slices: a line may have many marks
    return likeness(split_sentence(head)[0]) >= 2.0 or likeness(head) >= 2.0
