"""The lines of one question → its words, its answer and its key points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from llm_interview.importing.answer_signs import plain_words, readable
from llm_interview.importing.answers import answer_text
from llm_interview.importing.drafts import Draft
from llm_interview.importing.key_points import key_points
from llm_interview.importing.leftovers import Remains
from llm_interview.importing.line_markers import nested_value
from llm_interview.importing.page_captions import alternative, captions_among
from llm_interview.importing.page_choices import choices_of, without_letter
from llm_interview.importing.page_cuts import Cut
from llm_interview.importing.page_furniture import is_decoration
from llm_interview.importing.page_lines import Line
from llm_interview.importing.question_marks import (
    answered,
    is_named_preface,
    is_preface,
    is_sample,
    likeness,
    split_inline,
    split_name,
    split_sentence,
)
from llm_interview.importing.question_marks import (
    asked as asked_by,
)
from llm_interview.importing.readings import DEEP, same_words

MAX_PREFACE = 6
"""Lines between a question and `Answer:` that still belong to the question."""
FAR = 30
"""Lines between them where they say why it is asked and how to answer."""
WORDS = 60
"""Characters of a line above `Answer:` that is no part of a question which ended before."""
ASKS, SURE = 2.0, 3.0
"""Likeness from which words ask, and of what ends with a question mark."""
MANY_ANSWERS = 2
"""Answers below one question, besides its own, that answer others."""
_PART = re.compile(r"[^:：]{0,4}(?:解析|思路)|explanation|lời\s+giải|gợi\s+ý", re.IGNORECASE)
FORM = 60
"""Characters of a line in a form."""
MARK = 40
LONG = 250
"""Characters of a line that is not the words of a question alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one question of a page gave: a draft, or none where it has no answer; its lines are
    those from index `at` up to `end`. `marked` says that a word like `Answer:` showed where the
    answer is."""

    at: int
    end: int
    key: tuple[str, ...]
    draft: Draft | None
    marked: bool = False

    @property
    def size(self) -> int:
        """Characters of the answer."""
        return len(self.draft.answer) if self.draft else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parted:
    question: str
    body: Sequence[Line]
    marked: bool = False
    preface: Sequence[Line] = ()


def entry_of(lines: Sequence[Line], cut: Cut, remains: Remains, *, choosing: bool = False) -> Entry:
    """The draft of a question; what of its lines is no part of it is left over. `choosing`: the
    questions of the page are answered by one of their choices."""
    parted = _chosen(lines, cut) if choosing else _question_and_body(lines, cut)
    start = cut.start
    key = (start.number, same_words(parted.question))
    captions = captions_among(parted.body, parted.question, cut.above)
    around = _around(parted.body, cut) - captions
    kept = readable([line for line in parted.body if id(line) not in around | captions])
    answer = answer_text(kept)
    if not parted.question or not answer:
        reason = "no_answer" if parted.question else "no_question"
        remains.give(start.at, cut.end, reason)  # type: ignore[arg-type]
        return Entry(at=start.at, end=cut.end, key=key, draft=None)
    if _is_chapter(lines[start.at], kept) or _answers_more(kept):
        remains.give(start.at, cut.end, "section")
        return Entry(at=start.at, end=cut.end, key=key, draft=None)
    page = [*parted.preface, *(line for line in parted.body if id(line) in around)]
    remains.give_lines(page, "page")
    remains.give_lines(_captions(parted.body, captions), "caption")
    remains.give_lines(lines[start.at : start.last], "section")
    draft = Draft(
        line=lines[start.at].number,
        question=plain_words(parted.question),
        answer=answer,
        points=key_points(kept),
        number=start.number,
    )
    return Entry(at=start.at, end=cut.end, key=key, draft=draft, marked=parted.marked)


def _around(body: Sequence[Line], cut: Cut) -> set[int]:
    """The lines (by identity) that are captions, buttons, boxes, or the numbers 1, 2, 3 that a
    piece of code left, each on a line of its own."""
    found = {
        id(line)
        for line in body
        if is_decoration(line) or (line.text in cut.captions and not line.code)
    }
    run: list[Line] = []
    for line in [*body, None]:
        if line is not None and not line.code and line.text == str(len(run) + 1):
            run.append(line)
        elif line is None or line.text:
            found |= {id(one) for one in run if len(run) > 1}
            run = []
    return found


def _captions(body: Sequence[Line], captions: set[int]) -> list[Line]:
    """The words of the pictures in an answer, those that only Markdown shows included."""
    named = [replace(line, text=words) for line in body if (words := alternative(line))]
    return [*named, *(line for line in body if id(line) in captions)]


def _is_chapter(line: Line, body: Sequence[Line]) -> bool:
    """`1. Basics` with `1.1 Scalars` right under it is a chapter that asks nothing."""
    first = next((one for one in body if one.text), None)
    if first is None or not first.heading or likeness(line.text) > 0:
        return False
    return nested_value(first.marker)[:1] == (line.value,)


def _answers_more(body: Sequence[Line]) -> bool:
    """Many answers under one heading: the questions between them are not on the page."""
    if len(body) <= MANY_ANSWERS:
        return False
    filled = [line for line in body if line.text]
    marks = Counter(
        re.split(r"[:：]", line.text[:MARK])[0].casefold()
        for above, line in pairwise(filled)
        if not line.indent and answered(line) is not None and asked_by(above) is None
    )
    return max(marks.values(), default=0) >= MANY_ANSWERS


def _chosen(lines: Sequence[Line], cut: Cut) -> _Parted:
    """A question with its choices, and the one that is its answer."""
    choices = choices_of(lines[cut.start.last + 1 : cut.end])
    if choices is None:
        return _question_and_body(lines, cut)
    question = f"{cut.start.text}\n{choices.text}"
    return _Parted(question=question, body=choices.answer(), marked=True)


def _question_and_body(lines: Sequence[Line], cut: Cut) -> _Parted:
    """The words of the question, and the lines of its answer."""
    asked, rest = (split_name if cut.start.named else split_inline)(cut.start.text)
    asked = asked.rstrip(" -–—") if rest else asked
    body = list(lines[cut.start.last + 1 : cut.end])
    if not rest and not _says(body) and likeness(split_name(asked)[0]) >= ASKS:
        asked, rest = split_name(asked)  # a task, a colon and the whole answer
    glued = (cut.inline and not _opens_answer(body)) or len(asked) > LONG or not _says(body)
    said = bool(rest)  # a mark tells where the answer begins, not only that a sentence ended
    if not rest and asked == cut.start.text and glued:
        asked, rest = split_sentence(asked)
        rest = rest.lstrip("—–-:： ")
    if rest:
        first = replace(lines[cut.start.last], text=rest, marker="", heading=0)
        return _Parted(question=asked, body=[first, *body], marked=said)
    if not asked:
        asked, body = _next_line(body)
    form = _after_form(body, cut.label)
    if form is not None:
        return _Parted(question=asked, body=form[1], marked=True, preface=form[0])
    return _through_answer_mark(*without_letter(*_unwrapped(asked, body)))


def _after_form(body: list[Line], label: str) -> tuple[list[Line], list[Line]] | None:
    """What a page tells of each question in a form (`Type`, `conceptual`, `Tags`, …), and the
    answer below it; None where there is no such form."""
    if not label:
        return None
    for at, line in enumerate(body):
        said = answered(line) if line.text else None
        if said is not None:
            filled = [one for one in body[:at] if one.text]
            first = [replace(line, text=said, marker="", heading=0)] if said else []
            begins = bool(filled) and filled[0].text == label
            return (body[:at], [*first, *body[at + 1 :]]) if begins else None
        if line.code or len(line.text) > FORM or line.text[-1:] in (*".?!。？！",):
            return None
    return None


def _opens_answer(body: Sequence[Line]) -> bool:
    """Whether the first thing below a question is `Answer:`."""
    first = next((line for line in body if line.text), None)
    return first is not None and answered(first) is not None


def _says(body: Sequence[Line]) -> bool:
    return any(line.text and not is_decoration(line) for line in body)


def _next_line(body: list[Line]) -> tuple[str, list[Line]]:
    """`Question 7` alone on its line: the next line asks."""
    for index, line in enumerate(body):
        if line.text and not is_decoration(line):
            return ("", body) if answered(line) is not None else (line.text, body[index + 1 :])
    return "", []


def _unwrapped(asked: str, body: list[Line]) -> tuple[str, list[Line]]:
    """A question that was broken goes on in small letters on the very next line, and ends there
    with a question mark."""
    first = body[0].text if body and not body[0].marker and not body[0].code else ""
    if not first[:1].islower() or likeness(first) < 3.0 or asked[-1:] in ".?!。？！":
        return asked, body
    return f"{asked} {first}", body[1:]


def _through_answer_mark(asked: str, body: list[Line]) -> _Parted:
    """What stands before `Answer:` belongs to the question, what follows is the answer."""
    more: list[str] = []
    before: list[Line] = []
    around: list[Line] = []
    listed = False  # an answer deep in a list answers something else
    for index, line in enumerate(body):
        if not line.text or is_decoration(line):
            around += [line] if line.text else []
            continue
        said = None if listed and _is_inner(line, before) else answered(line)
        if said is not None:
            explained = bool(more) and _is_explained(more, line)
            if not explained and _has_begun(asked, line, more):
                break  # the question was whole: what follows it is answer already
            first = [replace(line, text=said, marker="", heading=0)] if said else []
            whole = asked if explained else _joined(asked, before)
            rest = [*first, *body[index + 1 :]]
            left = [*around, *before] if explained else around
            return _Parted(question=whole, body=rest, marked=True, preface=left)
        before.append(line)
        more.append(line.text)
        listed = listed or bool(line.marker)
        if len(more) > (FAR if any(map(is_preface, more)) else MAX_PREFACE):
            break
    why = [line for line in before[:1] if is_named_preface(line.text)]
    return _Parted(question=asked, body=[o for o in body if o not in why], preface=why)


def _is_explained(more: Sequence[str], line: Line) -> bool:
    """Whether the lines above the answer mark `line` say why or how to answer; above a sample
    those may be many."""
    return is_preface(more[0]) or (is_sample(line) and any(map(is_preface, more)))


def _has_begun(asked: str, line: Line, more: Sequence[str]) -> bool:
    """Whether the lines above `Answer:` already answer what was asked: a long one does, and a
    whole sentence above what may be the name of a part of an answer (`解析：`, `Gợi ý:`)."""
    part = _PART.match(line.text.lstrip("*_【[ ")) is not None
    if likeness(asked) < SURE and not (part and asked):
        return False
    return any(len(w) > WORDS or (part and w[-1:] in ".。!！") for w in more)


def _is_inner(line: Line, before: Sequence[Line]) -> bool:
    """Whether `Answer:` answers something in a list above it."""
    return line.indent >= DEEP or asked_by(before[-1]) is not None


def _joined(asked: str, more: Sequence[Line]) -> str:
    """The words of a question over several lines; those before `Q:` name only its topic."""
    words = [asked]
    for line in more:
        mark = asked_by(line)
        if mark and not mark.text:
            continue  # `Interviewer:` above the same question said aloud
        if mark and max(map(likeness, words)) < ASKS:
            words.clear()
        words.append(mark.text if mark else line.text)
    return "\n".join(words)
