"""Lines of a page → drafts: find its questions, cut it there, leave the page itself out.

A page shows its questions in one of a few ways: a word with a number (`Question 7:`), `Q:` and
`A:`, numbered lines, headings, or lines that end with a question mark. Each way is tried and
rated; the one that explains most of the page is taken, so that lists and sections inside answers
stay there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from llm_interview.importing.answers import answer_text, key_points
from llm_interview.importing.drafts import Draft, Found
from llm_interview.importing.leftovers import Remains
from llm_interview.importing.page_furniture import end_of_article, is_decoration, titles_of
from llm_interview.importing.page_lines import Home, Line
from llm_interview.importing.page_questions import Start, question_starts
from llm_interview.importing.question_marks import answered, split_inline

MAX_PREFACE = 6
"""Lines between a question and `Answer:` that still belong to the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """One question with its lines on the page: from `at` up to `end`."""

    start: Start
    at: int
    end: int


def read_page(lines: Sequence[Line]) -> Found:
    """The questions of a page with their answers, and what of the page became no card."""
    starts = question_starts(lines)
    remains = Remains(lines)
    if not starts:
        remains.give(0, len(lines), "before")
        return Found(leftovers=remains.leftovers())
    drafts = [_draft(lines, cut, remains) for cut in _cuts(lines, starts, remains)]
    kept = tuple(draft for draft in drafts if draft is not None)
    return Found(drafts=_without_contents(kept, remains), leftovers=remains.leftovers())


def _cuts(lines: Sequence[Line], starts: Sequence[Start], remains: Remains) -> Iterator[_Cut]:
    remains.give(0, starts[0].at, "before")
    ends = [start.at for start in starts[1:]]
    ends.append(_end_of_last(lines, starts))
    remains.give(ends[-1], len(lines), "after")
    level = _heading_level(lines, starts)
    for start, end in zip(starts, ends, strict=True):
        stop = _section_end(lines, start.at + 1, end, level)
        remains.give(stop, end, "section")
        yield _Cut(start=start, at=start.at, end=stop)


def _heading_level(lines: Sequence[Line], starts: Sequence[Start]) -> int:
    """The level of headings that are questions; 0 where questions are no headings."""
    levels = [lines[start.at].heading for start in starts]
    return max(levels) if min(levels) else 0


def _section_end(lines: Sequence[Line], at: int, end: int, level: int) -> int:
    """Where a heading ends an answer: one at least as high as the questions, or headings that
    have nothing under them before the next question."""
    for index in range(at, end):
        if level and 0 < lines[index].heading <= level and not answered(lines[index]):
            return index
    stop = end
    for index in range(end - 1, at, -1):
        if lines[index].heading and not lines[index].code:
            stop = index
        elif lines[index].text and lines[index].text.strip("-*_= "):
            break
    return stop


def _end_of_last(lines: Sequence[Line], starts: Sequence[Start]) -> int:
    first, last = starts[0].at, starts[-1].at
    end = end_of_article(lines, last + 1, titles_of(lines[:first]))
    home = _common_home([lines[start.at].home for start in starts])
    if home is not None and len(starts) > 1:
        end = min(end, _leaves(lines, last + 1, home))
    return end


def _common_home(homes: Sequence[Home | None]) -> Home | None:
    """The innermost element around all of them."""
    common = homes[0]
    for home in homes[1:]:
        common = _around_both(common, home)
    return common


def _around_both(one: Home | None, other: Home | None) -> Home | None:
    while one is not None and other is not None and one is not other:
        if one.depth >= other.depth:
            one = one.parent
        else:
            other = other.parent
    return one if one is other else None


def _leaves(lines: Sequence[Line], start: int, home: Home) -> int:
    """The first line that does not lie in the element around all questions."""
    for index in range(start, len(lines)):
        if lines[index].text and not _inside(lines[index].home, home):
            return index
    return len(lines)


def _inside(inner: Home | None, outer: Home) -> bool:
    while inner is not None and inner.depth > outer.depth:
        inner = inner.parent
    return inner is outer


def _draft(lines: Sequence[Line], cut: _Cut, remains: Remains) -> Draft | None:
    question, body = _question_and_body(lines, cut)
    if not question:
        remains.give(cut.at, cut.end, "no_question")
        return None
    kept = [line for line in body if not is_decoration(line)]
    answer = answer_text(kept)
    if not answer:
        remains.give(cut.at, cut.end, "no_answer")
        return None
    remains.give_lines([line for line in body if is_decoration(line)], "page")
    return Draft(
        line=lines[cut.at].number,
        question=question,
        answer=answer,
        points=key_points(kept),
        number=cut.start.number,
    )


def _question_and_body(lines: Sequence[Line], cut: _Cut) -> tuple[str, list[Line]]:
    """The words of the question, and the lines of its answer."""
    asked, rest = split_inline(cut.start.text)
    body = list(lines[cut.at + 1 : cut.end])
    if rest:
        return asked, [replace(lines[cut.at], text=rest, marker="", heading=0), *body]
    if not asked:
        asked, body = _next_line(body)
    return _through_answer_mark(asked, body)


def _next_line(body: list[Line]) -> tuple[str, list[Line]]:
    """`Question 7` alone on its line: the next line asks."""
    for index, line in enumerate(body):
        if line.text and not is_decoration(line):
            return ("", body) if answered(line) is not None else (line.text, body[index + 1 :])
    return "", []


def _through_answer_mark(asked: str, body: list[Line]) -> tuple[str, list[Line]]:
    """What stands before `Answer:` belongs to the question, what follows is the answer."""
    more: list[str] = []
    for index, line in enumerate(body):
        if not line.text or is_decoration(line):
            continue
        said = answered(line)
        if said is not None:
            first = [replace(line, text=said, marker="", heading=0)] if said else []
            return "\n".join([asked, *more]), [*first, *body[index + 1 :]]
        more.append(line.text)
        if len(more) > MAX_PREFACE:
            break
    return asked, body


def _without_contents(drafts: tuple[Draft, ...], remains: Remains) -> tuple[Draft, ...]:
    """A question asked twice: a table of contents comes first and has the shorter answer."""
    best: dict[tuple[str, ...], Draft] = {}
    for draft in drafts:
        key = (draft.number, *draft.question.casefold().split())
        other = best.get(key)
        if other is None or len(draft.answer) > len(other.answer):
            best[key] = draft
    kept = {id(draft) for draft in best.values()}
    for draft in drafts:
        if id(draft) not in kept:
            remains.give_lines([Line(number=draft.line, text=draft.question)], "repeated")
    return tuple(draft for draft in drafts if id(draft) in kept)
