"""Where the answer to each question of a page ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from llm_interview.importing.leftovers import Remains
from llm_interview.importing.page_furniture import (
    begins_page_end,
    captions_of,
    end_of_article,
    is_closing,
    titles_of,
)
from llm_interview.importing.page_lines import BOLD, Home, Line
from llm_interview.importing.page_sections import Chapters
from llm_interview.importing.question_marks import (
    answered,
    likeness,
    split_inline,
    split_sentence,
)
from llm_interview.importing.readings import Start, same_words

MAX_TITLE = 60
ABOVE = 5_000
"""Characters before the first question that may name the page."""
MORE = 3
"""Questions in a list below the last answer from which they are no part of it."""
ASKS = 2.0
"""Likeness from which a line asks."""
_RULE = re.compile(r"([-*_=—─])(?:\s?\1){2,}")
_STATES = re.compile(r"[.。:：;；,，][\"”’'）)」】*_`]*$")
_QUESTIONS = re.compile(
    r"\b(?:more|other|further|additional|bonus)\b.{0,40}\bquestions\b|câu\s+hỏi\b.{0,60}\b(?:khác|thêm)\b"
    r"|(?:更多|其他|其它|另外).{0,12}(?:问题|面试题|题目)",
    re.IGNORECASE,
)
MOST = 0.7
"""Share of questions that are headings from which those headings rank the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One question with its lines on the page: from `start` up to `end`. `captions` are what
    stands before the first question and, as the words under pictures, again in answers; `above`
    is all of it, folded. `label` is the first line under most questions (`Type`, `Độ khó`).
    `inline`: the answers of this page begin on the lines of the questions."""

    start: Start
    end: int
    captions: frozenset[str] = frozenset()
    above: str = ""
    label: str = ""
    inline: bool = False


def cuts_of(lines: Sequence[Line], starts: Sequence[Start], remains: Remains) -> Iterator[Cut]:
    """The questions with the ends of their answers; what lies between and around is left over."""
    starts = starts[_contents(lines, starts) :]
    remains.give(0, starts[0].at, "before")
    ends = [start.at for start in starts[1:]]
    ends.append(_end_of_last(lines, starts))
    remains.give(ends[-1], len(lines), "after")
    level = _heading_level(lines, starts)
    captions = captions_of(lines[: starts[0].at])
    above = "\n".join(line.text for line in lines[: starts[0].at])[-ABOVE:].casefold()
    chapters = Chapters(lines, starts, captions)
    answered_at_once = {start.at for start in starts if _is_inline(start)}
    label = _recurring([lines[s.last + 1 : e] for s, e in zip(starts, ends, strict=True)])
    inline = len(starts) > 1 and len(answered_at_once) >= MOST * len(starts)
    for start, end in zip(starts, ends, strict=True):
        stop = _section_end(lines, start.last + 1, end, level)
        stop = chapters.begin(start.last + 1, stop, said=inline and start.at in answered_at_once)
        remains.give(stop, end, "section")
        foot = _without_foot(lines, start.last + 1, stop, captions)
        said = [line for line in lines[foot:stop] if _RULE.fullmatch(line.text) is None]
        remains.give_lines(said, "page")
        stop = foot
        yield Cut(start=start, end=stop, captions=captions, above=above, label=label, inline=inline)


def _without_foot(lines: Sequence[Line], start: int, end: int, captions: Collection[str]) -> int:
    """Step back over the rule that parts questions, over what stands above the first one as well
    (`Part 2`), and over what else ends a page (`Share this post`, `Was this helpful?`) where it
    stands under one answer of many; the answer keeps its first line."""
    filled = [at for at in range(start, end) if lines[at].text]
    for at in reversed(filled[1:]):
        line = lines[at]
        if not line.code and (line.text in captions or _RULE.fullmatch(line.text)):
            end = at
            continue
        if line.marker or line.heading or _STATES.search(line.text) or not begins_page_end(line):
            break
        end = at
    return end


def _recurring(bodies: Sequence[Sequence[Line]]) -> str:
    """The first line under most questions, where that is one and the same and no answer mark."""
    filled = [line for body in bodies if (line := next((o for o in body if o.text), None))]
    said = Counter(line.text for line in filled if answered(line) is None)
    text, count = said.most_common(1)[0] if said else ("", 0)
    return text if count > 1 and count >= MOST * len(filled) else ""


def _is_inline(start: Start) -> bool:
    return bool(split_inline(start.text)[1] or split_sentence(start.text)[1])


def _contents(lines: Sequence[Line], starts: Sequence[Start]) -> int:
    """How many of the first questions are a table of contents: hardly anything stands between
    them, and all are asked again."""
    asked = [same_words(start.text) for start in starts]
    said = Counter(filter(None, asked))
    first = 0
    while first < len(starts) and said[asked[first]] > 1:
        said[asked[first]] -= 1
        first += 1
    places = [start.at for start in starts[: first + 1]]
    bare = sum(_only_titles(lines[at + 1 : then]) for at, then in pairwise(places))
    return first if bare >= MOST * (first - 1) and 1 < first < len(starts) else 0


def _only_titles(between: Sequence[Line]) -> bool:
    """Whether nothing stands there, or a chapter of a table of contents."""
    said = [line.text for line in between if line.text]
    return len(said) <= 2 and all(
        len(text) <= MAX_TITLE and text[-1] not in ".。!！?？:：" for text in said
    )


def _heading_level(lines: Sequence[Line], starts: Sequence[Start]) -> int:
    """The level of headings that end an answer: that of the questions, or where they are no
    headings, that of the heading above the first; 0 where there is none."""
    levels = Counter(lines[start.at].heading for start in starts)
    real = sum(count for level, count in levels.items() if 0 < level < BOLD)
    if real >= MOST * len(starts):
        return max(level for level in levels if level < BOLD)
    above = (line.heading for line in reversed(lines[: starts[0].at]) if not line.code)
    return next((level for level in above if 0 < level < BOLD), 0)


def _section_end(lines: Sequence[Line], at: int, end: int, level: int) -> int:
    """Where a heading ends an answer: one at least as high as the questions, or headings that
    have nothing under them before the next question."""
    for index in range(at, end):
        if level and 0 < lines[index].heading <= level and answered(lines[index]) is None:
            return index
    stop = end
    for index in range(end - 1, at, -1):
        if lines[index].heading and not lines[index].code:
            stop = index
        elif lines[index].text and lines[index].text.strip("-*_= "):
            break
    return stop


def _end_of_last(lines: Sequence[Line], starts: Sequence[Start]) -> int:
    first, last = starts[0].at, starts[-1]
    inner = lines[starts[0].last : last.at]
    recurring = {line.text.casefold() for line in inner if is_closing(line)}
    titles, top = titles_of(lines[:first]), next((i for i in range(first) if lines[i].text), first)
    captions = captions_of(lines[top + 1 : first])  # a page may name itself again at its end
    end = end_of_article(lines, last.last + 1, titles, recurring=recurring, captions=captions)
    end = _before_more_questions(lines, last.last + 1, end)
    home = _common_home([lines[start.at].home for start in starts])
    if home is not None and len(starts) > 1:
        end = min(end, _leaves(lines, last.last + 1, home))
    return end


def _before_more_questions(lines: Sequence[Line], start: int, end: int) -> int:
    """Where below the last answer a mere list of further questions begins, with the lines above
    it that name it; `end` where there is none."""
    filled = [at for at in range(start, end) if lines[at].text]
    asking = list(takewhile(lambda at: _asks_in_list(lines[at]), reversed(filled)))
    if len(asking) < MORE:
        return end
    above = filled[: len(filled) - len(asking)]
    naming = list(takewhile(lambda at: _names_questions(lines[at]), reversed(above)))
    return naming[-1] if naming and len(naming) < len(above) else end


def _asks_in_list(line: Line) -> bool:
    return bool(line.marker) and not line.code and likeness(line.text) >= ASKS


def _names_questions(line: Line) -> bool:
    return not line.marker and not line.code and _QUESTIONS.search(line.text) is not None


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
