"""Questions that are told by the mark of the answer below them: `Answer:`, `Gợi ý trả lời:`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from llm_interview.importing.line_markers import BULLET
from llm_interview.importing.page_lines import Line
from llm_interview.importing.question_marks import (
    answered,
    asked,
    is_named_preface,
    is_sample,
    likeness,
    worded,
)
from llm_interview.importing.readings import ANSWERED, DEEP, Reading, Start, start_at

ASKING = 0.3
"""Share of them that ask at least, or have an answer that is called one to learn from."""
ASKS = 2.0
"""Likeness from which a line asks."""
ABOVE, HIGHER = 9, 4
"""Lines above `Answer:` among which the question is looked for, blank ones counted and not."""
NEAREST = 3
"""Lines above it among which one must stand, not counting what is said of the question."""


def before_answers(lines: Sequence[Line]) -> Reading:
    """The lines above `Answer:`: the nearest one, or one a little higher that asks."""
    starts: list[Start] = []
    score, asking = 0.0, 0
    said = -1
    for at, line in enumerate(lines):
        if line.marker or line.indent >= DEEP or not line.text or answered(line) is None:
            continue
        above = _asked_above(lines, at, said)
        said = at
        if above is None:
            continue
        mark = worded(lines[above]) or asked(lines[above])
        start = start_at(lines, above)
        starts.append(replace(start, number=mark.number, text=mark.text) if mark else start)
        likely = likeness(lines[above].text)
        asking += likely >= ASKS or is_sample(line)
        score += ANSWERED + likely
    if asking < ASKING * len(starts):
        return Reading()
    return Reading(starts=tuple(starts), score=score)


def _asked_above(lines: Sequence[Line], at: int, said: int) -> int | None:
    """The line that asks what the line `at` answers; `said` is where the last answer began."""
    above = [i for i in range(at - 1, max(at - ABOVE, said), -1) if lines[i].text]
    filled = [i for i in above if not is_named_preface(lines[i].text)]
    far = NEAREST * (1 + len(above) - len(filled))
    if not filled or filled[0] < at - far or answered(lines[filled[0]]) is not None:
        return None
    if lines[filled[0]].code or lines[filled[0]].marker == BULLET:
        return None
    near = [i for i in filled[:HIGHER] if not lines[i].code and lines[i].marker != BULLET]
    return next((i for i in near if likeness(lines[i].text) >= ASKS), filled[0])
