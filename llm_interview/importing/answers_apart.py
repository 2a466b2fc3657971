"""Pages that ask everything first and answer below, number by number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from llm_interview.importing.answer_signs import plain_words, readable
from llm_interview.importing.answers import answer_text
from llm_interview.importing.drafts import Draft, Found
from llm_interview.importing.key_points import key_points
from llm_interview.importing.leftovers import Remains
from llm_interview.importing.page_captions import is_caption
from llm_interview.importing.page_furniture import end_of_article, is_decoration
from llm_interview.importing.page_lines import Line
from llm_interview.importing.question_marks import answered, likeness, worded

_HEAD = re.compile(
    r"(?:(?:the|all|sample|model|suggested)\s+)?(?:answers?|solutions?)"
    r"(?:\s+(?:keys?|sheet|section|to\b.{0,60}))?"
    r"|(?:phần\s+)?(?:đáp\s+án|lời\s+giải|trả\s+lời|gợi\s+ý\s+trả\s+lời)"
    r"(?:\s+(?:chi\s+tiết|tham\s+khảo))?"
    r"|(?:参考|标准|附)?(?:答案|解答|解析)(?:部分|汇总|解析|与解析|及解析)?",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"[Aa]\s?(\d{1,4})\s*[:：.)]\s*(.*)", re.DOTALL)
ASKS = 3.0
"""Likeness of what ends with a question mark."""
MOST = 0.6
"""Share of the questions that must have an answer below."""


def answers_apart(lines: Sequence[Line]) -> Found:
    """Questions with the answers of the same number under a heading `Answers`; nothing where
    the page has no such heading."""
    head = _head_of_answers(lines)
    if head is None:
        return Found()
    asked = _numbered(lines, 0, head)
    if _are_marked(lines, min(asked.values(), default=0), head):
        return Found()
    said = _numbered(lines, head + 1, len(lines))
    common = [number for number in asked if number in said]
    if len(common) < 2 or len(common) < MOST * len(asked) or not _mere(lines, asked, head):
        return Found()
    remains = Remains(lines)
    remains.give(0, asked[common[0]], "before")
    ends = _ends(lines, said)
    drafts = [_draft(lines[asked[n]], lines[said[n] : ends[n]], n, remains) for n in common]
    kept = tuple(draft for draft in drafts if draft is not None)
    remains.give(max(ends.values()), len(lines), "after")
    return Found(drafts=kept, leftovers=remains.leftovers())


def _mere(lines: Sequence[Line], asked: Mapping[str, int], head: int) -> bool:
    """Whether hardly anything stands under the questions themselves."""
    places = [*asked.values(), head]
    empty = sum(
        not any(line.text and not line.heading for line in lines[at + 1 : then])
        for at, then in pairwise(places)
    )
    return empty >= MOST * len(asked)


def _head_of_answers(lines: Sequence[Line]) -> int | None:
    """The last heading that names answers."""
    for index in range(len(lines) - 1, 0, -1):
        if _heads_answers(lines[index]):
            return index
    return None


def _are_marked(lines: Sequence[Line], first: int, head: int) -> bool:
    """Whether each question has an `Answer:` of its own: there is one below the `first`, or right
    below what asks, or more than a table of contents has."""
    marks = [at for at in range(head) if _heads_answers(lines[at])]
    return len(marks) > 1 or any(at > first or _asks_above(lines, at) for at in marks)


def _asks_above(lines: Sequence[Line], at: int) -> bool:
    above = next((line.text for line in reversed(lines[:at]) if line.text), "")
    return likeness(above) >= ASKS


def _heads_answers(line: Line) -> bool:
    if line.code or not 0 < len(line.text) <= 80:
        return False
    return _HEAD.fullmatch(line.text.strip(" *_:：【】[]=-")) is not None


def _number(line: Line) -> str | None:
    if line.code or not line.text or line.indent > 3:
        return None
    if line.value is not None:
        return str(line.value)
    mark = worded(line)
    lettered = _LETTERED.fullmatch(line.text)
    number = mark.number if mark else lettered.group(1) if lettered else ""
    return number if number.isdecimal() else None


def _numbered(lines: Sequence[Line], start: int, end: int) -> Mapping[str, int]:
    """The series that counts on from its first number: its numbers and their lines."""
    found: dict[str, int] = {}
    due = 0
    for index in range(start, end):
        number = _number(lines[index])
        if number is None or (due and int(number) != due):
            continue
        found[number] = index
        due = int(number) + 1
    return found


def _ends(lines: Sequence[Line], said: Mapping[str, int]) -> Mapping[str, int]:
    places = list(said.values())
    last = end_of_article(lines, places[-1] + 1, frozenset())
    following = [after for _, after in pairwise([*places, last])]
    return dict(zip(said, following, strict=True))


def _draft(asks: Line, says: Sequence[Line], number: str, remains: Remains) -> Draft | None:
    mark = worded(asks)
    question = mark.text if mark else asks.text
    first = replace(says[0], text=_words(says[0]), marker="", heading=0)
    again = first.text.casefold() == question.casefold()
    body = [*([] if again else [first]), *says[1:]]
    left = [line for line in body if is_decoration(line)]
    remains.give_lines([line for line in left if not is_caption(line)], "page")
    remains.give_lines([line for line in left if is_caption(line)], "caption")
    kept = readable([line for line in body if not is_decoration(line)])
    answer = answer_text(kept)
    if not question or not answer:
        return None
    points = key_points(kept)
    return Draft(
        line=asks.number,
        question=plain_words(question),
        answer=answer,
        points=points,
        number=number,
    )


def _words(line: Line) -> str:
    mark = worded(line)
    lettered = _LETTERED.fullmatch(line.text)
    text = mark.text if mark else lettered.group(2) if lettered else line.text
    said = answered(replace(line, text=text, marker=""))
    return said or text
