"""Questions that carry neither number nor word: headings, bullets and lines that ask."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from llm_interview.importing.line_markers import BULLET
from llm_interview.importing.page_furniture import (
    begins_last_lines,
    is_closing,
    is_decoration,
    names_answers,
)
from llm_interview.importing.page_lines import BOLD, FOLD, Line
from llm_interview.importing.question_marks import (
    answered,
    asked,
    likeness,
    opens_asking,
    split_inline,
    split_name,
    split_sentence,
)
from llm_interview.importing.readings import SURE, Reading, Start, after, start_at

MIN_PLAIN = 3
"""Lines with a question mark that make a page of questions where nothing else does."""
MOST = 0.6
"""Share of headings that ask from which the others of their rank are questions too."""
MAX_QUESTION = 300
MAX_TASK = 150
"""Characters of a task (`Explain …`) that stands on a line of its own."""
PAIRED = 0.9
"""Share of the items of lists from which question and answer take turns in them."""
LONGER = 1.2
"""How many times as long as a question a line under it is that answers by asking."""
INSET = 3
"""Columns up to which numbers that all are 1 may be set in."""
TIGHT = 0.15
"""Share of blank lines under which they do not part paragraphs."""

MIN_INLINE = 30
"""Characters of a line that asks and answers."""
SURE_ASKS = 3.0
"""Likeness of what ends with a question mark."""
ASKS = 2.0
"""Likeness from which a line asks."""

_ASKS = re.compile(r"[?？]")
_TASK = re.compile(
    r"(?:Explain|Describe|Compare|Define|Differentiate|Distinguish|Discuss)(?:\s+\S+){2,12}\.$"
    r"|(?:Giải\s+thích|Trình\s+bày|Mô\s+tả|So\s+sánh|Phân\s+biệt|Liệt\s+kê)(?:\s+\S+){2,14}\.$"
    r"|(?:请?(?:简述|介绍|解释|说明|描述|比较|对比))[^，,。]{3,30}。$"
)


def headings(lines: Sequence[Line], level: int) -> Reading:
    """Headings of one rank that ask, and those between them."""
    at = [
        i
        for i, line in enumerate(lines)
        if line.heading == level and not line.code and _has_body(lines, i, level)
    ]
    scores = {i: likeness(lines[i].text) + after(lines, i) for i in at}
    asking = [i for i in at if scores[i] >= 2.0]
    if level == FOLD:
        asking = _unfolding(lines, at, len(asking))
        scores |= dict.fromkeys(asking, SURE)
    elif len(asking) >= MIN_PLAIN:
        asking = _with_those_between(lines, at, asking)
    starts = within_article(lines, [start_at(lines, i) for i in asking])
    return Reading(starts=starts, score=sum(max(scores[s.at], 0.5) for s in starts))


def _unfolding(lines: Sequence[Line], at: Sequence[int], asking: int) -> list[int]:
    """What opens a fold is a question, unless it says `Show answer`."""
    opened = [i for i in at if answered(lines[i]) is None]
    return opened if asking * 2 >= len(opened) else []


def _with_those_between(
    lines: Sequence[Line], at: Sequence[int], asking: Sequence[int]
) -> list[int]:
    """All headings of the rank where most of them ask; bold lines may stand before the first."""
    first = at[0] if lines[asking[0]].heading == BOLD else asking[0]
    between = [
        i
        for i in at
        if first <= i <= asking[-1] and not is_closing(lines[i]) and lines[i].text[-1:] not in ":："
    ]
    return between if len(asking) >= MOST * len(between) else list(asking)


def _has_body(lines: Sequence[Line], at: int, level: int) -> bool:
    """Whether something follows that is no heading as high as this one."""
    for index in range(at + 1, len(lines)):
        if lines[index].text:
            return not 0 < lines[index].heading <= level
    return False


def plain(lines: Sequence[Line]) -> Reading:
    """Short lines of their own that end with a question mark, and tasks among them."""
    blank = sum(not line.text for line in lines)
    tight = blank < TIGHT * len(lines)
    asking = asking_alone(lines, tight=tight)
    marked = [at for at in asking if likeness(lines[at].text) >= 3.0]
    starts = within_article(lines, [start_at(lines, at) for at in asking])
    if len(marked) < MIN_PLAIN or len(starts) < MIN_PLAIN:
        return Reading()
    return Reading(starts=starts, score=(1.5 if tight else 2.0) * len(starts))


def asking_alone(lines: Sequence[Line], *, tight: bool) -> list[int]:
    """Lines that ask and stand alone, or anywhere where blank lines are few (`tight`)."""
    asking = [at for at, line in enumerate(lines) if _asks_alone(lines, at, line, tight=tight)]
    return _without_answers_that_ask(lines, asking)


def _without_answers_that_ask(lines: Sequence[Line], asking: Sequence[int]) -> list[int]:
    """A longer line right under a question is its answer, even where it ends by asking."""
    kept: list[int] = []
    for at in asking:
        above = kept[-1] if kept else -1
        close = above >= 0 and not any(line.text for line in lines[above + 1 : at])
        if not close or len(lines[at].text) <= LONGER * len(lines[above].text):
            kept.append(at)
    return kept


def _asks_alone(lines: Sequence[Line], at: int, line: Line, *, tight: bool) -> bool:
    text = line.text
    if not 8 <= len(text) <= MAX_QUESTION or line.marker or line.code or line.heading:
        return False
    if not tight and at and lines[at - 1].text and not is_decoration(lines[at - 1]):
        return False
    if likeness(text) < 3.0 and not _is_task(lines, at, text, tight=tight):
        return False
    return _has_body(lines, at, BOLD)


def _is_task(lines: Sequence[Line], at: int, text: str, *, tight: bool) -> bool:
    """`Explain the attention mechanism.` on a line of its own."""
    if len(text) > MAX_TASK or not opens_asking(text):
        return False
    stops = text.rstrip(" .。").count(". ") + text.rstrip(" .。").count("。")
    alone = at + 1 < len(lines) and not lines[at + 1].text
    plainly = text[-1] not in ".。!！" or _asks_twice(text) or _TASK.match(text) is not None
    return not stops and (alone or (tight and plainly))


def _asks_twice(text: str) -> bool:
    """Whether a task follows a question: `What is regularization? Give examples.`."""
    head, mark, rest = text.partition("? ")
    return bool(mark) and likeness(f"{head}?") >= ASKS and opens_asking(rest)


def bulleted(lines: Sequence[Line], marker: str = BULLET) -> Reading:
    """Items of the outermost lists that ask, with text under them. With `marker` `1.`, those of
    lists that each have one item: a page that lost its numbers."""
    items = [at for at, line in enumerate(lines) if line.marker == marker and not line.code]
    outermost = min((lines[at].indent for at in items), default=0)
    inset = outermost if marker == BULLET else max(outermost, INSET)
    tops = [at for at in items if lines[at].indent <= inset]
    asking = [at for at in tops if _asks_in_list(lines[at].text)]
    pairs = _before_tellers(tops, frozenset(asking))
    if len(pairs) >= MIN_PLAIN and 2 * len(pairs) >= PAIRED * len(tops):
        return _listed(lines, pairs)
    told = [at for at in asking if _explained(lines, at) or _answers_at_once(lines[at].text)]
    kept = [at for at in told if asked(lines[at]) is None]
    if len(kept) < MIN_PLAIN or len(kept) < MOST * len(tops):
        return Reading()
    return _listed(lines, kept)


def _listed(lines: Sequence[Line], asking: Sequence[int]) -> Reading:
    found = [replace(start_at(lines, at), number="") for at in asking]
    starts = within_article(lines, found)
    return Reading(starts=starts, score=1.5 * len(starts))


def _before_tellers(tops: Sequence[int], asking: Container[int]) -> list[int]:
    """The items that ask and are followed by one that does not: question and answer in turn."""
    return [at for at, then in pairwise(tops) if at in asking and then not in asking]


def named_entries(lines: Sequence[Line]) -> Reading:
    """`1. Event loop: …`, `2. Closures: …` on a page that says it has questions with answers:
    what stands before each colon is asked for."""
    at = [i for i, line in enumerate(lines) if line.style == "1." and not line.code]
    at = [i for i in at if lines[i].indent <= INSET]
    counted = [lines[i].value for i in at] == list(range(1, len(at) + 1))
    if len(at) < MIN_PLAIN or not counted or not names_answers(lines[: at[0]]):
        return Reading()
    named = [bool(split_name(lines[i].text)[0]) for i in at]
    if sum(named) < PAIRED * len(at):
        return Reading()
    starts = [replace(start_at(lines, i), named=has) for i, has in zip(at, named, strict=True)]
    return Reading(starts=tuple(starts), score=float(len(starts)))


def inline(lines: Sequence[Line]) -> Reading:
    """Lines that each ask and answer (`What is a mask? It hides positions.`), one under the
    other and with hardly anything between them."""
    at = [i for i, line in enumerate(lines) if _asks_and_says(line)]
    if len(at) <= MIN_PLAIN:
        return Reading()
    filled = sum(bool(line.text) for line in lines[at[0] : at[-1] + 1])
    if len(at) < PAIRED * filled:
        return Reading()
    starts = within_article(lines, [start_at(lines, i) for i in at])
    return Reading(starts=starts, score=1.5 * len(starts))


def _asks_and_says(line: Line) -> bool:
    if line.marker or line.code or line.heading or len(line.text) < MIN_INLINE:
        return False
    head, rest = split_sentence(line.text)
    return bool(rest) and likeness(head) >= SURE_ASKS


def _answers_at_once(text: str) -> bool:
    return bool(split_inline(text)[1] or split_sentence(text)[1])


def _asks_in_list(text: str) -> bool:
    if _ASKS.search(text[:MAX_QUESTION]) is not None:
        return True
    head = text if len(text) <= MAX_TASK else split_inline(text)[0]
    return len(head) <= MAX_TASK and opens_asking(head)


def _explained(lines: Sequence[Line], at: int) -> bool:
    """Whether running text or a deeper item follows the item."""
    for line in lines[at + 1 : at + 4]:
        if line.text:
            return line.style not in {BULLET, lines[at].style} or line.indent > lines[at].indent
    return False


def _is_like(lines: Sequence[Line], above: Start, below: Start) -> bool:
    """Whether a heading that asks, with text below it, has the rank of the question above and
    none as high stands between them: what ends a page there is a box (`Share this`)."""
    one, other = lines[above.at].heading, lines[below.at].heading
    said = lines[above.last + 1 : below.at]
    ranked = 0 < one == other < BOLD and not any(0 < line.heading <= one for line in said)
    body = next((line.text for line in lines[below.last + 1 :] if line.text), "")
    long = len(body) + sum(sign >= "\u2e80" for sign in body) >= MIN_INLINE
    return ranked and long and likeness(lines[below.at].text) >= SURE_ASKS


def within_article(lines: Sequence[Line], starts: Sequence[Start]) -> tuple[Start, ...]:
    """Without what asks below the article: where few questions follow a line that ends pages
    (comments, related posts), they are no part of it."""
    for count in range(2, len(starts)):
        above, below = starts[count - 1], starts[count]
        if (len(starts) - count) * 2 > count or _is_like(lines, above, below):
            continue
        if any(map(begins_last_lines, lines[above.last + 1 : below.at])):
            return tuple(starts[:count])
    return tuple(starts)
