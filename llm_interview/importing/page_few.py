"""Pages of one or two questions that carry neither number nor word.

So few lines with a question mark are found in any text: the page must say what it is, above them
(`Interview questions`) or below the one it opens with (`Sample answer`).
"""

from __future__ import annotations

from collections.abc import Sequence

from llm_interview.importing.furniture_words import TITLE
from llm_interview.importing.page_headings import MIN_PLAIN, TIGHT, asking_alone
from llm_interview.importing.page_lines import Line
from llm_interview.importing.question_marks import answered, is_sample, likeness
from llm_interview.importing.readings import Start, start_at

ASKS = 3.0
"""Likeness of what ends with a question mark."""
TOP = 12
"""Lines at the top of a page among which it says what it is, and the first question stands."""
SAID = 40
"""Characters of what answers it."""
FAR = 40
"""Lines below a question among which its sample answer begins."""


def above_sample(lines: Sequence[Line]) -> tuple[Start, ...]:
    """The question that opens a page, where its only answer mark names a sample; empty where
    there is none."""
    marks = [at for at, line in enumerate(lines) if line.text and answered(line) is not None]
    first = next((at for at, line in enumerate(lines) if line.text), None)
    if first is None or len(marks) != 1 or not is_sample(lines[marks[0]]):
        return ()
    asks = likeness(lines[first].text) >= ASKS and marks[0] - first <= FAR
    return (start_at(lines, first),) if asks else ()


def below_title(lines: Sequence[Line]) -> tuple[Start, ...]:
    """Lines that ask, near the top of a page that says that it has questions of interviews;
    empty where they are many."""
    asking = asking_alone(lines, tight=_is_tight(lines))
    if not any(likeness(lines[at].text) >= ASKS for at in asking) or len(asking) >= MIN_PLAIN:
        return ()
    above = [line.text for line in lines[: asking[0]] if line.text]
    named = len(above) <= TOP and any(map(TITLE.search, above))
    told = all(_is_told(lines, at) for at in asking)
    return tuple(start_at(lines, at) for at in asking) if named and told else ()


def _is_tight(lines: Sequence[Line]) -> bool:
    """Whether blank lines are few between the first and the last that says something."""
    filled = [at for at, line in enumerate(lines) if line.text]
    return not filled or filled[-1] - filled[0] + 1 - len(filled) < TIGHT * len(filled)


def _is_told(lines: Sequence[Line], at: int) -> bool:
    """Whether what stands below is long enough to answer."""
    below = next((line for line in lines[at + 1 :] if line.text), None)
    return below is not None and not below.heading and len(below.text) >= SAID
